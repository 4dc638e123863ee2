"""The events of a document: each a time that it tells, with what was done then, to how many, and where it is
told.

A report has one main event (its headline and first sentences) and others behind it; a figure without a time
of its own speaks of one of them. Which, the evidence decides (`weighing.times`): here they are only gathered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tumen.reading.story import POINTING, Dated, Story
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.weighing.acts import group_of
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval

#: The longest time, in days, that is one event's and not a period's.
_EVENT_DAYS = 40
#: Rules of pointing words that may tell an event's time first: "since it reopened in August", "yesterday".
_TOLD_FIRST = frozenset({"since", "named day"})
#: Sentences in which a report tells its main event.
_OPENING = 8

Key = tuple[object, object]


@dataclass(slots=True)
class Event:
    """A time that a document tells, wherever it is told."""

    interval: Interval
    mentions: list[Dated] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)  #: groups of acts told in its sentences
    numbers: set[float] = field(default_factory=set)  #: of the figures in its sentences
    bearings: set[str] = field(default_factory=set)  #: what its mentions date: "act", "say", "verb" ...
    is_law: bool = True  #: only years of treaties, laws and foundings

    @property
    def first(self) -> int:
        return self.mentions[0].sentence

    @property
    def is_short(self) -> bool:
        days = self.mentions[0].days
        return days is not None and days <= _EVENT_DAYS

    def last_before(self, index: int) -> Dated | None:
        """The last mention in a sentence before number ``index``."""
        return next((told for told in reversed(self.mentions) if told.sentence < index), None)

    def next_after(self, index: int) -> Dated | None:
        return next((told for told in self.mentions if told.sentence > index), None)


class Events:
    """The events of one document, in the order in which they are first told."""

    def __init__(self, telling: Telling, story: Story) -> None:
        self._by_days: dict[Key, Event] = {}
        self.in_order: list[tuple[int, Event]] = []  #: every mention with its sentence, in order of telling
        heads = {
            word_group
            for sentence in telling.prepared.sentences[:4]
            if sentence.kind in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE) or sentence.index == 0
            for word_group in _acts(telling, sentence.index)
        }
        self.headline_acts = heads
        for sentence in telling.prepared.sentences:
            acts = _acts(telling, sentence.index)
            for dated in story.dated(sentence.index):
                if not dated.is_closed or dated.dates_saying:
                    continue
                points = dated.expression.rule in POINTING and dated.expression.rule not in _TOLD_FIRST
                if points and _key(dated.interval) not in self._by_days:
                    continue
                event = self._event(dated)
                event.acts |= {group_of(dated.act)} if dated.act else acts
                event.bearings.add(dated.bearing)
                event.is_law &= story.is_of_law(dated)
                self.in_order.append((sentence.index, event))
        self.figures: dict[int, list[ToldFigure]] = {}  #: by sentence
        for told in telling.figures:
            self.figures.setdefault(told.sentence.index, []).append(told)
            for interval, _ in told.own_times:
                event_of = self._by_days.get(_key(interval))
                if event_of is not None:
                    event_of.numbers |= told.numbers
        self.main = self._main()

    def _event(self, dated: Dated) -> Event:
        assert dated.interval is not None
        event = self._by_days.setdefault(_key(dated.interval), Event(dated.interval))
        event.mentions.append(dated)
        return event

    def __iter__(self) -> Iterator[Event]:
        return iter(self._by_days.values())

    def _main(self) -> Event | None:
        """The event that the headline and the first sentences tell: the first short one with the headline's
        act."""
        early = [event for event in self._by_days.values() if event.is_short and not event.is_law]
        opening = [event for event in early if event.first < _OPENING] or early
        return next(
            (event for event in opening if event.acts & self.headline_acts), opening[0] if opening else None
        )


def _key(interval: Interval | None) -> Key:
    return (interval.earliest, interval.latest) if interval is not None else (None, None)


def _acts(telling: Telling, index: int) -> set[str]:
    return {group_of(word.code) for word in telling.words(index).values() if not word.needs_people}
