"""Full dates as documents write them, English and Korean, and which way round a numeric one is to be read.

Only dates with a year are found: a day without one ("on 14 July") dates no document. Dates of running text
that a claim needs are read elsewhere; here they only date documents and check such dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
#: No further digit, unless it begins a time that a copied page left without a blank ("20234:32 PM").
_ENDED = r"(?!\d(?!\d?:\d\d))"

#: Each way of writing a date; the names of the groups say what is what. Tried in this order at each place.
_WAYS = (
    rf"(?P<ko>(?P<ko_y>{_YEAR})\s?년\s?(?P<ko_m>\d{{1,2}})\s?월(?:\s?(?P<ko_d>\d{{1,2}})\s?일)?)",
    rf"(?P<iso>(?P<iso_y>{_YEAR})(?P<sep>[-./]|\.\s)(?P<iso_m>\d{{1,2}})(?P=sep)(?P<iso_d>\d{{1,2}})(?!\d))",
    rf"(?P<ymd>(?P<ymd_y>{_YEAR})[\s-](?P<ymd_m>{MONTH})[\s-](?P<ymd_d>{_DAY})\b)",
    rf"(?P<dmy>(?P<dmy_d>{_DAY})(?:\s+day)?(?:\s+of)?[\s-]+(?P<dmy_m>{MONTH}),?[\s-]+(?P<dmy_y>{_YEAR}){_ENDED})",
    rf"(?P<mdy>(?P<mdy_m>{MONTH})\s+(?P<mdy_d>{_DAY})\b,?\s+(?P<mdy_y>{_YEAR}){_ENDED})",
    rf"(?P<my>(?P<my_m>{MONTH}),?\s+(?P<my_y>{_YEAR})(?!\d))",
    rf"(?P<feast>(?:Advent|Christmas),?\s+(?P<feast_y>{_YEAR})(?!\d))",
    r"(?P<num>(?P<num_a>\d{1,2})(?P<mark>[/.-])(?P<num_b>\d{1,2})(?P=mark)(?P<num_y>(?:19|20)\d{2}"
    r"|(?<=/)\d{2})(?!\d|\.\d))",
)
_WRITTEN = re.compile(rf"(?<![\d.,/-])(?:{'|'.join(_WAYS)})", re.IGNORECASE)


#: What every date has; most text has none of it, and looking for this first is fifty times as fast.
_MAY_HOLD = re.compile(r"(?:19|20)\d\d|\d/\d{1,2}/\d\d")


class Order(str, Enum):
    """How a writer puts a date."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text.

    ``readings`` are the intervals that the words can mean: one for most ways of writing, two for
    "03/04/2023", whose order then decides. ``order`` is what this date shows about its writer, None where it
    shows nothing."""

    words: str
    span: Span
    readings: tuple[Interval, ...]
    order: Order | None

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1

    def read(self, order: Order | None) -> Interval | None:
        """The one meaning, or None when it needs an ``order`` that is not known."""
        if not self.is_ambiguous:
            return self.readings[0]
        return None if order is None else self.readings[0 if order is Order.DAY_FIRST else 1]


def written_dates(text: str) -> Iterator[WrittenDate]:
    """The full dates of ``text`` in order; impossible ones (31 February) are passed over."""
    for match in _WRITTEN.finditer(text) if _MAY_HOLD.search(text) else ():
        way = next(name for name in ("ko", "iso", "ymd", "dmy", "mdy", "my", "feast", "num") if match[name])
        readings, order = _numeric(match) if way == "num" else _named(match, way)
        if readings:
            yield WrittenDate(match[0], Span(match.start(), match.end()), readings, order)


def _named(match: re.Match[str], way: str) -> tuple[tuple[Interval, ...], Order | None]:
    if way == "feast":
        # Newsletters of churches are dated so; both feasts fill most of December.
        return (replace(Interval.month(int(match["feast_y"]), 12), approximate=True),), None
    order = {"dmy": Order.DAY_FIRST, "mdy": Order.MONTH_FIRST}.get(way)
    year, month = int(match[f"{way}_y"]), month_number(match[f"{way}_m"])
    day = "" if way == "my" else (match[f"{way}_d"] or "").rstrip("stndrhSTNDRH")
    interval = _interval(year, month, int(day) if day else None)
    return ((interval,) if interval else ()), order


def month_number(words: str) -> int:
    """The month, 1 to 12, that a number or the first letters of a name say."""
    return int(words) if words.isdecimal() else _MONTHS.index(words[:3].lower()) + 1


def _interval(year: int, month: int, day: int | None) -> Interval | None:
    try:
        return Interval.month(year, month) if day is None else Interval.day(date(year, month, day))
    except (ValueError, IndexError):
        return None


def _numeric(match: re.Match[str]) -> tuple[tuple[Interval, ...], Order | None]:
    first, second = int(match["num_a"]), int(match["num_b"])
    year = int(match["num_y"]) if len(match["num_y"]) == 4 else 2000 + int(match["num_y"])
    day_first, month_first = _interval(year, second, first), _interval(year, first, second)
    if match["mark"] == "." and day_first:
        # Points between the numbers are written where the day comes first.
        return (day_first,), Order.DAY_FIRST
    if day_first and month_first and day_first != month_first:
        return (day_first, month_first), None
    only = day_first or month_first
    if only is None:
        return (), None
    tells = None if day_first and month_first else Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    return (only,), tells


@dataclass(frozen=True, slots=True)
class Custom:
    """Which way round this document's writer puts dates, and what shows it."""

    order: Order | None
    evidence: str


