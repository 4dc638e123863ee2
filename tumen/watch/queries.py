"""Each read of the watch; every one takes the viewer.

An alert is shown to who may see every claim that it rests on, a sign to who may see its document. What lies
in folders and mailboxes here and was passed over may be anybody's letter, and nobody has covered a name in
it: its title is shown to who is cleared for identities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.claims.queries import claims, claims_seen
from tumen.documents.queries import documents_named, everywhere, masked_texts
from tumen.record.queries import EventRef, event_of
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span
from tumen.watch.errors import NoSuchThing
from tumen.watch.indicators import Indicator, indicators
from tumen.watch.models import (
    ASKING,
    Alert,
    AlertKind,
    AlertStep,
    Feed,
    FeedKind,
    FeedState,
    Item,
    ItemState,
    Look,
    Round,
    Sample,
    Sign,
)
from tumen.watch.sampling import Missed, missed

#: Alerts on one page: with a sentence each, some ten minutes of reading.
ALERTS = 40
#: Items on one page.
PAGE = 50
#: Weeks on the board of signs.
WEEKS = 8


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed, and how many items of each state the viewer may see. An address of the web is shown to who may
    see that there are feeds at all; a path on this computer is its name alone."""

    id: str
    kind: FeedKind
    name: str
    address: str
    reads_pages: bool
    state: FeedState
    added_by: str
    looked_at: datetime | None
    not_before: datetime | None
    trouble: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: what it is, what became of it and why. ``is_told`` is false where its title is not shown."""

    id: str
    feed: str
    feed_name: str
    state: ItemState
    title: str
    address: str
    is_told: bool
    found_at: datetime
    groups: tuple[str, ...]
    worth: int
    needed: int
    reason: str
    document: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemList:
    """A page of items, newest first, and how many there are; ``after`` leads to the next, "" on the last."""

    lines: tuple[ItemView, ...]
    count: int
    after: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that an alert or a sign rests on, masked as its document is."""

    words: str
    document: str
    label: str
    publisher: str
    published: Interval | None
    claim: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class AlertView:
    """One piece of news, with the event that it is about now, and its sentences: what brought it first."""

    id: str
    kind: AlertKind
    at: datetime
    event: EventRef | None
    sentences: tuple[Sentence, ...]
    dismissed_by: str
    dismissed_at: datetime | None


