"""Who has an account, and who may go nowhere without a second step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q

from tumen.access.models import Actor, GrantKind, Role, Viewer
from tumen.access.rules import holds
from tumen.access.sight import holding, sight_of
from tumen.accounts.errors import NoSuchAccount, NoSuchToken
from tumen.accounts.models import Account, Token
from tumen.accounts.sessions import SessionView, sessions_of
from tumen.accounts.tokens import state_of

#: What proves a second time who signs in. Recovery codes stand in for one that was lost, and are none.
SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as a keeper sees it. ``state`` is "open", "invited", "invitation over" or "closed"."""

    id: str
    name: str
    actor: str
    state: str
    second_steps: tuple[str, ...]
    needs_second_step: bool
    last_sign_in: datetime | None


def accounts(viewer: Viewer) -> list[AccountView]:
    """Every account, for a keeper; for others their own."""
    rows = Account.objects.select_related("actor").order_by("name")
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(actor=viewer.pk)
    return [_view(row) for row in rows]


def signed_in_last(viewer: Viewer, most: int) -> list[Actor]:
    """Those of the accounts that ``viewer`` knows of whose holders signed in last, ``most`` of them."""
    rows = Account.objects.select_related("actor").filter(is_active=True, last_login__isnull=False)
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(actor=viewer.pk)
    return [row.actor for row in rows.order_by("-last_login", "pk")[:most]]


def account_named(viewer: Viewer, named: str) -> Account:
    """The account with this name or id, or whose actor has it ("a-7"). Raises `NoSuchAccount`; for who is no
    keeper there is their own alone."""
    rows = Account.objects.select_related("actor")
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(actor=viewer.pk)
    number = named.removeprefix("a-")
    by_actor = Q(actor=int(number)) if named.startswith("a-") and number.isdecimal() else Q(pk__in=())
    found = rows.filter(Q(name=named) | Q(public_id=named) | by_actor).first()
    if found is None:
        raise NoSuchAccount("Nobody has an account under that name. `tumen account list` shows who has.")
    return found


def sessions(viewer: Viewer, *, this: str) -> list[SessionView]:
    """The open sessions of the account of ``viewer``, and of nobody else's: not for a keeper either, who ends
    them all by a reset. ``this`` is the number of the session that asks."""
    account = Account.objects.filter(actor=viewer.pk).first()
    return sessions_of(account, this=this) if account else []


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token as its owner, or a keeper, sees it; never its secret. ``state`` is "open", "taken back",
    "over" or "asleep" (used by nobody for too long). ``compartments`` are ids."""

    id: str
    name: str
    actor: str
    role: str
    clearance: str
    compartments: tuple[str, ...]
    identity: bool
    made_at: datetime
    until: datetime
    used_at: datetime | None
    state: str


def tokens(viewer: Viewer) -> list[TokenView]:
    """The tokens of ``viewer``, the newest first; of everybody for a keeper."""
    rows = Token.objects.order_by("-pk")
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(actor=viewer.pk)
    return [_token_view(row) for row in rows]


def token_row(viewer: Viewer, id: str) -> Token:
    """The token itself, to be taken back. Raises `NoSuchToken`; for who is no keeper there are their own."""
    rows = Token.objects.filter(public_id=id)
    if not holds(viewer, Role.KEEPER):
        rows = rows.filter(actor=viewer.pk)
    found = rows.first()
    if found is None:
        raise NoSuchToken(f"There is no token {id}. `tumen account token list` shows those that there are.")
    return found


def needs_second_step(viewer: Viewer) -> bool:
    """Whether a password is too little for ``viewer``: who sees identities, may open one in an emergency, or
    says what others may see; or anybody, where whoever serves says so (TUMEN_SECOND_STEP)."""
    if settings.TUMEN.second_step_for_all:
        return True
    sight = sight_of(viewer)
    if sight.identity or Role.KEEPER in sight.roles:
        return True
    return holding(sight.at).filter(actor=viewer.pk, kind=GrantKind.BREAK_GLASS).exists()


def has_second_step(viewer: Viewer) -> bool:
    """Whether the account of ``viewer`` has an authenticator app or a passkey."""
    found: bool = Authenticator.objects.filter(user__actor=viewer.pk, type__in=SECOND_STEPS).exists()
    return found


def _view(row: Account) -> AccountView:
    kinds = Authenticator.objects.filter(user=row).order_by("type").values_list("type", flat=True).distinct()
    return AccountView(
        row.public_id,
        row.name,
        f"a-{row.actor_id}",
        _state(row),
        tuple(Authenticator.Type(kind).name.lower() for kind in kinds),
        needs_second_step(row.actor),
        row.last_login,
    )


def _state(row: Account) -> str:
    if not row.is_active:
        return "closed"
    if row.has_usable_password():
        return "open"
    return "invited" if any(each.is_open for each in row.invitations.all()) else "invitation over"


def _token_view(row: Token) -> TokenView:
    return TokenView(
        row.public_id,
        row.name,
        f"a-{row.actor_id}",
        row.role,
        row.clearance,
        tuple(row.compartments),
        row.identity,
        row.made_at,
        row.until,
        row.used_at,
        state_of(row),
    )
