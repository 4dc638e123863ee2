"""The commands by which two people code a document apart, and differences are settled."""

from __future__ import annotations

from typing import Any

import click

from tumen.claims import coding as actions
from tumen.claims.models import Status
from tumen.claims.queries import DocumentCoding, coding
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.slot_values import FORMS, typed_values
from tumen.record.actions import refresh
from tumen.vocabulary.slots import SLOTS

_SETS = "A slot that is read otherwise than the machine did, as SLOT=VALUE; SLOT= for nothing. Repeatable."
_set = click.option("--set", "pairs", multiple=True, metavar="SLOT=VALUE", help=_SETS)
_verdict = click.option(
    "--accept/--reject", "is_so", required=True, help="The document says so, or does not say so."
)
_together = click.option("--together", is_flag=True, help="Both coders decided it, and you are one of them.")


@click.group(context_settings={"max_content_width": 110})
def code() -> None:
    """Code a document apart from somebody else, see how far both agree, settle where they differ.

    Neither is shown what the other says before both have finished. On one computer each works under an
    account of their own (tumen serve --accounts), or as another user of the system.
    """


@code.command("take")
@click.argument("document", metavar="DOCUMENT")
@opens_existing_workspace
def take(desk: Desk, document: str) -> None:
    """Take DOCUMENT for coding. Two people can have it."""
    id = _id(document)
    actions.take_coding(actor=desk.actor, document=id)
    terminal.console().print(f"{id} is yours to code: {len(coding(desk.actor, id).units)} claims.")


@code.command("claim")
@click.argument("id", metavar="CLAIM")
@_verdict
@_set
@click.option("--why", default="", metavar="TEXT", help="The reason; the other sees it once both are done.")
@opens_existing_workspace
def claim(desk: Desk, id: str, is_so: bool, pairs: tuple[str, ...], why: str) -> None:
    actions.code_claim(
        actor=desk.actor, claim=_id(id), verdict=_status(is_so=is_so), values=typed_values(pairs), why=why
    )
    terminal.console().print(f"{_id(id)} is coded.")


claim.help = f"Say of CLAIM whether the document says so, and what of it otherwise.\n\n{FORMS}"


@code.command("finish")
@click.argument("document", metavar="DOCUMENT")
@opens_existing_workspace
def finish(desk: Desk, document: str) -> None:
    """Finish your coding of DOCUMENT: it stays as it is."""
    actions.end_coding(actor=desk.actor, document=_id(document))
    terminal.console().print(f"Your coding of {_id(document)} is finished.")


@code.command("show")
@click.argument("document", metavar="DOCUMENT")
@as_json
@opens_existing_workspace
def show(desk: Desk, document: str, as_json: bool) -> None:
    """Show where the coding of DOCUMENT stands; once both have finished, how far they agree, slot by slot."""
    found = coding(desk.actor, _id(document))
    if as_json:
        terminal.answer(_for_machines(found))
    else:
        _print(found)


@code.command("settle")
@click.argument("id", metavar="CLAIM")
@_verdict
@_set
@_together
@click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept with the decision.")
@opens_existing_workspace
def settle(desk: Desk, id: str, is_so: bool, pairs: tuple[str, ...], together: bool, why: str) -> None:
    """Decide what holds of CLAIM, on which two coders differ: the claim is reviewed and corrected by it."""
    actions.settle_claim(
        actor=desk.actor,
        claim=_id(id),
        verdict=_status(is_so=is_so),
        values=typed_values(pairs),
        is_together=together,
        why=why,
    )
    refresh(actor=desk.actor)
    terminal.console().print(f"{_id(id)} is settled.")


@code.command("alike")
@click.argument("document", metavar="DOCUMENT")
@_together
@opens_existing_workspace
def alike(desk: Desk, document: str, together: bool) -> None:
    """Review the claims of DOCUMENT that both coded alike, as they both did."""
    done = actions.settle_agreed(actor=desk.actor, document=_id(document), is_together=together)
    refresh(actor=desk.actor)
    terminal.console().print(f"{done} claims are reviewed.")


def _id(typed: str) -> str:
    return typed.strip().lower()


def _status(*, is_so: bool) -> Status:
    return Status.ACCEPTED if is_so else Status.REJECTED


def _print(found: DocumentCoding) -> None:
    screen = terminal.console()
    for each in found.codings:
        screen.print(terminal.line(f"{each.coder}: {'finished' if each.is_ended else 'not finished'}"))
    if mine := found.mine:
        screen.print(f"You coded {len(mine.coded)} of {len(found.units)} claims.")
    if not found.is_over:
        coded = mine.coded if mine else {}
        for unit in found.units if mine else ():
            state = coded[unit.id].verdict.value if unit.id in coded else "not coded"
            screen.print(terminal.line(f"{unit.id}  {state}  “{' '.join(unit.quote.exact.split())}”"))
        return
    number: dict[str, Any] = {"no_wrap": True, "justify": "right"}
    table = terminal.grid(("slot", {}), ("claims", number), ("alike", number), ("kappa", number))
    for name, told in found.agreement.items():
        label = SLOTS[name].label if name in SLOTS else name
        kappa = "–" if told.kappa is None else f"{told.kappa:.2f}"
        share = "–" if told.observed is None else f"{100 * told.observed:.0f} %"
        table.add_row(label, str(told.items), share, kappa)
    screen.print(table)
    for difference in found.differences:
        settled = " (settled)" if difference.claim in found.settled else ""
        slots = ", ".join(difference.slots)
        screen.print(terminal.line(f"{difference.claim} differs in {slots}{settled}"))


def _for_machines(found: DocumentCoding) -> dict[str, Any]:
    return {
        "document": found.document,
        "units": [each.id for each in found.units],
        "codings": terminal.plain(list(found.codings)),
        "agreement": terminal.plain(dict(found.agreement)),
        "differences": [{"claim": each.claim, "slots": list(each.slots)} for each in found.differences],
        "settled": terminal.plain(dict(found.settled)),
    }
