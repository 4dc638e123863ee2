"""What a token opens to a program, and the secret that it is known by, which is kept as its hash.

A token is bound to one role, a clearance, some compartments and an end, none of them above what its actor
holds: at each use both are asked, and the lesser holds. 256 random bits: nobody finds one by trying, so a
plain hash of it is enough, where a password needs a slow one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone

from tumen.access.bounds import Bound
from tumen.access.errors import NoSuchCompartment
from tumen.access.marking import compartment_of
from tumen.access.models import Actor, Level, Role
from tumen.access.sight import sight_now
from tumen.accounts.errors import TokenRefused, TokenTooWide
from tumen.accounts.models import Token

#: How a secret begins, so that people and programs that look for lost ones know it when they see it.
BEGINS = "tumen_"
#: Bytes of a secret.
_BYTES = 32
#: Days that a token lasts where nobody says otherwise, the most that it may, and the most with identities.
DAYS, MOST_DAYS, MOST_DAYS_WITH_IDENTITIES = 30, 90, 7
#: A token that no program used for so long was forgotten somewhere: it opens nothing more.
ASLEEP_AFTER = timedelta(days=14)
#: Time between two notes that a token was used: reading then costs no writing.
NOTED_EVERY = timedelta(minutes=5)
#: Signs of what a token is for.
LONGEST_NAME = 100
#: The roles that a token may have. Nothing that is for keepers and publishers alone is in the API.
ROLES = (Role.READER, Role.DOCUMENTER, Role.REVIEWER)

REFUSED = "This token opens nothing: it was mistyped or taken back, or its time is over. Make another one."


@dataclass(frozen=True, slots=True)
class Given:
    """What a token is to open: ``name`` says what for. ``compartments`` are ids or names."""

    name: str
    role: Role
    clearance: Level = Level.INTERNAL
    compartments: tuple[str, ...] = ()
    identity: bool = False

    def require_within(self, actor: Actor) -> None:
        """Raises `TokenTooWide` for more than ``actor`` holds, and for a token without a name."""
        widest = widest_of(actor)
        if not 0 < len(" ".join(self.name.split())) <= LONGEST_NAME:
            raise TokenTooWide("Say in a few words what the token is for. Nothing was made.")
        if self.role not in widest.roles:
            raise TokenTooWide(f"You are no {self.role.value} in the API, so no token of yours can be one.")
        if self.clearance not in widest.levels:
            raise TokenTooWide(f"You are not cleared for what is {self.clearance.value}. Nothing was made.")
        if not set(self._ids()) <= widest.compartments:
            raise TokenTooWide("You are no member of each of these compartments. Nothing was made.")
        if self.identity and not widest.identity:
            raise TokenTooWide("You are not cleared for identities, so no token of yours shows any.")

    def kept(self) -> dict[str, Any]:
        """As the columns of a row."""
        return {
            "name": " ".join(self.name.split()),
            "role": self.role.value,
            "clearance": self.clearance.value,
            "compartments": self._ids(),
            "identity": self.identity,
        }

    def told(self) -> dict[str, Any]:
        """For the log: all but what it is for, which may name somebody."""
        return {name: value for name, value in self.kept().items() if name != "name"}

    def _ids(self) -> list[str]:
        try:
            return sorted({compartment_of(named).public_id for named in self.compartments})
        except NoSuchCompartment as unknown:
            # Whether there is such a compartment is not told to who is no member.
            raise TokenTooWide(
                "You are no member of each of these compartments. Nothing was made."
            ) from unknown


@dataclass(frozen=True, slots=True)
class Widest:
    """What a token of somebody may open at most; ``compartments`` are ids."""

    roles: tuple[Role, ...]
    levels: tuple[Level, ...]
    compartments: frozenset[str]
    identity: bool


def widest_of(actor: Actor) -> Widest:
    """What a token of ``actor`` may open now, for whoever chooses."""
    sight = sight_now(actor)
    roles = tuple(role for role in ROLES if role in sight.roles or (sight.roles and role is Role.READER))
    return Widest(roles, Level.up_to(sight.clearance), sight.compartments, sight.identity)


def new_secret() -> str:
    """A fresh secret, such as "tumen_Jx0..."; 43 signs after what all begin with."""
    return BEGINS + secrets.token_urlsafe(_BYTES)


def hash_of_secret(secret: str) -> str:
    """The hash under which a secret is kept."""
    return sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def token_of(secret: str) -> Token:
    """The open token that ``secret`` is of. Raises `TokenRefused`, with one sentence for every reason."""
    found = Token.objects.select_related("actor").filter(secret_hash=hash_of_secret(secret)).first()
    if found is None or state_of(found) != "open":
        raise TokenRefused(REFUSED)
    return found


def state_of(row: Token) -> str:
    """ "open", "taken back", "over" or "asleep"."""
    now = timezone.now()
    if row.revoked_at is not None:
        return "taken back"
    if row.until <= now:
        return "over"
    return "asleep" if (row.used_at or row.made_at) + ASLEEP_AFTER <= now else "open"


def bound_of(row: Token) -> Bound:
    """What is seen and done with it at most."""
    return Bound(
        token=row.public_id,
        role=Role(row.role),
        clearance=Level(row.clearance),
        compartments=frozenset(row.compartments),
        identity=row.identity,
    )


def note_use(row: Token) -> None:
    """Keep that the token was used now, if that was not noted just before."""
    now = timezone.now()
    if row.used_at is None or now - row.used_at >= NOTED_EVERY:
        Token.objects.filter(pk=row.pk).update(used_at=now)
