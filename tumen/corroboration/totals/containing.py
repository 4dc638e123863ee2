"""Which events of the record a total can contain."""

from __future__ import annotations

from collections.abc import Iterable

from tumen.corroboration.fits import Where, places_fit
from tumen.corroboration.totals.values import Counted


def eligible(total: Counted, events: Iterable[Counted]) -> list[Counted]:
    """The events that ``total`` can contain, by time, then id.

    They are of its act and unit, told as having happened, at a time that shares a day with its period, and in
    a place that is the same, lies in it or around it, or is not said. An event without a time is left out:
    nothing says that it belongs to any period; so are places of which nothing is known but two names.
    """
    found = (event for event in events if _can_contain(total, event))
    return sorted(found, key=lambda event: (_begins(event), event.id))


def _can_contain(total: Counted, event: Counted) -> bool:
    if not event.is_told or (event.act, event.unit) != (total.act, total.unit):
        return False
    if event.when is None or total.when is None or not event.when.overlaps(total.when):
        return False
    return places_fit(total.places, event.places) in (Where.SAME, Where.SILENT)


def _begins(event: Counted) -> str:
    return event.when.earliest.isoformat() if event.when and event.when.earliest else ""
