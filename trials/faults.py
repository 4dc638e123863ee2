"""Faults planted one at a time into the rooms, to see that the trial `access` finds each of them.

Each is what a change of the rooms could break: a name of a module, and what stands there instead.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from tumen.access.models import Grant

#: Makes of what stands at a place what stands there with the fault.
Break = Callable[[Any], Any]


def _forgets_compartments(real: Any) -> Any:
    return lambda **told: None if told["kind"] == "compartment" else real(**told)


def _without_table(*names: str) -> Break:
    return lambda real: tuple(place for place in real if place.model.__name__ not in names)


def _an_hour_late(real: Any) -> Any:
    def holding(now: datetime) -> QuerySet[Grant]:
        return Grant.objects.filter(
            Q(until=None) | Q(until__gt=now - timedelta(hours=1, seconds=1)), since__lte=now
        )

    return holding


def _for_ever(real: Any) -> Any:
    kept: dict[Any, Any] = {}

    def remembered(of: Any, ask: Callable[[], Any]) -> Any:
        if of not in kept:
            kept[of] = ask()
        return kept[of]

    return remembered


def _always(answer: Any) -> Break:
    return lambda real: lambda *_, **__: answer


#: What each fault does, the place it is planted at, and how.
FAULTS: dict[str, tuple[str, Break]] = {
    "levels hide nothing": ("tumen.access.sight._hiding", lambda real: lambda sight: real(sight)[1:]),
    "who is cleared for what is public may see what nobody marked": (
        "tumen.access.sight.DOCUMENT",
        lambda real: "no document begins so",
    ),
    "compartments hide nothing": ("tumen.access.sight._hiding", lambda real: lambda sight: real(sight)[:1]),
    "texts are shown whatever hides their document": ("tumen.documents.queries.visible_to", _always(Q())),
    "identities are shown to everybody": ("tumen.documents.covering.sees_identities", _always(True)),
    "revoking leaves the compartments": ("tumen.access.actions.revoke", _forgets_compartments),
    "grants last an hour longer": ("tumen.access.sight.holding", _an_hour_late),
    "glass stays broken": (
        "tumen.access.actions.timedelta",
        lambda real: lambda hours: real(hours=hours + 1000),
    ),
    "broken glass shows no identities": ("tumen.documents.covering.opened_to", _always(set())),
    "sight is remembered from one look to the next": ("tumen.access.sight.remembered", _for_ever),
    "anybody makes things less sensitive": ("tumen.access.marking.holds", _always(True)),
    "anybody uncovers": ("tumen.documents.actions.sees_identities", _always(True)),
    "taking out of a compartment does nothing": ("tumen.documents.actions.take_out_of", _always(None)),
    "a cover covers its own document alone": ("tumen.documents.marking._elsewhere", _always(())),
    "sources count what is hidden": ("tumen.claims.sources.sees_all", _always(True)),
    "events rest on what is hidden": ("tumen.record.seeing.sees_all", _always(True)),
    "a withdrawal leaves the quotes": ("tumen.consent.rows.PLACES", _without_table("Claim")),
    "a withdrawal leaves the claims of a document": (
        "tumen.consent.forgetting.take_whole",
        lambda real: lambda rows, document: [],
    ),
    "what was allowed never ends": (
        "tumen.consent.queries._allowance",
        lambda real: lambda item, purpose, row, day: real(item, purpose, row, date.min),
    ),
    "a copy goes out whatever people said": ("tumen.publication.consenting._is_against", _always(False)),
    "a name that became known goes out": ("tumen.publication.actions.require_still_withheld", _always(None)),
    "drafts are shown to everybody": ("tumen.publication.finding.is_shown", _always(True)),
    "a withdrawal leaves the copies": ("tumen.consent.actions.forget_words_above", _always(None)),
}


@contextmanager
def planted(fault: str) -> Iterator[None]:
    """The rooms with this fault, for as long as the block takes."""
    place, broken = FAULTS[fault]
    module, _, name = place.rpartition(".")
    at = importlib.import_module(module)
    real = getattr(at, name)
    setattr(at, name, broken(real))
    try:
        yield
    finally:
        setattr(at, name, real)
