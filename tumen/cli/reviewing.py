"""The commands by which a person reviews claims: accept, reject, correct, split, merge, mark, and undo."""

from __future__ import annotations

import click

from tumen.claims import actions
from tumen.claims.models import Status
from tumen.claims.queries import claim as find_claim
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.slot_values import FORMS, typed_value
from tumen.record.actions import refresh
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import SLOTS

_why = click.option("--why", default="", metavar="TEXT", help="The reason; it is kept with what is done.")
_must_say_why = click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept.")


@click.command("accept")
@click.argument("id", metavar="CLAIM")
@_why
@as_json
@opens_existing_workspace
def accept(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Accept CLAIM: the document says so."""
    actions.review_claim(actor=desk.actor, claim=_id(id), verdict=Status.ACCEPTED, why=why)
    _say(desk, [_id(id)], as_json=as_json)


@click.command("reject")
@click.argument("id", metavar="CLAIM")
@_must_say_why
@as_json
@opens_existing_workspace
def reject(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Reject CLAIM: the document does not say so."""
    actions.review_claim(actor=desk.actor, claim=_id(id), verdict=Status.REJECTED, why=why)
    _say(desk, [_id(id)], as_json=as_json)


@click.command("correct")
@click.argument("id", metavar="CLAIM")
@click.argument("slot", metavar="SLOT", type=click.Choice(list(SLOTS)))
@click.argument("value", metavar="VALUE", default="")
@click.option("--nothing", is_flag=True, help="The document tells nothing of it.")
@_why
@as_json
@opens_existing_workspace
def correct(desk: Desk, id: str, slot: str, value: str, nothing: bool, why: str, as_json: bool) -> None:
    if bool(value.strip()) == nothing:
        raise click.UsageError("Give a VALUE, or say that the document tells nothing of it: --nothing.")
    typed = None if nothing else typed_value(slot, value)
    actions.correct_slot(actor=desk.actor, claim=_id(id), name=slot, value=typed, why=why)
    _say(desk, [_id(id)], as_json=as_json)


correct.help = f"Give SLOT of CLAIM another VALUE; the machine's stays beside it.\n\n{FORMS}"


@click.command("split")
@click.argument("id", metavar="CLAIM")
@click.option("--words", required=True, metavar="TEXT", help="The words of the first, as they stand.")
@click.option("--other", required=True, metavar="TEXT", help="The words of the second, as they stand.")
@_why
@as_json
@opens_existing_workspace
def split(desk: Desk, id: str, words: str, other: str, why: str, as_json: bool) -> None:
    """Make two claims of CLAIM. Both begin with its slots, and count once they are accepted."""
    parts = actions.split_claim(actor=desk.actor, claim=_id(id), words=words, other=other, why=why)
    _say(desk, [part.public_id for part in parts], as_json=as_json)


@click.command("merge")
@click.argument("id", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@_why
@as_json
@opens_existing_workspace
def merge(desk: Desk, id: str, other: str, why: str, as_json: bool) -> None:
    """Take the second CLAIM of a document into the first: two readings of one thing."""
    actions.merge_claims(actor=desk.actor, claim=_id(id), other=_id(other), why=why)
    _say(desk, [_id(id)], as_json=as_json)


@click.command("mark")
@click.argument("document", metavar="DOCUMENT")
@click.option("--words", required=True, metavar="TEXT", help="Its words, as they stand in the text.")
@click.option(
    "--sort",
    required=True,
    type=click.Choice([sort.value for sort in ClaimSort]),
    help="What it tells.",
)
@click.option("--nth", type=click.IntRange(1), help="Which of several places is meant, 1 for the first.")
@_why
@as_json
@opens_existing_workspace
def mark(desk: Desk, document: str, words: str, sort: str, nth: int | None, why: str, as_json: bool) -> None:
    """Mark a claim in DOCUMENT that no machine read. Its slots are given with tumen claim correct."""
    marked = actions.mark_claim(
        actor=desk.actor, document=_id(document), words=words, sort=sort, nth=nth or 0, why=why
    )
    _say(desk, [marked.public_id], as_json=as_json)


@click.command("undo")
@click.argument("id", metavar="CLAIM")
@_why
@as_json
@opens_existing_workspace
def undo(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Undo the last thing that somebody did to CLAIM. That it was done, and undone, both stay."""
    step = actions.undo_step(actor=desk.actor, claim=_id(id), why=why)
    _say(desk, [step.claim.public_id], as_json=as_json)


#: What joins the commands of `tumen claim`.
COMMANDS = (accept, reject, correct, split, merge, mark, undo)


def _id(typed: str) -> str:
    return typed.strip().lower()


def _say(desk: Desk, ids: list[str], *, as_json: bool) -> None:
    """Bring the record up to date, and say where each claim stands."""
    refresh(actor=desk.actor)
    found = [find_claim(desk.actor, id) for id in ids]
    if as_json:
        terminal.answer([{"id": each.id, "status": each.status.value} for each in found])
        return
    for each in found:
        said = f"{each.id}: {each.status.value}, “{' '.join(each.quote.exact.split())}”."
        terminal.console().print(terminal.line(said))
