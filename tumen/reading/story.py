"""The dates of a document in the order of telling: what each time expression means at its place.

"Two days later" rests on the date that the telling has reached; "since ..." ends with the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.reading.preparing import Prepared
from tumen.reading.sentences import Sentence
from tumen.reading.times import TimeExpression
from tumen.reading.times.meanings import Tense
from tumen.reading.timing import DATING, resolved
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval

_YET_TO_COME = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED)
#: A date right after a verb of saying dates the saying.
_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+\w+|stated|added|wrote|announced|confirmed|reported|answered"
    r"|replied)\s+(?:on\s+|late\s+|early\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: "since it reopened in August": the clause between "since" and its date, without a comma.
_SINCE = re.compile(r"\bsince\s+[^,;.]{0,44}$", re.IGNORECASE)
#: Days from which on a stretch named in the opening of a report can be the period that it reports on.
_PERIOD_DAYS = 20
_OF_PERIOD = re.compile(
    r"\b(?:period|quarter|bulletin|update|report(?:ing)?|month(?:ly)?|week(?:ly)?|covers?|covering|between"
    r"|interviews?|survey)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in its sentence with the days it means there (None: not to be known)."""

    expression: TimeExpression
    sentence: int
    interval: Interval | None
    dates_saying: bool

    @property
    def is_closed(self) -> bool:
        return self.interval is not None and None not in (self.interval.earliest, self.interval.latest)


class Story:
    """Every dating expression of a document, resolved in the order of telling."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.text = prepared.source.text
        self.published = prepared.source.published
        self.by_sentence: dict[int, list[Dated]] = {}
        self._anchors: dict[int, Interval | None] = {}  #: the date reached before each expression
        self._follow()

    def _follow(self) -> None:
        reached: Interval | None = None
        times = iter(self.prepared.times)
        time = next(times, None)
        for sentence in self.prepared.sentences:
            while time is not None and time.span.start < sentence.span.end:
                if time.kind in DATING and sentence.span.covers(time.span):
                    self._anchors[time.span.start] = reached
                    interval = resolved(time, self.published, reached, "past")
                    said = _SAID_ON.search(self.text[max(0, time.span.start - 24) : time.span.start])
                    found = Dated(time, sentence.index, interval, said is not None)
                    self.by_sentence.setdefault(sentence.index, []).append(found)
                    if found.is_closed and not found.dates_saying:
                        reached = interval
                time = next(times, None)

    def dated(self, index: int) -> Sequence[Dated]:
        """The dating expressions of a sentence, in order."""
        return self.by_sentence.get(index, ())

    def meant(self, dated: Dated, sentence: Sentence, *, tense: Tense, realis: Realis) -> Interval | None:
        """The days that an expression means for something told in ``tense`` and ``realis``."""
        interval = dated.interval
        if tense != "past":
            interval = resolved(
                dated.expression, self.published, self._anchors[dated.expression.span.start], tense
            )
        if interval is None or self.published is None:
            return interval
        if realis in _YET_TO_COME:
            return _from(self.published, interval) if interval.earliest is None else interval
        return self._closed(dated.expression, sentence, interval)

    def _closed(self, expression: TimeExpression, sentence: Sentence, interval: Interval) -> Interval:
        """Close what the document's date closes: "since ..." ends with it."""
        before = self.text[max(sentence.span.start, expression.span.start - 48) : expression.span.start]
        is_open = interval.latest is None or (_SINCE.search(before) is not None and expression.kind != "span")
        assert self.published is not None
        begins, ends = interval.earliest, self.published.latest
        if is_open and begins is not None and ends is not None and begins <= ends:
            return Interval(begins, ends, interval.approximate)
        return interval

    @property
    def period(self) -> tuple[Interval, Dated] | None:
        """The period that the document reports on, where its opening names one ("1 to 30 April 2024")."""
        for sentence in self.prepared.sentences[:6]:
            for dated in self.dated(sentence.index):
                interval = dated.interval
                if not dated.is_closed or interval is None or dated.dates_saying:
                    continue
                assert interval.earliest is not None
                assert interval.latest is not None
                is_long = (interval.latest - interval.earliest).days >= _PERIOD_DAYS
                if (
                    is_long
                    and dated.expression.kind != "relative"
                    and _OF_PERIOD.search(sentence.of(self.text))
                ):
                    return interval, dated
        return None


def _from(published: Interval, interval: Interval) -> Interval:
    """An end that is yet to come begins with the document's date; one that has passed stays as it is told."""
    begins, ends = published.earliest, interval.latest
    return interval if begins is None or ends is None or begins > ends else Interval(begins, ends)
