"""Which days a Korean time expression means, by the document's date and by what the document has told so far.

Newspapers count a bare "9일" from the day of the paper, "이날" from the day last told; a story without a date
of its own counts from the last year or month that it named. The thirds of a month ("중순") are ten days
each; "초" and "말" mean the whole month here.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.reading.korean.parts import Parts, TimeExpression
from tumen.reading.korean.times import SAME_PERIOD
from tumen.vocabulary.dates import Interval

#: Months of the seasons, and of other parts of a year; winter begins in December of the year named.
_MONTHS = {
    **{"봄": (3, 5), "여름": (6, 8), "가을": (9, 11), "상반기": (1, 6), "하반기": (7, 12)},
    **{"1분기": (1, 3), "2분기": (4, 6), "3분기": (7, 9), "4분기": (10, 12)},
}


#: Days of the thirds of a month, which have bounds of their own; "초" and "말" have none.
_THIRDS = {"초순": (1, 10), "상순": (1, 10), "중순": (11, 20), "하순": (21, 31)}


#: Years of a decade's parts.
_OF_DECADE = {
    **{"초": (0, 3), "초반": (0, 3), "초중반": (0, 6), "중반": (4, 6)},
    **{"중후반": (4, 9), "후반": (6, 9), "말": (7, 9)},
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What a time is counted from: the document's date, the day last told, the day on which somebody
    spoke."""

    published: date | None = None
    reached: Interval | None = None
    said: date | None = None

    @property
    def base(self) -> date | None:
        return self.said or self.published


def resolve(time: TimeExpression, telling: Telling, *, future: bool = False) -> Interval | None:
    """The days that ``time`` means, or None where the document does not let them be known.

    ``future`` reads bare months and days forwards ("9월에 송환될 예정"). "부터" and "까지" leave the other
    end open; the caller closes it.
    """
    interval = _named(time.parts, telling, future=future)
    if time.until_now:
        begins = interval.earliest if interval else None
        return Interval(begins, telling.published) if telling.published or begins else None
    if interval is None or not (time.begins or time.ends):
        return interval
    reached = telling.reached
    if time.ends and time.parts.year == "same" and reached and reached.earliest:
        return Interval(reached.earliest, interval.latest)  # "그해 말까지": from the day told last
    return Interval(interval.earliest, None) if time.begins else Interval(None, interval.latest)


def _named(parts: Parts, telling: Telling, *, future: bool) -> Interval | None:
    if parts.lasting:
        return _lasting(parts.lasting, telling)
    if (distance := parts.back or parts.ahead) is not None:
        far = _back(distance, telling) if parts.back else _ahead(distance, telling)
        return _within(far, parts) if far and far.earliest else None
    if parts.decade is not None:
        first, last = _OF_DECADE.get(parts.part, (0, 9))
        return Interval(date(parts.decade + first, 1, 1), date(parts.decade + last, 12, 31))
    if isinstance(parts.day, str):
        return _day_by_word(parts.day, telling)
    if parts.weekday is not None or parts.weekend or parts.week:
        return _in_week(parts, telling)
    return _in_calendar(parts, telling, future=future)


# -- counted from the document -------------------------------------------------------------------------------


def _lasting(length: tuple[float, str], telling: Telling) -> Interval | None:
    end = telling.base
    begin = shifted(end, -length[0], length[1]) if end else None
    if begin and length[1] == "year":
        begin = begin.replace(day=1)  # years are counted by the month
    return Interval(begin, end) if begin and end else None


