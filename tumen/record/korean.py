"""What Korean says otherwise than word for word: times, amounts, places, and events by their title.

A catalogue of sentences has Korean for each of them (web/locale); here is what is put together from parts.
Particles follow the sound before them where that is written in Hangul, and stand in both forms elsewhere.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from functools import cache

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range
from tumen.record.titles import ENDS_IN, Parts
from tumen.vocabulary import acts
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: A word of a room in Korean.
Said = Callable[[str], str]

#: What people, cases and so on are counted in.
COUNTERS = {
    Unit.PERSONS: "명",
    Unit.CASES: "건",
    Unit.VIOLATIONS: "건",
    Unit.FAMILIES: "가족",
    Unit.TIMES: "회",
    Unit.PERCENT: "퍼센트",
    Unit.OTHER: "",
}
#: What stands between the act and the number, where it is not people that are counted.
_OF = {Unit.CASES: " 사례", Unit.VIOLATIONS: " 관련 침해"}
_BEFORE = {GroupKind.RATE: "기간당 수: ", GroupKind.NOT_TOLD: "일어났다고 말하지 않음: "}
_AFTER = {GroupKind.STATE: " 기준", GroupKind.TOTAL: " 집계"}
#: The first and the last syllable of Hangul; 28 syllables differ in their end alone, the first has none, and
#: the ninth ends in ㄹ, after which "로" is said as after none.
_FIRST, _LAST, _ENDS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


# ---- times ----


def when_words(when: Interval) -> str:
    """ "2023년 10월 9일", "2023년 10월 9~15일", "2023년 10월", "2020년부터", "2021년까지", "2023년경"."""
    about = "경" if when.approximate else ""
    if when.earliest and when.latest:
        return _between(when.earliest, when.latest) + about
    if when.earliest:
        return f"{_first(when.earliest)}{about}부터"
    return f"{_last(when.latest)}{about}까지" if when.latest else "때를 알 수 없음"


def day_words(day: date) -> str:
    """ "2023년 10월 9일"."""
    return f"{day.year}년 {day.month}월 {day.day}일"


def _between(earliest: date, latest: date) -> str:
    if earliest == latest:
        return day_words(earliest)
    if earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]:
        return _months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.year}년 {earliest.month}월 {earliest.day}~{latest.day}일"
    if earliest.year == latest.year:
        return f"{day_words(earliest)}~{latest.month}월 {latest.day}일"
    return f"{day_words(earliest)}~{day_words(latest)}"


def _months(earliest: date, latest: date) -> str:
    if (earliest.month, latest.month) == (1, 12):
        years = earliest.year, latest.year
        return f"{years[0]}년" if years[0] == years[1] else f"{years[0]}~{years[1]}년"
    if earliest.year != latest.year:
        return f"{_month(earliest)}~{_month(latest)}"
    return _month(latest) if earliest.month == latest.month else f"{_month(earliest)[:-1]}~{latest.month}월"


def _month(day: date) -> str:
    return f"{day.year}년 {day.month}월"


def _first(day: date) -> str:
    if day.day > 1:
        return day_words(day)
    return f"{day.year}년" if day.month == 1 else _month(day)


def _last(day: date) -> str:
    return f"{day.year}년" if (day.month, day.day) == (12, 31) else day_words(day)


# ---- amounts ----


def range_words(figures: Range, unit: Unit) -> str:
    """ "약 600명", "500~600명", "최소 500명", "최대 700명", "수 미상"."""
    low, high = (None if bound is None else _number(bound) for bound in (figures.low, figures.high))
    counter = COUNTERS[unit]
    if low and high:
        about = "약 " if figures.approximate and low == high else ""
        return f"{about}{low}{counter}" if low == high else f"{low}~{high}{counter}"
    if low:
        return f"최소 {low}{counter}"
    return f"최대 {high}{counter}" if high else "수 미상"


#: Amounts as rooms write them into their sentences: "about 600", "500 to 600", "60 more", "40 percent"; each
#: perhaps with its time: "50 on 14 July 2021", "8,125 until 2 May 2024".
_DAY = r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}"
_AMOUNT = re.compile(
    r"(?:(?P<bound>[Aa]t least|[Aa]t most|[Uu]p to) )?(?P<about>[Aa]bout )?"
    r"(?P<low>\d[\d,.]*)(?: to (?P<high>\d[\d,.]*))?(?P<percent> percent)?"
    r"(?P<more> more)?(?P<others> others)?"
    rf"(?: (?P<how>on|in|since|until|around|between)(?P<around> around)? (?P<first>{_DAY})"
    rf"(?: and (?P<last>{_DAY}))?)?"
)
_AND = re.compile(r", | and | or ")
_BOUNDS = {"at least": "최소 ", "at most": "최대 ", "up to": "최대 "}
_MONTHS = {calendar.month_name[month]: month for month in range(1, 13)}
_PARTICLES = {"since": "부터", "until": "까지"}


def amounts_in(words: str) -> str:
    """Words that are amounts alone, one or several, in Korean; anything else as it is."""
    found, at = [], 0
    while match := _AMOUNT.match(words, at):
        found.append(_amount(match))
        if match.end() == len(words):
            return ", ".join(found)
        between = _AND.match(words, match.end())
        if between is None:
            return words
        at = between.end()
    return words


def _amount(match: re.Match[str]) -> str:
    bound = _BOUNDS.get((match["bound"] or "").lower(), "")
    more = "추가로 " if match["more"] else "그 밖의 " if match["others"] else ""
    high = f"~{match['high']}" if match["high"] else ""
    about, percent = "약 " if match["about"] else "", "퍼센트" if match["percent"] else ""
    when = f" ({_time(match)})" if match["first"] else ""
    return f"{more}{bound}{about}{match['low']}{high}{percent}{when}"


def _time(match: re.Match[str]) -> str:
    around = "경" if match["around"] or match["how"] == "around" else ""
    until = f"~{_date(match['last'])}" if match["last"] else ""
    return f"{_date(match['first'])}{until}{around}{_PARTICLES.get(match['how'], '')}"


def _date(words: str) -> str:
    """ "14 July 2021", "July 2021" or "2021" in Korean."""
    *smaller, year = words.split()
    month = f" {_MONTHS[smaller[-1]]}월" if smaller and smaller[-1] in _MONTHS else ""
    day = f" {smaller[0]}일" if len(smaller) > 1 else ""
    return f"{year}년{month}{day}"


def _number(bound: float) -> str:
    return f"{bound:,.10g}" if bound % 1 else f"{int(bound):,}"


# ---- places ----


@cache
def place_names() -> dict[str, str]:
    """Korean names of places by those of the gazetteer; of several the first that the pack has."""
    # With its room comes the parser, which takes seconds to load, and only what reads needs it.
    from tumen.reading.korean.pack import place_words as pack_places

    found: dict[str, str] = {}
    for word in pack_places().values():
        found.setdefault(word.name, word.korean)
    return found


def towards(place: str) -> str:
    """The place with the particle of where to: "북한으로", "러시아로"."""
    last = ord(place[-1]) if place else 0
    if not _FIRST <= last <= _LAST:
        return f"{place}(으)로"
    return f"{place}로" if (last - _FIRST) % _ENDS in (0, _RIEUL) else f"{place}으로"


def place_words(places: Places, said: Said) -> str:
    """ "중국에서 북한으로", "선양에서"."""
    parts = (
        f"{said(places.origin)}에서" if places.origin else "",
        towards(said(places.destination)) if places.destination else "",
        f"{said(places.at)}에서" if places.at and not places.origin else "",
        f"({said(places.at)})" if places.at and places.origin else "",
    )
    return " ".join(part for part in parts if part)


# ---- events ----


def title_words(parts: Parts, said: Said) -> str:
    """ "중국에서 북한으로 강제송환 50명, 2021년 7월 14일"."""
    words = f"{_BEFORE.get(parts.kind, '')}{_named(parts, said)}"
    if not parts.has_date:
        return words
    when = f"{when_words(parts.when)}{_AFTER.get(parts.kind, '')}" if parts.when else "날짜 미상"
    return f"{words}, {when}"


def _named(parts: Parts, said: Said) -> str:
    places = parts.places
    if parts.act in ENDS_IN and places.destination:
        start = place_words(Places(places.origin, "", places.at), said)
        where = f"{start} {said(places.destination)}".strip()
    else:
        where = place_words(places, said)
    act = said(acts.label(parts.act)) if parts.act else "사람" if parts.unit is Unit.PERSONS else "행위 미상"
    amount = range_words(parts.figures, parts.unit)
    return " ".join(part for part in (where, f"{act}{_OF.get(parts.unit, '')}", amount) if part)
