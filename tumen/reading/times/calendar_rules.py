"""Rules for times that the calendar names: days, months, years, weekdays, seasons, feasts."""

from __future__ import annotations

import re

from tumen.reading.times.meanings import Between, Calendar, Either, Meaning, Nth, Within, Years
from tumen.reading.times.rules import Found, Rule, mode, shifted
from tumen.reading.times.words import HOLIDAYS, SEASONS, month, ordinal, weekday

#: Which year: a number, or "last year", "of that year", "the following year".
_YEAR = "(?:,? (?:of )?(?P<year><YEAR>)|,? (?:of )?(?P<which><SHIFTED>) (?P<whole>year|season))"
_WEEKDAY = r"(?:(?P<weekday><WEEKDAYANY>)(?: ?, ?| ?\(| )(?:the )?)?"
#: What makes the number after a month one of people: "In November 11 North Koreans were let go".
_PEOPLE = (
    r" (?:more |other |north |south |young )*(?:people|persons|women|men|girls|boys|children|koreans|refugees"
    r"|escapees|defectors|migrants|returnees|detainees|prisoners|families|uyghurs|others)\b"
)
_LIST = r"(?:<DAY>(?: ?, ?| and | or | to | until | through | ?(?:<DASH>|&) ?)){0,5}"
_BEFORE_MONTH = (
    r"\b(?:in|since|until|till|by|from|to|of|during|through|throughout|before|after|between|early|late"
    r"|mid|around|about"
    r"|prior to|as of|least|beginning|end|only|for|next|last)"
)


#: After an ordinal, a word that does not go on with the sentence: "the 14th Dalai Lama".
_NAMED_THING = (
    r"\s+(?!(?:we|i|he|she|it|they|and|when|the|a|an|at|in|but|after|before|to|my|our|his|her|their|some|by|from|of"
    r"|with|for|until|was|were|had|that|which|as|on|near|over|through|because|while|who)\b)"
    r"\w"
)


def _in_year(found: Found, calendar: Calendar) -> Meaning:
    if found["year"]:
        return Within(calendar, Years(int(found["year"]), int(found["year"])))
    return Within(calendar, shifted(found["which"], "year")) if found["which"] else calendar


def _days(found: Found) -> Meaning | None:
    """A day or a list of days with its month: the first and last of the list are kept."""
    days = [
        ordinal(words)
        for words in re.split(
            r"(?i)[\s,&/\u2013\u2014]+|(?<!y)-|\b(?:and|or|to|until|through)\b", found["days"]
        )
        if words and any(ch.isdigit() for ch in words)
    ] or [ordinal(found["days"])]
    first, last = days[0], days[-1]
    if not 1 <= first <= last <= 31 or found.stands_before(r"\s+(?:street|road|avenue|lane|square|drive)\b"):
        return None
    named = weekday(found["weekday"]) if found["weekday"] else None
    return _in_year(found, Calendar(month(found["month"]), first, last if last != first else None, named))


def _is_range(found: Found) -> bool:
    return re.search(r"(?i)\d\s*(?:[-/\u2013\u2014]|to|until|through)\s*\d", found["days"]) is not None


def _single_days(found: Found) -> Meaning | None:
    return None if _is_range(found) else _days(found)


def _month(found: Found) -> Meaning | None:
    return _in_year(found, Calendar(month(found["month"])))


def _months(found: Found) -> Meaning | None:
    return Between(Calendar(month(found["month"])), _in_year(found, Calendar(month(found["last"]))))


_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


def _counted_weekday(found: Found) -> Meaning | None:
    """ "the second Sunday of October", "the last Friday of that month"."""
    if found["month"]:
        whole = _in_year(found, Calendar(month(found["month"])))
    else:
        whole = shifted(found["this"], "month")
    return Nth(weekday(found["weekday"]), _PLACES[found["place"].lower()], whole)


def _chosen_month(found: Found) -> Meaning | None:
    return Calendar(month(found["month"]), mode=mode(found["which"]))


def _bare_month(found: Found) -> Meaning | None:
    """A month alone: "April Smith" and "the Long March" are none, "In May Kim was arrested" is one."""
    prepared = (
        found.stands_after(rf"{_BEFORE_MONTH}(?: the)?")
        or found.follows_time
        or found.stands_before(r"\s*[:)]")
    )
    if not found.words[0].isupper():
        return None
    if found.words.lower() in ("april", "may", "march", "june", "august"):
        named = found.stands_before(r"(?-i:\s+[A-Z][a-z])") and not found.stands_after(
            r"\b(?:in|since|until|during)"
        )
        return Calendar(month(found.words)) if prepared and not named else None
    return Calendar(month(found.words))


def _iso(found: Found) -> Meaning | None:
    year, number, day = (int(part) for part in re.split(r"\D", found.words))
    return Within(Calendar(number, day), Years(year, year)) if 1 <= number <= 12 and 1 <= day <= 31 else None


