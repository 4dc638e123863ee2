"""Korean numerals as values: digits with 만 and 천, Sino-Korean and native words, and approximate ones.

Takes a text and a place; gives the value that a numeral beginning there has, and where it ends. Vague
numerals ("수십", "몇백") are intervals by convention, never truths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
_SINO = {digit: value for value, digit in enumerate("일이삼사오육칠팔구", 1)} | {"륙": 6}


def _table(words: str) -> dict[str, int]:
    """ "한|하나 두|둘": words by their place, from one; those with a bar between mean the same."""
    return {word: value for value, same in enumerate(words.split(), 1) for word in same.split("|")}


_ONES = _table("한|하나 두|둘 세|셋|석|서 네|넷|넉|너 다섯|닷 여섯|엿 일곱 여덟 아홉")
_TENS = {ten: 10 * value for ten, value in _table("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔").items()}
#: Native words that leave a span open.
_ABOUT = {
    word: bounds
    for bounds, words in (
        ((1, 2), "한두 한둘"),
        ((2, 3), "두세 두셋"),
        ((2, 4), "두서너"),
        ((3, 4), "서너 서넛"),
        ((4, 5), "너댓 네댓 네다섯 너덧"),
        ((5, 6), "대여섯 대엿"),
        ((6, 7), "예닐곱"),
        ((7, 8), "일고여덟 일여덟"),
        ((8, 9), "여덟아홉 엳아홉"),
        ((10, 19), "여남은"),
        ((12, 12), "열두어"),
        ((15, 15), "열댓"),
        ((25, 25), "스물댓"),
    )
    for word in words.split()
}
#: Days by their native names.
DAYS = _table("하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘 열하루 열이틀") | {"보름": 15}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that ends at ``end``: both bounds equal where it is exact, both None where it sets none."""

    low: float | None
    high: float | None
    end: int
    is_vague: bool = False
    is_native: bool = False


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


#: Days by their native names, as a part of an expression.
NATIVE_DAYS = _alternatives(DAYS)
#: An exact native numeral, as a part of an expression.
NATIVE_WORDS = rf"스무|(?:{_alternatives(_TENS)})(?:{_alternatives(_ONES)})?|(?:{_alternatives(_ONES)})"
_NATIVE = re.compile(
    # "두어 명", but "가두어 두다".
    rf"(?P<about>{_alternatives(_ABOUT)}|두어(?= ?(?:명|사람|분|건|달|번|차례|시간|개)))"
    r"|(?P<score>스무)(?!나)"
    rf"|(?P<ten>{_alternatives(_TENS)})(?P<one>{_alternatives(_ONES)})?"
    rf"|(?P<only>{_alternatives(_ONES)})"
)
#: "수십", "몇백만", "수 천": a few of a scale.
_FEW = re.compile(r"(?P<few>수|몇|십수) ?(?P<scale>십|백|천)?(?P<myriad>십만|백만|천만|만|억)?")
#: "이삼십", "오육백": two neighbouring digits of one scale.
_PAIR = re.compile(
    r"(?P<low>[일이삼사오육륙칠팔])(?P<high>[이삼사오육륙칠팔구])(?P<scale>십|백|천)(?P<myriad>만)?"
)
_WORD = re.compile(r"[일이삼사오육륙칠팔구십백천만억조]+")


def numeral_at(text: str, start: int) -> Numeral | None:
    """The numeral of ``text`` that begins at ``start``, the longest reading first, or None."""
    for read in (_few, _pair, _mixed, _native):
        found = read(text, start)
        if found is not None:
            return found
    return None


def _few(text: str, start: int) -> Numeral | None:
    match = _FEW.match(text, start)
    if not match:
        return None
    unit = _SCALES.get(match["scale"] or "", 1) * _scale_of(match["myriad"] or "")
    if match["few"] == "십수":
        return Numeral(11 * unit, 19 * unit, match.end(), is_vague=True)
    if match["scale"] or match["myriad"]:
        return Numeral(2 * unit, 10 * unit - 1, match.end(), is_vague=True)
    return Numeral(None, None, start + 1, is_vague=True) if match["few"] == "몇" else None


def _scale_of(myriad: str) -> int:
    value = 1
    for letter in myriad:
        value *= _SCALES.get(letter) or _MYRIADS[letter]
    return value


