"""A list by its columns at the terminal: shown first, taken in, and taken back whole."""

from __future__ import annotations

from collections.abc import Callable

import click

from tumen.claims.actions import Reading
from tumen.claims.columns import Fate, Sheet, sheet
from tumen.claims.mapping import take_columns, take_columns_back
from tumen.claims.reports import said_of, taking, takings
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.values import ACT
from tumen.reading.columns import Columns, Meaning

#: Rows that are shown where not all are asked for.
ROWS = 20


@click.group(context_settings={"max_content_width": 110})
def columns() -> None:
    """Take in a list, a document that is kept already, by what its columns tell; and take that back whole."""


def _mapped(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what the columns tell."""
    known = ", ".join(meaning.value for meaning in Meaning)
    command = click.option(
        "--list",
        "name",
        default="",
        metavar="NAME",
        help="What you call the list: its rows are held against the earlier files of that name by their own "
        "ids, and what was said of its columns before is taken over.",
    )(command)
    command = click.option(
        "--act", type=ACT, default=None, help="What every row tells that names no act itself."
    )(command)
    return click.option(
        "--column",
        "said",
        multiple=True,
        metavar="NAME=MEANING",
        help=f"What a column tells, beside what is guessed: {known}. May be given several times.",
    )(command)


@columns.command("show")
@click.argument("id", metavar="DOCUMENT")
@_mapped
@click.option("--all", "everything", is_flag=True, help=f"Every row, and not the first {ROWS} alone.")
@as_json
@opens_existing_workspace
def show_columns(
    desk: Desk,
    id: str,
    said: tuple[str, ...],
    act: str | None,
    name: str,
    everything: bool,
    as_json: bool,
) -> None:
    """Show what taking in the list of DOCUMENT would do, row by row. Nothing is kept."""
    found = _sheet(desk, id, said, act or "", name)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    if not found.columns:
        screen.print(f"{found.document} has no list: no table with names over its columns.")
        return
    screen.print(terminal.facts([(column.name, column.meaning.value) for column in found.columns]))
    screen.print()
    table = terminal.grid(
        ("row", {"no_wrap": True, "justify": "right"}), ("", {"no_wrap": True}), ("", {"ratio": 2})
    )
    shown = found.rows if everything else found.rows[:ROWS]
    for row in shown:
        words = f"{row.words} ({row.why})" if row.why else row.words
        for change in row.changes:
            words += f"; {change.label}: {change.before or 'nothing'} → {change.now or 'nothing'}"
        table.add_row(f"{row.number:,}", row.fate.value, terminal.words(words))
    screen.print(table)
    left = len(found.rows) - len(shown)
    if left:
        screen.print(f"{left:,} more rows: --all")
    counts = ", ".join(f"{found.count(fate):,} {fate.value}" for fate in Fate if found.count(fate))
    screen.print(f"{counts}; {found.gone:,} claims of an earlier mapping would go.")
    for missing in found.missing:
        gone = f"Row {missing.number:,} of the earlier file is not in this one; {missing.claim} stays."
        screen.print(terminal.words(f"{gone} {missing.words}"))


@columns.command("take")
@click.argument("id", metavar="DOCUMENT")
@_mapped
@as_json
@opens_existing_workspace
def take(desk: Desk, id: str, said: tuple[str, ...], act: str | None, name: str, as_json: bool) -> None:
    """Propose a claim for each row of DOCUMENT by its columns. The same columns again change nothing.

    Cells of a person or an identity are covered from who is not cleared for identities, and stay so.
    """
    found = _sheet(desk, id, said, act or "", name)
    meanings = {column.name: column.meaning for column in found.columns}
    if not {*meanings.values()} - {Meaning.NOTHING}:
        raise click.ClickException(
            f"Nothing was taken in: no column of {found.document} tells anything yet. Say it with --column."
        )
    done = take_columns(
        actor=desk.actor, document=found.document, columns=meanings, act=found.act, list_name=name
    )
    _say(done, as_json)


@columns.command("back")
@click.argument("id", metavar="DOCUMENT")
@click.option("--why", required=True, metavar="TEXT", help="Why; it is kept in the audit log.")
@as_json
@opens_existing_workspace
def take_back(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Take back every claim that the columns of DOCUMENT made, but those that a person judged."""
    _say(take_columns_back(actor=desk.actor, document=id.strip().lower(), why=why), as_json)


@columns.command("list")
@as_json
@opens_existing_workspace
def list_takings(desk: Desk, as_json: bool) -> None:
    """List what was done with lists, the newest first: which were taken in, under which name, and back."""
    found = takings(desk.actor)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    if not found:
        terminal.advise("No list was taken in yet. Begin with: tumen columns show DOCUMENT")
        return
    table = terminal.grid(("", {"no_wrap": True}), ("", {"no_wrap": True}), ("", {}), ("", {"ratio": 2}))
    for line in found:
        counts = ", ".join(f"{number:,} {fate}" for fate, number in line.counts.items())
        when = f"{line.kind.value} {line.at:%Y-%m-%d %H:%M}"
        table.add_row(line.id, line.document, terminal.words(f"{when} {line.name}"), counts)
    terminal.console().print(table)


@columns.command("report")
@click.argument("id", metavar="TAKING")
@as_json
@opens_existing_workspace
def report(desk: Desk, id: str, as_json: bool) -> None:
    """Say what became of each row when a list was taken in, or what stayed when it was taken back.

    TAKING is an id of "tumen columns list".
    """
    found = taking(desk.actor, id.strip().lower())
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    if not found.is_told:
        screen.print("A sentence of this document is hidden from you, so its rows are not told.")
    table = terminal.grid(
        ("row", {"no_wrap": True, "justify": "right"}), ("", {"no_wrap": True}), ("", {"ratio": 2})
    )
    for row in found.rows:
        before = f"in the place of {row.former}" if row.former and row.claim else row.former
        told = " ".join(filter(None, (row.claim, before, ", ".join(row.about))))
        table.add_row(f"{row.number:,}" if row.number else "", row.fate, terminal.words(told))
    screen.print(table)


def _sheet(desk: Desk, id: str, said: tuple[str, ...], act: str, name: str) -> Sheet:
    guessed = sheet(desk.actor, id.strip().lower())
    if not said and not act and not name:
        return guessed
    meanings = {column.name: column.meaning for column in guessed.columns}
    before = said_of(desk.actor, name, meanings)
    meanings |= before.columns
    return sheet(desk.actor, guessed.document, {**meanings, **_said(said, meanings)}, act or before.act, name)


def _said(said: tuple[str, ...], known: Columns) -> Columns:
    found: dict[str, Meaning] = {}
    for each in said:
        name, _, meaning = each.rpartition("=")
        if name not in known:
            raise click.BadParameter(f"there is no column “{name}”. There are: {', '.join(known)}.")
        try:
            found[name] = Meaning(meaning.strip().lower())
        except ValueError as error:
            words = ", ".join(one.value for one in Meaning)
            raise click.BadParameter(f"“{meaning}” is nothing that a column tells. Use {words}.") from error
    return found


def _say(done: Reading, as_json: bool) -> None:
    if as_json:
        terminal.answer(terminal.plain(done))
        return
    terminal.console().print(
        f"{done.document}: {done.new:,} new, {done.changed:,} changed, {done.unchanged:,} the same, "
        f"{done.reviewed:,} that a person judged left as they are, {done.beside:,} waiting beside them, "
        f"{done.superseded:,} taken back."
    )
