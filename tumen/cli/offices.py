"""The commands of offices: which there are, who held each, and that noted."""

from __future__ import annotations

from datetime import date

import click

from tumen.claims import queries, seating
from tumen.claims.queries import HolderView
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.vocabulary.offices import OfficeKind, known_offices
from tumen.vocabulary.where import country_name


@click.group(context_settings={"max_content_width": 110})
def office() -> None:
    """Keep the offices that are asked to act, and who held each of them from when until when."""


@office.command("list")
@as_json
@opens_existing_workspace
def list_offices(desk: Desk, as_json: bool) -> None:
    """List the offices, with who holds each today as far as is known."""
    found = queries.offices(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if not found:
        terminal.advise("No office is kept yet. Add one: tumen office add")
        return
    table = terminal.grid(("office", {"no_wrap": True}), ("", {"ratio": 2}), ("today", {"ratio": 1}))
    for each in found:
        of = f"{each.name} ({country_name(each.country)})" if each.country else each.name
        now = ", ".join(holder.name for holder in each.held_on(date.today()))
        table.add_row(each.id, terminal.words(of), terminal.words(now or "not known"))
    terminal.console().print(table)


@office.command("show")
@click.argument("id", metavar="OFFICE")
@as_json
@opens_existing_workspace
def show_office(desk: Desk, id: str, as_json: bool) -> None:
    """Show OFFICE with everybody who held it, and where that is known from."""
    found = queries.office(desk.actor, id.strip().lower())
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  {found.name}"))
    for each in found.holders:
        screen.print(terminal.words(f"{each.id}  {each.name}, {_years(each)}", "bold"))
        known = f"document {each.document}" if each.document else each.why
        screen.print(terminal.words(f"    {f'Taken back: {each.struck}' if each.struck else known}"))


def _years(holder: HolderView) -> str:
    since = when_words(holder.since) if holder.since else "not known"
    return f"{since} to {when_words(holder.until) if holder.until else 'open'}"


@office.command("add")
@click.option("--name", metavar="TEXT", default="", help="What the office is called.")
@click.option(
    "--kind", type=click.Choice([each.value for each in OfficeKind]), default="other", help="What it is."
)
@click.option("--country", metavar="CODE", default="", help="For which state it speaks, such as CN.")
@click.option("--called", metavar="TEXT", multiple=True, help="What documents call it besides.")
@click.option("--known", type=click.Choice(list(known_offices())), help="One of the vocabulary.")
@opens_existing_workspace
def add_office(
    desk: Desk, name: str, kind: str, country: str, called: tuple[str, ...], known: str | None
) -> None:
    """Add an office, or one that the vocabulary knows with those who held it."""
    made = seating.add_office(
        actor=desk.actor, name=name, kind=kind, country=country.upper(), names=called, known=known or ""
    )
    terminal.advise(f"{made.public_id} is kept. Say who held it: tumen office holder")


@office.command("holder")
@click.argument("id", metavar="OFFICE")
@click.option("--name", metavar="TEXT", required=True, help="Who held it.")
@click.option("--address", metavar="TEXT", default="", help="How a letter addresses them.")
@click.option("--since", metavar="DATE", default="", help="Since when: 2023-11-13, 2023-11 or 2023.")
@click.option("--until", metavar="DATE", default="", help="Until when; left out for who holds it still.")
@click.option("--document", metavar="DOCUMENT", default="", help="The document that tells it.")
@click.option("--why", metavar="TEXT", default="", help="Or where you know it from.")
@opens_existing_workspace
def add_holder(
    desk: Desk, id: str, name: str, address: str, since: str, until: str, document: str, why: str
) -> None:
    """Say who held OFFICE, from when until when, by which document or whose word."""
    made = seating.add_holder(
        actor=desk.actor,
        office=id.strip().lower(),
        name=name,
        address=address,
        since=since,
        until=until,
        document=document.strip().lower(),
        why=why,
    )
    terminal.console().print(f"{made.public_id} is kept.")


@office.command("strike")
@click.argument("holder", metavar="HOLDER")
@click.option("--why", metavar="TEXT", required=True, help="Why it is taken back.")
@opens_existing_workspace
def strike_holder(desk: Desk, holder: str, why: str) -> None:
    """Take back who held an office: HOLDER stays in the list, struck, and counts no more."""
    struck = seating.strike_holder(actor=desk.actor, holder=holder.strip().lower(), why=why)
    terminal.console().print(f"{struck.public_id} is struck.")
