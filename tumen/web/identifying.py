"""What the pages of persons take: judgements on who is who, opening an identity, looking a name up.

A name that is looked for stands in no address: the search is sent as a form, and its answer is not kept.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tumen.access.models import Actor
from tumen.record import actions
from tumen.record.errors import AlreadyUndone, NoReason, NoSuchJudgement, NoSuchPerson, SameItem
from tumen.web import persons
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import viewer_of

_REFUSED = (NoReason, SameItem, AlreadyUndone, NoSuchJudgement)


@sensitive_post_parameters("name")
def seek_person(request: HttpRequest, judge: Actor) -> HttpResponse:
    """The persons who can be called by a name."""
    name = request.POST.get("name", "").strip()
    found = actions.seek_person(actor=judge, name=name) if name else ()
    said = "" if name else _("Write the name of whom you look for: surname and given name.")
    told = persons.list_context(request, judge, found, "", sought=name, is_search=True, refused=said)
    return render(request, "tumen/persons.html", told, status=200 if name else 400)


def open_identity(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Show who a person is, for an hour."""

    def keep(why: str) -> None:
        actions.open_identity(actor=judge, person=id, why=why)

    return _take(request, judge, id, "identity", keep)


def judge_person(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Judge whether this person and another are one."""
    sent = request.POST.get("another", "") or request.POST.get("other", "")
    verdict, other = request.POST.get("verdict", ""), sent.strip().lower()

    def keep(why: str) -> None:
        judging = actions.judge_same_person if verdict == "same" else actions.judge_different_person
        judging(actor=judge, left=request.POST.get("own", "") or id, right=other, why=why)

    if verdict not in ("same", "apart") or not other:
        chosen = Typed(
            _typed(request), _("Nothing was kept, because nothing was chosen. Choose one of the answers.")
        )
        return persons.person(request, judge, id, typed=chosen, form="same")
    try:
        return _take(request, judge, id, "same", keep)
    except NoSuchPerson as unknown:
        return persons.person(
            request, judge, id, typed=Typed(_typed(request), said(str(unknown))), form="same"
        )


def undo_person(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take a judgement on persons back."""

    def keep(why: str) -> None:
        number = request.POST.get("line", "")
        if not whole_number(number):
            raise NoSuchJudgement(_("Say which judgement is to be taken back."))
        if not why.strip():
            raise NoReason(_("Say why: a judgement without its reason cannot be weighed by others."))
        actions.undo_judgement(actor=judge, judgement=whole_number(number), why=why)

    return _take(request, judge, id, "undo", keep)


def _take(
    request: HttpRequest, judge: Actor, id: str, form: str, keep: Callable[[str], None]
) -> HttpResponse:
    try:
        keep(request.POST.get("why", ""))
    except _REFUSED as refused:
        return persons.person(request, judge, id, typed=Typed(_typed(request), said(str(refused))), form=form)
    if viewer_of(request) != judge:
        # On a laptop whoever opens the pages looks as nobody in particular: the answer alone is the judge's.
        return persons.person(request, judge, id)
    return redirect(f"{reverse('person', args=[id])}#{form}")


def _typed(request: HttpRequest) -> dict[str, str]:
    return {
        name: sent
        for name in ("why", "verdict", "other", "another", "line")
        if (sent := request.POST.get(name, ""))
    }