_BRITISH = re.compile(
    r"\b(?:organis|recognis|criminalis|labour|centre[sd]?\b|programme|neighbour|defence|behaviour|favour"
    r"|honour)"
)
_AMERICAN = re.compile(
    r"\b(?:organiz|recogniz|criminaliz|labor\b|center[sd]?\b|program\b|neighbor|defense|behavior|favor"
    r"|honor)"
)


def date_custom(text: str, *, locale: str = "", known: Interval | None = None) -> Custom:
    """Decide from the document's own evidence whether it writes the day or the month first.

    In this order: a numeric date that allows one reading; a ``known`` day (weak evidence, as a file's own
    properties) that fits one of two readings; the page's ``locale`` ("en-GB"); dates with the month's name;
    spelling."""
    dates = list(written_dates(text[:200_000]))
    for found in dates:
        if found.order and found.words[:1].isdigit() and not re.search("[A-Za-z]", found.words):
            return Custom(found.order, f"“{found.words}” can only be read {found.order.value}")
    return (
        _by_known_day(dates, known)
        or _by_locale(locale)
        or _by_zone(text, dates)
        or _by_month_names(dates)
        or _by_spelling(text[:200_000])
        or Custom(None, "")
    )


def _by_known_day(dates: list[WrittenDate], known: Interval | None) -> Custom | None:
    for found in dates:
        if known and found.is_ambiguous and known in found.readings:
            order = (Order.DAY_FIRST, Order.MONTH_FIRST)[found.readings.index(known)]
            return Custom(order, f"the file's own properties say {known}")
    return None


def _by_locale(locale: str) -> Custom | None:
    country = re.fullmatch(r"[a-z]{2}[-_]([a-z]{2})", locale.strip().lower())
    if not country or not locale.lower().startswith("en"):
        return None
    order = Order.MONTH_FIRST if country[1] in ("us", "ph") else Order.DAY_FIRST
    return Custom(order, f"the page's locale is {locale}")


#: The zones of clocks where the month is written first.
_AMERICAN_ZONE = re.compile(
    r"\s*(?:,|at)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*[ap]\.?m\.?\s*(?:[ECMP][SD]?T)\b", re.IGNORECASE
)


def _by_zone(text: str, dates: list[WrittenDate]) -> Custom | None:
    for found in dates:
        zone = _AMERICAN_ZONE.match(text, found.span.end)
        if found.is_ambiguous and zone:
            return Custom(Order.MONTH_FIRST, f"the time beside it is “{zone[0].strip()}”")
    return None


def _by_month_names(dates: list[WrittenDate]) -> Custom | None:
    shown = {found.order: found for found in dates if found.order and re.search("[A-Za-z]", found.words)}
    if len(shown) != 1:
        return None
    ((order, found),) = shown.items()
    return Custom(order, f"it writes “{found.words}” elsewhere")


def _by_spelling(text: str) -> Custom | None:
    british, american = _BRITISH.search(text), _AMERICAN.search(text)
    if bool(british) == bool(american):
        return None
    order = Order.DAY_FIRST if british else Order.MONTH_FIRST
    return Custom(order, f"its spelling is {'British' if british else 'American'}")
