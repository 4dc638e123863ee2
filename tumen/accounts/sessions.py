"""The sessions of an account: from which browser, since when, seen when last; and what they are known by.

A session is a row of Django's. What is kept in it of a browser is one of the names below, and never what the
browser itself said: that could be as long as a letter, and tells one telephone from another.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from tumen.accounts.models import Account
from tumen.vault.workspace import Workspace

#: Under which names a session keeps when it began and was seen last, in seconds of the clock, and from where.
BEGAN, SEEN, WHERE = "tumen.began", "tumen.seen", "tumen.where"
#: Seconds from signing in until a session ends, whatever is done in it.
LONGEST = 12 * 60 * 60
#: Signs of what a session is called by: 64 bits, of which nobody gets back to its number.
_CALLED = 16
#: What stands in the words that a browser sends, and the name that it has for people; the first that is there
#: counts, for nearly each says that it is others as well.
_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Whale/": "Whale",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}
_HERE = frozenset({"127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as its owner sees it. ``id`` opens nothing. ``browser`` and ``system`` are names of people's
    own, "" where the browser says nothing that is known; ``address`` is "" for this computer itself, at which
    whoever comes by a tunnel comes out, too."""

    id: str
    began: datetime
    seen: datetime
    browser: str
    system: str
    address: str
    is_this: bool


def where(meta: Mapping[str, Any]) -> dict[str, str]:
    """What a session keeps of where it was begun, from what the server knows of the request."""
    said, address = str(meta.get("HTTP_USER_AGENT", ""))[:400], str(meta.get("REMOTE_ADDR", ""))
    return {
        "browser": _named(said, _BROWSERS),
        "system": _named(said, _SYSTEMS),
        "address": "" if address in _HERE else address[:45],
    }


def sessions_of(account: Account, *, this: str) -> list[SessionView]:
    """The open sessions of an account; the one with the number ``this`` first, then who was seen last."""
    found = [_view(key, data, this) for key, data in _open(account)]
    return sorted(found, key=lambda one: (not one.is_this, -one.seen.timestamp()))


def numbers(account: Account) -> dict[str, str]:
    """The numbers of the open sessions of an account, by what they are called. For `actions` alone: a number
    opens the record."""
    return {called(key): key for key, _ in _open(account)}


def called(key: str) -> str:
    """What a session with this number is called."""
    secret = Workspace.current().keys().accounts
    return hmac.new(secret, f"session:{key}".encode(), sha256).hexdigest()[:_CALLED]


def _open(account: Account) -> Iterator[tuple[str, dict[str, Any]]]:
    # Of a vault that was locked since, a session cannot be read: it holds nothing then, and opens nothing.
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        data = row.get_decoded()
        if data.get(SESSION_KEY) != str(account.pk):
            continue
        proof = str(data.get(HASH_SESSION_KEY, ""))
        began = data.get(BEGAN)
        if not constant_time_compare(proof, account.get_session_auth_hash()):
            continue
        if isinstance(began, int | float) and time.time() - began <= LONGEST:
            yield row.session_key, data


def _view(key: str, data: Mapping[str, Any], this: str) -> SessionView:
    began = float(data[BEGAN])
    last = max(began, float(data.get(SEEN) or 0))
    kept = data.get(WHERE)
    come = kept if isinstance(kept, dict) else {}
    return SessionView(
        called(key),
        datetime.fromtimestamp(began, UTC),
        datetime.fromtimestamp(last, UTC),
        str(come.get("browser", "")),
        str(come.get("system", "")),
        str(come.get("address", "")),
        key == this,
    )


def _named(said: str, names: Mapping[str, str]) -> str:
    return next((name for sign, name in names.items() if sign in said), "")
