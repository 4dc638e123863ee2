"""Where events happened, by country and province, and the facilities that claims name.

Design rule 8: what is drawn is where something was done to people, never where people are or which way they
went. Crossings, flights, arrivals and rescues are on no map, nor are states ("2,000 are held"), and nothing
joins two places. In China and North Korea nothing finer than the country is drawn but for those cleared for
identities. Nothing at all is drawn finer than a province.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_all
from tumen.claims.queries import standing
from tumen.corroboration.figures import GroupKind
from tumen.documents.queries import everywhere
from tumen.record.counting import hidden_tallies
from tumen.record.models import Event, Tally
from tumen.record.seeing import record_of
from tumen.record.wanted import Wanted, is_fine, shows_province
from tumen.vocabulary.slots import Places
from tumen.vocabulary.where import Where, where_is

#: Acts by which people leave, hide or get away: where those happened helps whoever looks for them.
UNMAPPED = frozenset(
    {"crossing", "arrival", "displacement", "other:escape", "other:rescue", "other:transfer", "other:release"}
)
#: Facilities in one list.
MOST = 200


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A country, or a province of one, with how many events are told to have happened there.

    ``first`` and ``last`` are the years that they may lie in, 0 where no time is told. A country's mark
    counts its events that are not in a mark of one of its provinces.
    """

    where: Where
    events: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Facility:
    """A facility that claims name, with how many name it as where it was."""

    where: Where
    claims: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """``nowhere`` are events of which no country is told, or several; ``kept_off``
    those whose act is on no map. ``is_coarse`` says that places are kept from this viewer;
    ``further`` facilities were left out.
    """

    marks: tuple[PlaceMark, ...]
    facilities: tuple[Facility, ...]
    nowhere: int
    kept_off: int
    is_coarse: bool
    further: int


def mapped(viewer: Viewer, wanted: Wanted) -> Mapped:
    """The wanted events by place, most first, and every facility that a claim names."""
    wanted = replace(wanted.for_viewer(viewer), kind=GroupKind.EVENT.value, realis="")
    found = _grouped(viewer, wanted)
    marks: dict[Where, list[tuple[int, int, int]]] = defaultdict(list)
    nowhere = kept_off = 0
    is_coarse = False
    for (act, country, province, first, last), number in found.items():
        if act in UNMAPPED:
            kept_off += number
        elif not country:
            nowhere += number
        else:
            shown = province if shows_province(viewer, country, province) else ""
            is_coarse = is_coarse or shown != province or not is_fine(viewer, country)
            marks[Where(country, shown)].append((number, first, last))
    facilities = _facilities(viewer)
    return Mapped(
        marks=tuple(sorted((_mark(at, told) for at, told in marks.items()), key=_most_first)),
        facilities=facilities[:MOST],
        nowhere=nowhere,
        kept_off=kept_off,
        is_coarse=is_coarse,
        further=max(0, len(facilities) - MOST),
    )


def places_of(viewer: Viewer, act: str, places: Places) -> tuple[Where, ...]:
    """Where one event is drawn, as finely as the viewer is shown it; () for what is on no map.

    Each place by itself, without an order: nothing says that anybody went from one to the other.
    """
    if act in UNMAPPED:
        return ()
    named = (where_is(name) for name in (places.at, places.origin, places.destination) if name)
    coarse = (
        Where(at.country, at.province if shows_province(viewer, at.country, at.province) else "")
        for at in named
        if at.country
    )
    return tuple(sorted(set(coarse), key=lambda at: (at.country, at.province)))


_COLUMNS = ("act", "country", "province", "first_year", "last_year")
_Key = tuple[str, str, str, int, int]


def _grouped(viewer: Viewer, wanted: Wanted) -> dict[_Key, int]:
    record = record_of(viewer)
    if not record.is_whole:
        return dict(Counter(tuple(getattr(row, each) for each in _COLUMNS) for row in wanted.among(record)))
    # All that `event_by_codes` is by, so that rows are counted in its order, and none is put in another.
    rows = Event.objects.filter(wanted.events()).order_by().values_list(*_COLUMNS, "is_open")
    found = Counter[_Key]()
    for act, country, province, first, last, _, number in rows.annotate(number=Count("pk")):
        found[act, country, province, first, last] += number
    return found


def _mark(where: Where, told: Iterable[tuple[int, int, int]]) -> PlaceMark:
    rows = list(told)
    return PlaceMark(
        where,
        sum(number for number, _, _ in rows),
        min((first for _, first, _ in rows if first), default=0),
        max((last for _, _, last in rows), default=0),
    )


def _most_first(mark: PlaceMark) -> tuple[int, str, str]:
    return -mark.events, mark.where.country, mark.where.province


def _facilities(viewer: Viewer) -> tuple[Facility, ...]:
    """By country and name. Its name is as reports print it; where it lies is as coarse as every place."""
    covers, found = everywhere(viewer).all, []
    for name, number in _named(viewer).items():
        if number > 0 and covers.words(name) == name:
            at = where_is(name)
            province = at.province if shows_province(viewer, at.country, at.province) else ""
            found.append(Facility(Where(at.country, province, name), number))
    return tuple(sorted(found, key=lambda each: (each.where.country, each.where.facility)))


def _named(viewer: Viewer) -> Counter[str]:
    """How many claims that the viewer may see name each facility."""
    rows = Tally.objects.filter(~Q(facility=""))
    hidden = hidden_tallies(viewer)
    if not may_see(viewer):
        return Counter()
    if hidden is None:
        return _by_facility(rows.filter(claim__in=standing(viewer).order_by().values("pk")))
    told = _by_facility(rows)
    if not sees_all(viewer):
        told.subtract(_by_facility(hidden.filter(~Q(facility=""))))
    return told


def _by_facility(rows: QuerySet[Tally]) -> Counter[str]:
    return Counter(dict(rows.order_by().values_list("facility").annotate(number=Count("pk"))))
