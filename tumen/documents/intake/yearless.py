"""The year of a dateline that has none, where the text tells on which day of the week it was written.

"SEOUL, April 11 (Agency) - ... a group said on Thursday": of the last year that the text tells and the next
one alone has that day on a Thursday. Where both have, or neither, or nothing is told, there is no date.
"""

from __future__ import annotations

import re
from datetime import date

from tumen.documents.intake.datelines import dateline_of
from tumen.documents.intake.dates import month_number
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.said import Said
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Code points of the text in which a news story says when somebody spoke.
_OPENING = 1200
#: When somebody spoke: "a rights group said on Thursday", "told reporters Thursday".
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|warned|urged|called|condemned|expressed|accused|denied)\b"
    rf"[^.;“”\"]{{0,45}}?\b(?:on\s+)?(?P<day>{'|'.join(_DAYS)})\b(?!\s+(?:night|last))"
)
_YEAR = re.compile(r"(?<![\d,.$€£#/-])(?:19[5-9]\d|20\d\d)(?![\d,]\d|%)")
#: Before a year to come, or one of a law's name: "by 2030".
_NOT_PAST = re.compile(r"\b(?:by|until|till|through|before|of|no\.?)\s+$", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.?\s+(?:\d{1,2},?\s+)?(?P<year>(?:19|20)\d\d)\b")


def year_by_weekday(text: str, said: list[Said]) -> Found[Interval] | None:
    """The day of a news story whose dateline lacks the year; None where the text does not decide."""
    for block in said:
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        if opening is None or not opening.yearless:
            continue
        told = _SAID_ON.search(text, block.span.end, block.span.end + _OPENING)
        days = [day for year in _years(text) if (day := _day(opening.yearless, year, text)) is not None]
        right = [day for day in days if told is not None and _DAYS[day.weekday()] == told["day"]]
        if len(right) != 1:
            return None
        evidence = (
            f"the dateline “{opening.yearless}”, a {_DAYS[right[0].weekday()]} in {right[0].year}; the last "
            f"year that the text tells is {_last(text)}"
        )
        return Found(Interval.day(right[0]), evidence, block.span)
    return None


def _last(text: str) -> int | None:
    years = [int(found[0]) for found in _YEAR.finditer(text) if not _NOT_PAST.search(text, 0, found.start())]
    return max(years, default=None)


def _years(text: str) -> tuple[int, ...]:
    last = _last(text)
    return (last, last + 1) if last is not None else ()


def _day(words: str, year: int, text: str) -> date | None:
    """A dateline's day in a year; None where the text tells of a later month of that year."""
    name, number = re.search(r"[A-Za-z]{3,}", words), re.search(r"\d{1,2}", words)
    month = _month(name[0]) if name is not None else 0
    told = (found for found in _MONTH_OF_YEAR.finditer(text) if int(found["year"]) == year)
    if not month or number is None or max((_month(each["month"]) for each in told), default=0) > month:
        return None
    try:
        return date(year, month, int(number[0]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """1 to 12; 0 for a word that names no month."""
    try:
        return month_number(name)
    except ValueError:
        return 0
