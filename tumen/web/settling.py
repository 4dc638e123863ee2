"""What the pages of coding take: a document for oneself, what one says of a claim, how differences end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.claims import coding as actions
from tumen.claims.errors import CodingRefused, NoReason, NoSuchSlot, WrongValue
from tumen.claims.queries import ClaimView, Difference, DocumentCoding, Status, claim, coding
from tumen.jobs.actions import enqueue
from tumen.vocabulary.slots import SLOTS
from tumen.web.coding import VERDICT, own_claims
from tumen.web.coding import coding as coding_page
from tumen.web.grading import Typed
from tumen.web.reviewing import FORM, next_open
from tumen.web.saying import said as said_in_pages
from tumen.web.sent import slot_fields
from tumen.web.slot_forms import read_value

_REFUSED = (CodingRefused, NoReason, NoSuchSlot, WrongValue)
#: How long after the first of several decisions the record is derived anew.
A_MOMENT = timedelta(seconds=4)


def take(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a document for coding alone."""
    return _take(request, judge, id, "", lambda: str(actions.take_coding(actor=judge, document=id) and ""))


def end(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Finish one's coding."""
    return _take(request, judge, id, "", lambda: str(actions.end_coding(actor=judge, document=id) and ""))


def code(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Whether the document says so; on to the next claim that is not coded."""
    about = claim(judge, id).document_id

    def keep() -> str:
        values, why = _so_far(judge, about, id), _sent(request, "why")
        actions.code_claim(actor=judge, claim=id, verdict=_sent(request, VERDICT), values=values, why=why)
        return next_open(own_claims(coding(judge, about)), id) or id

    return _take(request, judge, about, id, keep, place="reject")


def code_slot(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """A slot that one reads otherwise; that the document says the claim is meant by it."""
    about = claim(judge, id).document_id

    def keep() -> str:
        slot, held = _sent(request, "slot"), _own(judge, about, id)
        value = (
            None if "nothing" in request.POST else read_value(slot, slot_fields(request), held.value(slot))
        )
        values = {**_so_far(judge, about, id), slot: value}
        why = _sent(request, "why")
        actions.code_claim(actor=judge, claim=id, verdict=Status.ACCEPTED, values=values, why=why)
        return id

    return _take(request, judge, about, id, keep, place="correct")


def settle(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Decide where two differ on one claim, slot by slot: as the one has it, or as the other."""
    about = claim(judge, id).document_id

    def keep() -> str:
        found = coding(judge, about)
        verdict, values = _chosen(request, found, _difference(found, id))
        actions.settle_claim(
            actor=judge,
            claim=id,
            verdict=verdict,
            values=values,
            is_together="together" in request.POST,
            why=_sent(request, "why"),
        )
        enqueue(actor=judge, name="record.refresh", after=A_MOMENT)
        return id

    return _take(request, judge, about, id, keep)


def settle_alike(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Review what both coded alike as they both did."""

    def keep() -> str:
        actions.settle_agreed(actor=judge, document=id, is_together="together" in request.POST)
        enqueue(actor=judge, name="record.refresh", after=A_MOMENT)
        return ""

    return _take(request, judge, id, "", keep)


def _take(
    request: HttpRequest, judge: Actor, about: str, id: str, keep: Callable[[], str], *, place: str = ""
) -> HttpResponse:
    """Keep what was sent and lead to the claim that ``keep`` names, or show it again with the reason."""
    try:
        following = keep()
    except _REFUSED as refused:
        values = {**{key: str(value) for key, value in request.POST.items()}, FORM: place}
        return coding_page(request, judge, about, typed=Typed(values, said_in_pages(str(refused))), claim=id)
    address = reverse("coding", args=[about])
    return redirect(f"{address}?{urlencode({'claim': following})}#claim" if following else address)


def _so_far(judge: Actor, document: str, id: str) -> dict[str, Any]:
    """What the coder reads otherwise of a claim already."""
    mine = coding(judge, document).mine
    return dict(mine.coded[id].otherwise) if mine and id in mine.coded else {}


def _own(judge: Actor, document: str, id: str) -> ClaimView:
    held = next((each for each in own_claims(coding(judge, document)) if each.id == id), None)
    if held is None:
        raise CodingRefused(_("This claim is not one of those that are coded."))
    return held


def _difference(found: DocumentCoding, id: str) -> Difference:
    difference = next((each for each in found.differences if each.claim == id), None)
    if difference is None:
        raise CodingRefused(_("The two do not differ on this claim, or have not both finished."))
    return difference


def _chosen(
    request: HttpRequest, found: DocumentCoding, difference: Difference
) -> tuple[str, dict[str, Any]]:
    """The verdict and the values that were chosen, each as one of the two has it."""
    sides = {name: _sent(request, name) for name in difference.slots}
    if not set(sides.values()) <= {"one", "other"}:
        raise WrongValue(_("Nothing was kept: choose for each line whose reading holds."))
    both = dict(zip(("one", "other"), difference.said, strict=True))
    if VERDICT in sides:
        said = both[sides[VERDICT]]
        return str(said[VERDICT]), _otherwise(found, difference.claim, said)
    said = {**difference.said[0]}
    for name, side in sides.items():
        said[name] = both[side].get(name)
    return str(said[VERDICT]), _otherwise(found, difference.claim, said)


def _otherwise(found: DocumentCoding, id: str, said: Any) -> dict[str, Any]:
    """What is said where it is not what the machine read."""
    if said[VERDICT] != Status.ACCEPTED.value:
        return {}
    read = next(each for each in found.units if each.id == id)
    return {name: said.get(name) for name in SLOTS if said.get(name) != read.value(name)}


def _sent(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name, "")).strip()