def _figures(found: Found) -> Meaning | None:
    """ "9/10/2023", either way round; "9.10.2023" is day first."""
    one, two, year = (int(part) for part in re.split(r"\D", found.words))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    readings = [
        Within(Calendar(number, day), Years(year, year))
        for day, number in ((one, two), (two, one))
        if 1 <= number <= 12 and 1 <= day <= 31
    ]
    if not readings:
        return None
    return readings[0] if len(readings) == 1 or one == two or "." in found.words else Either(*readings)


def _season(found: Found) -> Meaning | None:
    """ "autumn 2021", "the fall of 2022", but not "arrivals will fall this year"."""
    is_verb = found["season"].lower() in ("fall", "spring") and found["which"] and not found["year"]
    if is_verb and not (
        found.words.lower().startswith("the ") or found.stands_after(r"\b(?:in|since|by|until|of)")
    ):
        return None
    return _in_year(found, Calendar(season=SEASONS[found["season"].lower()]))


def _seasons_year(found: Found) -> Meaning | None:
    year = int(found["year"])
    return Within(Calendar(season=SEASONS[found["season"].lower()]), Years(year, year + 1))


def _bare_season(found: Found) -> Meaning | None:
    prepared = found.stands_after(
        r"\b(?:in|since|by|until|till|during|throughout|over|early|late|mid|before|after|of)"
    )
    if not prepared or found.stands_before(
        r"\s+(?:of|from|through|in the|that|rolls?|festival|camp|school)\b"
    ):
        return None
    return Calendar(season=SEASONS[found["season"].lower()])


def _chosen_season(found: Found) -> Meaning | None:
    return Calendar(season=SEASONS[found["season"].lower()], mode=mode(found["which"]))


def _weekday(found: Found) -> Meaning | None:
    """A weekday, plain or chosen; titles of papers and named days are left alone."""
    paper = r"(?-i:\s+(?:Times|Mirror|Telegraph|Express|Post|Mail|Circle|Club|Group|Agreement|Service))\b"
    if found.stands_before(paper) or found.stands_after(
        r"(?-i:Black|Bloody|Good|Palm|Ash|Girl|Man|Easter|Whit)"
    ):
        return None
    which = mode(found["which"])
    if which == "plain" and found.stands_after(r"\bon the"):
        which = "nearest"
    calendar = Calendar(weekday=weekday(found["weekday"]), mode=which)
    return Within(calendar, shifted(found["whose"], "week")) if found["whose"] else calendar


def _weekend(found: Found) -> Meaning | None:
    return Calendar(weekend=True, mode=mode(found["which"].lower().removeprefix("the")))


def _holiday(found: Found) -> Meaning | None:
    if found.stands_after(r"\b(?:lunar|chinese|korean|islamic|persian|happy|merry|orthodox)"):
        return None
    name = " ".join(found["holiday"].lower().replace("\u2019", "'").split())
    if (
        found.stands_before(r"(?-i:\s+(?:[A-Z][a-z]+|card|tree|present|gift|party|message))")
        and not found["year"]
    ):
        return None
    return _in_year(found, Calendar(holiday=HOLIDAYS[name]))


def _advent(found: Found) -> Meaning | None:
    """The four weeks before Christmas, as newsletters date themselves: December."""
    return _in_year(found, Calendar(month=12))


def _day_of_month(found: Found) -> Meaning | None:
    """ "on the 9th", "on the fourteenth", "the 26th of last month", but no "14th Dalai Lama"."""
    spelled = found["day"].isalpha() or not found["day"][0].isdigit()
    if not spelled and not re.search(r"(?i)st|nd|rd|th$", found["day"]):
        return None
    day = ordinal(found["day"])
    named = weekday(found["weekday"]) if found["weekday"] else None
    last = ordinal(found["last"]) if found["last"] else None
    if last is not None and not day < last <= 31:
        return None
    if found["which"]:
        return Within(Calendar(day=day, last_day=last, weekday=named), shifted(found["which"], "month"))
    prepared = named is not None or found.stands_after(r"\b(?:on|by|until|till|since|from|before|after|of)")
    if not prepared or found.stands_before(_NAMED_THING) or (spelled and day < 4 and named is None):
        return None
    return Calendar(day=day, last_day=last, weekday=named)


