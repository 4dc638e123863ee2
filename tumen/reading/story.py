"""The dates of a document in the order of telling: what each time expression means at its place.

"Two days later" rests on the date that the telling has reached, "yesterday" on the day that its part of the
document was written, "that day" on the last day named; "since ..." ends with the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tumen.reading.heads import Head, heads_of
from tumen.reading.preparing import Prepared
from tumen.reading.sentences import Sentence, blocks_of
from tumen.reading.telling import Telling
from tumen.reading.times import TimeExpression, resolve
from tumen.reading.times.meanings import Bound, Length, Reported, Shift, Tense
from tumen.reading.times.readings import other_readings
from tumen.reading.timing import (
    DATING,
    bearing_of,
    is_long_before,
    resolved,
    token_of,
)
from tumen.reading.years import Years
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval

_YET_TO_COME = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED)
#: A date right after a verb of saying dates the saying.
_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+\w+|stated|added|wrote|announced|confirmed|reported|answered"
    r"|replied)\s+(?:on\s+|late\s+|early\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: And so does the date of a paper: "in a note verbale of 22 May", "in its reply dated 20 October".
_PAPER_OF = re.compile(
    r"\b(?:letter|note(?:\s+verbale)?|statement|reply|report|communication|briefing|message|response"
    r"|e-?mail|release"
    r"|interview|article|fax|notice|circular)s?(?:\s+to\s+[^,.;]{2,30}?)?,?\s+(?:of|dated|from|on"
    r"|issued\s+on)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "since it reopened in August": the clause between "since" and its date, without a comma.
_SINCE = re.compile(r"\bsince\s+[^,;.]{0,44}$", re.IGNORECASE)
#: "before I left in June", "by the time the order came on 24 April".
_UNTIL = re.compile(r"\b(?:before|until|till|by\s+the\s+time)\s+[^,;.]{0,44}$", re.IGNORECASE)
#: Years of treaties, laws and foundings: they date nothing else that is told.
_OF_LAW = re.compile(
    r"\b(?:Convention|Protocol|Covenant|Treaty|acced\w+|ratifi\w+|joined|adopted|founded|established|born"
    r"|Act|Law"
    r"|Resolution|Agreement|Constitution)\b"
)
#: Days of a stretch named in the opening of a report from which on it can be the period that it reports on;
#: of
#: one in a line without a verb.
_PERIOD_DAYS, _LINE_PERIOD_DAYS = 20, 5
_OF_PERIOD = re.compile(
    r"\b(?:period|quarter|bulletin|update|report(?:ing)?|month(?:ly)?|week(?:ly)?|covers?|covering|between"
    r"|interviews?|survey|summary|findings|figures)\b",
    re.IGNORECASE,
)
_OPENING = 6
#: The most days of a month.
_MONTH_DAYS = 31
#: From so many days on a time named by the calendar can be "that period".
_STRETCH_DAYS = 20
#: Rules whose words only point at a date told elsewhere, or at the document's own.
POINTING = frozenset(
    "named day/this part of the day/at present/now/at that time/same period/since/since then"
    "/since an event/so far"
    "/within/so far this/so far in a year/year so far/year to date/until/before/as of/reporting period".split(
        "/"
    )
)


#: The reading of a day without a year that lies before the document, where the plain one lies after it.
GONE_BY = "gone by"


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in its sentence with the days it means there (None: not to be known)."""

    expression: TimeExpression
    sentence: int
    interval: Interval | None
    dates_saying: bool
    bearing: str = "none"  #: what it dates: "act", "say", "law", "verb", "none", or "unparsed"
    act: str = ""  #: the act that it dates

    @property
    def is_closed(self) -> bool:
        return self.interval is not None and None not in (self.interval.earliest, self.interval.latest)

    @property
    def days(self) -> int | None:
        """How many days it means, None where it has an open end."""
        if self.interval is None or self.interval.earliest is None or self.interval.latest is None:
            return None
        return (self.interval.latest - self.interval.earliest).days + 1


