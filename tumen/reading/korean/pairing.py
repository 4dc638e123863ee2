"""Two Korean times that stand side by side and are one stretch: "9일과 10일", "6월 말에서 7월 초 사이".

Days, months and years that follow each other are a stretch also where they are only listed; others only
where the words say so, for "3월과 9월" is two months. What is told of each by itself ("각각") stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tumen.reading.korean.parts import Parts, TimeExpression

_RANGE = re.compile(r" ?[~∼〜–—-] ?|에서 ")
_LIST = re.compile(r"(?:과|와|,|·| 및) ?")
_EACH = re.compile(r"각각|따로")
#: Code points behind a list in which "각각" takes it apart.
_REACH = 40


def paired(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times, each two that are one stretch marked as its beginning and its end."""
    found = list(times)
    for place in range(1, len(found)):
        one, other = found[place - 1], found[place]
        if _is_marked(one) or _is_marked(other) or not _are_one(text, one, other):
            continue
        found[place - 1], found[place] = replace(one, begins=True), replace(other, ends=True)
    return found


def _is_marked(time: TimeExpression) -> bool:
    return time.is_period or time.is_now


def _are_one(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    between = text[one.span.end : other.span.start]
    grain = _grain(one.parts)
    if not grain or grain != _grain(other.parts) or len(between) > 4:
        return False
    if _RANGE.fullmatch(between):
        return True
    behind = text[other.span.end : other.span.end + _REACH]
    is_next = _follows(one.parts, other.parts, grain)
    return is_next and _LIST.fullmatch(between) is not None and not _EACH.search(behind)


def _grain(parts: Parts) -> str:
    if parts.weekday is not None or parts.week or parts.back or parts.ahead or parts.decade is not None:
        return ""
    if isinstance(parts.day, int):
        return "day"
    if parts.day is not None:
        return ""
    if isinstance(parts.month, int):
        return "month"
    return "year" if isinstance(parts.year, int) and parts.month is None else ""


def _follows(one: Parts, other: Parts, grain: str) -> bool:
    """Whether the other is the next one, in the same month or year."""
    first, last = getattr(one, grain), getattr(other, grain)
    if grain == "day" and other.month not in (None, one.month, "same"):
        return False
    if grain != "year" and other.year not in (None, one.year, "same"):
        return False
    return bool(last - first == 1)