@dataclass(frozen=True, slots=True)
class AlertList:
    """Alerts, newest first; ``more`` are further ones."""

    lines: tuple[AlertView, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The signs of one indicator in one week, which begins on ``monday``."""

    monday: date
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator over the weeks, newest first; ``days`` since its last sign, None for no sign."""

    indicator: Indicator
    weeks: tuple[Week, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Board:
    """Signs of danger ahead, by indicator and by the week in which they were published or came."""

    mondays: tuple[date, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SampleView:
    """A sample with its items and what was said of each so far; ``missed`` once all were looked at."""

    id: str
    population: int
    at: datetime
    actor: str
    items: tuple[tuple[ItemView, bool | None], ...]
    missed: Missed | None

    @property
    def left(self) -> int:
        return sum(told is None for _, told in self.items)


def feeds(viewer: Viewer) -> list[FeedView]:
    """What is on the watch, in the order in which it was added."""
    if not _may_watch(viewer):
        return []
    rows = Feed.objects.exclude(state=FeedState.REMOVED).select_related("added_by")
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for feed, state in _items(viewer).order_by().values_list("feed", "state"):
        counted[feed][state] += 1
    covers = everywhere(viewer).all
    return [
        FeedView(
            row.public_id,
            FeedKind(row.kind),
            covers.words(row.name),
            covers.words(row.address) if row.kind in ASKING else "",
            row.reads_pages,
            FeedState(row.state),
            row.added_by.name,
            row.looked_at,
            row.not_before,
            covers.words(row.trouble),
            dict(counted[row.pk]),
        )
        for row in rows
    ]


def items(viewer: Viewer, *, of: str = "passed over", after: str = "", size: int = PAGE) -> ItemList:
    """Items of one state (``of``), newest first; ``after`` is the id of the last one before."""
    if not _may_watch(viewer):
        return ItemList((), 0, "")
    rows = _items(viewer).filter(state=of)
    begin = rows.filter(public_id=after).values_list("pk", flat=True).first() if after else None
    behind = rows.filter(pk__lt=begin) if begin else rows
    found = list(behind.order_by("-pk").select_related("feed")[: size + 1])
    more = found[size - 1].public_id if len(found) > size else ""
    return ItemList(tuple(_views(viewer, found[:size])), rows.count(), more)


def item(viewer: Viewer, id: str) -> ItemView:
    """One item by its id: what became of it, and why. Raises NoSuchThing."""
    return _views(viewer, [seen_item(viewer, id)])[0]


def seen_item(viewer: Viewer, id: str) -> Item:
    """The item itself, for who may know of it. Raises NoSuchThing."""
    row = _items(viewer).filter(public_id=id).select_related("feed").first() if _may_watch(viewer) else None
    if row is None:
        raise NoSuchThing(f"There is no item {id} on the watch.")
    return row


def alerts(viewer: Viewer, *, closed: bool = False, page: int = 1) -> AlertList:
    """Alerts that nobody put away, or (``closed``) those that somebody did, newest first, forty at a time."""
    if not _may_watch(viewer):
        return AlertList((), False)
    last = AlertStep.objects.filter(alert=OuterRef("pk")).order_by("-pk").values("is_dismissed")[:1]
    rows = Alert.objects.annotate(away=Subquery(last)).order_by("-pk")
    rows = rows.filter(away=True) if closed else rows.filter(Q(away=None) | Q(away=False))
    seen = _of_seen_claims(viewer, rows)
    begin = (max(1, page) - 1) * ALERTS
    return AlertList(tuple(_alert_views(viewer, seen[begin : begin + ALERTS])), len(seen) > begin + ALERTS)


def seen_alert(viewer: Viewer, id: str) -> Alert:
    """The alert itself, for who may see all that it rests on. Raises NoSuchThing."""
    found = _of_seen_claims(viewer, Alert.objects.filter(public_id=id)) if _may_watch(viewer) else []
    if not found:
        raise NoSuchThing(f"There is no alert {id}. `tumen watch alerts` lists those that there are.")
    return found[0]


def board(viewer: Viewer, *, on: date | None = None) -> Board:
    """Signs of danger of the last eight weeks, each with its sentence. Nothing is added up to a score."""
    today = on or timezone.localdate()
    first = today - timedelta(days=today.weekday())
    mondays = tuple(first - timedelta(weeks=back) for back in range(WEEKS))
    rows = list(Sign.objects.filter(visible_to(viewer, "document"))) if _may_watch(viewer) else []
    told = _sentences(viewer, rows)
    placed: dict[tuple[str, date], list[Sentence]] = defaultdict(list)
    latest: dict[str, date] = {}
    for sign in rows:
        if sign.pk not in told:
            continue
        day = _day(told[sign.pk].published) or sign.at.date()
        placed[sign.indicator, day - timedelta(days=day.weekday())].append(told[sign.pk])
        latest[sign.indicator] = max(day, latest.get(sign.indicator, day))
    return Board(
        mondays,
        tuple(
            Row(
                each,
                tuple(Week(monday, tuple(placed.get((each.name, monday), ()))) for monday in mondays),
                (today - latest[each.name]).days if each.name in latest else None,
            )
            for each in indicators()
        ),
    )


def samples(viewer: Viewer) -> list[SampleView]:
    """Samples of the passed-over, newest first: what was said of each item, how much the sieve misses."""
    if not _may_watch(viewer):
        return []
    return [_sample(viewer, row) for row in Sample.objects.select_related("actor").order_by("-pk")[:20]]


def seen_sample(viewer: Viewer, id: str) -> Sample:
    """The sample itself. Raises NoSuchThing."""
    row = Sample.objects.filter(public_id=id).first() if _may_watch(viewer) else None
    if row is None:
        raise NoSuchThing(f"There is no sample {id}. `tumen watch samples` lists those that there are.")
    return row


def last_round(viewer: Viewer) -> datetime | None:
    """When the last round ended, None where there was none."""
    row = Round.objects.order_by("pk").first() if _may_watch(viewer) else None
    return row.ended_at if row else None


def _may_watch(viewer: Viewer) -> bool:
    """Whether the viewer is somebody of the workspace: the rest is looked at item by item."""
    return may_see(viewer)


def _items(viewer: Viewer) -> QuerySet[Item]:
    return Item.objects.filter(visible_to(viewer, "document"))


def _views(viewer: Viewer, rows: Iterable[Item]) -> list[ItemView]:
    covers, cleared = everywhere(viewer).all, sees_identities(viewer)
    return [
        ItemView(
            row.public_id,
            row.feed.public_id,
            covers.words(row.feed.name),
            ItemState(row.state),
            covers.words(row.title) if told else "",
            covers.words(row.address) if told else "",
            told,
            row.found_at,
            tuple(row.groups),
            row.worth,
            row.needed,
            covers.words(row.reason) if told else "",
            row.document,
            row.sha256 if cleared else "",
        )
        for row in rows
        for told in [cleared or row.feed.kind in ASKING]
    ]


def _of_seen_claims(viewer: Viewer, rows: Iterable[Alert]) -> list[Alert]:
    found = list(rows)
    seen = set(claims_seen(viewer, {id for row in found for id in (row.claim, *row.rests)}))
    return [row for row in found if {row.claim, *row.rests} <= seen]


def _alert_views(viewer: Viewer, rows: list[Alert]) -> list[AlertView]:
    ids = [row.claim for row in rows]
    told = {each.id: each for each in claims(viewer, {*ids, *(id for row in rows for id in row.rests)})}
    events = event_of(viewer, ids)
    steps = {
        step.alert_id: step
        for step in AlertStep.objects.filter(alert__in=rows).select_related("actor").order_by("pk")
    }
    found = []
    for row in rows:
        views = [told[id] for id in dict.fromkeys((row.claim, *row.rests)) if id in told][:3]
        step = steps.get(row.pk)
        away = step if step and step.is_dismissed else None
        found.append(
            AlertView(
                row.public_id,
                AlertKind(row.kind),
                row.at,
                events.get(row.claim),
                tuple(
                    Sentence(
                        each.sentence_text,
                        each.document_id,
                        each.document_title,
                        each.publisher,
                        each.published,
                        each.id,
                        each.speaker,
                    )
                    for each in views
                ),
                away.actor.name if away else "",
                away.at if away else None,
            )
        )
    return found


def _sentences(viewer: Viewer, rows: list[Sign]) -> dict[int, Sentence]:
    """What stands at each sign, for the viewer; of texts that were made anew meanwhile nothing."""
    texts = masked_texts(viewer, {row.rendition for row in rows})
    about = {each.id: each for each in documents_named(viewer, {row.document for row in rows})}
    found = {}
    for row in rows:
        if row.rendition not in texts or row.document not in about:
            continue
        _, shown = texts[row.rendition]
        at = shown.span(Span(row.start, row.end))
        document = about[row.document]
        words = " ".join(shown.text[at.start : at.end].split())
        found[row.pk] = Sentence(words, document.id, document.label, document.publisher, document.published)
    return found


def _day(when: Interval | None) -> date | None:
    return (when.latest or when.earliest) if when else None


def _sample(viewer: Viewer, row: Sample) -> SampleView:
    said = dict(Look.objects.filter(sample=row).order_by("pk").values_list("item", "matters"))
    found = {
        each.public_id: each for each in _items(viewer).filter(public_id__in=row.drawn).select_related("feed")
    }
    views = _views(viewer, [found[id] for id in row.drawn if id in found])
    pairs = tuple((view, said.get(view.id)) for view in views)
    is_whole = all(id in said for id in row.drawn)
    result = missed(row.population, len(row.drawn), sum(said[id] for id in row.drawn)) if is_whole else None
    return SampleView(row.public_id, row.population, row.at, row.actor.name, pairs, result)


__all__ = [
    "ALERTS",
    "alerts",
    "board",
    "feeds",
    "item",
    "items",
    "last_round",
    "samples",
    "seen_alert",
    "seen_item",
    "seen_sample",
]
