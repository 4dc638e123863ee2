"""Rules for times told by their distance: from the document's date, or from what was told just before."""

from __future__ import annotations

from typing import Literal

from tumen.reading.times.meanings import (
    Base,
    Bound,
    Calendar,
    Distance,
    Meaning,
    Offset,
    Reported,
    Rolling,
    Shift,
    Side,
)
from tumen.reading.times.rules import Found, Rule, shifted
from tumen.reading.times.words import RECENT, SEASONS, VAGUE, number, unit, weekday
from tumen.reading.times.year_rules import year_so_far

_NAMED = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_LEAN = r"\b(?:in|over|within|during|for|throughout)"


def _vague(words: str) -> tuple[int, int]:
    words = " ".join(words.lower().split())
    return VAGUE["couple"] if "couple" in words else VAGUE[words]


def _named_day(found: Found) -> Meaning | None:
    return Shift("day", _NAMED[found["named"].lower()])


def _overnight(found: Found) -> Meaning | None:
    return Rolling("day", 1, -1)


def _day_but_one(found: Found) -> Meaning | None:
    return Shift("day", -2 if "yesterday" in found.words.lower() else 2)


def _this_day(found: Found) -> Meaning | None:
    """ "on this day ten years ago", "a year ago last night": the same day of another year."""
    words = found.words.lower()
    back = -1 if words.endswith(("yesterday", "last night")) else 0
    return Offset(Shift("day", back), "year", -round(number(found["n"])))


def _this_week(found: Found) -> Meaning | None:
    """ "ten years ago this month": the same month of another year, whole; or the week nearest to this one."""
    years = number(found["n"])
    if found["unit"].lower() == "month":
        return Shift("month", -round(12 * years))
    return Shift("week", -round(years * 365.25 / 7))


def _season_before(found: Found) -> Meaning | None:
    """ "two summers ago", "the summer before last": of the seasons that have begun, the last is one ago."""
    back = round(number(found["n"])) if found["n"] else 2
    thing = Calendar(season=SEASONS[(found["season"] or found["seasons"][:-1]).lower()], mode="last")
    return Offset(thing, "year", 1 - back) if back > 0 else None


def _unit_before_last(found: Found) -> Meaning | None:
    name, count = unit(found["unit"])
    return Shift(name, -2 * count)


def _this_daypart(found: Found) -> Meaning | None:
    return Shift("day", 0)


def _last_night(found: Found) -> Meaning | None:
    return Shift("day", -1)


def _shifted(found: Found) -> Meaning | None:
    """ "last week", "that year", "the following morning"; "over the next year" is the stretch to come."""
    which = " ".join(found["which"].lower().split())
    if which == "the next" and found.stands_after(_LEAN):
        return Rolling(unit(found["unit"])[0], unit(found["unit"])[1], 1)
    is_day = unit(found["unit"])[0] in ("day", "hour")
    if is_day and which in ("last", "this"):
        return None
    return shifted(
        "the next" if is_day and which == "next" else which, found["unit"] if not is_day else "day"
    )


def _side(found: Found) -> Meaning | None:
    which = " ".join((found["which"] or "this").lower().split())
    whole = shifted("this" if which == "the" else which, found["unit"])
    if whole.unit == "day" or which == "last":
        return whole
    return Side(whole, -1 if found["side"].lower() == "earlier" else 1)


def _beside(found: Found) -> Meaning | None:
    """ "the day before", "the week after": told from the event before."""
    name, count = unit(found["unit"])
    return Shift(
        "day" if name == "hour" else name, count * (-1 if found["side"].lower() == "before" else 1), "anchor"
    )


def _distance(found: Found) -> Meaning | None:
    """ "three years ago", "two days later", "a few weeks ago", "more than ten years ago"."""
    name, per = unit(found["unit"])
    side = found["side"].lower()
    base: Base = "published" if side in ("ago", "from now", "back", "hence") or "time" in side else "anchor"
    sign: Literal[-1, 1] = (
        -1 if side in ("ago", "earlier", "before", "previously", "back", "before that") else 1
    )
    if not found["n"]:
        low, high = _vague(found["vague"])
        return Distance(name, low * per, high * per, sign, base)
    count = number(found["n"])
    if count % 1:
        name, count = (
            ("month", count * 12)
            if name == "year"
            else ("day", count * 7)
            if name == "week"
            else (name, count)
        )
    whole, hedge = round(count) * per, found["hedge"].lower()
    if whole > 900 or not per:
        return None
    if name == "hour":
        return Distance("hour", whole, whole, sign, base)
    if hedge in ("more than", "over", "at least", "well over", "just over"):
        return Distance(name, whole, None, sign, base)
    if name == "week":  # "two weeks ago" is told to the day, "two months ago" to the month
        name, whole = "day", 7 * whole
    return Shift(name, sign * whole, base, approximate=hedge not in ("", "only", "just"))


