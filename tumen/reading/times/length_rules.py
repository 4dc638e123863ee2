"""Rules for words about time that name no point in it: how old, how often, how long."""

from __future__ import annotations

from tumen.reading.times.meanings import Length, Meaning, Timeless
from tumen.reading.times.rules import Found, Rule
from tumen.reading.times.words import number, unit


def _timeless(found: Found) -> Meaning | None:
    return Timeless()


def _length(found: Found) -> Meaning | None:
    """ "nineteen days", "seven months"; vague and two-sided lengths have no count."""
    if not found["n"]:
        return Timeless()
    name, per = unit(found["unit"])
    count = number(found["n"])
    if count % 1:
        name, count = (
            ("month", count * 12)
            if name == "year"
            else ("day", count * 7)
            if name == "week"
            else (name, count)
        )
    return Length(name, round(count) * per) if per and 0 < count < 900 else Timeless()


_BETWEEN = r"<N>(?: to | or | ?<DASH> ?)<N>"
_AGES = "(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[1-9]0s)"
_TAKES_LENGTH = (
    r"\b(?:for|in|within|after|nearly|almost|over|about|than|under|of|spent|spend|least|to|half|took"
    r"|take|takes|lasted"
    r"|lasts|was|is|him|her|them|me|us|you|given|got|roughly|around|only|just|quite|and|before|with"
    r"|served|serving|serves"
    r"|waited|another|what|such|not|until|into|but|or)"
)


def _per_unit(found: Found) -> Meaning | None:
    """ "200 a month" is a rate; "for a month", "a year of labour" is a length."""
    if found.stands_before(r"\s+(?:of|and a half|or two|in)\b") and not found.stands_after(
        r"\b(?:once|twice|times)"
    ):
        return None
    return None if not found.left.strip(" \n(“\"'‘") or found.stands_after(_TAKES_LENGTH) else Timeless()


def _lower_case(found: Found) -> Meaning | None:
    """ "daily", but not "the Daily NK"."""
    return Timeless() if found.words[0].islower() else None


AGES = (
    Rule(
        "years old",
        "age",
        r"<N>(?: | ?<DASH> ?)(?:years?|months?|weeks?|days?)(?: | ?<DASH> ?)olds?\b",
        _timeless,
    ),
    Rule("years of age", "age", r"<N> (?:years?|months?) of age\b", _timeless),
    Rule(
        "aged",
        "age",
        r"aged (?:(?:about|around|just|only|under|over|up to) )?(?:(?:between|from) )?<N>(?:(?: to |"
        r" and | or | ?<DASH> ?)<N>)?(?: (?:years|months))?",
        _timeless,
    ),
    Rule(
        "the age of",
        "age",
        r"(?:the )?ages? (?:of |between )?<N>(?:(?: to | and | or | ?<DASH> ?)<N>)?",
        _timeless,
    ),
    Rule(
        "decade of life",
        "age",
        rf"in (?:his|her|their|our|my|your) (?:(?:early|mid|late)(?: |<DASH>))?{_AGES}\b",
        _timeless,
    ),
)
RULES = (
    Rule(
        "every",
        "rate",
        r"(?:every|each) (?:(?:other|single|few|<N>) )?(?:<UNIT>|<WEEKDAY>|<MONTHFULL>|<SEASON>"
        r"|<DAYPART>|weekend)\b",
        _timeless,
    ),
    Rule("per unit", "rate", r"per (?:annum|<UNIT>)\b", _timeless),
    Rule("weekdays", "rate", r"(?:(?:<WEEKDAY>)s|weekdays|weekends)\b", _timeless),
    Rule(
        "adverb of rate",
        "rate",
        r"(?:annually|yearly|monthly|weekly|daily|nightly|hourly|fortnightly)\b",
        _lower_case,
    ),
    Rule("a unit", "rate", r"an? (?:day|week|fortnight|month|year|decade|hour|night)\b(?!-\w)", _per_unit),
    Rule("between lengths", "duration", r"between <N> and <N> <UNIT>\b", _timeless),
    Rule(
        "length",
        "duration",
        rf"(?:(?:<HEDGE>) )?(?:{_BETWEEN}|(?P<n><N>(?: and a half)?)|<VAGUE>|half an?|(?P<one>an?))"
        rf"(?: | ?<DASH> ?)(?:and <DASH>a <DASH>half<DASH>|long )?(?P<unit><UNIT>)(?: and a half)?\b"
        rf"(?: or (?:more|so|longer))?",
        _length,
    ),
    Rule(
        "units",
        "duration",
        r"(?:days|weeks|months|years|decades)\b",
        lambda found: (
            Timeless()
            if found.stands_after(r"\b(?:for|in|within|after|took|spent|lasted|over|many)")
            else None
        ),
    ),
)
