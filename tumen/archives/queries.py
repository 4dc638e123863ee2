"""Each read of archives; every one takes the viewer.

Nobody has covered a name in what an archive kept: it is told to who is cleared for identities. Of a find that
became a document nothing is told to who may not see that, and it counts in nothing they are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.archives.errors import NoSuchCollection, NotInCollection
from tumen.archives.models import Collection, Find, FindState, Mention, Part, PartState
from tumen.watch.wording import looked_for

#: Events on one page.
PAGE = 25
#: The name under which finds stand that tell of no event with a figure.
REST = "rest"


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A collection and how far it is: ``parts`` by state; ``finds`` by state, as far as the viewer may see
    them; texts ``passed`` over, ``others`` that are no texts, ``refused``; ``troubles`` of parts by file.

    ``added`` words of people it is read with, and whether others stand now (``has_other_words``): then the
    next reading begins anew.
    """

    id: str
    name: str
    added_by: str
    added_at: datetime
    parts: dict[str, int]
    finds: dict[str, int]
    copies: int
    passed: int
    others: int
    refused: int
    troubles: tuple[tuple[str, str], ...]
    grouped_at: datetime | None
    added: int = 0
    has_other_words: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.parts.get(PartState.WAITING.value)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event that finds of a collection tell of, by their figures; ``name`` is what it is asked for by.

    ``name`` is `REST` for all that tell of no event with a figure; then nothing else is known of it.
    """

    name: str
    act: str
    unit: str
    time: str
    low: float | None
    high: float | None
    finds: int
    copies: int
    claims: int


@dataclass(frozen=True, slots=True)
class EventList:
    """A page of events, those with most finds first; ``more`` are further ones."""

    lines: tuple[EventLine, ...]
    more: bool


def collections(viewer: Viewer) -> list[CollectionView]:
    """The collections, newest first."""
    if not _may_look(viewer):
        return []
    rows, now = Collection.objects.select_related("added_by").order_by("-pk"), _words_now()
    return [_view(viewer, row, now) for row in rows]


def collection(viewer: Viewer, id: str) -> CollectionView:
    """One collection. Raises NoSuchCollection."""
    return _view(viewer, seen_collection(viewer, id), _words_now())


def seen_collection(viewer: Viewer, id: str) -> Collection:
    """The collection itself, for who may know of it. Raises NoSuchCollection."""
    rows = Collection.objects.filter(public_id=id).select_related("added_by") if _may_look(viewer) else ()
    for row in rows:
        return row
    raise NoSuchCollection(f"There is no collection {id}. `tumen archive list` lists those that there are.")


def events(viewer: Viewer, id: str, *, of: str = "waiting", page: int = 1, size: int = PAGE) -> EventList:
    """The events of a collection of which something is in the queue, or (``of``) was passed over.

    Raises NoSuchCollection.
    """
    row = seen_collection(viewer, id)
    state = FindState.PASSED if of == FindState.PASSED.value else FindState.WAITING
    finds = _finds(viewer, row).filter(state=state)
    begin = (max(1, page) - 1) * size
    told = (
        Mention.objects.filter(find__in=finds)
        .order_by()
        .values("event", "act", "unit", "time")
        .annotate(
            alone=Count("find", filter=Q(find__copy_of=None)),
            every=Count("find"),
            least=Min("low"),
            most=Max("high"),
            told=Sum("find__claims"),
        )
        .order_by("-every", "event")[begin : begin + size + 1]
    )
    lines = [
        EventLine(
            each["event"],
            each["act"],
            each["unit"],
            each["time"],
            each["least"],
            each["most"],
            each["alone"],
            each["every"] - each["alone"],
            each["told"],
        )
        for each in told
    ]
    more = len(lines) > size
    if not more:
        lines += _rest(finds)
    return EventList(tuple(lines[: size + (not more)]), more)


def _rest(finds: QuerySet[Find]) -> Iterable[EventLine]:
    rest = finds.filter(mentions=None)
    every, copies = rest.count(), rest.exclude(copy_of=None).count()
    if every:
        claims = rest.aggregate(told=Sum("claims"))["told"] or 0
        yield EventLine(REST, "", "", "", None, None, every - copies, copies, claims)


def seen_event(viewer: Viewer, id: str, event: str) -> QuerySet[Find]:
    """The finds of an event, as far as the viewer may see them. Raises NoSuchCollection, NotInCollection."""
    row = seen_collection(viewer, id)
    rows = _finds(viewer, row)
    found = rows.filter(mentions=None) if event == REST else rows.filter(mentions__event=event)
    if not found.exists():
        raise NotInCollection(
            f"{row.public_id} has no such event. `tumen archive show` lists those that there are."
        )
    return found


def _may_look(viewer: Viewer) -> bool:
    return may_see(viewer) and sees_identities(viewer)


def _finds(viewer: Viewer, row: Collection) -> QuerySet[Find]:
    return Find.objects.filter(visible_to(viewer, "document"), collection=row)


def _words_now() -> list[str]:
    """The added words that stand, as a collection names those that it was read with."""
    return sorted(each.id for each in looked_for())


def _view(viewer: Viewer, row: Collection, words_now: list[str]) -> CollectionView:
    parts = Part.objects.filter(collection=row)
    # What was read in another version is read again: a page would be counted twice.
    parts = parts.filter(version=row.version) if row.version else parts
    states = Counter(dict(parts.order_by().values_list("state").annotate(Count("pk"))))
    finds = _finds(viewer, row)
    summed = parts.aggregate(passed=Sum("passed"), others=Sum("others"), refused=Sum("refused"))
    troubles = parts.exclude(trouble="").order_by("pk").values_list("name", "trouble")[:20]
    return CollectionView(
        row.public_id,
        row.name,
        row.added_by.name,
        row.added_at,
        dict(states),
        dict(finds.order_by().values_list("state").annotate(Count("pk"))),
        finds.filter(state=FindState.WAITING).exclude(copy_of=None).count(),
        summed["passed"] or 0,
        summed["others"] or 0,
        summed["refused"] or 0,
        tuple((Path(name).name, trouble) for name, trouble in troubles),
        row.grouped_at,
        len(row.words),
        bool(row.version) and row.words != words_now,
    )


__all__ = [
    "PAGE",
    "REST",
    "collection",
    "collections",
    "events",
    "seen_collection",
    "seen_event",
]
