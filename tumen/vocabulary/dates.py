"""Dates that may be known only in part: intervals with open ends, written as EDTF (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days between ``earliest`` and ``latest``, both included; None is an open end.

    Precision is not kept apart: a day, a month or a year is the interval that it covers, so that "October
    2023" and
    "1 to 31 October 2023" are one value. Not supported: times of day, years before 1 or after 9999.
    """

    earliest: date | None
    latest: date | None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"An interval cannot end ({self.latest}) before it begins ({self.earliest}).")

    @classmethod
    def day(cls, day: date) -> Interval:
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Interval:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    @lru_cache(maxsize=4_096)
    def from_edtf(cls, text: str) -> Interval:
        """Read "2023-10-09", "2023-10", "2023", "2020/..", "2020/", "../2021-07-19" or "/2021-07-19".

        Raises ValueError with a sentence for anything else.
        """
        text, approximate = text.strip().rstrip("~"), text.strip().endswith("~")
        begin, slash, end = text.partition("/")
        if not slash:
            point = _point(begin, text)
            return cls(point.earliest, point.latest, approximate)
        earliest = None if begin in ("", "..") else _point(begin, text).earliest
        latest = None if end in ("", "..") else _point(end, text).latest
        return cls(earliest, latest, approximate)

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    def overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both."""
        begins_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return begins_in_time and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )

    def covers(self, other: Interval) -> bool:
        begins = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        return begins and (self.latest is None or (other.latest is not None and other.latest <= self.latest))

    def __str__(self) -> str:
        """The shortest EDTF form."""
        mark = "~" if self.approximate else ""
        if self.earliest and self.latest:
            for year_or_month in (
                Interval.year(self.earliest.year),
                Interval.month(self.earliest.year, self.earliest.month),
            ):
                if (self.earliest, self.latest) == (year_or_month.earliest, year_or_month.latest):
                    return (
                        self.earliest.isoformat()[: 4 if self.latest.month != self.earliest.month else 7]
                        + mark
                    )
            if self.is_day:
                return self.earliest.isoformat() + mark
        begin, end = (day.isoformat() if day else ".." for day in (self.earliest, self.latest))
        return f"{begin}/{end}{mark}"


def _point(text: str, whole: str) -> Interval:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(
            f"“{whole}” is not a date: write it as 2023-10-09, 2023-10, 2023 or 2023-10-09/2023-10-15."
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return Interval.year(year)
    return Interval.month(year, month) if day is None else Interval.day(date(year, month, day))


@dataclass(frozen=True, slots=True)
class When:
    """A time as a document tells it: the words, and the interval they mean where that can be known.

    ``interval`` is None when the words are relative ("last week") and the document carries no date; ``text``
    is empty
    when the time comes from the document's date and not from words of its own.
    """

    text: str
    interval: Interval | None

    @property
    def is_unresolved(self) -> bool:
        return self.interval is None

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "edtf": str(self.interval) if self.interval else None}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> When:
        return cls(value["text"], Interval.from_edtf(value["edtf"]) if value["edtf"] else None)

    def __str__(self) -> str:
        return str(self.interval) if self.interval else f"{self.text or 'no date'} (unresolved)"