@dataclass(slots=True)
class Reached:
    """The dates that the telling has reached: the last, the last single day, the last stretch."""

    last: Interval | None = None
    day: Interval | None = None
    stretch: Interval | None = None

    def anchor(self, expression: TimeExpression) -> Interval | None:
        """The date that an expression such as "that day" or "in the same period" takes up."""
        if expression.rule == "same period":
            return self.stretch
        meaning = expression.meaning
        takes_up_a_day = isinstance(meaning, Shift) and meaning == Shift("day", 0, "anchor")
        return self.day or self.last if takes_up_a_day else self.last

    def pass_on(self, dated: Dated) -> None:
        """Go on to ``dated``, unless it only points at a date told before, or at the document's own."""
        interval, rule = dated.interval, dated.expression.rule
        if rule in POINTING or interval is None:
            if rule == "since" and interval is not None:
                self.stretch = (
                    interval  # "212,000 returned since 1 October; 4,300 were deported in the same period"
                )
            return
        self.last = interval
        if not interval.is_day:
            if dated.expression.kind == "span" or (dated.days or 0) > _STRETCH_DAYS:
                self.stretch = interval
        elif dated.bearing != "say" or self.day is None:
            self.day = interval


class Story:
    """Every dating expression of a document, resolved in the order of telling."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.prepared = prepared = telling.prepared
        self.text = prepared.source.text
        self.heads = heads_of(prepared.source, prepared.times) if prepared.sentences else []
        self.published, self.dating = _date_of(prepared, self.heads)
        self._years = Years(prepared, self.published)
        self._known_years: set[int] = set()  #: where expressions begin whose year was told before
        self.by_sentence: dict[int, list[Dated]] = {}
        self._written = self._parts()
        self._items: dict[int, Dated] = {}  #: by block
        self._lengths: dict[int, list[TimeExpression]] = {}
        self._readings: dict[tuple[TimeExpression, Tense, bool], list[tuple[str, Interval | None]]] = {}
        self._anchors: dict[int, Interval | None] = {}  #: the date reached before each expression
        self._follow()

    def _parts(self) -> dict[int, Interval]:
        """By block, when it was written, where a head inside the document says so."""
        found: dict[int, Interval] = {}
        blocks = blocks_of(self.prepared.source)
        for head in self.heads:
            interval = self._day_of(head)
            if not head.writes or interval is None:
                continue
            words = blocks[head.block][1].of(self.text)
            quotes = words.rstrip().endswith(":")  # "In that letter, dated 9 November 2021, we told you:"
            marked = words.lstrip().startswith(">")  # a message that is quoted ends with its marks
            for number in range(head.block, len(blocks) if head.is_alone else head.block + 1):
                opens = self.text[blocks[number][1].start]
                if marked and opens != ">":
                    break
                if number > head.block and not head.of_part and not (quotes and opens in "“\"'‘"):
                    break
                found[number] = interval
        return found

    def _day_of(self, head: Head) -> Interval | None:
        """The days of a head, a day without a year near the document's date: "UPDATE, 16 August"."""
        return resolved(head.expression, self.published, None, "present")

    def now(self, sentence: Sentence) -> Interval | None:
        """When the sentence was written: by its part of the document, else the document's date."""
        return self._written.get(sentence.block, self.published)

    def _follow(self) -> None:
        reached = Reached()
        items = {head.expression.span.start: head for head in self.heads if not head.writes}
        running: Dated | None = None  #: a head in a line of its own, until the next
        times = iter(self.prepared.times)
        time = next(times, None)
        for number, (_, block) in enumerate(blocks_of(self.prepared.source)):
            for sentence in self._sentences_of.get(number, (None,)):
                span = sentence.span if sentence is not None else block
                while time is not None and time.span.start < span.end:
                    if isinstance(time.meaning, Length) and sentence is not None and span.covers(time.span):
                        self._lengths.setdefault(sentence.index, []).append(time)
                    head, told = items.get(time.span.start), span.covers(time.span)
                    if time.kind in DATING and (told or head is not None):
                        index = sentence.index if sentence is not None and told else -1
                        found = self._dated(time, index, number, reached)
                        if head is not None:
                            self._items[number] = found
                            running = found if head.is_alone else None
                    time = next(times, None)
            if running is not None:
                self._items.setdefault(number, running)

    @cached_property
    def _sentences_of(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.prepared.sentences:
            found.setdefault(sentence.block, []).append(sentence)
        return found

    def _dated(self, time: TimeExpression, index: int, block: int, reached: Reached) -> Dated:
        self._anchors[time.span.start] = anchor = reached.anchor(time)
        written = self._written.get(block, self.published)
        said = self._dates_saying(time)
        interval = (
            self.period[0]
            if isinstance(time.meaning, Reported) and self.period is not None
            else self._of_known_year(time, index, block, None if said else anchor)
            or self._years.of_title(time, resolved(time, written, anchor, "past"))
        )
        bearing, act = self._bearing(time, index)
        found = Dated(time, index, interval, said, bearing, act)
        if index >= 0:
            self.by_sentence.setdefault(index, []).append(found)
        if found.is_closed and interval is not None and not found.dates_saying and not self.is_of_law(found):
            reached.pass_on(found)
        return found

    def _of_known_year(
        self, time: TimeExpression, index: int, block: int, anchor: Interval | None
    ) -> Interval | None:
        """The days of an expression without a year, where what was told before tells its year; ``anchor`` is
        the date from which a story goes on."""
        interval = self._years.of_sentence(time, self.by_sentence.get(index, ()))
        interval = interval or self._years.of_heading(time, block) or self._years.of_telling(time, anchor)
        if interval is not None:
            self._known_years.add(time.span.start)
        return interval

    def _dates_saying(self, time: TimeExpression) -> bool:
        """Whether it is the date of what somebody said, or of a paper."""
        before = self.text[max(0, time.span.start - 48) : time.span.start]
        return (_SAID_ON.search(before[-24:]) or _PAPER_OF.search(before)) is not None

    def _bearing(self, time: TimeExpression, index: int) -> tuple[str, str]:
        """What the expression dates, by the tree of its sentence, and the act that it does."""
        doc = self.prepared.parsed.get(index)
        if doc is None:
            return "unparsed", ""
        offset = self.prepared.sentences[index].span.start
        token = token_of(doc, time.span.start - offset, time.span.end - offset)
        return bearing_of(token, self.telling.words(index)) if token is not None else ("none", "")

    def is_of_law(self, dated: Dated) -> bool:
        if dated.bearing == "law":
            return True
        if not dated.expression.rule.startswith("year") or dated.sentence < 0:
            return False
        return _OF_LAW.search(self.prepared.sentences[dated.sentence].of(self.text)) is not None

    def dated(self, index: int) -> Sequence[Dated]:
        """The dating expressions of a sentence, in order."""
        return self.by_sentence.get(index, ())

    def lengths(self, sentence: Sentence) -> Sequence[TimeExpression]:
        """The lengths that a sentence tells: "for nineteen days"."""
        return self._lengths.get(sentence.index, ())

    def item(self, sentence: Sentence) -> Dated | None:
        """The date at the head of the sentence's item, where it is one of a chronology or a bulletin."""
        return self._items.get(sentence.block)

    def meant(self, dated: Dated, sentence: Sentence, *, tense: Tense, realis: Realis) -> Interval | None:
        """The days that an expression means for something told in ``tense`` and ``realis``."""
        interval, now = dated.interval, self.now(sentence)
        is_known = tense == "present" and dated.expression.span.start in self._known_years
        if tense != "past" and not isinstance(dated.expression.meaning, Reported) and not is_known:
            interval = resolved(dated.expression, now, self._anchors[dated.expression.span.start], tense)
        if interval is None or now is None:
            return interval
        if realis in _YET_TO_COME:
            return _from(now, interval) if interval.earliest is None else interval
        return self._closed(dated.expression, sentence, interval, now)

    def at_the_point(self, dated: Dated) -> Dated:
        """What is told of the end by which a time is known: of "since June 2019" that June."""
        meaning = dated.expression.meaning
        if not isinstance(meaning, Bound):
            return dated
        point = replace(dated.expression, kind="date", meaning=meaning.point)
        sentence = self.prepared.sentences[dated.sentence]
        anchor = self._anchors[dated.expression.span.start]
        return replace(dated, expression=point, interval=resolved(point, self.now(sentence), anchor, "past"))

    def readings(
        self, dated: Dated, sentence: Sentence, *, tense: Tense, realis: Realis
    ) -> Sequence[tuple[str, Interval | None]]:
        """The days that an expression can mean, the plain reading first: see `times.readings`; and, of a day
        or a season without a year, the one near the date that the telling has reached."""
        key = (dated.expression, tense, realis in _YET_TO_COME)
        found = self._readings.get(key)
        if found is None:
            plain = self.meant(dated, sentence, tense=tense, realis=realis)
            found = [("plain", plain)]
            now = self.now(sentence)
            found += other_readings(dated.expression.meaning, now, plain)
            if tense != "future" and plain is not None and _is_after(plain, now):
                found.append((GONE_BY, resolve(dated.expression, published=now, anchor=None, tense="past")))
            if tense != "future" and not dated.dates_saying:
                found.append(("ahead", self._ahead(dated, sentence)))
            anchor = self._anchors[dated.expression.span.start]
            if dated.expression.span.start in self._known_years:
                found.append(("near the document", resolved(dated.expression, now, None, tense)))
            elif now is not None and anchor is not None and is_long_before(anchor, now):
                found.append(("near what was told", resolved(dated.expression, None, anchor, tense)))
            found = [found[0], *(reading for reading in found[1:] if reading[1] is not None)]
            self._readings[key] = found
        return found

    def _ahead(self, dated: Dated, sentence: Sentence) -> Interval | None:
        """The days that it means for something still to come."""
        return self.meant(dated, sentence, tense="future", realis=Realis.PLANNED)

    def _closed(
        self, expression: TimeExpression, sentence: Sentence, interval: Interval, now: Interval
    ) -> Interval:
        """Close what the document's date closes: "since ..." ends with it."""
        before = self.text[max(sentence.span.start, expression.span.start - 48) : expression.span.start]
        is_open = interval.latest is None or (_SINCE.search(before) is not None and expression.kind != "span")
        begins, ends = interval.earliest, now.latest
        if is_open and begins is not None and ends is not None and begins <= ends:
            return Interval(begins, ends, interval.approximate)
        return interval

    def ends_something(self, dated: Dated) -> bool:
        """Whether the date stands at the end of what is told: "by 20 April", "before I left in June"."""
        if dated.expression.rule in ("until", "before"):
            return True
        start = dated.expression.span.start
        return dated.expression.kind != "span" and bool(_UNTIL.search(self.text[max(0, start - 52) : start]))

    @cached_property
    def period(self) -> tuple[Interval, Dated | None] | None:
        """The period that the document reports on, where its opening names one ("1 to 30 April 2024")."""
        for sentence in self.prepared.sentences[:_OPENING]:
            words = sentence.of(self.text)
            for time in self.prepared.times:
                if not sentence.span.covers(time.span) or time.kind not in ("date", "span"):
                    continue
                interval = resolved(time, self.published, None, "past")
                found = Dated(time, sentence.index, interval, dates_saying=False)
                is_line = len(words) < 90 and not words.rstrip().endswith((".", "”", '"'))
                least = _LINE_PERIOD_DAYS if is_line and time.kind == "span" else _PERIOD_DAYS
                if (
                    interval is not None
                    and (found.days or 0) >= least
                    and (is_line or _OF_PERIOD.search(words))
                ):
                    return interval, found
        published = self.published
        if published is not None and not published.is_day:
            return published, self.dating  # "No. 41 - October 2023" tells of October
        if published is None and self._years.reported is not None:
            return Interval.year(self._years.reported), None
        return None


def _date_of(prepared: Prepared, heads: Sequence[Head]) -> tuple[Interval | None, Dated | None]:
    """The document's date: what is known of it, else what its own first lines say."""
    if prepared.source.published is not None:
        return prepared.source.published, None
    written = [head for head in heads if head.writes]
    found: list[tuple[Interval, Dated]] = []
    for head in [head for head in written if not head.of_part] or written:
        interval = resolve(head.expression, published=None)
        if interval is not None:
            found.append((interval, Dated(head.expression, -1, interval, dates_saying=False)))
    # a masthead's season only where nothing tells the day or the month
    closest = [(interval, dated) for interval, dated in found if (dated.days or 0) <= _MONTH_DAYS]
    return next(iter(closest or found), (None, None))


def _from(published: Interval, interval: Interval) -> Interval:
    """An end that is yet to come begins with the document's date; one that has passed stays as it is told."""
    begins, ends = published.earliest, interval.latest
    return interval if begins is None or ends is None or begins > ends else Interval(begins, ends)


def _is_after(interval: Interval, now: Interval | None) -> bool:
    return bool(now and now.latest and interval.earliest and interval.earliest > now.latest)