def _rolling(found: Found) -> Meaning | None:
    """ "the past two decades or more", "in the last three months", "the next two weeks"."""
    which, (name, per) = found["which"].lower(), unit(found["unit"])
    sign: Literal[-1, 1] = 1 if which in ("next", "coming", "following") else -1
    base: Base = "anchor" if which in ("following", "previous", "preceding") else "published"
    is_open = found["more"].strip().lower() in ("or more", "and more", "or longer")
    if found["n"]:
        count = number(found["n"])
        if count % 1 and name == "year":
            return Rolling("month", round(count * 12), sign, base, is_open)
        rough = bool(found["hedge"].strip() or found["more"].strip()) and not is_open
        return (
            Rolling(name, round(count) * per, sign, base, is_open, rough) if 0 < count < 900 and per else None
        )
    if found["vague"]:
        return (
            Rolling(name, _vague(found["vague"])[1] * per, sign, base, is_open, approximate=True)
            if per
            else None
        )
    if found["unit"].lower().endswith("s"):
        return Rolling(name, RECENT.get(name, 6) * max(per, 1), sign, base, is_open, approximate=True)
    if name in ("day", "hour") or which in ("next", "following", "previous", "preceding"):
        return None
    return Rolling(name, per, sign, base, is_open)


def _within(found: Found) -> Meaning | None:
    """ "within 72 hours", "within ten working days", "within weeks": from what was told before, or, of what
    is still to come, from the document's date."""
    name, per = unit(found["unit"])
    if not per:
        return None
    if found["n"]:
        count: float = number(found["n"])
        count *= 1.4 if found["working"] and name == "day" else 1  # five working days are a week
    else:
        count = _FEW.get(name, 2) if not found["vague"] else _vague(found["vague"])[1]
    rough = not found["n"]
    return (
        Rolling(name, round(count) * per, 1, "anchor", approximate=rough, with_base=True)
        if 0 < count < 900
        else None
    )


def _weekday_beside(found: Found) -> Meaning | None:
    """ "the Tuesday before": told from the event before."""
    side = found["side"].lower()
    return Calendar(weekday=weekday(found["weekday"]), mode="previous" if side == "before" else "following")


def _beside_an_event(found: Found) -> Meaning | None:
    """ "two days after the raid", "three weeks before her arrest": the event is the one told before."""
    name, per = unit(found["unit"])
    count = round(number(found["n"])) * per if found["n"] else per
    if not 0 < count < 900 or name == "hour" or found.stands_after(r"\b(?:the|those|these)"):
        return None
    if name == "week":
        name, count = "day", 7 * count
    return Shift(name, count if found["side"].lower() == "after" else -count, "anchor")


def _reported(found: Found) -> Meaning | None:
    return Reported()


def _recent(found: Found) -> Meaning | None:
    name, per = unit(found["unit"])
    sign: Literal[-1, 1] = -1 if found["which"].lower() == "recent" else 1
    count = 30 if per == 10 else RECENT.get(name, 6) * max(per, 1)
    return Rolling(name, count, sign, approximate=True)


def _in_due_time(found: Found) -> Meaning | None:
    name, per = unit(found["unit"])
    count = round(number(found["n"])) * per
    return Shift("day", 7 * count) if name == "week" else Shift(name, count) if per else None


def _so_far(found: Found) -> Meaning | None:
    if found.stands_before(r"\s+(?:away|from|as|apart|out|north|south|east|west)\b"):
        return None
    return Bound("until", Shift("day", 0))


def _so_far_this(found: Found) -> Meaning | None:
    return Side(shifted("this", found["unit"]), -1)


def _this_time(found: Found) -> Meaning | None:
    return Shift("month", -12 if found["which"].lower() == "last" else 12)


def _this_whole(found: Found) -> Meaning | None:
    """ "the end of the year": the year that the document is of."""
    parts = r"\b(?:end|start|beginning|middle|close|half|quarter|course|rest|remainder|days|weeks|months) of"
    return Shift(unit(found["unit"])[0], 0) if found.stands_after(parts) else None


def _same_period(found: Found) -> Meaning | None:
    return Shift("day", 0, "anchor")


