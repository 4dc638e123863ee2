"""The words that times are told in, and the pieces of pattern that the rules are built from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tumen.reading.times.meanings import Unit


def _numbered(names: str, start: int) -> dict[str, int]:
    """Words with their numbers; those joined by a slash share one."""
    return {name: number for number, group in enumerate(names.split(), start) for name in group.split("/")}


MONTHS = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep"
    " october/oct"
    " november/nov december/dec",
    start=1,
)
WEEKDAYS = _numbered(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat sunday/sun",
    start=0,
)
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

_TO_NINETEEN = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen"
    " nineteen",
    start=1,
)
_ONES = [word for word, value in _TO_NINETEEN.items() if value < 10]
_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2)
NUMBERS = _TO_NINETEEN | {word: 10 * value for word, value in _TENS.items()}
_TO_NINETEENTH = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth",
    start=1,
)
ORDINALS = _TO_NINETEENTH | {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
ORDINALS |= {f"twenty-{word}": 20 + value for word, value in _TO_NINETEENTH.items() if value < 10}
#: Vague counts as the lowest and highest number that they are read as; conventions, like those of vague
#: quantities.
VAGUE = {
    "a few": (2, 5),
    "few": (2, 5),
    "couple": (2, 2),
    "several": (3, 9),
    "many": (5, 20),
    "a number of": (3, 9),
    "dozens of": (24, 99),
    "": (2, 9),  # a bare plural: "years ago"
}
#: How many units "recent" and "coming" reach: a week, six weeks, half a year, five years, three decades.
RECENT: dict[Unit, int] = {"day": 7, "week": 6, "month": 6, "year": 5, "decade": 3, "hour": 24}
HOLIDAYS = {
    "christmas day": "12-25",
    "christmas eve": "12-24",
    "christmas": "12-25",
    "boxing day": "12-26",
    "new year's eve": "12-31",
    "new year's day": "01-01",
    "new year": "01-01",
    "good friday": "easter-2",
    "easter sunday": "easter+0",
    "easter monday": "easter+1",
    "easter": "easter+0",
}


def _any(words: Iterable[str]) -> str:
    """Alternatives, the longest first, so that "tuesday" is not read as "tue"."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


#: "May", "March" and "Mar" are months only with their capital: "they may march".
_MONTH = (
    "(?:(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)|(?-i:March|May|MARCH|MAY|Mar\b\.?|MAR\b\.?))"
)
_NUMBER = f"(?:\\d{{1,3}}(?:[.,]\\d+)?|(?:{_any(_TENS)})(?:(?:-| )(?:{_any(_ONES)}))?|{_any(_TO_NINETEEN)})"
_DAYPART = "(?:morning|afternoon|evening|night|nightfall|lunchtime|noon|midday|dawn|dusk|midnight)"
_UNIT = "(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?|hours?|hrs|minutes?|seconds|centuries)"

#: Pieces that patterns name in angle brackets.
PIECES = {
    "MONTH": _MONTH,
    "MONTHFULL": (
        "(?:january|february|april|june|july|august|september|october|november|december|(?-i:March|May|MARCH|MAY))"
    ),
    "DAY": rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d|\w)|(?:{_any(ORDINALS)})\b)",
    "NUMERALDAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d|\w)",
    "YEARHEAD": r"(?:1[89]|20)\d\d",
    "YEAR": r"(?:1[89]|20)\d\d(?!\w|[.,/]\d)",
    "WEEKDAY": "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    "WEEKDAYANY": (
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
    ),
    "SEASON": "(?:spring|summer|autumn|fall|winter)",
    "DAYPART": _DAYPART,
    "UNIT": _UNIT,
    "N": _NUMBER,
    "VAGUE": "(?:a few|few|several|many|a number of|dozens of|(?:a )?couple(?: of)?)",
    "HEDGE": (
        "(?:well over|just over|just under|more than|over|at least|almost|nearly|about|around|some|roughly"
        "|approximately|up to|less than|fewer than|under|only|just|barely|as long as|another)"
    ),
    "SHIFTED": "(?:last|this|next|that|the same|that same|the following|the previous|the preceding|the next)",
    "DASH": "[-\u2013\u2014]",
    "TO": "(?:to|until|till|through|thru)",
    # Where a distance must end to be told from the event before: "two days before" but not "two days before
    # the trial".
    "STOP": r"(?=\s*(?:[.,;:)!?\u201d\u2019\"]|$|\n))",
}
_WHITE = r"(?:(?:[^\S\n]{1,9}\n?|\n)[^\S\n]{0,9})"


def expand(pattern: str) -> str:
    """Put the pieces into ``pattern`` and let each space stand for white space that holds no empty line."""
    for _ in range(2):
        pattern = re.sub(r"<([A-Z]+)>", lambda match: PIECES[match.group(1)], pattern)
    return pattern.replace(" ", _WHITE)


def number(words: str) -> float:
    """The number that ``words`` say ("22", "3.5", "a", "half a", "twenty-one", "three and a half")."""
    words = " ".join(words.lower().replace("-", " ").split())
    half = 0.5 if "half" in words else 0.0
    words = re.sub(r"\b(?:and )?(?:a )?half(?: an?)?\b", "", words).strip()
    if not words:
        return half
    if words[0].isdigit():
        digits = (
            words.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", words) else words.replace(",", ".")
        )
        return float(digits.split()[0]) + half
    return sum(1 if word in ("a", "an") else NUMBERS.get(word, 0) for word in words.split()) + half


def ordinal(words: str) -> int:
    """The day that ``words`` name ("9", "9th", "ninth", "twenty-first")."""
    words = "-".join(words.lower().split())
    return ORDINALS[words] if words in ORDINALS else int(re.sub(r"\D", "", words))


def month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    return WEEKDAYS[word.lower().rstrip(".")]


def unit(word: str) -> tuple[Unit, int]:
    """The unit that ``word`` names and how many of it: a fortnight is two weeks, a night its day."""
    word = word.lower().rstrip("s") if word.lower() != "centuries" else "century"
    units: dict[str, tuple[Unit, int]] = {
        "day": ("day", 1),
        "night": ("day", 1),
        "date": ("day", 1),
        "week": ("week", 1),
        "fortnight": ("week", 2),
        "month": ("month", 1),
        "quarter": ("quarter", 1),
        "year": ("year", 1),
        "decade": ("year", 10),
        "century": ("year", 100),
        "hour": ("hour", 1),
        "hr": ("hour", 1),
    }
    return units.get(word, ("hour", 0))
