"""The claims that a document has from one proposer, as a new reading of theirs is held against them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tumen.claims.comparing import Known
from tumen.claims.models import Claim, Proposal, SlotValue, Status
from tumen.documents.models import Document


def known_claims(document: Document, proposer: str) -> dict[str, Known]:
    """Every claim that the document ever had from this proposer, by id, with the machine's current slots."""
    claims = list(Claim.objects.filter(document=document, run__proposer=proposer))
    own = {claim.pk for claim in claims}
    # What a person put in the place of one may be another proposer's, or made by themselves.
    while missing := _instead(claims):
        claims += Claim.objects.filter(pk__in=missing)
    if not claims:
        return {}
    current = Proposal.objects.filter(claim__document=document, superseded_at=None)
    slots: dict[int, Any] = dict(current.values_list("claim_id", "slots"))
    by_hand = SlotValue.objects.filter(claim__document=document, superseded_at=None)
    filled = set(by_hand.values_list("claim_id", flat=True))
    by_key = {claim.pk: claim for claim in claims}
    return {
        claim.public_id: Known(
            claim,
            slots.get(claim.pk, {}),
            claim.pk not in own or _is_reviewed(claim, filled),
            is_set_aside=_is_set_aside(claim, by_key, own),
        )
        for claim in claims
    }


def _instead(claims: list[Claim]) -> set[int]:
    """The claims (keys) that took the place of some of these, and are not among them."""
    return {at.replaced_by_id for at in claims if at.replaced_by_id} - {at.pk for at in claims}


def _is_set_aside(claim: Claim, by_key: Mapping[int, Claim], own: set[int]) -> bool:
    """Whether a person put another claim in its place, and not a later reading of the same passage."""
    instead = by_key.get(claim.replaced_by_id or 0)
    if instead is None or claim.status != Status.SUPERSEDED:
        return False
    return instead.pk not in own or (instead.start, instead.end) != (claim.start, claim.end)


def _is_reviewed(claim: Claim, filled: set[int]) -> bool:
    return claim.status in (Status.ACCEPTED, Status.REJECTED) or claim.pk in filled