def _since_then(found: Found) -> Meaning | None:
    return Bound("since", Shift("day", 0, "anchor"))


def _since(found: Found) -> Meaning | None:
    """ "have since been freed", "no word of them since."."""
    is_adverb = found.stands_after(r"\b(?:have|has|had)") or found.stands_before(r"\s*(?:[.;!?)]|$|\n)")
    return (
        _since_then(found)
        if is_adverb and not found.stands_before(r"\s+(?:the|at|about|early|late|mid)\b")
        else None
    )


def _now(found: Found) -> Meaning | None:
    return (
        Shift("day", 0)
        if found.stands_after(r"\b(?:until|till|to|up to|through)|\d\s*[-\u2013\u2014]")
        else None
    )


def _at_that_time(found: Found) -> Meaning | None:
    if found.stands_before(r"\s+(?:of|as|when|that)\b"):
        return None
    return Shift("day", 0, "anchor")


def _present(found: Found) -> Meaning | None:
    return Shift("day", 0)


_AGO = r"(?P<side>ago|later|earlier|previously|hence|from now|(?:before|after)(?: that)?<STOP>)"
#: Nouns that take up something told before: "two days after the raid".
_EVENTS = (
    r"(?:arrests?|raids?|returns?|repatriations?|deportations?|expulsions?|removals?|hand-?overs?|transfers?"
    r"|releases?|arrivals?|crossings?|flights?|escapes?|captures?|detentions?|hearings?|rulings?"
    r"|verdicts?|trials?"
    r"|deaths?|killings?|executions?|attacks?|shootings?|operations?|closures?|departures?|disappearances?)"
)
#: How many units bare plurals reach: "within days" is a week, "within weeks" four.
_FEW = {"day": 7, "week": 4, "month": 6, "year": 3, "hour": 24}
_UNITS = "week|fortnight|month|quarter|year|decade|century"

