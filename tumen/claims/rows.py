"""The row of a claim that somebody is about to change, and what each change of it does alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, JSONField, Value
from django.utils import timezone

from tumen.access.models import Actor
from tumen.claims.errors import NoSuchClaim, NoSuchSlot, QuoteDoesNotStand, WrongValue
from tumen.claims.models import Claim, SlotValue
from tumen.claims.speaking import forget_speaking, settle_speaking
from tumen.claims.views import quote_of, seen_by
from tumen.documents.queries import text_to_read
from tumen.vocabulary.slots import SLOTS


def claim_row(actor: Actor, claim: Claim | str) -> Claim:
    """The claim itself, where ``actor`` may see it. Raises NoSuchClaim."""
    id = claim if isinstance(claim, str) else claim.public_id
    rows = Claim.objects.select_related("document", "beside", "rendition", "run")
    found = rows.filter(seen_by(actor), public_id=id).first()
    if found is None:
        raise NoSuchClaim(f"There is no claim {id}. The page of its document lists the claims that are kept.")
    return found


def require_quote(claim: Claim) -> None:
    """Raises QuoteDoesNotStand where the words of a claim are not in its text any more."""
    if not quote_of(claim).stands_in(claim.rendition.text):
        raise QuoteDoesNotStand(
            f"The words that {claim.public_id} quotes are no longer in its document; it was not accepted. "
            "Read the document again."
        )


def revise(claim: Claim) -> None:
    """Count a change of the claim, so that what rests on it is known to be out of date."""
    Claim.objects.filter(pk=claim.pk).update(revision=F("revision") + 1)
    claim.refresh_from_db(fields=["revision"])


def written(name: str, value: Any) -> Any:
    """A typed value of a slot as it is kept; None, for a slot of which nothing is told, stays None.

    Raises NoSuchSlot and WrongValue.
    """
    slot = SLOTS.get(name)
    if slot is None:
        raise NoSuchSlot(f"A claim has no slot “{name}”. The slots are {', '.join(SLOTS)}.")
    if value is None:
        return None
    try:
        kept = slot.to_json(value)
        is_same = slot.from_json(kept) == value
    except (AttributeError, TypeError, ValueError, KeyError) as error:
        raise WrongValue(f"The value for “{slot.label}” is not of its kind: {value!r}.") from error
    if not is_same:
        raise WrongValue(f"The value for “{slot.label}” cannot be kept as it is: {value!r}.")
    return kept


def give(claim: Claim, name: str, value: Any, by: Actor, why: str) -> tuple[list[int], list[int]]:
    """Add a person's value (as `written`) in the place of what people gave before it.

    Returns the numbers of the rows that were added, and of those that were superseded.
    """
    former = claim.filled.filter(name=name, superseded_at=None)
    taken = list(former.values_list("pk", flat=True))
    former.update(superseded_at=timezone.now())
    row = SlotValue.objects.create(claim=claim, name=name, value=as_json(value), filled_by=by, why=why)
    return [row.pk], taken


def copy_values(values: Iterable[SlotValue], claim: Claim) -> list[int]:
    """Give ``claim`` what people gave elsewhere, in their names; returns the numbers of the new rows."""
    return [
        SlotValue.objects.create(
            claim=claim, name=each.name, value=as_json(each.value), filled_by=each.filled_by, why=each.why
        ).pk
        for each in values
    ]


def as_json(value: Any) -> Any:
    """The value for a column of JSON: Django takes None for no value at all, and here it is one."""
    return Value(None, JSONField()) if value is None else value


def tell_speakers(actor: Actor, claim: Claim) -> None:
    """Write the claim's speaker chains anew, from the value that holds now."""
    given = claim.filled.filter(name="speakers", superseded_at=None).first()
    proposal = claim.proposals.filter(superseded_at=None).first()
    read = proposal.slots.get("speakers", {}).get("value") if proposal else None
    spoken = given.value if given else read
    forget_speaking([claim.pk])
    settle_speaking([(claim, spoken or [])], text_to_read(actor, claim.document))
