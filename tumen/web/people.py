"""The page of who works here: what each may do and see, since when, and who said so.

Keepers see everybody, and grant and take back; others see themselves alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access import queries
from tumen.access.models import GrantKind, Level, Role, Viewer
from tumen.access.queries import ActorView, GrantView
from tumen.accounts.queries import AccountView, accounts
from tumen.web.grading import Typed
from tumen.web.house import is_keeper
from tumen.web.viewing import judge_of
from tumen.web.words import Words, day_words

ROLES: Mapping[str, Words] = {
    Role.READER: gettext_lazy("Reader: reads and changes nothing"),
    Role.DOCUMENTER: gettext_lazy("Documenter: adds documents and what is known of them"),
    Role.REVIEWER: gettext_lazy("Reviewer: reviews claims, judges and grades"),
    Role.PUBLISHER: gettext_lazy("Publisher: lets things out of the workspace"),
    Role.KEEPER: gettext_lazy("Keeper: says who may do and see what"),
}
CLEARANCES: Mapping[str, Words] = {
    Level.PUBLIC: gettext_lazy("Cleared for what is public"),
    Level.INTERNAL: gettext_lazy("Cleared for what is internal"),
    Level.RESTRICTED: gettext_lazy("Cleared for what is restricted"),
}
STATES: Mapping[str, Words] = {
    "open": gettext_lazy("Has an account"),
    "invited": gettext_lazy("Invited, and has not come yet"),
    "invitation over": gettext_lazy("Invited, and the invitation is over"),
    "closed": gettext_lazy("The account is closed"),
}
#: Hours that the form offers for opening an item in an emergency; the command takes any number up to 72.
HOURS = ("1", "4", "24", "72")


@dataclass(frozen=True, slots=True)
class Held:
    """Something that somebody holds, in words; ``value`` is how the form of taking back names it."""

    value: str
    says: str
    since: str
    until: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the page. ``account`` is empty where nobody signs in; ``trouble`` says what is missing."""

    id: str
    name: str
    held: tuple[Held, ...]
    account: str
    steps: str
    trouble: str
    last_here: str


def people(request: HttpRequest, viewer: Viewer, typed: Typed | None = None, form: str = "") -> HttpResponse:
    """Who works here; with what was ``typed`` into the form "grant" or "revoke" where that was refused."""
    circles = {circle.id: circle.name for circle in queries.compartments(viewer)}
    by_actor = {account.actor: account for account in accounts(viewer)}
    keeper, judge = is_keeper(viewer), judge_of(request)
    told = {
        "room": "house",
        "people": [_person(one, by_actor.get(one.id), circles) for one in queries.actors(viewer)],
        "is_keeper": keeper,
        "may_grant": keeper and judge is not None and is_keeper(judge),
        "gifts": _gifts(circles),
        "typed": typed or Typed(),
        "form": form,
    }
    return render(request, "tumen/people.html", told, status=400 if typed else 200)


def held_words(kind: GrantKind, value: str, circles: Mapping[str, str]) -> str:
    """What a grant gives, in words; a compartment by its name where that is open to who looks."""
    if kind is GrantKind.ROLE:
        return str(ROLES[value])
    if kind is GrantKind.CLEARANCE:
        return str(CLEARANCES[value])
    if kind is GrantKind.IDENTITY:
        return _("Sees identities")
    if kind is GrantKind.COMPARTMENT:
        return _("Member of the compartment %(name)s") % {"name": circles.get(value, value)}
    return _("May open one item in an emergency, for hours at most: %(hours)s") % {"hours": value}


def _person(one: ActorView, account: AccountView | None, circles: Mapping[str, str]) -> Person:
    held = tuple(_held(grant, circles) for grant in one.grants)
    if account is None:
        return Person(one.id, one.name, held, "", "", "", "")
    lacks = account.needs_second_step and not account.second_steps and account.state == "open"
    return Person(
        one.id,
        one.name,
        held,
        str(STATES[account.state]),
        _steps(account),
        _("Needs a second step and has none yet.") if lacks else "",
        day_words(account.last_sign_in) if account.last_sign_in else "",
    )


def _steps(account: AccountView) -> str:
    known = {"totp": _("an authenticator app"), "webauthn": _("a passkey")}
    found = [known[step] for step in account.second_steps if step in known]
    return _("second step: %(steps)s") % {"steps": ", ".join(found)} if found else _("no second step")


def _held(grant: GrantView, circles: Mapping[str, str]) -> Held:
    return Held(
        f"{grant.kind.value}:{grant.value}",
        held_words(grant.kind, grant.value, circles),
        day_words(grant.since),
        _moment(grant.until),
        grant.granted_by,
        grant.why,
    )


def _moment(at: datetime | None) -> str:
    return f"{day_words(at)}, {at:%H:%M} UTC" if at else ""


def _gifts(circles: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be granted, by kind, as the form offers it."""
    values: list[tuple[str, GrantKind, list[str]]] = [
        (_("What they do"), GrantKind.ROLE, [role.value for role in Role]),
        (_("What they see"), GrantKind.CLEARANCE, [level.value for level in Level.up_to(Level.RESTRICTED)]),
        (_("Names and whereabouts"), GrantKind.IDENTITY, [""]),
        (_("Compartments"), GrantKind.COMPARTMENT, list(circles)),
        (_("Emergencies"), GrantKind.BREAK_GLASS, list(HOURS)),
    ]
    return [
        (group, [(f"{kind.value}:{value}", held_words(kind, value, circles)) for value in known])
        for group, kind, known in values
        if known
    ]
