"""Rules for years, decades and quarters: the numbers that are years, and those that only look like them."""

from __future__ import annotations

import re

from tumen.reading.times.meanings import Between, Calendar, Lead, Meaning, Part, Shift, Within, Years
from tumen.reading.times.rules import Found, Rule
from tumen.reading.times.words import number

#: Words that a count stands before: "between 1900 and 2000 people", "in 2000 cases".
_COUNTED = (
    r"(?:\s*(?:and|to|or|[-\u2013])\s*\d{1,2},?\d{3})?\s+(?:more\s+|other\s+|north\s+|such\s+)?"
    r"(?:korean|people|persons?|men|women|children|cases|refugees|escapees|"
    r"defectors|detainees|prisoners|soldiers|troops|families|households|dollars|yuan|won|pounds|euros"
    r"|met(?:re|er)s|"
    r"kilomet(?:re|er)s|km|miles|others|victims|workers|migrants|citizens|nationals|individuals|names|deaths|"
    r"arrivals|returnees|violations|arrests|students|inmates|residents|villagers|babies|girls|boys|of\s+them)"
)
_TREATY = (
    r"\s+(?:[A-Z][\w’'-]*\s+){0,5}(?:Convention|Protocol|Covenant|Treaty|Agreement|Act|Declaration|Law"
    r"|Pact|Accord|"
    r"Statute|Constitution|Charter|Resolution|Commission|Report|Principles|Street|Road|Avenue|Lane)\b"
)
_NORM_OF = (
    r"(?:convention|protocol|covenant|treaty|agreement|act|declaration|law|pact|accord|statute|charter"
    r"|constitution"
    r"|article \d+|resolution(?: \d+)?)\s+of"
)
_BEFORE_YEAR = (
    r"\b(?:in|since|by|until|till|from|to|of|during|through|throughout|before|after|between|early|late"
    r"|mid|about|around"
    r"|prior to|as of|year|years|than|least|for|until at least|beginning|circa|spring|summer|autumn"
    r"|winter|only|as early as|(?:since|before|after|until) the|year (?:was|is|had been|has been)"
    r"|as late as|as recently as|as far back as|back to|onwards|end|half of)"
)
#: After these a year is a year even where people are named next: "in 2019 refugees were ..."
_SURELY_BEFORE_YEAR = (
    r"\b(?:in|since|by|until|during|throughout|before|after|early|late|mid"
    r"|(?:end|start|beginning|middle|half|days|weeks|months) of)"
)
#: Before these words a number is a citation: "resolution 2397 (2017)".
_CITED = frozenset({"resolution", "decision", "no.", "article", "act", "rev.", "number", "res.", "comment"})
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _year(found: Found) -> Meaning | None:
    """A year has a word before it that times take, or stands alone; no treaty or counted noun follows."""
    prepared = found.stands_after(_BEFORE_YEAR) or found.follows_time or _stands_alone(found)
    if not prepared or found.stands_after(_NORM_OF) or _is_clock(found):
        return None
    surely = found.stands_after(_SURELY_BEFORE_YEAR) and not found.words.endswith("00")
    if (found.stands_before(_COUNTED) and not surely) or re.match(_TREATY, found.right):
        return None
    return Years(int(found.words), int(found.words))


#: A year as it is read aloud: "twenty sixteen", "nineteen ninety-eight".
_ONES = r"(?:<DASH>| )(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:thir|four|fif|six|seven|eigh|nine)teen"
_SPOKEN = (
    rf"(?:twenty (?:ten|eleven|twelve|{_TEENS}|(?:twenty|thirty)(?:{_ONES})?)"
    rf"|nineteen (?:forty|fifty|sixty|seventy|eighty|ninety)(?:{_ONES})?)\b"
)


def _spoken(found: Found) -> Meaning | None:
    if not (found.stands_after(_BEFORE_YEAR) or found.follows_time) or found.stands_before(_COUNTED):
        return None
    century, rest = re.split(r"\s+", found.words, maxsplit=1)
    year = 100 * int(number(century)) + int(number(re.sub(r"[\s\u2010-\u2015]+", "-", rest)))
    return Years(year, year)