RULES = (
    Rule(
        "the day but one", "relative", r"(?:the day before yesterday|the day after tomorrow)\b", _day_but_one
    ),
    Rule(
        "the one before last",
        "relative",
        r"the (?P<unit>night|week|month|year) before last\b",
        _unit_before_last,
    ),
    Rule(
        "season before last",
        "relative",
        r"(?:the (?P<season><SEASON>) before last\b|(?P<n>two|three|four|five|six) "
        r"(?P<seasons><SEASON>s) ago\b)",
        _season_before,
    ),
    Rule(
        "this day",
        "relative",
        r"on this (?:very )?day (?:exactly )?(?P<n>an?|<N>) years? ago\b",
        _this_day,
    ),
    Rule(
        "a year ago today",
        "relative",
        r"(?P<n>an?|<N>) years? ago (?:to the day|today|tonight|yesterday|last night"
        r"|this (?:very )?(?:day|morning|afternoon|evening|night))\b",
        _this_day,
    ),
    Rule(
        "this week of a year",
        "relative",
        r"(?P<n>an?|<N>) years? ago this (?P<unit>week|month)\b",
        _this_week,
    ),
    Rule(
        "named day", "relative", r"(?P<named>yesterday|today|tonight|tomorrow)(?: <DAYPART>)?\b", _named_day
    ),
    Rule(
        "overnight",
        "relative",
        r"overnight\b(?! (?:stay|bus|train|guest|bag|convoy|operation|raid|flight|transfer|deportation"
        r"|return|camp))",
        _overnight,
    ),
    Rule("last night", "relative", r"last (?:night|evening)\b", _last_night),
    Rule("this part of the day", "relative", r"this <DAYPART>\b", _this_daypart),
    Rule(
        "earlier or later",
        "relative",
        rf"(?P<side>earlier|later)(?: in| on)? (?P<which>the same|that same|this|that|last|the) "
        rf"(?P<unit>day|{_UNITS})\b",
        _side,
    ),
    Rule(
        "in due time", "relative", r"(?:in )?(?P<n>an?|<N>) (?P<unit><UNIT>)['\u2019]? time\b", _in_due_time
    ),
    Rule(
        "distance",
        "relative",
        rf"(?:(?P<hedge><HEDGE>) )?(?:(?P<n>half an?|an?(?: <UNIT> and a half)?|<N>(?: and a half)?)|"
        rf"(?P<vague><VAGUE>))(?: | ?<DASH> ?)(?P<unit><UNIT>)(?:,)? {_AGO}(?: today)?",
        _distance,
    ),
    Rule(
        "vague distance",
        "relative",
        r"(?:some )?(?P<unit>days|weeks|months|years|decades) (?P<side>ago|later|earlier)\b",
        _distance,
    ),
    Rule(
        "stretch",
        "span",
        r"(?:the )?(?:(?P<hedge>almost|nearly|about|around|some) )?(?P<which>past|last|next|coming"
        r"|following|previous|preceding) (?:(?:(?P<hedgein>almost|nearly|about|around|some|more than)"
        r" )?(?P<n><N>(?: and a half)?)|(?P<vague>few|several|many|couple(?: of)?)) (?P<unit><UNIT>)\b"
        r"(?P<more> (?:or|and) (?:more|so|longer))?(?! of\b)",
        _rolling,
    ),
    Rule(
        "past unit",
        "span",
        rf"the (?P<which>past|last) (?P<unit>days?|{_UNITS}|days|weeks|months|years|decades)\b(?P<more>"
        rf" (?:or|and) (?:more|so|longer))?(?! of\b)",
        _rolling,
    ),
    Rule(
        "recent",
        "span",
        r"(?:the )?(?P<which>recent|coming) (?P<unit>days|weeks|months|years|decades)\b",
        _recent,
    ),
    Rule("ahead", "span", r"the (?P<unit>days|weeks|months|years)(?P<which> (?:ahead|to come))\b", _recent),
    Rule(
        "shifted unit",
        "relative",
        rf"(?P<which><SHIFTED>|the current|this past|this coming) (?P<unit>day|date|{_UNITS}"
        rf"|<DAYPART>)\b(?!-\w)",
        _shifted,
    ),
    Rule(
        "beside the event before",
        "relative",
        r"the (?P<unit>day|night|week|month|year|evening|morning) (?P<side>before|after)"
        r"(?:<STOP>|(?= (?:it|they|there|he|she|we|i) (?:was|were|had|came|went|took)\b))",
        _beside,
    ),
    Rule(
        "beside an event",
        "relative",
        r"(?:(?P<n><N>|an?) |the )(?P<unit>days?|weeks?|fortnights?|months?|years?) (?P<side>after|before)"
        rf"(?= (?:the|his|her|their|my|our|its|that|this) {_EVENTS}\b)",
        _beside_an_event,
    ),
    Rule(
        "weekday beside",
        "relative",
        r"the (?P<weekday><WEEKDAY>) (?P<side>before|after)<STOP>",
        _weekday_beside,
    ),
    Rule(
        "within",
        "span",
        r"within (?:the (?:space of |following )?)?(?:(?:(?:(?P<hedge><HEDGE>) )?(?P<n>an?|<N>)"
        r"|(?P<vague>a few|few|several|a couple of)) )?(?P<working>working |business )?(?P<unit><UNIT>)\b"
        r"(?! of\b)",
        _within,
    ),
    Rule(
        "reporting period",
        "relative",
        r"(?:(?:the|this) (?:reporting|review) (?:period|week|month|quarter|year)|(?:the|this) (?:period"
        r"|month"
        r"|week|quarter|year) (?:under review|under report|covered by this \w+|covered))\b",
        _reported,
    ),
    Rule("this time", "relative", r"this time (?P<which>last|next) year\b", _this_time),
    Rule("so far this", "span", r"so far this (?P<unit>week|month|year)\b", _so_far_this),
    Rule("this whole", "relative", r"the (?P<unit>week|month|year)\b", _this_whole),
    Rule(
        "same period",
        "relative",
        r"(?:the same period|(?:that|this) period|the period in question|those (?:years|months|weeks|days)"
        r"|that time(?= *[,.;)]))",
        _same_period,
    ),
    Rule("so far in a year", "span", r"so far in (?P<year><YEAR>)", year_so_far),
    Rule("year to date", "span", r"the (?P<unit>year) to date\b", _so_far_this),
    Rule("so far", "span", r"(?:so far|to date|to this day)\b", _so_far),
    Rule("at that time", "relative", r"at (?:the|that) time\b", _at_that_time),
    Rule("at present", "relative", r"(?:at present|presently|currently|at the moment)\b", _present),
    Rule("now", "relative", r"(?:now|the present(?: day)?)\b", _now),
    Rule(
        "since an event",
        "span",
        rf"(?:ever )?since (?:the|his|her|their|my|our|its|that) {_EVENTS}\b(?! (?:of|on|in)\b)",
        _since_then,
    ),
    Rule("since then", "span", r"(?:ever )?since then\b", _since_then),
    Rule("since", "span", r"(?:ever )?since\b", _since),
)