def shifted(day: date, count: float, unit: str) -> date | None:
    """``day`` moved by ``count`` units; None beyond the calendar."""
    try:
        if unit in ("hour", "day", "week"):
            return day + timedelta(days=0 if unit == "hour" else int(count) * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + int(count * (12 if unit == "year" else 1))
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _back(length: tuple[float, str], telling: Telling) -> Interval | None:
    """ "3년 전" is that year, "석 달 전" that month, "사흘 전" that day, "2주 전" the week."""
    if telling.base is None:
        return None
    day = shifted(telling.base, -length[0], length[1])
    return _as_precise(day, length[1]) if day else None


def _ahead(length: tuple[float, str], telling: Telling) -> Interval | None:
    """ "사흘 뒤" counts from the day told last; from a month or a year nothing finer can be counted."""
    reached = telling.reached
    if (
        reached is None
        or reached.earliest is None
        or (length[1] not in ("year", "month") and not reached.is_day)
    ):
        return reached if reached is not None and _is_month(reached) else None
    day = shifted(reached.earliest, length[0], length[1])
    return _as_precise(day, length[1]) if day else None


def _within(year: Interval, parts: Parts) -> Interval:
    """The part or month of the year that is so far away: "3년 전 봄"."""
    assert year.earliest
    number = year.earliest.year
    if isinstance(parts.month, int):
        return Interval.month(number, parts.month)
    return (_in_year(number, parts, Telling()) or year) if parts.part else year


def _as_precise(day: date, unit: str) -> Interval:
    if unit == "year":
        return Interval.year(day.year)
    if unit == "month":
        return Interval.month(day.year, day.month)
    if unit == "week":
        return Interval(day - timedelta(days=3), day + timedelta(days=3), approximate=True)
    return Interval.day(day)


def _is_month(told: Interval) -> bool:
    """A month holds also what came some days later in it, as far as anybody can tell."""
    return bool(told.earliest and told.latest and 27 <= (told.latest - told.earliest).days <= 30)


def _day_by_word(word: str, telling: Telling) -> Interval | None:
    told = telling.reached
    if word in ("today", "yesterday", "before yesterday", "tomorrow"):
        back = {"today": 0, "yesterday": -1, "before yesterday": -2, "tomorrow": 1}[word]
        return _moved(telling.base, back)
    if word in ("same", "period"):
        return told
    if word in ("first", "next") and told is not None and not told.is_day:  # of "28일과 29일"
        return _moved(told.earliest, int(word == "next")) if is_few_days(told) else None
    base = (told.earliest if told and told.is_day else None) or (telling.base if word != "first" else None)
    return _moved(base, {"this": 0, "first": 0, "before": -1, "next": 1}[word])


#: Days of the longest stretch whose first day and the next are spoken of.
_FEW_DAYS = 10


def is_few_days(told: Interval) -> bool:
    """Whether a stretch is short enough to have a first day and a next: "28일과 29일 ... 첫날"."""
    return bool(told.earliest and told.latest and (told.latest - told.earliest).days < _FEW_DAYS)


def _moved(day: date | None, days: int) -> Interval | None:
    moved = shifted(day, days, "day") if day else None
    return Interval.day(moved) if moved else None


def _in_week(parts: Parts, telling: Telling) -> Interval | None:
    """ "지난주 토요일", "토요일", "지난 주말", "지난주": weeks run from Monday to Sunday."""
    base = telling.base
    if base is None:
        return None
    monday = base - timedelta(days=base.weekday())
    if parts.week or parts.weekend:
        shift = {"last": -7, "next": 7}.get(parts.week, 0)
        if parts.weekend and not parts.week and (parts.which == "지난" or base.weekday() < 5):
            shift = -7
        monday += timedelta(days=shift)
        if parts.weekend:
            return Interval(monday + timedelta(days=5), monday + timedelta(days=6))
        if parts.weekday is None:
            return Interval(monday, monday + timedelta(days=6))
        return Interval.day(monday + timedelta(days=parts.weekday))
    back = (base.weekday() - (parts.weekday or 0)) % 7
    if parts.which == "오는":
        return Interval.day(base + timedelta(days=7 - back if back else 7))
    return Interval.day(base - timedelta(days=back or (7 if parts.which == "지난" else 0)))


# -- in the calendar -----------------------------------------------------------------------------------------


def _in_calendar(parts: Parts, telling: Telling, *, future: bool) -> Interval | None:
    year = _year(parts, telling)
    if year is None and parts.year is not None:
        return None  # "올해" of a document without a date
    if parts.month is None and parts.day is None:
        return _in_year(year, parts, telling)
    year, month = _month(parts, year, telling, future=future)
    if year is None or month is None:
        return None
    if not isinstance(parts.day, int):
        if third := _THIRDS.get(parts.part):
            last = calendar.monthrange(year, month)[1]
            return _days(year, month, third[0], min(third[1], last))
        first = parts.first_month if parts.first_month and parts.first_month < month else month
        return Interval(date(year, first, 1), Interval.month(year, month).latest)
    return _days(year, month, parts.day, parts.last_day)


def _year(parts: Parts, telling: Telling) -> int | None:
    if isinstance(parts.year, int):
        return parts.year
    reached = telling.reached.earliest.year if telling.reached and telling.reached.earliest else None
    if parts.year in ("same", "following", "preceding"):
        return reached + {"following": 1, "preceding": -1}.get(str(parts.year), 0) if reached else None
    if parts.year is None or telling.published is None:
        return None
    return telling.published.year + {"this": 0, "last": -1, "before last": -2, "next": 1}[str(parts.year)]


def _in_year(year: int | None, parts: Parts, telling: Telling) -> Interval | None:
    """A year, or a part of one; a season without a year is the last one."""
    if year is not None and parts.part in SAME_PERIOD:
        return _same_period(year, telling)
    months = _MONTHS.get(parts.part)
    if year is None and telling.published and (months or parts.part == "겨울"):
        first = months[0] if months else 12
        is_ahead = first > telling.published.month
        if parts.which == "지난" and months:
            is_ahead = months[1] >= telling.published.month  # it is over
        year = _year_told(parts, telling) or telling.published.year - is_ahead
    if year is None or not 1 <= year < 9999:
        return None
    if parts.part == "이맘때" and telling.published:
        return Interval.month(year, telling.published.month)
    if parts.first_year and parts.first_year < year:
        return Interval(date(parts.first_year, 1, 1), Interval.year(year).latest)
    if parts.part == "겨울":
        return Interval(date(year, 12, 1), Interval.month(year + 1, 2).latest)
    if months:
        return Interval(date(year, months[0], 1), Interval.month(year, months[1]).latest)
    return Interval.year(year)


def _same_period(year: int, telling: Telling) -> Interval:
    """ "지난해 같은 기간": the months told last, in another year; the year where no months were told."""
    told = telling.reached
    if told is None or told.earliest is None or told.latest is None or told.earliest.year != told.latest.year:
        return Interval.year(year)
    back = (year - told.latest.year) * 12
    begin, end = shifted(told.earliest, back, "month"), shifted(told.latest, back, "month")
    return Interval(begin, end) if begin and end else Interval.year(year)


#: Days of the shortest time that a bare part of a year goes on from.
_QUARTER = 89


def _year_told(parts: Parts, telling: Telling) -> int | None:
    """ "작년 상반기(105명)... 하반기(131명)": a bare part of a year is of the year whose part was told just
    before."""
    told = telling.reached
    if parts.which or told is None or told.earliest is None or told.latest is None:
        return None
    same = told.earliest.year == told.latest.year and told.latest - told.earliest >= timedelta(days=_QUARTER)
    return told.earliest.year if same else None


def _month(
    parts: Parts, year: int | None, telling: Telling, *, future: bool
) -> tuple[int | None, int | None]:
    """Year and month of a date; a bare day is the last one of its number, or the next where it is yet to
    come."""
    published, reached = telling.published, telling.reached
    if isinstance(parts.month, int):
        return (year or _year_of_month(parts, telling, future=future)), parts.month
    if parts.month in ("same", "following"):
        if not reached or not reached.earliest:
            return None, None
        told = shifted(reached.earliest.replace(day=1), int(parts.month == "following"), "month")
        return (told.year, told.month) if told else (None, None)
    if isinstance(parts.month, str):
        back = {"this": 0, "last": 1, "before last": 2, "next": -1}[parts.month]
        moved = shifted(published.replace(day=1), -back, "month") if published else None
        return (moved.year, moved.month) if moved else (None, None)
    if not isinstance(parts.day, int):
        return year, None
    return _month_of_day(parts, telling, future=future)


def _year_of_month(parts: Parts, telling: Telling, *, future: bool) -> int | None:
    """The year of a month named without one: the story's, where it tells of another year, else the last such
    month."""
    published, month = telling.published, int(parts.month or 0)
    reached = telling.reached.earliest if telling.reached else None
    if reached and telling.reached and telling.reached.latest and _is_of_years(telling.reached):
        reached = telling.reached.latest
    if published is not None and _is_just_past(parts, telling):
        return published.year
    if reached and not parts.which and (published is None or reached.year < published.year):
        return reached.year + (
            month < reached.month and telling.reached is not None and telling.reached.is_day
        )
    if published is None:
        return None
    if parts.which == "오는" or future:
        return published.year + (month < published.month)
    is_past = isinstance(parts.day, int) and parts.day < published.day  # "지난 8월 14일" of 25 August
    same_month = month == published.month and parts.which == "지난" and not is_past
    return published.year - (month > published.month or same_month)


def _is_of_years(told: Interval) -> bool:
    """A stretch of years goes on from its end: "2023년 9월부터 2025년 6월까지 ... 6월 24일"."""
    return bool(told.earliest and told.latest and (told.latest - told.earliest).days > _YEAR)


_YEAR = 366
#: Days before the paper within which a day is the paper's own, whatever year its title names.
_JUST_PAST = 31


def _is_just_past(parts: Parts, telling: Telling) -> bool:
    """ "인권실태 2020 ... 2월 11일 발간했다" of 11 February 2021: a year told before does not
    draw such a day to it."""
    published, told = telling.published, telling.reached
    if (
        published is None
        or not isinstance(parts.day, int)
        or told is None
        or not told.earliest
        or not told.latest
    ):
        return False
    whole = told.latest - told.earliest >= timedelta(days=_QUARTER)
    day = _days(published.year, int(parts.month or 0), parts.day, None)
    return (
        whole
        and day is not None
        and day.earliest is not None
        and (0 <= (published - day.earliest).days <= _JUST_PAST)
    )


def _month_of_day(parts: Parts, telling: Telling, *, future: bool) -> tuple[int | None, int | None]:
    published, reached, day = telling.published, telling.reached, int(parts.day or 0)
    told = reached.earliest if reached and reached.earliest and reached.latest else None
    if published is None or (told and not parts.which and _is_far(told, published)):
        return (told.year, told.month) if told else (None, None)
    if parts.which == "오는" or future:
        moved = published if day >= published.day else shifted(published.replace(day=1), 1, "month")
        return (moved.year, moved.month) if moved else (None, None)
    is_past = day < published.day or (day == published.day and parts.which != "지난")
    moved = published if is_past else shifted(published.replace(day=1), -1, "month")
    return (moved.year, moved.month) if moved else (None, None)


#: A story told of more days before the paper than this counts bare days in its own month.
_FAR = 62


def _is_far(told: date, published: date) -> bool:
    return (published - told).days > _FAR


def _days(year: int, month: int, day: int, last: int | None) -> Interval | None:
    try:
        first = date(year, month, day)
        return Interval(first, date(year, month, last)) if last and last > day else Interval.day(first)
    except ValueError:
        return None  # "2월 30일" is no day
