"""Dates of a document that stand beside other words in its head or at its end.

A line that holds a date and little else dates a document for certain (`publication`). Where there is none, a
date in a line of the head does ("No. 44, 31 October 2018", "Price 45p"), or one at the end that says what was
done with the document then ("Dated and delivered at Reed this 14th day of October 2022"), as long as the
document tells of nothing later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.documents.intake.datelines import date_of_line, dateline_of
from tumen.documents.intake.dates import MONTH, WEEKDAY, month_number, written_dates
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_prose
from tumen.documents.intake.told import latest_told
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: Blocks that may be the head and the end, lines of them that count, and characters of the longest line.
_HEAD, _END, _LINES, _LINE = 16, 4, 14, 240
#: Days by which a document may tell of what lies after its date: a meeting's second day.
_LATER = 3
#: What a date is when such words lead to it: not the document's.
_ANOTHER = re.compile(
    r"\b(?:deadline|due|until|till|by|before|after|from|since|between|born|founded|established|est|next|replac\w+"
    r"|supersed\w+|in\s+reply\s+to|(?:letter|note|message|decision|judgment|report)\s+of|acting|expir\w+|valid|session"
    r"|cycle|accessed|retrieved|hearing\s+on|meeting\s+on|not\s+before|embargo\w*|covers?|period|reprint\w*)\b[^.;|·]{0,24}$",
    re.IGNORECASE,
)
#: How a headline runs into the day that it tells of; a conference or sitting is what the document records.
_EVENT = re.compile(r"\b(?:of|on|since|from|after|before|until|in|during|for)(?:\s+the)?\s+$", re.IGNORECASE)
_RECORDED = re.compile(
    r"\b(?:conference|briefing|meeting|sitting|debates?|bulletin|programme|minutes|version|edition|issue|number|week"
    r"|speech|remarks|sermon|held|dated|printed|recorded|cast)\b[^.;|]{0,40}$",
    re.IGNORECASE,
)
#: What is done with a document on its day, in its own words, and at its end in any.
_THIS = (
    r"(?:this|the\s+present)\s+(?:statement|declaration|affidavit|testimony|copy|letter|record|order|judgment"
    r"|deposition|paper)|opened\s+for\s+signature|done\s+at"
    r"|(?:first|originally)\s+(?:broadcast|published|printed|appeared)"
)
_OWN = re.compile(rf"\b(?:{_THIS})\b[^.;]{{0,60}}$", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:appeared|published|printed|dated|signed|sworn|affirmed|executed|delivered|given|held|adopted|passed"
    rf"|agreed|issued|recorded|posted|broadcast|checked|completed|{_THIS})\b[^.;]{{0,60}}$",
    re.IGNORECASE,
)
#: What comes to a document, and is none of its own.
_ANSWER = re.compile(r"\b(?:response|answer|reply)\b", re.IGNORECASE)
#: What is still to come. Not "by", as `told` has it: "passed by the council this 20th day of May".
_AHEAD = re.compile(r"\b(?:will|shall|would|to)\s+(?:\w+\s+)?be\b|\b(?:is|are)\s+(?:due|to)\b", re.IGNORECASE)
#: "Aug 29" and the weekday of the text's first sentences.
_DAY_AND_MONTH = re.compile(
    rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH})", re.I
)
_ON_A_WEEKDAY = re.compile(rf"\b(?:on|late|early|last)?\s*(?P<day>{WEEKDAY})", re.IGNORECASE)
_STRETCH = re.compile(r"\d\s*(?:-|–|to|until)\s*(?:\d{1,2}\s*)?$")
_YEARS = re.compile(r"(?<!\bby )(?<!\buntil )(?<!\bbefore )(?<![\d.,/])(?:19|20)\d\d(?!,?\d)")
#: A month told with its year: news of that year cannot be older.
_MONTH_OF = re.compile(rf"\b(?P<month>{MONTH})\s+(?:\d{{1,2}},?\s+)?(?P<year>(?:19|20)\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class Headed:
    """A date that a line of the head or the end gives the document; ``readings`` are two for "03/04/2023"."""

    words: str
    span: Span
    readings: tuple[Interval, ...]
    evidence: str


def date_headed(text: str, said: list[Said]) -> Headed | None:
    """The date that the head or else the end shows, None where they show none that can be the document's."""
    told = latest_told(text, ((block.kind, block.span) for block in said if not _is_head(block, said)))
    last = told[0] if told else None
    found = [one for one in _of_head(said) if _can_be(one.readings[0], last)]
    if found:
        # a day says more than a month, and the head's first line more than its next
        return min(found, key=lambda one: not one.readings[0].is_day)
    ends = [one for one in _of_end(said) if _can_be(one.readings[0], last)]
    return max(ends, key=lambda one: one.readings[0].latest or date.min, default=None)


def _can_be(interval: Interval, told: date | None) -> bool:
    return told is None or interval.latest is None or interval.latest >= told - timedelta(days=_LATER)


def _is_head(block: Said, said: list[Said]) -> bool:
    return block.kind is not BlockKind.PARAGRAPH and block in said[:_HEAD]


def _lines(blocks: list[Said]) -> Iterator[tuple[Said, str, int]]:
    """Every line with its block and where it begins."""
    for block in blocks:
        at = block.span.start
        for line in block.words.split("\n"):
            if line.strip():
                yield block, line, at
            at += len(line) + 1


