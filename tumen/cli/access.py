"""The commands that say who may do and see what, and what is covered in documents."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import click

from tumen.access.actions import (
    MOST_HOURS,
    break_glass,
    found_compartment,
    grant,
    read_notices,
    revoke,
)
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor, GrantKind, Level
from tumen.access.queries import actor_named, actors, compartments, may_see
from tumen.claims.actions import set_sensitivity as set_claim_sensitivity
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.documents.actions import mark_identity, move, set_sensitivity, unmark_identity
from tumen.documents.models import CoverKind
from tumen.documents.queries import covers

_why = click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept with the change.")
_kind = click.argument("kind", type=click.Choice([kind.value for kind in GrantKind]))
_value = click.argument("value", default="")


@click.group(context_settings={"max_content_width": 110})
def access() -> None:
    """Say who may do and see what, keep documents apart, cover identities."""


@access.command("list")
@as_json
@opens_existing_workspace
def list_access(desk: Desk, as_json: bool) -> None:
    """List who holds what, and the compartments. Who is no keeper is shown their own part."""
    who, circles = actors(desk.actor), compartments(desk.actor)
    if as_json:
        terminal.answer({"actors": who, "compartments": circles})
        return
    table = terminal.grid(("actor", {"no_wrap": True}), ("name", {}), ("holds", {"ratio": 3}))
    for one in who:
        held = ", ".join(
            f"{given.kind.value} {given.value}".strip() + _end(given.until) for given in one.grants
        )
        table.add_row(one.id, terminal.words(one.name), terminal.words(held or "nothing"))
    terminal.console().print(table)
    for circle in circles:
        members = ", ".join(circle.members) or "nobody"
        documents = terminal.counted(circle.documents, "document")
        terminal.console().print(terminal.line(f"{circle.id}  {circle.name}: {documents}; {members}"))


@access.command("grant")
@click.argument("actor", metavar="ACTOR")
@_kind
@_value
@click.option("--until", metavar="DATE", help="The last day on which it holds, as 2027-01-31.")
@_why
@opens_existing_workspace
def grant_something(desk: Desk, actor: str, kind: str, value: str, until: str | None, why: str) -> None:
    """Give ACTOR (a name or an id) a role, a clearance, sight of identities, a compartment, or the right to
    open an item in an emergency for up to VALUE hours."""
    to = _actor(desk, actor)
    grant(actor=desk.actor, to=to, kind=kind, value=value, why=why, until=_end_of_day(until))
    click.echo(terminal.safe(f"{to.name} (a-{to.pk}) {_held(kind, value)} from now on."))


@access.command("revoke")
@click.argument("actor", metavar="ACTOR")
@_kind
@_value
@_why
@opens_existing_workspace
def revoke_something(desk: Desk, actor: str, kind: str, value: str, why: str) -> None:
    """Take from ACTOR what they were granted, at once."""
    of = _actor(desk, actor)
    revoke(actor=desk.actor, of=of, kind=kind, value=value, why=why)
    click.echo(terminal.safe(f"No longer: {of.name} (a-{of.pk}) {_held(kind, value)}."))


@access.command("found")
@click.argument("name")
@_why
@opens_existing_workspace
def found(desk: Desk, name: str, why: str) -> None:
    """Make a compartment called NAME; nobody is a member of it yet."""
    made = found_compartment(actor=desk.actor, name=name, why=why).public_id
    terminal.advise(f"{made} was made. Nobody is a member yet: tumen access grant ACTOR compartment {made}")


@access.command("move")
@click.argument("document", metavar="DOCUMENT")
@click.option("--into", metavar="COMPARTMENT", help="The compartment to put it into, by id or name.")
@click.option("--out-of", metavar="COMPARTMENT", help="The compartment to take it out of.")
@_why
@opens_existing_workspace
def move_document(desk: Desk, document: str, into: str | None, out_of: str | None, why: str) -> None:
    """Put DOCUMENT into a compartment, or take it out of one.

    A document in several is shown only to those who are members of all of them.
    """
    if not into and not out_of:
        raise click.UsageError("Name a compartment: --into or --out-of.")
    move(actor=desk.actor, document=_id(document), into=into, out_of=out_of, why=why)
    click.echo(terminal.safe(f"{_id(document)} was moved."))
    if into and not may_see(desk.actor, _id(document)):
        terminal.advise(
            "You do not see it any more: only members of its compartments do (tumen access list)."
        )


@access.command("level")
@click.argument("item", metavar="ITEM")
@click.argument("level", type=click.Choice([level.value for level in Level]))
@_why
@opens_existing_workspace
def set_level(desk: Desk, item: str, level: str, why: str) -> None:
    """Say how sensitive ITEM is, a document or a claim. Only a keeper makes it less sensitive."""
    id = _id(item)
    if id.startswith("c-"):
        set_claim_sensitivity(actor=desk.actor, claim=id, level=level, why=why)
    else:
        set_sensitivity(actor=desk.actor, document=id, level=level, why=why)
    click.echo(terminal.safe(f"{id} is {level}."))


@access.command("mark")
@click.argument("document", metavar="DOCUMENT")
@click.argument("words")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in CoverKind if kind is not CoverKind.CLAIM]),
    default=CoverKind.NAME.value,
    show_default=True,
    help="What the words tell.",
)
@_why
@opens_existing_workspace
def mark(desk: Desk, document: str, words: str, kind: str, why: str) -> None:
    """Cover WORDS of DOCUMENT from everybody who is not cleared for identities.

    Names, contacts and numbers are covered in every document; the rest in this one.
    """
    made = mark_identity(actor=desk.actor, document=_id(document), words=words, kind=kind, why=why)
    click.echo(f"They are covered, as {made.public_id}.")


@access.command("unmark")
@click.argument("cover", metavar="COVER")
@_why
@opens_existing_workspace
def unmark(desk: Desk, cover: str, why: str) -> None:
    """Take COVER off: what it covers is no identity."""
    unmark_identity(actor=desk.actor, cover=_id(cover), why=why)
    click.echo(terminal.safe(f"{_id(cover)} is taken off."))


@access.command("covers")
@click.argument("document", metavar="DOCUMENT")
@as_json
@opens_existing_workspace
def list_covers(desk: Desk, document: str, as_json: bool) -> None:
    """List what is covered in DOCUMENT, by whom or by which rule."""
    found = covers(desk.actor, _id(document))
    if as_json:
        terminal.answer(found)
        return
    fixed: dict[str, Any] = {"no_wrap": True}
    table = terminal.grid(("cover", fixed), ("kind", fixed), ("words", {}), ("by", {}))
    for one in found:
        by = f"{one.marked_by}: {one.why}" if one.marked_by else one.rule
        table.add_row(one.id, one.kind, terminal.words(one.words), terminal.words(by))
    terminal.console().print(table)


@access.command("notices")
@as_json
@opens_existing_workspace
def list_notices(desk: Desk, as_json: bool) -> None:
    """List what keepers are told: items opened in an emergency, and what somebody granted themselves.

    Until a keeper has looked here, each of their commands says that there is something new.
    """
    found = read_notices(actor=desk.actor)
    if as_json:
        terminal.answer(found)
    for one in () if as_json else found:
        said = f"{one.at:%Y-%m-%d %H:%M} {one.actor} {one.what}, {one.item}{_end(one.until)}: {one.why}"
        terminal.console().print(terminal.line(said))


@access.command("break-glass")
@click.argument("item", metavar="DOCUMENT")
@click.option(
    "--hours", type=click.IntRange(1, MOST_HOURS), default=1, show_default=True, help="For how long."
)
@_why
@opens_existing_workspace
def open_in_an_emergency(desk: Desk, item: str, hours: int, why: str) -> None:
    """Open DOCUMENT in an emergency, with its identities, where a keeper granted that you may.

    Every keeper is told, with your reason.
    """
    made = break_glass(actor=desk.actor, item=_id(item), why=why, hours=hours)
    click.echo(f"{made.item} is open to you until {made.until:%Y-%m-%d %H:%M} UTC. Every keeper is told.")


def _actor(desk: Desk, named: str) -> Actor:
    found = actor_named(desk.actor, named)
    if found is None:
        raise UnknownActor(
            "Nobody is known here under that name. `tumen access list` shows who is; `tumen account "
            "invite NAME --role ROLE` makes somebody known."
        )
    return found


def _held(kind: str, value: str) -> str:
    """What somebody may who was granted this: "sees identities"."""
    return {
        GrantKind.ROLE: f"has the role {value}",
        GrantKind.CLEARANCE: f"is cleared for what is {value}",
        GrantKind.IDENTITY: "sees identities",
        GrantKind.COMPARTMENT: f"is a member of the compartment {value}",
        GrantKind.BREAK_GLASS: f"may open a document in an emergency, for at most {value} "
        f"{'hour' if value == '1' else 'hours'}",
    }[GrantKind(kind)]


def _end(until: datetime | None) -> str:
    return f" until {until:%Y-%m-%d %H:%M}" if until else ""


def _end_of_day(day: str | None) -> datetime | None:
    if day is None:
        return None
    try:
        return datetime.combine(datetime.strptime(day, "%Y-%m-%d").date(), time.max, UTC)
    except ValueError as error:
        raise click.BadParameter(f"“{day}” is no day. Write it as 2027-01-31.") from error


def _id(given: str) -> str:
    return given.strip().lower()
