"""What pages take: a person's grade of a source or a claim, and an event's standard of proof.

Of the pages only this module, `deciding` and `settling` change anything of the record. Each view has its
judge from `viewing.takes`, which lets nothing through unless whoever serves the pages said that they may
take judgements.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from tumen.access.models import Actor
from tumen.claims.actions import grade_claim as keep_claim_grade
from tumen.claims.actions import grade_source as keep_source_grade
from tumen.claims.actions import withdraw_claim_grade, withdraw_source_grade
from tumen.claims.errors import NoSuchClaim, NoSuchSource, NotGraded, WrongValue
from tumen.record.actions import choose_figure as keep_choice
from tumen.record.actions import judge_different_voice, judge_same_voice, refresh
from tumen.record.actions import set_standard as keep_standard
from tumen.record.actions import tie_sources as keep_tie
from tumen.record.errors import NoStandardSet, NoSuchStandard, NotOfTheEvent, SameItem
from tumen.record.queries import event_row
from tumen.web import claims, record, sources
from tumen.web.grading import WITHDRAW, Typed
from tumen.web.saying import said

NOTHING_CHOSEN = gettext_lazy("Nothing was kept, because nothing was chosen. Choose one of the answers.")
NO_REASON = gettext_lazy(
    "Nothing was kept, because it does not say why. Write down your reason: it is shown with the judgement."
)
#: The id of the heading of `parts/panel.html`.
PLACE = "judged-by-people"
#: Those of the sections of an event and of a source that these judgements stand in.
VOICES, RECONCILED, TIES = "voices", "reconciled", "ties"
#: What the judge can put right: the form comes back with what was typed, and with the sentence.
_REFUSED = (NotGraded, WrongValue, NoStandardSet, NoSuchStandard, NotOfTheEvent, SameItem)


def grade_source(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Grade a source, or take its grade back."""

    def keep(chosen: str, why: str) -> None:
        if chosen == WITHDRAW:
            withdraw_source_grade(actor=judge, source=id, why=why)
            return
        beside = request.POST.get("huridocs", "")
        keep_source_grade(actor=judge, source=id, reliability=chosen, huridocs=beside, why=why)

    typed = _take(request, "reliability", keep)
    return sources.source(request, judge, id, typed=typed) if typed else _back_to("source", id)


def grade_claim(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Grade a claim, or take its grade back."""

    def keep(chosen: str, why: str) -> None:
        if chosen == WITHDRAW:
            withdraw_claim_grade(actor=judge, claim=id, why=why)
        else:
            keep_claim_grade(actor=judge, claim=id, credibility=chosen, why=why)

    typed = _take(request, "credibility", keep)
    return claims.claim(request, judge, id, typed=typed) if typed else _back_to("claim", id)


def set_standard(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Set the standard of proof that an event meets, or take it back."""

    def keep(chosen: str, why: str) -> None:
        keep_standard(actor=judge, event=id, standard=chosen, why=why)

    typed = _take(request, "standard", keep)
    return record.event(request, judge, id, typed=typed) if typed else _back_to("event", id)


def judge_voice(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Judge whether two claims of an event are one voice, and count its voices anew."""

    def keep(chosen: str, why: str) -> None:
        event_row(judge, id)
        keep_voice = judge_same_voice if _is_same(request) else judge_different_voice
        left, _, right = chosen.partition(" ")
        try:
            keep_voice(actor=judge, left=left, right=right, why=why)
        except NoSuchClaim as unknown:
            raise WrongValue(str(unknown)) from unknown
        refresh(actor=judge)

    typed = _take(request, "pair", keep)
    return _event_again(request, judge, id, typed, form="pair", place=VOICES)


def choose_figure(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Prefer another figure of an event than the rules do, or let them decide again."""

    def keep(chosen: str, why: str) -> None:
        keep_choice(actor=judge, event=id, claim="" if chosen == WITHDRAW else chosen, why=why)

    typed = _take(request, "figure", keep)
    return _event_again(request, judge, id, typed, form="figure", place=RECONCILED)


def tie_source(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Judge whether a source speaks with one voice with another, and count the voices anew."""

    def keep(chosen: str, why: str) -> None:
        is_one = _is_same(request)
        try:
            keep_tie(actor=judge, left=id, right=chosen.strip().lower(), is_one=is_one, why=why)
        except NoSuchSource as unknown:
            raise WrongValue(str(unknown)) from unknown
        refresh(actor=judge)

    typed = _take(request, "other", keep)
    return (
        sources.source(request, judge, id, typed=typed, form="tie") if typed else _back_to("source", id, TIES)
    )


def _event_again(
    request: HttpRequest, judge: Actor, id: str, typed: Typed | None, *, form: str, place: str
) -> HttpResponse:
    """The event with what was typed and not kept in its ``form``, or the way back to ``place``."""
    if typed:
        return record.event(request, judge, id, typed=typed, form=form)
    return _back_to("event", id, place)


def _is_same(request: HttpRequest) -> bool:
    verdict = request.POST.get("verdict", "")
    if verdict not in ("same", "apart"):
        raise WrongValue(str(NOTHING_CHOSEN))
    return verdict == "same"


def _back_to(name: str, id: str, place: str = "") -> HttpResponse:
    """To where the page shows what was judged."""
    return redirect(f"{reverse(name, args=[id])}#{place or PLACE}")


def _take(request: HttpRequest, name: str, keep: Callable[[str, str], None]) -> Typed | None:
    """Keep what was sent; what was typed, with the sentence that says why not, where it was not kept."""
    values = {
        field: sent for field in (name, "huridocs", "verdict", "why") if (sent := request.POST.get(field, ""))
    }
    chosen, why = values.get(name, ""), values.get("why", "")
    if not chosen:
        return Typed(values, str(NOTHING_CHOSEN))
    if not why.strip():
        return Typed(values, str(NO_REASON))
    try:
        keep(chosen, why)
    except _REFUSED as refused:
        return Typed(values, said(str(refused)))
    return None
