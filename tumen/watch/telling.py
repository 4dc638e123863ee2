"""What rooms above the watch tell as news: at each read, to each viewer, by what that viewer may see.

Whom somebody asked, by when, and what came back is known to a room above this one, which may not be
imported here. It names its teller by a string, as rooms name the handlers of their jobs. What is told is kept
nowhere: so none of it outlives a consent, a level or a judgement. Only that a person put it away is kept,
under an id that is made of what it tells of.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import cast

from tumen.access.daily import WATCHED, rows_held
from tumen.access.models import Viewer
from tumen.watch.models import AlertKind, Round

#: Signs of the id of something told, after its letters.
_SIGNS = 12


@dataclass(frozen=True, slots=True)
class Since:
    """From when on something is news: after this claim (a key), on this day or later."""

    claims: int
    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news that a room above tells: ``key`` is the same each time that it is told, ``about``
    the id of what it is about, ``title`` what that is called for the viewer, ``claims`` what it rests on."""

    kind: AlertKind
    key: str
    at: datetime
    about: str
    title: str
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """By which a person puts it away."""
        return f"wt-{sha256(self.key.encode()).hexdigest()[:_SIGNS]}"


#: Tells a viewer what is news since then, of what that viewer may see.
Teller = Callable[[Viewer, Since], Iterable[Told]]

#: Where the tellers are: "module:function".
TELLERS: list[str] = []


def register_teller(place: str) -> None:
    """Let the function at ``place`` ("module:function") tell what is news."""
    if place not in TELLERS:
        TELLERS.append(place)


def told_to(viewer: Viewer) -> list[Told]:
    """What is told to this viewer; nothing before the watch began."""
    row = rows_held("first round", Round.objects.order_by("pk").first, changed_by=WATCHED)
    if row is None or row.began_on is None:
        return []
    since = Since(row.claims_from, row.began_on)
    return [told for place in TELLERS for told in _teller(place)(viewer, since)]


def _teller(place: str) -> Teller:
    module, _, function = place.partition(":")
    return cast(Teller, getattr(importlib.import_module(module), function))
