"""The command that prints the record: what happened, by date, every figure beside the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tumen.access.models import Viewer
from tumen.claims.queries import ClaimGradeView, ClaimView, claim_grades, claims, graded
from tumen.cli import terminal
from tumen.cli.claims import cited, marks, published_in, teller
from tumen.cli.documents import listing
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.persons import everybody, line_for_machines, print_list
from tumen.cli.totals import Counted
from tumen.cli.values import ACT
from tumen.corroboration.figures import GroupKind, Role
from tumen.documents.queries import documents
from tumen.record import queries
from tumen.record.queries import EventSummary, FigureLine, StandardView
from tumen.record.titles import when_words
from tumen.vault.advising import completed
from tumen.vocabulary.dates import Interval

Section = list[EventSummary]

#: The parts of the record in their order: name for machines, heading, what it holds, and its query.
SECTIONS: tuple[tuple[str, str, str, Callable[[Viewer], Section]], ...] = (
    ("events", "Events", "What happened, by date.", queries.events),
    ("undated", "Events without a date", "What happened at a time that nothing tells.", queries.undated),
    ("states", "States", "What was so, as of a day.", queries.states),
    ("totals", "Totals", "What a list counted over a period.", queries.totals),
    ("rates", "Rates", "What is told per period, again and again.", queries.rates),
    ("not_told", "Not told as having happened", "Feared, planned, demanded, denied ...", queries.not_told),
)

NEVER_SUMMED = "Figures stand side by side as their sources give them; nothing is added up."

#: Columns of a line that do not grow with the terminal: the figure, and the document's id.
FIGURE_WIDTH, ID_WIDTH = 14, 10
#: From this width on there is room to say where a figure was published.
WIDE = 110


@click.command(short_help="Print the record: what happened, by date.")
@click.option("--act", type=ACT, help="Only this act: arrest, detention, forced return, ...")
@click.option("--year", type=click.IntRange(1, 9999), metavar="YEAR", help="Only what may fall into it.")
@click.option("--persons", is_flag=True, help="The persons whom claims tell of, without their names.")
@as_json
@opens_existing_workspace
def record(desk: Desk, act: str | None, year: int | None, persons: bool, as_json: bool) -> None:
    """Print the record: what happened, by date, with every figure, its words, who says so, and the document.

    States, totals and rates stand apart from events, and so does what was only feared, asked or denied.
    Figures are never added up. "tumen show" has each event, document and claim in full, by its id.
    """
    if persons:
        found = everybody(desk.actor, act)
        if as_json:
            terminal.answer([line_for_machines(line) for line in found])
        else:
            print_list(terminal.console(), found)
        return
    standards = queries.standards_held(desk.actor)
    sections = {name: _chosen(query(desk.actor), act, year) for name, _, _, query in SECTIONS}
    told = {claim.id: claim for claim in claims(desk.actor, _claims_in(sections.values()))}
    counted = Counted.seen_by(desk.actor, told)
    held = documents(desk.actor)
    undated = [document for document in held if document.needs_a_date]
    if as_json:
        rest = {"documents": len(held), "needs_a_date": undated, "stale": queries.stale(desk.actor)}
        grades = claim_grades(desk.actor, told)
        terminal.answer({**_for_machines(sections, told, standards, grades, counted), **rest})
        return
    screen = terminal.console()
    _print_head(screen, desk, len(held))
    for name, title, meaning, _ in SECTIONS:
        if sections[name]:
            _print_section(screen, title, meaning, sections[name], told, standards, counted)
    if not any(sections.values()):
        screen.print()
        screen.print(_nothing(has_documents=bool(held), is_chosen=bool(act or year)))
    if undated:
        _print_title(screen, "Documents that need a date", "“Last week” and the like stay open in them.")
        screen.print(listing(undated))
    terminal.warn(_staleness(desk))


def _chosen(section: Section, act: str | None, year: int | None) -> Section:
    within = Interval.year(year) if year else None
    return [
        event
        for event in section
        if act in (None, event.act) and (within is None or (event.when and event.when.overlaps(within)))
    ]


def _claims_in(sections: Iterable[Section]) -> list[str]:
    return [line.claim for section in sections for event in section for line in event.lines]


def _for_machines(
    sections: Mapping[str, Section],
    told: Mapping[str, ClaimView],
    standards: Mapping[str, StandardView],
    grades: Mapping[str, tuple[ClaimGradeView, ...]],
    counted: Counted,
) -> dict[str, Any]:
    return {
        name: [_event_for_machines(one, told, standards.get(one.id), grades, counted) for one in section]
        for name, section in sections.items()
    }


def _event_for_machines(
    event: EventSummary,
    told: Mapping[str, ClaimView],
    standard: StandardView | None,
    grades: Mapping[str, tuple[ClaimGradeView, ...]],
    counted: Counted,
) -> dict[str, Any]:
    figures = [
        {
            **terminal.plain(line),
            "words": claim.quote.exact,
            "sentence": claim.sentence_text,
            "quote_stands": claim.quote_stands,
            "published": claim.published,
            "credibility": held.credibility if (held := graded(grades.get(claim.id, ()))) else None,
            "repeats": terminal.plain(counted.again.get(claim.id)),
        }
        for line in event.lines
        if (claim := told.get(line.claim))
    ]
    fields = terminal.plain(event)
    del fields["lines"]
    proof = {"standard": standard.standard if standard else None}
    made = {"explained": counted.explained.get(event.id, ())} if event.kind is GroupKind.TOTAL else {}
    return {**fields, "range_words": event.range_words, **proof, **made, "figures": figures}


def _print_head(screen: Console, desk: Desk, held: int) -> None:
    screen.print(terminal.heading("The record"))
    where = f"{terminal.counted(held, 'document')} in {desk.workspace.path}"
    screen.print(terminal.words(where, "dim"))
    screen.print(terminal.words(NEVER_SUMMED, "dim"))


def _print_title(screen: Console, title: str, meaning: str) -> None:
    screen.print()
    screen.print(terminal.line(terminal.words(title.upper(), "bold"), "  ", terminal.words(meaning, "dim")))


def _print_section(
    screen: Console,
    title: str,
    meaning: str,
    section: Section,
    told: Mapping[str, ClaimView],
    standards: Mapping[str, StandardView],
    counted: Counted,
) -> None:
    _print_title(screen, title, meaning)
    for event in section:
        screen.print()
        screen.print(_headline(event))
        if held := standards.get(event.id):
            screen.print(terminal.words(f"Standard of proof: {held.standard.words}, says {held.actor}."))
        if said := counted.mark_of(event):
            screen.print(terminal.words(said, "dim"))
        if event.voices_words:
            screen.print(terminal.words(f"{event.voices_words}.", "dim"))
        screen.print(_figures(event, told, screen.width))


def _headline(event: EventSummary) -> Table:
    """Date and title on the left, the id on the right."""
    when = when_words(event.when) if event.when else "no date"
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, width=ID_WIDTH)
    table.add_row(
        terminal.line(terminal.words(when, "bold cyan"), "  ", terminal.words(event.name, "bold")), event.id
    )
    return table


def _figures(event: EventSummary, told: Mapping[str, ClaimView], width: int) -> Table:
    """The figures of one event under each other, in the same columns for every event."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=0)
    table.add_column(width=FIGURE_WIDTH, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    if width >= WIDE:
        table.add_column(ratio=2, overflow="fold")
    table.add_column(width=ID_WIDTH, no_wrap=True)
    for line in event.lines:
        if claim := told.get(line.claim):
            table.add_row(*_cells(line, claim, width))
    return table


def _cells(line: FigureLine, claim: ClaimView, width: int) -> Iterator[Text | str]:
    counts = line.role is Role.COUNTS
    yield ""
    yield terminal.words(str(line.quantity), "" if counts else "dim")
    yield _words(line, claim)
    yield terminal.words(teller(claim))
    if width >= WIDE:
        yield terminal.words(published_in(claim), "dim")
    yield terminal.words(line.document, "dim")


def _words(line: FigureLine, claim: ClaimView) -> Text:
    noted = marks(claim)
    if line.role is not Role.COUNTS:
        noted.insert(0, line.role.value)
    if not claim.quote_stands:
        return terminal.line(cited(claim), " ", terminal.words("not in the document any more", "bold red"))
    return terminal.line(cited(claim), *(terminal.words(f" · {mark}", "dim") for mark in noted))


def _nothing(*, has_documents: bool, is_chosen: bool) -> str:
    if is_chosen:
        return "Nothing in the record is of this act and year."
    if has_documents:
        return "The documents give no figure of people or cases."
    return completed("There is nothing in the record yet. Add documents: tumen read PATH")


def _staleness(desk: Desk) -> Iterator[str]:
    if found := queries.stale(desk.actor):
        changes = terminal.counted(len(found), "change")
        first = f"{found[0].item}: {found[0].why}"
        yield completed(
            f"{changes} not in the record yet, beginning with {first}. Bring it up to date: tumen read"
        )
