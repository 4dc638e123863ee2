"""Each read of the watch; every one takes the viewer.

A sign is shown to who may see its document; who is told of an alert is for `alerted` to say. What lies in
folders and mailboxes here and was passed over may be anybody's letter, and nobody has covered a name in
it: its title is shown to who is cleared for identities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import visible_to
from tumen.documents.queries import documents_named, everywhere, masked_texts
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span
from tumen.watch.alerted import ALERTS, AlertList, AlertView, Sentence, alerts, seen_alert, waiting_alerts
from tumen.watch.digests import Digest, ReadingView, digest, digests, has_post, post, reading, titles_of
from tumen.watch.errors import NoSuchThing
from tumen.watch.grouping import MINUTES, Story, stories
from tumen.watch.indicators import Indicator, indicators
from tumen.watch.itemised import PAGE, ItemList, ItemView, item, item_views, items, seen_item, seen_items
from tumen.watch.models import (
    ASKING,
    Feed,
    FeedKind,
    FeedState,
    Look,
    Round,
    Sample,
    Sign,
)
from tumen.watch.sampling import Missed, missed
from tumen.watch.words import Preview, WordList, WordView, preview, seen_word, word_lists, words

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
    """Signs of danger ahead, by indicator and by the week in which they were published or came;
    ``earlier`` is the end of the last week before these that has a sign."""

    mondays: tuple[date, ...]
    rows: tuple[Row, ...]
    earlier: date | None = None


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
    for feed, state in seen_items(viewer).order_by().values_list("feed", "state"):
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


def board(viewer: Viewer, *, on: date | None = None) -> Board:
    """Signs of danger of the eight weeks until a day, today where none is given, each with its sentence.
    Nothing is added up to a score."""
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
        if on and day > on:
            continue
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
        max((monday + timedelta(days=6) for _, monday in placed if monday < mondays[-1]), default=None),
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
        each.public_id: each
        for each in seen_items(viewer).filter(public_id__in=row.drawn).select_related("feed")
    }
    waiting = {each.pk for id, each in found.items() if id not in said}
    views = item_views(viewer, [found[id] for id in row.drawn if id in found], opened=waiting)
    pairs = tuple((view, said.get(view.id)) for view in views)
    is_whole = all(id in said for id in row.drawn)
    result = missed(row.population, len(row.drawn), sum(said[id] for id in row.drawn)) if is_whole else None
    return SampleView(row.public_id, row.population, row.at, row.actor.name, pairs, result)


__all__ = [
    "ALERTS",
    "PAGE",
    "AlertList",
    "AlertView",
    "Digest",
    "ItemList",
    "ItemView",
    "MINUTES",
    "Preview",
    "ReadingView",
    "Sentence",
    "Story",
    "WordList",
    "WordView",
    "alerts",
    "board",
    "digest",
    "digests",
    "feeds",
    "has_post",
    "item",
    "items",
    "last_round",
    "post",
    "preview",
    "reading",
    "samples",
    "seen_alert",
    "seen_item",
    "seen_sample",
    "seen_word",
    "stories",
    "titles_of",
    "waiting_alerts",
    "word_lists",
    "words",
]
