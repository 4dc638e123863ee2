"""A new reading held against the claims that stand: what is new, what changed, what waits beside a review."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tumen.access.items import SIGNS
from tumen.claims.errors import NoSuchSlot, PassageOutside
from tumen.claims.models import Claim, Status
from tumen.vocabulary.slots import SLOTS, ProposedClaim, Slot

#: Signs of a claim's id: 60 bits, so that among a million claims two meet once in two million workspaces.
ID_LENGTH = 12


#: A proposal's slots as `models.Proposal` keeps them.
Kept = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal under its claim's id; ``beside`` is the reviewed claim that it differs from."""

    id: str
    proposal: ProposedClaim
    slots: Kept
    beside: Claim | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that is kept, with the machine's current slots.

    ``is_set_aside`` when a person split it or merged it with another, knowing what was read of it.
    """

    claim: Claim
    slots: Kept
    is_reviewed: bool
    is_set_aside: bool = False

    @property
    def is_replaced(self) -> bool:
        """Whether a review has put another claim in its place."""
        return self.claim.replaced_by_id is not None and self.claim.status == Status.SUPERSEDED


@dataclass(slots=True)
class Comparison:
    """What a reading does to the claims of its document."""

    new: list[tuple[Claim, Offered]] = field(default_factory=list)
    changed: list[tuple[Claim, Offered]] = field(default_factory=list)
    unchanged: list[Claim] = field(default_factory=list)  #: read again just as they stand
    reviewed: list[Claim] = field(default_factory=list)  #: a person's word stands, and the reading agrees
    gone: list[Claim] = field(default_factory=list)  #: nobody reviewed them, and they are not read any more


def offered_claims(
    sha256: str, text: str, proposals: Iterable[ProposedClaim], *, proposer: str = ""
) -> list[Offered]:
    """The proposals with their ids, in the order of the text.

    The same passage, sort of claim, document and proposer give the same id, whichever reading finds it.
    Raises PassageOutside and NoSuchSlot.
    """
    named = (sha256, proposer) if proposer else (sha256,)
    offered, seen = [], Counter[tuple[int, int, str]]()
    kept = [(proposal, _kept(proposal, text)) for proposal in proposals]
    for proposal, slots in sorted(kept, key=lambda pair: _order(*pair)):
        place = (proposal.passage.start, proposal.passage.end, _sort(_said(slots)))
        offered.append(Offered(_id(*named, *place, seen[place]), proposal, slots))
        seen[place] += 1
    return offered


def _sort(said: Mapping[str, Any]) -> str:
    """Sort of claim and sort of number: one passage can tell a figure, an act and an ask."""
    return f"{said.get('sort', '')} {said.get('figure_kind', '')}"


def compare(offered: Iterable[Offered], known: Mapping[str, Known]) -> Comparison:
    """Hold a reading against ``known``, all claims of its document by id."""
    found, met = Comparison(), set[str]()
    by_key = {at.claim.pk: at for at in known.values()}
    for each in offered:
        former = known.get(each.id)
        if former and former.is_set_aside and _said(former.slots) == _said(each.slots):
            met.add(each.id)
            found.reviewed.append(former.claim)
            continue
        at = _in_place(former, by_key)
        if at and at.is_reviewed and _said(at.slots) != _said(each.slots):
            met |= {each.id, at.claim.public_id}
            each = Offered(_id(each.id, _digest(each.slots)), each.proposal, each.slots, beside=at.claim)
            at = known.get(each.id)
        met.add(each.id)
        if at is None:
            found.new.append((Claim(), each))
        elif at.is_reviewed:
            found.reviewed.append(at.claim)
        elif at.slots == each.slots and at.claim.status == Status.PROPOSED:
            found.unchanged.append(at.claim)
        else:
            found.changed.append((at.claim, each))
    found.gone = [
        at.claim
        for id, at in known.items()
        if id not in met and not at.is_reviewed and at.claim.status == Status.PROPOSED
    ]
    return found


def _in_place(at: Known | None, by_key: Mapping[int, Known]) -> Known | None:
    """What stands now where a review has put another claim in this one's place."""
    while at and at.is_replaced and at.claim.replaced_by_id:
        at = by_key[at.claim.replaced_by_id]
    return at


def _kept(proposal: ProposedClaim, text: str) -> dict[str, dict[str, Any]]:
    if not len(proposal.passage) or max(proposal.passage.end, proposal.sentence.end) > len(text):
        raise PassageOutside(
            f"A proposal quotes {proposal.passage.start} to {proposal.passage.end} of a text of {len(text)} "
            "code points. Read the rendition itself, not another text."
        )
    return {name: _kept_slot(name, slot, text) for name, slot in proposal.slots.items()}


def _kept_slot(name: str, slot: Slot, text: str) -> dict[str, Any]:
    if name not in SLOTS:
        raise NoSuchSlot(
            f"A proposal fills “{name}”, and a claim has no such slot. It has {', '.join(SLOTS)}."
        )
    if slot.evidence and slot.evidence.end > len(text):
        raise PassageOutside(f"The evidence for “{name}” lies outside the text. Read the rendition itself.")
    kept: dict[str, Any] = {"value": SLOTS[name].to_json(slot.value), "rule": slot.rule}
    if slot.evidence:
        kept["evidence"] = slot.evidence.to_json()
    if slot.inherited:
        kept["inherited"] = True
    return kept


def _order(proposal: ProposedClaim, slots: Kept) -> tuple[int, int, str]:
    return proposal.passage.start, proposal.passage.end, _digest(slots)


def _said(slots: Kept) -> dict[str, Any]:
    """The values alone, whichever rule and words they rest on."""
    return {name: kept["value"] for name, kept in slots.items()}


def _digest(slots: Kept) -> str:
    return json.dumps(_said(slots), sort_keys=True, ensure_ascii=False)


def _id(*parts: object) -> str:
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "c-" + "".join(SIGNS[number >> 5 * place & 31] for place in range(ID_LENGTH))
