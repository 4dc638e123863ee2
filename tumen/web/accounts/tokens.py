"""The page of one's own tokens: what programs may ask and do in one's name; made and taken back here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Level, Role
from tumen.access.queries import compartments
from tumen.accounts import actions
from tumen.accounts.errors import NoSuchToken, TokenTooWide
from tumen.accounts.models import Account
from tumen.accounts.queries import SECOND_STEPS, TokenView
from tumen.accounts.queries import tokens as tokens_of
from tumen.accounts.tokens import DAYS, MOST_DAYS, MOST_DAYS_WITH_IDENTITIES, Given, Widest, widest_of
from tumen.vault.acting import acting_as
from tumen.web.numbers import whole_number

_TEMPLATE = "tumen/accounts/tokens.html"
#: The lengths that the form offers, in days.
_DAYS = (1, MOST_DAYS_WITH_IDENTITIES, DAYS, MOST_DAYS)
_ROLES = {
    Role.READER: gettext_lazy("read"),
    Role.DOCUMENTER: gettext_lazy("read, and add documents"),
    Role.REVIEWER: gettext_lazy("read, and review claims"),
}
_LEVELS = {
    Level.PUBLIC: gettext_lazy("what is public"),
    Level.INTERNAL: gettext_lazy("up to what is internal"),
    Level.RESTRICTED: gettext_lazy("up to what is restricted"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in the form."""

    value: str
    words: Any
    is_chosen: bool = False


def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens, and the form for the next one; made, its secret is shown in this one answer."""
    account = _account_of(request)
    with acting_as(account.actor.pk):
        if request.method != "POST":
            return _page(request, account)
        if get_adapter().is_reauthentication_required(app="account"):
            back = urlencode({"next": reverse("tokens")})
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{back}")
        try:
            made, secret = _make(request, account)
        except TokenTooWide as refused:
            return _page(request, account, says=str(refused), status=400)
        return _page(request, account, made=made.public_id, secret=secret)


def revoke_token(request: HttpRequest, id: str) -> HttpResponse:
    """Take one of one's tokens back; once more, or another's, changes nothing."""
    account = _account_of(request)
    if request.method == "POST":
        try:
            with acting_as(account.actor.pk):
                actions.revoke_token(actor=account.actor, token=id)
        except NoSuchToken as gone:
            return _page(request, account, says=str(gone), status=404)
    return redirect("tokens")


def _make(request: HttpRequest, account: Account) -> tuple[Any, str]:
    sent = request.POST
    try:
        role, level = Role(sent.get("role", "")), Level(sent.get("clearance", ""))
    except ValueError as error:
        raise TokenTooWide(_("Nothing was made: choose what the token may do and see.")) from error
    days = sent.get("days", "")
    given = Given(
        sent.get("name", ""), role, level, tuple(sent.getlist("compartment")), identity="identity" in sent
    )
    proofs = _proofs(request)
    return actions.make_token(
        actor=account.actor,
        given=given,
        days=whole_number(days, digits=3),
        proved=", ".join(proofs) or "a session",
        second_step=_showed_a_second_step(request),
    )


def _page(
    request: HttpRequest,
    account: Account,
    *,
    made: str = "",
    secret: str = "",
    says: str = "",
    status: int = 200,
) -> HttpResponse:
    actor, widest, sent = account.actor, widest_of(account.actor), request.POST if says else {}
    own = [one for one in tokens_of(actor) if one.actor == f"a-{actor.pk}"]
    context = {
        "tokens": [_shown(one) for one in own if one.state == "open"],
        "made": made,
        "secret": secret,
        "says": says,
        "name": sent.get("name", ""),
        "roles": _chosen(
            [(each, _ROLES[each]) for each in widest.roles],
            sent.get("role", ""),
        ),
        "levels": _chosen([(each, _LEVELS[each]) for each in widest.levels], _level(widest, sent)),
        "compartments": [
            Choice(one.id, one.name) for one in compartments(actor) if one.id in widest.compartments
        ],
        "days": [Choice(str(each), each, each == DAYS) for each in _DAYS],
        "may_show_identities": widest.identity,
        "showed_second_step": _showed_a_second_step(request),
        "most_days": MOST_DAYS_WITH_IDENTITIES,
    }
    return render(request, _TEMPLATE, context, status=status)


def _level(widest: Widest, sent: Any) -> str:
    """What was chosen, or internal where it may be."""
    usual = widest.levels[:2][-1]
    return str(sent.get("clearance", "") or usual.value)


def _chosen(known: list[tuple[Any, Any]], chosen: str) -> list[Choice]:
    return [Choice(each.value, words, each.value == chosen) for each, words in known]


def _shown(one: TokenView) -> tuple[TokenView, Any, Any]:
    return one, _ROLES[Role(one.role)], _LEVELS[Level(one.clearance)]


def _proofs(request: HttpRequest) -> list[str]:
    records = get_authentication_records(request, request.user)
    return [str(record.get("type") or record.get("method")) for record in records]


def _showed_a_second_step(request: HttpRequest) -> bool:
    """Whether who is signed in proved it with an app or a passkey. A recovery code stands in for a lost one,
    and is too little here."""
    records = get_authentication_records(request, request.user)
    return any(
        record.get("method") == "mfa" and Authenticator.Type(record["type"]) in SECOND_STEPS
        for record in records
    )


def _account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # the gate let nobody else through
    return account