def _is_clock(found: Found) -> bool:
    """As in "THURSDAY 6 JUNE 2024, 1805": what follows a year and ends the line is the time of day."""
    return bool(re.search(r"\b(?:1[89]|20)\d\d,?\s+(?:at\s+)?$", found.left)) and found.stands_before(
        r"\s*(?:$|\n|h\b|hrs\b|hours\b|GMT\b|UTC\b)"
    )


def _stands_alone(found: Found) -> bool:
    """As in "2022: nobody crossed" (a line), "2019: 1,047; 2020: 229" or "1,047 (2019)"."""
    if re.search(r"(?:^|\n)[\s#*>-]*$", found.left) and found.stands_before(r"\s*(?:[:(\n\u2013\u2014-]|$)"):
        return True
    if re.search(r"[;,:.(]\s*$", found.left) and found.stands_before(r":\s*\d"):
        return True
    figure = re.search(r"(\w+\.?) +[\d,.]+%? \($", found.left)
    return bool(figure and figure[1].lower() not in _CITED and found.stands_before(r"\)"))


def year_so_far(found: Found) -> Meaning | None:
    """ "so far in 2024", "2024 to date": from its first day to the document's."""
    year = int(found["year"])
    return Between(Years(year, year), Shift("day", 0))


#: When the borders of the field were shut for the pandemic: North Korea's on 22 January 2020, China's two
#: months later.
_PANDEMIC = Within(Calendar(1), Years(2020, 2020))


def _before_the_pandemic(found: Found) -> Meaning | None:
    return Lead(_PANDEMIC, "year", round(number(found["n"])) if found["n"] else 10)


def _years(found: Found) -> Meaning | None:
    first, last = int(found["year"]), int(found["last"])
    last += 0 if last > 99 else first // 100 * 100
    if not first < last or found.stands_before(_COUNTED) or last - first > 150:
        return None
    return Years(first, last)


def _decade(found: Found) -> Meaning | None:
    digits = re.sub(r"\D", "", found.words)
    if digits:
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        first = 1920 + 10 * _DECADES.index(found.words.lower().split()[-1])
    return Years(first, first + 9)


def _quarter(found: Found) -> Meaning | None:
    return Part(Years(int(found["year"]), int(found["year"])), f"quarter {found['quarter']}")


def _juche(found: Found) -> Meaning | None:
    """Juche 1 is 1912."""
    year = 1911 + int(found["juche"])
    return Years(year, year)


RULES = (
    Rule(
        "years",
        "span",
        r"(?P<year><YEARHEAD>)(?: ?<DASH> ?|/)(?P<last>(?:1[89]|20)\d\d|\d\d)(?!\w|[.,/]\d|<DASH>\d)",
        _years,
    ),
    Rule(
        "decade",
        "date",
        r"(?:the )?(?:(?:1[89]|20)\d0(?:['\u2019])?s|(?:['\u2018\u2019])[2-9]0s)\b|the (?:twenties"
        r"|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        _decade,
    ),
    Rule("quarter", "date", r"Q(?P<quarter>[1-4])(?: of)? (?P<year><YEAR>)", _quarter),
    Rule("juche year", "date", r"juche (?P<juche>\d{1,3})(?: ?\((?:1[89]|20)\d\d\))?(?!\w)", _juche),
    Rule(
        "before the pandemic",
        "span",
        r"the (?:(?P<n><N>) years|decade) (?:before|leading up to|preceding) the (?:(?:covid(?:<DASH>19)?"
        r"|coronavirus)"
        r" )?pandemic\b",
        _before_the_pandemic,
    ),
    Rule("year so far", "span", r"(?P<year><YEAR>) (?:so far|to date)\b", year_so_far),
    Rule("year", "date", r"<YEAR>(?!<DASH>\w)", _year),
    Rule("spoken year", "date", _SPOKEN, _spoken),
)
