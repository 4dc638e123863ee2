"""Two people code a document alone, and a third, or both together, decide where they differ.

What a coder says is kept apart from the claims: it changes nothing of them, and nobody else is shown it
before both have finished. What is settled then is an ordinary review, with its corrections, by who settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.coded import (
    CODERS,
    DocumentCoding,
    is_unit,
    said_by,
    settled_values,
    values_told,
)
from tumen.claims.errors import CodingRefused, NoReason, WrongValue
from tumen.claims.held import machine_values
from tumen.claims.models import Claim, CodedClaim, Coding, CodingEnd, Settlement, Status
from tumen.claims.queries import coding as find_coding
from tumen.claims.rows import claim_row, written
from tumen.documents.models import Document
from tumen.documents.queries import kept
from tumen.vocabulary.slots import SLOTS

#: What a coder may say of a claim.
VERDICTS = (Status.ACCEPTED, Status.REJECTED)


def take_coding(*, actor: Actor, document: str) -> Coding:
    """Take a document for coding alone; whoever has it already is given it again.

    Raises NoSuchDocument, and CodingRefused where two others have it.
    """
    about = kept(actor, document)
    with recorded(actor, "claims.take_coding", about.public_id):
        rows = Coding.objects.select_for_update(of=("self",)).filter(document=about)
        taken = {row.actor_id: row for row in rows}
        if actor.pk in taken:
            return taken[actor.pk]
        if len(taken) >= CODERS:
            raise CodingRefused(
                f"Two people code {about.public_id} already. Once both have finished you can settle where "
                "they differ."
            )
        return Coding.objects.create(document=about, actor=actor)


def code_claim(
    *,
    actor: Actor,
    claim: str,
    verdict: Status | str,
    values: Mapping[str, Any] | None = None,
    why: str = "",
) -> CodedClaim:
    """Say of a claim, as a machine proposed it, whether the document says so, and what of it otherwise.

    ``values`` are typed values of the slots that are read otherwise, None for one of which nothing is told;
    what was said of the claim before is left out. Raises NoSuchClaim, CodingRefused for a document that the
    coder has not taken or is done with, NoSuchSlot and WrongValue.
    """
    row, said = claim_row(actor, claim), _verdict(verdict)
    coding = _open_coding(actor, row.document)
    if not is_unit(row):
        raise CodingRefused(f"{row.public_id} was not proposed by the rules, so it is not coded.")
    filled = {name: written(name, value) for name, value in (values or {}).items()}
    # The line says that, and not what: whoever reads the log may be the other coder.
    with recorded(actor, "claims.code_claim", row.public_id):
        read = machine_values(row)
        otherwise = {name: value for name, value in filled.items() if value != read.get(name)}
        return CodedClaim.objects.create(coding=coding, claim=row, verdict=said, values=otherwise, why=why)


def end_coding(*, actor: Actor, document: str) -> CodingEnd:
    """Finish one's coding: nothing is added to it any more. Raises CodingRefused while a claim is left."""
    about = kept(actor, document)
    coding = _open_coding(actor, about)
    found = find_coding(actor, about.public_id)
    coded = found.mine.coded if found.mine else {}
    left = sum(each.id not in coded for each in found.units)
    if left:
        claims = "claim is" if left == 1 else "claims are"
        raise CodingRefused(f"{left} {claims} not coded yet in {about.public_id}. Code them first.")
    with recorded(actor, "claims.end_coding", about.public_id):
        return CodingEnd.objects.create(coding=coding)


def settle_claim(
    *,
    actor: Actor,
    claim: str,
    verdict: Status | str,
    values: Mapping[str, Any] | None = None,
    is_together: bool = False,
    why: str,
) -> Settlement:
    """Decide what holds of a claim that two people coded; the claim is reviewed and corrected by it.

    ``values`` are those in which what holds differs from what the machine read. ``is_together`` says that
    both coders decided it, one of whom writes it down; otherwise a third person does. Raises NoSuchClaim,
    CodingRefused, NoReason, NoSuchSlot and WrongValue.
    """
    row, said = claim_row(actor, claim), _verdict(verdict)
    if not why.strip():
        raise NoReason(
            f"{row.public_id} was not settled, because it does not say why. Write a sentence on it."
        )
    _require_settler(actor, find_coding(actor, row.document.public_id), is_together=is_together)
    filled = {name: written(name, value) for name, value in (values or {}).items()}
    with recorded(actor, "claims.settle_claim", row.public_id, together=is_together):
        settled = Settlement.objects.create(
            claim=row, verdict=said, values=filled, is_together=is_together, why=why.strip(), actor=actor
        )
        _apply(actor, row, said, filled, why.strip())
    return settled


def settle_agreed(*, actor: Actor, document: str, is_together: bool = False) -> int:
    """Review the claims that both coders coded alike as they both did; returns how many.

    What is settled already stays as it is. Raises NoSuchDocument and CodingRefused.
    """
    about = kept(actor, document)
    found = find_coding(actor, about.public_id)
    _require_settler(actor, found, is_together=is_together)
    alike = [id for id in found.alike if id not in found.settled]
    rows = {row.public_id: row for row in Claim.objects.filter(public_id__in=alike)}
    one = Coding.objects.filter(document=about).order_by("pk")[0]
    coded = said_by(one)
    with recorded(actor, "claims.settle_agreed", about.public_id, claims=len(alike)):
        for id in alike:
            row, said = claim_row(actor, rows[id]), coded[rows[id].pk]
            why = "coded alike by two people"
            Settlement.objects.create(
                claim=row,
                verdict=said.verdict,
                values=said.values,
                is_together=is_together,
                why=why,
                actor=actor,
            )
            _apply(actor, row, Status(said.verdict), said.values, why)
    return len(alike)


def _apply(actor: Actor, row: Claim, verdict: Status, values: Mapping[str, Any], why: str) -> None:
    """Bring the claim to what was settled: corrections only where another value holds now."""
    if verdict == Status.ACCEPTED:
        wanted, held = settled_values(row, values), values_told(row)
        for name in [name for name in SLOTS if wanted.get(name) != held.get(name)]:
            value = wanted.get(name)
            typed = None if value is None else SLOTS[name].from_json(value)
            correct_slot(actor=actor, claim=row, name=name, value=typed, why=why)
    review_claim(actor=actor, claim=row, verdict=verdict, why=why)


def _open_coding(actor: Actor, document: Document) -> Coding:
    coding = Coding.objects.filter(document=document, actor=actor.pk).first()
    if coding is None:
        raise CodingRefused(f"You have not taken {document.public_id} for coding. Take it first.")
    if CodingEnd.objects.filter(coding=coding).exists():
        raise CodingRefused(f"You have finished your coding of {document.public_id}: it stays as it is.")
    return coding


def _require_settler(actor: Actor, found: DocumentCoding, *, is_together: bool) -> None:
    if not found.is_over:
        raise CodingRefused(
            f"Two people have to finish their coding of {found.document} first: nothing was settled."
        )
    if found.is_mine and not is_together:
        raise CodingRefused(
            f"You coded {found.document} yourself: a third person settles it, or both coders together."
        )
    if is_together and not found.is_mine:
        raise CodingRefused(f"You did not code {found.document}: settle it as a third person.")


def _verdict(verdict: Status | str) -> Status:
    if verdict not in VERDICTS:
        raise WrongValue(f"“{verdict}” is no verdict. Use accepted or rejected.")
    return Status(verdict)
