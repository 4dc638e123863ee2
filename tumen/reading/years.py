"""The year of a day that is told without one: of its sentence, its heading, the telling, or the title.

A document tells most such days near its own date ("on 12 March"). A story of long ago goes on from the day
that it has reached ("in August 2018 ... on 14 September"), and a chronology puts its years into headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from typing import Protocol

from tumen.reading.preparing import Prepared
from tumen.reading.sentences import blocks_of
from tumen.reading.times import TimeExpression
from tumen.reading.timing import is_long_before, resolved
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval

#: Of the time in which the document was written, whatever it told before: "published in
#: February"; and people are released too, of whom a story goes on.
_OF_NOW = re.compile(
    r"\b(?:published|updated|conducted|surveyed"
    r"|(?:reports?|figures|findings|statements?|lists?|study|survey|papers?|news|data|statistics)\s+(?:(?:was|were|is)\s+)?"
    r"(?:released|issued))\s+(?:(?:in|on|the\s+end\s+of)\s+)*$"
)


class Told(Protocol):
    """A time expression told before, with the days it means."""

    @property
    def expression(self) -> TimeExpression: ...
    @property
    def interval(self) -> Interval | None: ...
    @property
    def dates_saying(self) -> bool: ...


_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,])")
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
#: A month without a year, with or without its day.
_MONTH = re.compile(
    r"(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    + _MONTHS.pattern
    + r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?\W*$"
)
#: What stands between a year and its month.
_BESIDE = re.compile(r",\s+(?:and\s+)?(?:in|on)\s+")
#: Words that tell the year themselves, or rest on the document's date: "March of last year".
_OWN_YEAR = re.compile(
    r"(?<![\d,.])(?:19|20)\d\d\b|['\u2019]\d\d\b|\b(?:year|last|this|next|past|coming)\b", re.I
)
#: "Annual Report 2022", "2022 yearly review": what an undated document reports on; and how far its title is
#: looked for, in code points.
_YEAR_REPORTED = re.compile(
    r"\b(?:annual|yearly)\s+(?:[\w-]+\s+)?(?:report|review|survey|overview)\b[^\n]{0,30}?\b(?P<behind>(?:19|20)\d\d)\b"
    r"|\b(?P<before>(?:19|20)\d\d)\s+(?:annual|yearly)\s+(?:[\w-]+\s+)?(?:report|review|survey|overview)\b",
    re.IGNORECASE,
)
_TITLES = 300
#: A year, or several, alone in a line: the heading of a chronology's part.
_HEADING = re.compile(
    r"\W*(?P<year>(?:19|20)\d\d)(?:\s*(?:[-\u2013\u2014/]|to|and)\s*(?P<last>(?:19|20)?\d\d))?\W*$"
)
#: The longest stretch, in days, from which on a story goes on by days without a year: "the spring of 2019".
_NEAR = 100
#: Days by which it may go back.
_BACK = timedelta(days=14)


class Years:
    """The years of a document's days: ``published`` is its date, None where nothing tells it."""

    def __init__(self, prepared: Prepared, published: Interval | None) -> None:
        self._prepared, self._published = prepared, published
        self._text = prepared.source.text

    def of_sentence(self, time: TimeExpression, before: Sequence[Told]) -> Interval | None:
        """A month without a year near the last that its own sentence named with one, long ago: April 2015 of
        "stopped in March 2015, and handed over in April", November 2012 of "again in 2012, in November"."""
        last = before[-1] if before else None
        if time.kind != "date" or last is None or last.interval is None or self._published is None:
            return None
        if (
            last.dates_saying
            or last.expression.kind != "date"
            or not is_long_before(last.interval, self._published)
        ):
            return None
        named = last.expression
        between = self._text[named.span.end : time.span.start]
        is_beside = named.rule == "year" and _BESIDE.fullmatch(between) is not None
        if not (is_beside or _YEAR.search(named.text) and _MONTHS.search(named.text)):
            return None
        if not _MONTH.match(time.text):
            return None
        return resolved(time, None, last.interval, "past")

    def of_heading(self, time: TimeExpression, block: int) -> Interval | None:
        """A day without a year under a heading that is a year: "2019", and below it "4 June - ..."."""
        year = self._headings.get(block)
        if year is None or not _is_without_year(time):
            return None
        return resolved(time, None, Interval.year(year), "past")

    def of_telling(self, time: TimeExpression, reached: Interval | None) -> Interval | None:
        """A day without a year in the months after the day or month that a story of long ago has reached."""
        now = self._published
        if reached is None or now is None or not _is_without_year(time) or not is_long_before(reached, now):
            return None
        before = self._text[max(0, time.span.start - 60) : time.span.start]
        if time.text.lower().startswith(("as of", "as at")) or _OF_NOW.search(before):
            return None
        begins, ends = reached.earliest, reached.latest
        if begins is None or ends is None or (ends - begins).days > _NEAR:
            return None
        near = resolved(time, None, reached, "past")
        return (
            near if near is not None and near.latest is not None and near.latest >= begins - _BACK else None
        )

    def of_title(self, time: TimeExpression, interval: Interval | None) -> Interval | None:
        """A day without a year that would lie ahead of the document is of the year that its title names:
        "Chronology 2012", compiled in January 2013."""
        now, year = self._published, self._named_in_title
        if now is None and self.reported is not None and resolved(time, None, None, "past") is None:
            return resolved(time, None, Interval.year(self.reported), "past") or interval
        if interval is None or now is None or year is None or time.kind != "date":
            return interval
        told, written = interval.earliest, now.latest
        if told is None or written is None or told <= written or told.year <= year:
            return interval
        return resolved(time, None, Interval.year(year), "past") or interval

    @cached_property
    def _headings(self) -> dict[int, int]:
        """By block, the year of the heading above it, where one is a single year."""
        found: dict[int, int] = {}
        year: int | None = None
        for number, (kind, block) in enumerate(blocks_of(self._prepared.source)):
            heading = _HEADING.match(self._text, block.start, block.end)
            if heading is not None and heading.end() == block.end:
                year = None if heading["last"] else int(heading["year"])
            elif year is not None and kind is not BlockKind.BOILERPLATE:
                found[number] = year
        return found

    @cached_property
    def _named_in_title(self) -> int | None:
        """The year that stands alone in the headline."""
        sentences = self._prepared.sentences
        heads = [one.of(self._text) for one in sentences if one.kind is BlockKind.HEADLINE]
        years = {int(year) for year in _YEAR.findall(" ".join(heads))}
        return years.pop() if len(years) == 1 else None

    @cached_property
    def reported(self) -> int | None:
        """The year on which an undated report says that it reports: "Annual Report 2022"."""
        found = _YEAR_REPORTED.search(self._text, 0, _TITLES)
        return int(found["behind"] or found["before"]) if found is not None else None


def _is_without_year(time: TimeExpression) -> bool:
    if time.kind not in ("date", "span") or not _MONTHS.search(time.text):
        return False
    return _OWN_YEAR.search(time.text) is None
