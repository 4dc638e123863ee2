"""The named parts of a year, a decade, a month, a season or a week, by conventions chosen once.

Early, mid and late are thirds; the start and end of a year are its first and last month ("152,000 were
living in the camps at the end of 2020" is December: so the labellers of tests/gold read it), of a decade its
first and last two years, of a month its first and last seven days. All but halves and quarters are
approximate.
"""

from __future__ import annotations

from datetime import date, timedelta

from tumen.reading.times.calendars import month_after
from tumen.vocabulary.dates import Interval

#: The first and last month of a year's parts.
_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}
_YEAR |= {"half 1": (1, 6), "half 2": (7, 12)}
_YEAR |= {f"quarter {place}": (3 * place - 2, 3 * place) for place in (1, 2, 3, 4)}
#: The first and last year of a decade's parts.
_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 1), "end": (8, 9)}
_DECADE |= {"half 1": (0, 4), "half 2": (5, 9)}
#: The month of a season that a part falls in.
_SEASON = {"early": 0, "start": 0, "half 1": 0, "mid": 1, "late": 2, "end": 2, "half 2": 2}
#: The first and last day of a month's thirds; None is the month's end.
_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, None)}
#: Where other times are cut.
_SHARES = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "half 1": (0, 1 / 2),
    "half 2": (1 / 2, 1),
}


def part_of(begin: date, end: date, name: str) -> Interval:
    """The part ``name`` of the time from ``begin`` to ``end``; the whole where it is too short to be cut."""
    rough = not name.startswith(("half", "quarter"))
    if Interval(begin, end) == Interval.year(begin.year):
        first, last = _YEAR[name]
        return Interval(date(begin.year, first, 1), Interval.month(begin.year, last).latest, rough)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and end.year - begin.year == 9:
        first, last = _DECADE.get(name, (0, 9))
        return Interval(date(begin.year + first, 1, 1), date(begin.year + last, 12, 31), rough)
    length = (end - begin).days + 1
    if length <= 2 or name.startswith("quarter"):
        return Interval(begin, end)
    whole_months = begin.day == 1 and (end + timedelta(days=1)).day == 1
    if length > 80 and whole_months:
        return _part_of_season(begin, name)
    return _part_of_days(begin, end, name, rough)


def _part_of_season(begin: date, name: str) -> Interval:
    month = month_after(begin, _SEASON[name])
    return Interval(month, Interval.month(month.year, month.month).latest, approximate=True)


def _part_of_days(begin: date, end: date, name: str, rough: bool) -> Interval:
    length = (end - begin).days + 1
    if name in ("start", "end"):
        few = timedelta(days=(7 if length > 10 else 2) - 1)
        return Interval(begin, begin + few, rough) if name == "start" else Interval(end - few, end, rough)
    if Interval(begin, end) == Interval.month(begin.year, begin.month) and name in _MONTH:
        first, last = _MONTH[name]
        return Interval(begin.replace(day=first), begin.replace(day=last) if last else end, rough)
    share = _SHARES[name]
    first, last = round(share[0] * length), round(share[1] * length) - 1
    return Interval(begin + timedelta(days=first), begin + timedelta(days=max(first, last)), rough)
