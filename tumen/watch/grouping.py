"""Alerts by the story that they are about, and no more of them than a person reads in ten minutes. PURE.

How long it takes to read is reckoned from words between blanks. Brysbaert (2019), "How many words do we read
per minute?", Journal of Memory and Language 109, 104047: 238 words of English prose a minute, and about as
many Korean ones between blanks. Two hundred are taken, for what is read here is weighed.

What does not fit is folded: a story keeps its line, and beyond the lines that fit its alerts are counted by
kind. Nothing is left out of the counts, and each alert stands on the page of alerts until it is put away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tumen.record.queries import EventRef
from tumen.watch.alerted import AlertView, Sentence
from tumen.watch.models import AlertKind

#: Words read in a minute, and the minutes of a day's digest.
WORDS_A_MINUTE, MINUTES = 200, 10
#: Words that a line takes beside its sentences: its heading, who published it, when.
_AROUND = 12
#: Which kind of news is read first: what may have to be put right, then what is new.
_FIRST = (
    AlertKind.TAKEN_BACK,
    AlertKind.RANGE,
    AlertKind.SILENCE,
    AlertKind.ANSWER,
    AlertKind.EVENT,
    AlertKind.VOICE,
)


@dataclass(frozen=True, slots=True)
class Story:
    """Alerts about one event or one appeal: the most pressing first, then the oldest."""

    event: EventRef | None
    about: str
    title: str
    alerts: tuple[AlertView, ...]

    @property
    def is_uncounted(self) -> bool:
        """Whether it is of people whom nobody counted."""
        return any(each.is_uncounted for each in self.alerts)

    @property
    def kinds(self) -> dict[AlertKind, int]:
        """How many alerts of which kind."""
        return dict(Counter(each.kind for each in self.alerts))

    @property
    def words(self) -> int:
        """Words that it takes to read: every sentence once, however many alerts rest on it."""
        said = self.sentences
        return _AROUND * (1 + len(said)) + sum(len(each.words.split()) for each in said)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of its alerts, each once."""
        found = {each.claim or each.words: each for alert in self.alerts for each in alert.sentences}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Folded:
    """A digest that can be read in time: ``whole`` stories with their sentences, then ``lines`` alone, then
    ``beyond``, which are only counted."""

    whole: tuple[Story, ...]
    lines: tuple[Story, ...]
    beyond: tuple[Story, ...]

    @property
    def minutes(self) -> int:
        """Minutes that it takes, rounded up."""
        words = sum(each.words for each in self.whole) + _AROUND * len(self.lines)
        return -(-words // WORDS_A_MINUTE)


def stories(lines: Iterable[AlertView]) -> list[Story]:
    """The alerts by what they are about, in the order in which each story comes first."""
    found: dict[str, list[AlertView]] = {}
    for each in lines:
        found.setdefault(each.event.id if each.event else each.about or each.id, []).append(each)
    return [_story(each) for each in found.values()]


def _story(lines: list[AlertView]) -> Story:
    first = lines[0]
    title = first.event.title if first.event else first.title
    ordered = sorted(lines, key=lambda each: (_FIRST.index(each.kind), each.at))
    return Story(first.event, first.about, title, tuple(ordered))


def folded(found: Iterable[Story], *, words: int = WORDS_A_MINUTE * MINUTES) -> Folded:
    """The stories within so many words: pressing ones whole, then one line each, then counts.

    A fifth of the words is kept for lines, so that one long story does not hide that there are others.
    """
    ordered = sorted(found, key=lambda each: min(_FIRST.index(kind) for kind in each.kinds))
    room, whole, rest = words - words // 5, list[Story](), list[Story]()
    for each in ordered:
        if each.words <= room:
            whole.append(each)
            room -= each.words
        else:
            rest.append(each)
    fits = (words // 5) // _AROUND
    return Folded(tuple(whole), tuple(rest[:fits]), tuple(rest[fits:]))


def counted(found: Iterable[Story]) -> dict[AlertKind, int]:
    """How many alerts of which kind there are in these stories, the pressing kinds first."""
    sums: Counter[AlertKind] = Counter()
    for each in found:
        sums.update(each.kinds)
    return {kind: sums[kind] for kind in _FIRST if sums[kind]}