def _of_head(said: list[Said]) -> Iterator[Headed]:
    first = next(
        (n for n, block in enumerate(said) if block.kind is BlockKind.PARAGRAPH and is_prose(block.words)),
        _HEAD,
    )
    lines = 0
    for block, line, at in _lines(said[: min(first + 1, _HEAD)]):
        lines += 1
        if lines > _LINES or len(line) > _LINE:
            continue
        if is_prose(line) and block.kind is BlockKind.PARAGRAPH:
            yield from _done_in(line, at, _OWN)
            continue
        if block.kind is BlockKind.HEADING and date_of_line(line):
            continue  # a heading of a chronology
        is_headline = block.kind in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.HEADING)
        for written in written_dates(line):
            before = line[: written.span.start]
            is_recorded = bool(_RECORDED.search(before) or _DONE.search(before))
            if is_headline and _EVENT.search(before) and not is_recorded:
                continue
            if _STRETCH.search(before):
                continue  # a bulletin on "1-31 May 2021" appears later
            if not _ANOTHER.search(before) or is_recorded:
                yield Headed(written.words, written.span.shifted(at), written.readings, _said(line))


def _of_end(said: list[Said]) -> Iterator[Headed]:
    opening = [block for block in said if block.kind is BlockKind.PARAGRAPH][:3]
    for _, line, at in _lines(opening):
        yield from _done_in(line, at, _OWN)
    for _, line, at in _lines(said[-_END:]):
        yield from _done_in(line, at, _DONE)


def _done_in(line: str, at: int, done: re.Pattern[str]) -> Iterator[Headed]:
    for written in written_dates(line):
        before = line[max(0, written.span.start - 120) : written.span.start]
        if done.search(before) and not (_AHEAD.search(before) or _ANSWER.search(before)):
            yield Headed(written.words, written.span.shifted(at), written.readings, _said(line))


def _said(line: str) -> str:
    return f"the line “{short(line)}”"


def date_of_dateline(said: list[Said]) -> Headed | None:
    """The date of a dateline without a year ("GENEVA, Aug 29") where the weekday of its news and the years
    that the text tells leave one year."""
    for number, block in enumerate(said[:_HEAD]):
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        if not opening or not opening.yearless:
            continue
        news = " ".join(one.words for one in said[number + 1 : number + 4])
        years = [int(year) for year in _YEARS.findall(" ".join(one.words for one in said))]
        told = " ".join(one.words for one in said)
        days = [day for day in _fitting(opening.yearless, news, years) if not _is_told_later(day, told)]
        if len(days) == 1:
            evidence = (
                f"the dateline “{opening.yearless}”, which fits the weekday told in {days[0].year} alone"
            )
            return Headed(opening.yearless, block.span, (Interval.day(days[0]),), evidence)
    return None


#: "Said on Friday, Nov. 15, 2024": the day on which somebody spoke to the news, and how far it opens it.
_SAID_ON = re.compile(
    rf"\b(?:said|told|announced|confirmed|reported)\b[^.;“”\"]{{0,60}}?\bon\s+(?P<day>{WEEKDAY}),?\s+$",
    re.IGNORECASE,
)
_OPENING = 4
#: Before a month that is only planned: "a summit is planned for December 2023".
_PLANNED = re.compile(
    r"\b(?:by|until|till|before|for|planned|scheduled|will|would|due|expected|to\s+(?:be|take))\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def date_said(text: str, said: list[Said]) -> Headed | None:
    """The day of news whose dateline has none, where its first sentences say in full when somebody said so
    and the text tells of nothing later: agencies date a text by it."""
    openings = [dateline_of(block.words + " x") for block in said[:_HEAD] if block.kind is BlockKind.DATELINE]
    if not any(one is not None and not one.written and not one.yearless for one in openings):
        return None
    told = latest_told(text, ((block.kind, block.span) for block in said))
    paragraphs = [block for block in said if block.kind is BlockKind.PARAGRAPH][:_OPENING]
    for block in paragraphs:
        for written in written_dates(block.words):
            spoken = _SAID_ON.search(block.words[: written.span.start])
            day = written.readings[0].earliest
            if spoken is None or day is None or len(written.readings) > 1 or not written.readings[0].is_day:
                continue
            if day.weekday() == _weekday(spoken["day"]) and _can_be(written.readings[0], told and told[0]):
                evidence = f"the day on which it was said, “{short(spoken[0] + written.words)}”"
                return Headed(
                    written.words, written.span.shifted(block.span.start), written.readings, evidence
                )
    return None


def _weekday(name: str) -> int:
    return "mon tue wed thu fri sat sun".split().index(name[:3].lower())


def _is_told_later(day: date, text: str) -> bool:
    """Whether the text tells of a later month of the same year, and not as a plan."""
    months = (
        month_number(found["month"])
        for found in _MONTH_OF.finditer(text)
        if int(found["year"]) == day.year
        and found["month"][:1].isupper()
        and not _PLANNED.search(text[max(0, found.start() - 60) : found.start()])
    )
    return max(months, default=0) > day.month


def _fitting(words: str, news: str, years: list[int]) -> Iterator[date]:
    """The days that the dateline can mean: on the weekday that its news names first, or the day after it."""
    match, weekday = _DAY_AND_MONTH.search(words), _ON_A_WEEKDAY.search(news[:400])
    if match is None or weekday is None or not years:
        return
    month = month_number(match["month"] or match["month2"])
    named = _weekday(weekday["day"])
    for year in range(max(years), max(years) + 2):
        try:
            day = date(year, month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        if (day.weekday() - named) % 7 <= 1:
            yield day