RULES = (
    Rule(
        "iso date",
        "date",
        r"(?:1[89]|20)\d\d(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\d\d?\.\d\d?)(?![\d./-]\d|\w)",
        _iso,
    ),
    Rule(
        "date in figures",
        "date",
        r"\d\d?(?:/\d\d?/|\.\d\d?\.|-\d\d?-)(?:(?:1[89]|20)\d\d|\d\d)(?![\d./-]\d|\w)",
        _figures,
    ),
    Rule("day-month-year", "date", r"(?P<days>\d\d?)-(?P<month><MONTH>)-(?P<year><YEAR>)", _days),
    Rule(
        "days of a month",
        "span",
        rf"{_WEEKDAY}(?P<days>(?:<NUMERALDAY>(?: ?<DASH> ?| to | until | through )|(?:3[01]|[12]\d|0?[1-9])/)"
        rf"<NUMERALDAY>)(?: of)? "
        rf"(?P<month><MONTH>)\)?{_YEAR}?(?![\w-]\w)",
        _days,
    ),
    Rule(
        "day and month",
        "date",
        rf"{_WEEKDAY}(?:the (?!\d+ ))?(?P<days>{_LIST}<DAY>)(?: day)?(?: of)? (?P<month><MONTH>)\)?{_YEAR}?"
        rf"(?!\w\w|-[^\W\d])",
        _single_days,
    ),
    Rule(
        "month and days",
        "span",
        rf"{_WEEKDAY}(?P<month><MONTH>) (?P<days><NUMERALDAY>(?: ?<DASH> ?| to | until | through"
        rf" )<NUMERALDAY>)\)?{_YEAR}?(?![\w-]\w)",
        _days,
    ),
    Rule(
        "month and two days",
        "date",
        rf"(?P<month><MONTH>) (?P<days><NUMERALDAY>(?:, <NUMERALDAY>){{0,4}},? (?:and|or) <NUMERALDAY>)"
        rf"(?:{_YEAR}|(?! [a-z]| [A-Z])"
        r"|(?= (?:we|i|he|she|it|they|at|in|by|when|after|but|and|two|the|a|some|from)\b))",
        _days,
    ),
    Rule(
        "month and day",
        "date",
        rf"{_WEEKDAY}(?P<month><MONTH>) (?:the )?(?P<days><DAY>)(?!{_PEOPLE})\)?{_YEAR}?(?![\w-]\w)",
        _days,
    ),
    Rule("months", "span", rf"(?P<month><MONTH>) ?<DASH> ?(?P<last><MONTH>){_YEAR}?(?![\w-]\w)", _months),
    Rule("month of a year", "date", rf"(?P<month><MONTH>){_YEAR}", _month),
    Rule("month", "date", r"<MONTHFULL>(?![\w-]\w)(?!['\u2019]s)", _bare_month),
    Rule(
        "chosen month",
        "relative",
        r"(?P<which><SHIFTED>|this past|this coming|past) (?P<month><MONTHFULL>)(?![\w-]\w)",
        _chosen_month,
    ),
    Rule(
        "chosen season",
        "relative",
        r"(?P<which><SHIFTED>|this past|this coming|past) (?P<season><SEASON>)\b",
        _chosen_season,
    ),
    Rule(
        "winter of two years",
        "date",
        r"(?:the )?(?P<season>winter) (?:of )?(?P<year>(?:19|20)\d\d)(?:<DASH>|/)\d\d(?:\d\d)?\b",
        _seasons_year,
    ),
    Rule("season of a year", "date", rf"(?:the )?(?P<season><SEASON>){_YEAR}", _season),
    Rule("season", "date", r"(?:the )?(?P<season><SEASON>)\b", _bare_season),
    Rule(
        "holiday",
        "date",
        rf"(?P<holiday>christmas(?: day| eve)?|boxing day|new year(?:['\u2019]s (?:day|eve))?|good"
        rf" friday|easter(?: sunday| monday)?){_YEAR}?\b",
        _holiday,
    ),
    Rule("advent", "date", rf"advent{_YEAR}\b", _advent),
    Rule(
        "counted weekday",
        "date",
        rf"(?:the )?(?P<place>first|second|third|fourth|fifth|last) (?P<weekday><WEEKDAY>) (?:of|in)"
        rf" (?:(?P<month><MONTH>)(?:{_YEAR})?(?![\w-]\w)|(?P<this>last|this|that|the same) month\b)",
        _counted_weekday,
    ),
    Rule(
        "weekday and day",
        "date",
        r"(?P<weekday><WEEKDAY>),? (?:the )?(?P<day><DAY>)(?: of (?P<which>last|this|that|the same"
        r"|next) month)?",
        _day_of_month,
    ),
    Rule(
        "day of the month",
        "date",
        r"the (?P<day><DAY>)(?: (?:and|to) (?:the )?(?P<last><NUMERALDAY>))?"
        r"(?: of (?P<which>last|this|that|the same|next|the following|the previous)"
        r" month)?",
        _day_of_month,
    ),
    Rule(
        "weekday",
        "relative",
        r"(?:(?:early|late|earlier|later)(?: on)? )?(?:(?P<which><SHIFTED>|this past|this coming|past)"
        r" )?(?P<weekday><WEEKDAY>)\b(?!s\b)(?:,? (?:of )?(?P<whose>last|next|this|that|the following"
        r"|the previous) week\b)?(?: <DAYPART>)?",
        _weekday,
    ),
    Rule("weekend", "relative", r"(?P<which><SHIFTED>|this past|this coming|the) weekend\b", _weekend),
)
