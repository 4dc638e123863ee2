"""Persons at the terminal: listed and shown without a name, judged, opened, and looked up by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click
from rich.console import Console

from tumen.access.models import Viewer
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record import actions
from tumen.record.queries import PersonLine, PersonView
from tumen.record.queries import person as find
from tumen.record.queries import persons as listed
from tumen.record.titles import when_words
from tumen.vault.advising import completed

_why = click.option("--why", metavar="TEXT", required=True, help="Your reason; it is kept.")
#: Persons that the terminal lists at most: the pages have them all, fifty at a time.
MOST = 500


def everybody(viewer: Viewer, act: str | None) -> list[PersonLine]:
    """The newest persons that the viewer may see, with what was done to them where ``act`` says so."""
    found: list[PersonLine] = []
    page = listed(viewer, act=act or "")
    found += page.lines
    while page.after and len(found) < MOST:
        page = listed(viewer, after=page.after, act=act or "")
        found += page.lines
    return found


def person_ids(viewer: Viewer) -> list[str]:
    """The ids of the newest persons."""
    return [line.id for line in everybody(viewer, None)]


def find_person(viewer: Viewer, id: str) -> PersonView:
    """Raises NoSuchPerson."""
    return find(viewer, id)


def line_for_machines(line: PersonLine) -> dict[str, Any]:
    """A person of the list as JSON holds them."""
    return {**terminal.plain(line), "words": line.words}


def person_for_machines(found: PersonView) -> dict[str, Any]:
    """A person as JSON holds them; the identity is null until it was opened."""
    return {**terminal.plain(found), "words": found.words}


def print_list(screen: Console, lines: Iterable[PersonLine]) -> None:
    """Persons under each other: who, which stages are told of, in how many documents."""
    found = list(lines)
    screen.print(terminal.heading("Persons"))
    screen.print(
        terminal.words("Described and not named. Nothing is joined but by a person’s judgement.", "dim")
    )
    if not found:
        screen.print("No claim tells of a person yet.")
        return
    table = terminal.grid(
        ("person", {"ratio": 3}),
        ("stages", {"ratio": 3}),
        ("documents", {"no_wrap": True, "justify": "right"}),
        ("id", {"no_wrap": True}),
    )
    for line in found:
        stages = ", ".join(stage.value for stage in line.stages)
        table.add_row(terminal.words(line.words), terminal.words(stages), f"{line.documents:,}", line.id)
    screen.print(table)
    if len(found) >= MOST:
        terminal.advise(f"The newest {MOST:,}; the pages (tumen serve) list all.")


def print_person(screen: Console, found: PersonView) -> None:
    """One person: the chain of stages, then what each source tells."""
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  person, revision {found.revision}"))
    screen.print(terminal.heading(found.words[:1].upper() + found.words[1:]))
    screen.print()
    screen.print(terminal.facts(_facts(found)))
    for source in found.sources:
        screen.print()
        published = when_words(source.published) if source.published else "no date"
        screen.print(terminal.heading(f"{source.title} ({source.publisher or 'no publisher'}, {published})"))
        for line in source.lines:
            when = when_words(line.when) if line.when else ""
            told = ", ".join(part for part in (line.act, when, line.place) if part)
            marks = "denied" if line.is_denied else line.realis
            screen.print(terminal.line(f"  {told}{f' ({marks})' if marks else ''}  ", line.claim))
            quote = f"“{line.quote}”" if line.quote else "not shown: it tells how or where somebody crossed"
            screen.print(terminal.words(f"    {quote}", "dim"))


def _facts(found: PersonView) -> Iterator[tuple[str, str]]:
    for reached in found.stages:
        when = when_words(reached.when) if reached.when else "no date"
        as_of = f", as of {when_words(reached.as_of)}" if reached.as_of else ""
        differ = "; the sources name different times" if reached.disagree else ""
        yield reached.stage.value, f"{when} ({reached.certainty.value}{as_of}{differ})"
    if found.identity:
        yield "names", "; ".join(found.identity.names)
        for what, told in (("relatives", found.identity.relatives), ("age", found.identity.ages)):
            if told:
                yield what, "; ".join(told)
        for place, time, act in found.identity.whereabouts:
            yield "whereabouts", f"{place}: {act}{f', {when_words(time)}' if time else ''}"
    elif found.may_open:
        yield "identity", completed(f"closed; tumen person open {found.id} --why TEXT")
    for each in found.possible:
        reasons = "; ".join(reason.value for reason in each.reasons)
        yield "possibly", f"{each.id}, {each.words}: {each.band.value} ({reasons})"
    for line in found.judgements:
        said = "is one with" if line.is_same else "is another than"
        undone = f" Taken back by {line.undone_by}: {line.undone_why}" if line.undone_by else ""
        yield f"judgement {line.number}", f"{line.left} {said} {line.right}, {line.actor}: {line.why}{undone}"


@click.group(context_settings={"max_content_width": 110})
def person() -> None:
    """Judge who is the same person, open an identity, look a name up."""


@person.command("judge")
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@click.option("--same/--apart", "is_same", required=True, help="One person, or two.")
@_why
@opens_existing_workspace
def judge_person(desk: Desk, left: str, right: str, is_same: bool, why: str) -> None:
    """Judge whether two PERSONs are one. It takes sight of identities; "tumen person undo" takes it back."""
    judge = actions.judge_same_person if is_same else actions.judge_different_person
    line = judge(actor=desk.actor, left=_id(left), right=_id(right), why=why)
    said = "are one person" if is_same else "are two persons"
    terminal.console().print(f"Judgement {line.pk}: {_id(left)} and {_id(right)} {said}.")


@person.command("undo")
@click.argument("number", metavar="JUDGEMENT", type=click.IntRange(min=1))
@_why
@opens_existing_workspace
def undo_person(desk: Desk, number: int, why: str) -> None:
    """Take JUDGEMENT on two persons back. Both lines stay."""
    actions.undo_judgement(actor=desk.actor, judgement=number, why=why)
    terminal.console().print(f"Judgement {number} was taken back.")


@person.command("open")
@click.argument("id", metavar="PERSON")
@_why
@as_json
@opens_existing_workspace
def open_person(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Show who PERSON is: names, relatives, whereabouts, to you, for an hour. The reason is kept."""
    actions.open_identity(actor=desk.actor, person=_id(id), why=why)
    found = find(desk.actor, _id(id))
    if as_json:
        terminal.answer(person_for_machines(found))
    else:
        print_person(terminal.console(), found)


@person.command("seek")
@click.argument("name", metavar="NAME")
@as_json
@opens_existing_workspace
def seek_person(desk: Desk, name: str, as_json: bool) -> None:
    """List the persons who can be called NAME, in any spelling. That you looked is kept, the name is not.

    Your shell may keep what you type: begin the line with a blank where it leaves such lines out.
    """
    found = actions.seek_person(actor=desk.actor, name=name)
    if as_json:
        terminal.answer([line_for_machines(line) for line in found])
    else:
        print_list(terminal.console(), found)


def _id(typed: str) -> str:
    return typed.strip().lower()
