"""What the review desk takes: accept, reject, correct, split, merge, mark, undo, and done with a document.

Each leads back to the desk, at the claim that comes next, or at the same one with the sentence that says why
nothing was kept. The record is derived anew a moment later, by a job: many small decisions are then one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.claims.actions import (
    correct_slot,
    finish_document,
    mark_claim,
    merge_claims,
    review_claim,
    split_claim,
    undo_step,
)
from tumen.claims.errors import (
    NoReason,
    NoSuchSlot,
    NothingToUndo,
    NotOneClaim,
    QuoteDoesNotStand,
    UndoLater,
    WordsNotFound,
    WrongValue,
)
from tumen.claims.queries import ClaimView, Status, claim, claims_of
from tumen.jobs.actions import enqueue
from tumen.vocabulary.codes import ClaimSort
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.reviewing import ALL, FORM, in_order, is_aside, next_open, review_document
from tumen.web.saying import said
from tumen.web.sent import slot_fields
from tumen.web.slot_forms import read_value

#: What the reviewer can put right: the desk comes back with what was typed, and with the sentence.
_REFUSED = (
    NoReason,
    NoSuchSlot,
    NothingToUndo,
    NotOneClaim,
    QuoteDoesNotStand,
    UndoLater,
    WordsNotFound,
    WrongValue,
)
#: How long after the first of several decisions the record is derived anew.
A_MOMENT = timedelta(seconds=4)
#: The slot that whoever marked a claim of a sort fills next.
_FIRST_SLOT = {
    ClaimSort.FIGURE: "quantity",
    ClaimSort.NUMBER: "quantity",
    ClaimSort.ACT: "act",
    ClaimSort.ASK: "ask",
    ClaimSort.ANSWER: "answer",
    ClaimSort.NORM: "norm",
    ClaimSort.QUOTATION: "speakers",
}
#: Where the desk begins to tell of the chosen claim.
CLAIM = "claim"


def accept(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """The document says so; on to the next claim that waits."""

    def keep() -> str:
        review_claim(actor=judge, claim=id, verdict=Status.ACCEPTED, why=_sent(request, "why"))
        return _next(request, judge, id)

    return _take(request, judge, id, "accept", keep)


def reject(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """The document does not say so, for a reason; on to the next claim that waits."""

    def keep() -> str:
        why = _sent(request, "why")
        if not why:
            raise NoReason(_("Nothing was kept, because it does not say why the document does not say so."))
        review_claim(actor=judge, claim=id, verdict=Status.REJECTED, why=why)
        return _next(request, judge, id)

    return _take(request, judge, id, "reject", keep)


def correct(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Another value of one slot, or that the document tells nothing of it; the claim stays chosen."""

    def keep() -> str:
        slot = _sent(request, "slot")
        held = claim(judge, id).value(slot)
        value = None if "nothing" in request.POST else read_value(slot, slot_fields(request), held)
        if value is None and "nothing" not in request.POST:
            raise WrongValue(
                _("Nothing was kept, because every field is empty. If the document tells nothing of it, "
                  "say so with the other button.")
            )  # fmt: skip
        correct_slot(actor=judge, claim=id, name=slot, value=value, why=_sent(request, "why"))
        return id

    return _take(request, judge, id, "correct", keep)


def split(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Two claims of one; on to the first of them."""

    def keep() -> str:
        parts = split_claim(
            actor=judge,
            claim=id,
            words=_sent(request, "words"),
            other=_sent(request, "other"),
            why=_sent(request, "why"),
        )
        return parts[0].public_id

    return _take(request, judge, id, "split", keep)


def merge(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Another reading of the same is taken into this claim."""

    def keep() -> str:
        other = _sent(request, "other")
        if not other:
            raise WrongValue(_("Nothing was kept, because no other claim was chosen."))
        merge_claims(actor=judge, claim=id, other=other, why=_sent(request, "why"))
        return id

    return _take(request, judge, id, "merge", keep)


def undo(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Undo what was done to a claim last; the desk comes back at what it was done to."""

    def keep() -> str:
        return undo_step(actor=judge, claim=id).claim.public_id

    return _take(request, judge, id, "undo", keep)


def mark(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """A claim that a person found in a document (``id``): its words, typed, pasted or selected."""
    sort = _sent(request, "sort")

    def keep() -> str:
        if sort not in {each.value for each in ClaimSort}:
            raise WrongValue(_("Nothing was kept, because it does not say what sort of claim it is."))
        nth = _sent(request, "nth")
        marked = mark_claim(
            actor=judge,
            document=id,
            words=_sent(request, "words"),
            before=_sent(request, "before"),
            nth=whole_number(nth, digits=3),
            sort=sort,
            why=_sent(request, "why"),
        )
        return marked.public_id

    slot = _FIRST_SLOT.get(ClaimSort(sort), "") if sort in {each.value for each in ClaimSort} else ""
    return _take(request, judge, "", "mark", keep, document=id, slot=slot)


def finish(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Done with a document; on to the next."""
    finish_document(actor=judge, document=id)
    return redirect(f"{reverse('review')}?{urlencode({'last': id})}")


def _take(
    request: HttpRequest,
    judge: Actor,
    id: str,
    place: str,
    keep: Callable[[], str],
    *,
    document: str = "",
    slot: str = "",
) -> HttpResponse:
    """Keep what was sent and go on to the claim that ``keep`` names; or the desk, with what was typed."""
    about = document or claim(judge, id).document_id
    try:
        following = keep()
    except _REFUSED as refused:
        values = {**{key: str(value) for key, value in request.POST.items()}, FORM: place}
        return review_document(request, judge, about, typed=Typed(values, said(str(refused))), claim=id)
    enqueue(actor=judge, name="record.refresh", after=A_MOMENT)
    asked = {"claim": following, "slot": slot, ALL: _sent(request, ALL)}
    query = urlencode({key: value for key, value in asked.items() if value})
    return redirect(f"{reverse('review-document', args=[about])}?{query}#{CLAIM}")


def _next(request: HttpRequest, judge: Actor, id: str) -> str:
    """The claim that waits after this one, among those that the reviewer goes through."""
    about = claim(judge, id).document_id
    statuses = (Status.PROPOSED, Status.ACCEPTED, Status.REJECTED)
    claims = in_order(claims_of(judge, about, statuses=statuses))
    return next_open([each for each in claims if _is_gone_through(request, each)], id) or id


def _is_gone_through(request: HttpRequest, each: ClaimView) -> bool:
    return bool(_sent(request, ALL)) or not is_aside(each)


def _sent(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name, "")).strip()
