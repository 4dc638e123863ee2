"""The page of one's own sessions: where one is signed in, and how to end that elsewhere."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.accounts import actions
from tumen.accounts.errors import NoSuchSession
from tumen.accounts.models import Account
from tumen.accounts.queries import sessions as sessions_of
from tumen.accounts.sessions import SessionView
from tumen.vault.acting import acting_as
from tumen.web.saying import said
from tumen.web.words import day_words

_TEMPLATE = "tumen/accounts/sessions.html"
#: The field that names one session, and the one that means all but this.
_ONE, _OTHERS = "session", "others"


def sessions(request: HttpRequest) -> HttpResponse:
    """One's sessions; by a form one of them is ended, or all others, by who proved a moment ago who they are.

    Whoever sits down at a browser that somebody left open sees them, and ends none.
    """
    account = request.user
    assert isinstance(account, Account)  # the gate let nobody else through
    with acting_as(account.actor.pk):
        if request.method != "POST":
            return _page(request, account)
        if get_adapter().is_reauthentication_required(app="account"):
            back = urlencode({"next": reverse("sessions")})
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{back}")
        try:
            _end(request, account)
        except NoSuchSession as gone:
            return _page(request, account, says=said(str(gone)), status=404)
    return redirect("sessions")


def _end(request: HttpRequest, account: Account) -> None:
    if _OTHERS in request.POST:
        number = str(request.session.session_key)
        actions.end_other_sessions(actor=account.actor, account=account, this=number)
        update_session_auth_hash(request, account)
    else:
        actions.end_session(actor=account.actor, account=account, session=request.POST.get(_ONE, ""))


def _page(request: HttpRequest, account: Account, *, says: str = "", status: int = 200) -> HttpResponse:
    found = sessions_of(account.actor, this=str(request.session.session_key))
    context = {
        "sessions": [(one, _name(one), _moment(one.began), _moment(one.seen)) for one in found],
        "are_others": any(not one.is_this for one in found),
        "says": says,
    }
    return render(request, _TEMPLATE, context, status=status)


def _name(one: SessionView) -> str:
    if one.browser and one.system:
        return _("%(browser)s on %(system)s") % {"browser": one.browser, "system": one.system}
    return one.browser or one.system or _("A browser that does not say which")


def _moment(at: datetime) -> str:
    return _("%(day)s, %(time)s UTC") % {"day": day_words(at), "time": f"{at:%H:%M}"}