def _pair(text: str, start: int) -> Numeral | None:
    match = _PAIR.match(text, start)
    if not match or _SINO[match["high"]] != _SINO[match["low"]] + 1:
        return None
    unit = _SCALES[match["scale"]] * (10_000 if match["myriad"] else 1)
    return Numeral(_SINO[match["low"]] * unit, _SINO[match["high"]] * unit, match.end(), is_vague=True)


def _native(text: str, start: int) -> Numeral | None:
    match = _NATIVE.match(text, start)
    if not match:
        return None
    if match["about"]:
        low, high = _ABOUT.get(match["about"], (2, 2))
        return Numeral(low, high, match.end(), is_vague=True, is_native=True)
    if match["score"]:
        value = 20
    else:
        value = _TENS.get(match["ten"] or "", 0) + _ONES.get(match["one"] or match["only"] or "", 0)
    return Numeral(value, value, match.end(), is_native=True)


@dataclass(slots=True)
class _Sum:
    """A number as it is read from left to right: "3만4천314", "1천500만", "삼백이십"."""

    total: float = 0
    section: float = 0  #: below the next 만
    digit: float | None = None

    def add_digits(self, value: float) -> bool:
        if self.digit is not None:
            return False
        self.digit = value
        return True

    def add_scale(self, scale: int) -> None:
        self.section += (1 if self.digit is None else self.digit) * scale
        self.digit = None

    def add_myriad(self, scale: int) -> None:
        section = self.section + (self.digit or 0)
        self.total += (section or 1) * scale
        self.section, self.digit = 0, None

    @property
    def value(self) -> float:
        return self.total + self.section + (self.digit or 0)


def _mixed(text: str, start: int) -> Numeral | None:
    """Digits and Sino-Korean words in one number, with single spaces where a scale stands between."""
    if not (text[start : start + 1].isdecimal() or _WORD.match(text, start)):
        return None
    sum_, place, end, scaled = _Sum(), start, start, False
    while place < len(text):
        digits = _DIGITS.match(text, place)
        letter = text[place]
        if digits and digits[0][0].isascii():
            if not sum_.add_digits(float(digits[0].replace(",", ""))):
                break
            place = digits.end()
        elif letter in _SCALES or letter in _MYRIADS:
            if letter == "조" and not scaled and not text[start].isdecimal():
                break
            if letter in _SCALES:
                sum_.add_scale(_SCALES[letter])
            else:
                sum_.add_myriad(_MYRIADS[letter])
            place, scaled = place + 1, True
        elif letter in _SINO and _WORD.match(text, place):
            if not sum_.add_digits(_SINO[letter]):
                break
            place += 1
        else:
            break
        end = place
        if scaled and text[place : place + 1] == " " and _goes_on(text, place + 1):
            place += 1
    return _checked(text, start, end, sum_.value, scaled=scaled)


#: What may follow a space inside one number: "만 5천", "1만 2천", "3억 5천만", "천 500".
_CONTINUED = re.compile(
    r"\d[\d,]*(?:\.\d+)? ?[천백십만]|\d{2,4}여? ?(?:명|건|가구|세대|원|달러|개)"
    r"|[일이삼사오육칠팔구]?[천백십](?=[ 여\d일이삼사오육칠팔구백십만명])"
)


def _goes_on(text: str, place: int) -> bool:
    return _CONTINUED.match(text, place) is not None


def _checked(text: str, start: int, end: int, value: float, *, scaled: bool) -> Numeral | None:
    """A number in words alone needs a scale: "이" and "사" are mostly something else."""
    if end == start:
        return None
    words = not any(letter.isdecimal() for letter in text[start:end])
    if words and not scaled:
        return None
    if words and (rest := _native(text, end)) and not rest.is_vague and _fills(rest.low or 0, text[end - 1]):
        return Numeral(value + (rest.low or 0), value + (rest.low or 0), rest.end)
    return Numeral(value, value, end)


def _fills(rest: float, scale: str) -> bool:
    """Whether native words go on a number in Sino-Korean ones: "백스물셋", "천하나", not "열스물"."""
    return rest < (_SCALES.get(scale) or _MYRIADS.get(scale, 0))
