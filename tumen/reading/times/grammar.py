"""Finds the single times of a text: all rules in one alternation, tried only where a time can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tumen.reading.times import calendar_rules, length_rules, relative_rules, year_rules
from tumen.reading.times.meanings import Meaning
from tumen.reading.times.rules import CONTEXT, Found, Kind, Rule
from tumen.reading.times.words import expand

#: Tried in this order: ages before lengths, distances before the units they count, dates before bare years.
RULES: tuple[Rule, ...] = (
    *length_rules.AGES,
    *calendar_rules.RULES,
    *year_rules.RULES,
    *relative_rules.RULES,
    *length_rules.RULES,
)

#: What may lie between two times of one list.
_LIST_GAP = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|to|until|till|through|thru)|[-\u2013\u2014/&])\s*(?:in\s+|on\s+|the\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A time found by one rule, before it is joined with its neighbours."""

    start: int
    end: int
    rule: str
    kind: Kind
    meaning: Meaning


def _numbered(rule: Rule, place: int) -> str:
    """The rule's pattern as one branch, its groups renamed so that every rule may use the same names."""
    pattern = re.sub(r"\(\?P<([a-z]+)>", rf"(?P<\1__{place}>", rule.pattern)
    return f"(?P<rule__{place}>{expand(pattern)})"


#: Not inside a word, a number or a compound ("COVID-19"), save after "mid-".
_BEGINS = (
    r"(?<![\w$\u20ac\u00a3#])(?<!\d[.,:/-])(?:(?<!\w-)|(?<=\bmid-)"
    # and after the month of "1 March-15 April"
    r"|(?<=ary-)|(?<=arch-)|(?<=pril-)|(?<=May-)|(?<=June-)|(?<=July-)|(?<=ust-)|(?<=ber-))"
)
#: Every rule's first word, so that the rules are tried at one word in six and not at all; common words look
#: at the next.
_FIRST_WORDS = (
    r"(?=[\d'\u2018\u2019]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat"
    r"|sun|week|spring|summer"
    r"|autumn|fall|winter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirt|fourt"
    r"|fift|sixt|sevent|eight"
    r"|ninet|twent|fort|about|age|around|almost|annually|another|approx|at least|at (?:the )?(?:that "
    r"|present|moment|time)|as long|barely"
    r"|advent|boxing|christmas|coming|couple|current|daily|day|decade|dozens|each|earl|easter|ever|few"
    r"|following|fortnight|good fri"
    r"|half|hour|in (?:an? |his|her|their|our|my|your|\d|<N>)|juche|just|last|late|less|fewer|many"
    r"|month|more than|nearly"
    r"|new year|next|night|now|only|over|past|per |preceding|presently|previous|Q[1-4]|recent|roughly"
    r"|several|so far|since|some|within"
    r"|that |this |those |to (?:date|this)|today|tonight|tomorrow|under|up to|well over|year|yesterday"
    r"|an? (?:<UNIT>|few|couple|number|half)|between <N>"
    r"|(?:the )?(?:first|second|third|fourth|fifth) <WEEKDAY>|the last <WEEKDAY>"
    r"|on this (?:very )?day|the (?:\d|period|reporting|review|<N> years (?:before|leading|preceding)"
    r"|<WEEKDAY> (?:before|after)|same period|['\u2018\u2019]|<UNIT>|day|week|present|current|same|following"
    r"|previous|preceding|next|last|past|coming|recent"
    r"|almost|nearly|about|around|some|age|spring|summer|autumn|fall|winter|eve|morning|twent|thirt"
    r"|fort|fift|sixt|sevent|eight|ninet"
    r"|<DAY>)))"
)
_PATTERNS = [_numbered(rule, place) for place, rule in enumerate(RULES)]
_TIMES = re.compile(f"{_BEGINS}{expand(_FIRST_WORDS)}(?:{'|'.join(_PATTERNS)})", re.IGNORECASE)
_GROUPS = [
    {name.rpartition("__")[0]: name for name in _TIMES.groupindex if name.endswith(f"__{place}")}
    for place in range(len(RULES))
]


@cache
def _alone(place: int) -> re.Pattern[str]:
    return re.compile(_PATTERNS[place], re.IGNORECASE)


def points(text: str) -> Iterator[Point]:
    """The single times of ``text`` in order; they do not overlap."""
    position, last = 0, -1
    while match := _TIMES.search(text, position):
        point = _first_reading(text, match, last)
        if point:
            last = point.end
            yield point
        position = point.end if point else match.start() + 1


def _first_reading(text: str, match: re.Match[str], last: int) -> Point | None:
    """The first rule that takes the words; when the one that matched refuses them, those after it."""
    assert match.lastgroup
    place = int(match.lastgroup.rpartition("__")[2])
    point = _read(text, match, place, last)
    for other in range(place + 1, len(RULES)) if not point else ():
        again = _alone(other).match(text, match.start())
        point = _read(text, again, other, last) if again else None
        if point:
            break
    return point


def _read(text: str, match: re.Match[str], place: int, last: int) -> Point | None:
    rule, start, end = RULES[place], match.start(), match.end()
    if (
        text[end - 1] == ")" and "(" not in match.group()
    ):  # "Monday (9 October)" takes its bracket, "(9 October)" not
        end -= 1
    found = Found(
        words=text[start:end],
        groups={name: match[group] or "" for name, group in _GROUPS[place].items()},
        left=text[max(0, start - CONTEXT) : start],
        right=text[end : end + CONTEXT],
        follows_time=last >= 0 and start - last < 12 and _LIST_GAP.fullmatch(text, last, start) is not None,
    )
    meaning = rule.build(found)
    return Point(start, end, rule.name, rule.kind, meaning) if meaning else None
