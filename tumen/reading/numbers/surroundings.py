"""Numbers that count no people, told by the words next to them: ages, durations, money, measures, labels,
clock times.

What the neighbours say for certain settles the number; what they only make likely is a hint, and the sentence
decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tumen.reading.numbers.ages import can_be_age, is_told_as_age
from tumen.reading.numbers.labelled import is_label, is_of_a_vote, is_of_room
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

#: Code points looked at before and after a number.
BEFORE, AFTER = 64, 40


class Settled(NamedTuple):
    """A sort of number, and whether the neighbours decide it or only make it likely."""

    kind: FigureKind
    is_sure: bool


_AGE, _DURATION, _SMALL, _VAGUE = FigureKind.AGE, FigureKind.DURATION, FigureKind.SMALL, FigureKind.VAGUE
_PERIODS = (
    r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|nights?|generations?|centur(?:y|ies)"
    r"|hrs?|mins?|winters?|summers?|autumns?"
)
_AFTER: tuple[tuple[FigureKind, bool, str], ...] = (
    (
        _AGE,
        True,
        r"[-\s]*(?:years?|months?|weeks?|days?)[-\s]+olds?\b|\s*years?\s+of\s+age\b"
        r"|s\b(?=\s*(?:$|[,.;])).{0}(?<=0s)",
    ),
    (
        _AGE,
        True,
        r"\s*(?:-|to|and|or)\s*\d{1,2}[-\s]+years?[-\s]+olds?\b|\s+(?:and|or|years)\s+(?:over|older)\b",
    ),
    (
        _DURATION,
        True,
        r"(?:\s+or\s+more|\s+and\s+a\s+half|\s+full|\s+long|\s+straight|\s+more|\s+consecutive|\s+short"
        rf"|\s+whole|\s+working|\s+calendar|\s+different|\s+separate|\s+of\s+the\s+last)*[-\s]+(?:{_PERIODS})\b"
        r"|\s+(?:previous|preceding|past|last|following|next)\s+(?:years|months|weeks|days|hours|decades)\b",
    ),
    (_DURATION, True, r"\s+and\s+a\s+half\b"),
    (_DURATION, False, rf"(?:\s*,|\s+(?:or|to|and))\s+(?:\w+\s+)?[\w-]+[-\s]+(?:{_PERIODS})\b"),
    (
        _VAGUE,
        True,
        r"[-\s](?:halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b",
    ),
    (_SMALL, False, r"-(?!odd\b|plus\b|ish\b|something\b|year)[a-z]+\b"),
    (
        _SMALL,
        True,
        r"\s+(?:out\s+)?of\s+(?:the|his|her|their|my|our|those)\s+[\d,]+\s+(?:roubles|rubles|dollars|pounds|euros|yuan|won|baht|rupees|kyat|dinars|shillings|naira)\b",
    ),
    (_SMALL, True, r"\s+and\s+the\s+same\b|\s+(?:once|formerly|used\s+to)\s+(?:did|do)\b"),
    (FigureKind.MULTIPLICITY, True, r"\s+(?:times|occasions|separate\s+occasions)\b|[-\s]fold\b"),
    (
        FigureKind.RHETORICAL,
        True,
        r"\s+(?:thanks|thank\s+yous|apologies|reasons|questions|thoughts|tears|words|lies|miles\s+from)\b",
    ),
    (
        _SMALL,
        True,
        r"\s*(?:°|percentage\s+points?\b|kms?\b|kilomet|met(?:re|er)s?\b|miles?\b|feet\b|ft\b|cm\b|mm\b"
        r"|kgs?\b|kilos?\b|grams?\b|tons?\b|tonnes?\b|lit(?:re|er)s?\b|acres?\b|hectares?\b|degrees?\b"
        r"|square\b|sq\b|mph\b|km/h"
        r"|dollars?\b|pounds?\b|euros?\b|yuan\b|won\b|yen\b|rupees?\b|baht\b|ringgit\b|lira\b|bolivars?\b"
        r"|pesos?\b|dinars?\b"
        r"|dirhams?\b|renminbi\b|rmb\b|usd\b|cents?\b|pence\b|roubles?\b|rubles?\b|gb\b|mb\b|watts?\b"
        r"|volts?\b|birr\b|riels?\b|tenges?\b|soms?\b|tugriks?\b|t[öo]gr[öo]gs?\b|kron[ae]r?\b|francs?\b|shillings?\b"
        r"|naira\b|cedis?\b|taka\b|r(?:ial|iyal)s?\b|hryvni?as?\b|manats?\b|kwacha\b|gourdes?\b|kyats?\b|forints?\b|zloty\w*"
        r"|lei\b|drams?\b|jiao\b|kuai\b|quid\b|bucks\b|yards?\b|inch(?:es)?\b|pyong\b|(?-i:li|kip|dong|rand)\b(?!\s+[A-Z])|barrels?\b|calories\b|knots\b|megawatts?\b)"
        r"|\s*(?:[ap]\.?m\.?(?![a-z])|o['’]clock\b|hours\s+(?:GMT|local)|GMT\b)|:\d\d\b|\s*/\s*\d+|\.\d"
        r"|(?:st|nd|rd|th)\b"
        r"|\s+(?:minutes\s+)?past\s+(?:midnight|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        r"|twelve|\d)"
        r"|\(\d|\)\s*\(|['’′]\d"
        r"|\s+in\s+the\s+(?:small\s+hours|(?:early\s+)?morning|afternoon|evening)\b|\s+at\s+night\b",
    ),
)
#: Words before a number that make it somebody's age, for certain or perhaps.
_PERSON = r"(?:girl|boy|man|woman|child|youth|baby|person|lad|son|daughter|widow|student)"
_AGED = (
    r"\b(?:(?:aged|age|ages|ages\s+of|age\s+of|aged\s+(?:between|about|around|only|just|over|under)"
    rf"|(?:younger|older)\s+than|{_PERSON}\s+of(?:\s+(?:about|around|some|only|just|perhaps|barely))?)\s+"
    r"|aged\s+(?:[\w-]+(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+)){1,5})$"
)
_AGED_PERHAPS = (
    r"\b(?:turned|was\s+only|was\s+just|ages?\s+(?:was|is|as|at)|age\b[^.;]{0,30}\s(?:was|is|as|at)"
    rf"|(?:(?:{_PERSON}|mother),|(?:boys|girls|women|men|people|children|they)(?:\s+(?:of|from)|(?:\s+(?:are|were))?\s+between))"
    r"(?:\s+(?:about|around|some|only|just|now|perhaps))?"
    r"|(?:children|kids|girls|boys|those|anyone|people|infants|persons|minors)\s+(?:under|over|below)"
    r"|(?:is|are|was|were|them|whom)\s+(?:under|over|below)|,\s+now"
    r"|(?<!put\s)(?<!puts\s)(?<!stands\s)(?<!stood\s)(?<!estimated\s)(?<!set\s)\bat)\s+$"
)
_NUMBERED = (
    r"uin|wa|ext(?:ension)?\.?|articles?|arts?\.|sections?|chapters?|para(?:graph)?s?\.?|resolutions?|nos?\."
    r"|pages?|pp?\.|annex|principle|flight|volume|vol\.|schedule|protocol|tel\.?|telephone|phone|fax"
    r"|whatsapp|ref\.?|reference|docket|covid|decree|camp\s+no\.?|group\s+no\.?|case\s+no\.?"
    r"|general\s+comment|EDM|H\.?[CL]\.?\s+Deb|clause|footnote|psalm|matthew|luke|john|isaiah|exhibit|verse|sura|highway|motion"
    r"|bulletin|directive|regulation|fig\."
)
_BEFORE: tuple[tuple[FigureKind, bool, str], ...] = (
    (_AGE, True, _AGED),
    (
        _SMALL,
        True,
        r"(?:\b(?:USD|EUR|GBP|RMB|CNY|KRW|AUD|CAD)\s*"
        rf"|\b(?:{_NUMBERED})\s+(?:(?:[\w.()]{{1,9}}(?:\s*,\s*|\s*,?\s+(?:and|or|to)\s+|\s*[-–]\s*)){{0,5}})"
        r"|(?<=\d)[:/]\d*|/|\+\s*\d*|[£$€¥₩]\s*|\b(?:US|A|HK|C)\$\s*"
        r"|(?:past|minutes\s+to|quarter\s+to)\s+|\b(?:signator(?:y|ies)|signatures|supporters|sponsors)\s*:\s*|\b\w+\s*=\s*|\d\()$",
    ),
    (
        _SMALL,
        False,
        r"(?:\b(?:desk|column|box|number|rule|camp|town|district|zone|sector|unit|office|department|line"
        r"|route|grade|block|building|level|phase|version|issue|question|item|part|gate|platform|channel"
        r"|call|text|file|class|form|law|act|order|comment|note|session|set|clip|branch|case|point|group"
        r"|day|step|stage|demand|convention|table|figure|interview|witness|room|cell|ward|bureau)\s+"
        r"|\d[\s-])$",
    ),
    (_AGE, False, _AGED_PERHAPS),
)


def _compiled(
    patterns: tuple[tuple[FigureKind, bool, str], ...],
) -> tuple[tuple[Settled, re.Pattern[str]], ...]:
    return tuple(
        (Settled(kind, is_sure), re.compile(pattern, re.IGNORECASE)) for kind, is_sure, pattern in patterns
    )


_AFTER_PATTERNS, _BEFORE_PATTERNS = _compiled(_AFTER), _compiled(_BEFORE)
#: "Min-ji Han, 34, said": a number between commas right after a capitalised word is an age.
_APPOSED_AGE = re.compile(
    r"(?:\b(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?,)[A-Z][\w'’.-]+|\b(?:man|woman|nun|wife|son|niece|cousin|aunt|uncle|twin|monk|cook"
    r"|detainee|escapee|refugee|prisoner|teacher|judge|farmer|nurse|driver|girl|boy|child|student|citizen|national|migrant"
    r"|widow|mother|father|brother|sister|official|survivor|worker|\w+er|\w+or|\w+ist|\w+ee|\w+ress|\w+man|\w+woman))"
    r"(?:,\s+|(?P<inside>\s+\())(?:(?:about|around|now|then|only|just|aged)\s+)?$"
)
#: "Min-ji Han, nineteen, said": only from ten on, for "the guards, two, ..." counts them.
_SPELLED_AGE = re.compile(
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|[2-9]|10|20|100|1,?000|a\s+hundred|a\s+thousand)\b",
    re.IGNORECASE,
)
_RATIO_END = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?$", re.IGNORECASE
)
_CAPACITY = re.compile(
    r"\b(?:cell|room|bread|space|beds?|tickets?|places?|food|table|meant|built|designed|made|intended"
    r"|fit)\s+for\s+(?:up\s+to\s+|about\s+)?$|\b(?:metres?|meters?|m|feet|cm)\s+by\s+$"
    r"|\b(?:town|city|village|population|country|nation)\s+of\s+(?:some\s+|about\s+)?$",
    re.IGNORECASE,
)
_ENDS_WORDS = r"\s*(?:[.,;)]|$|and\b|but\b|or\b)"
#: "Between six thirty and seven": the clock in words.
_HOURS, _PAST = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    r"(?:fifteen|thirty|forty-five)",
)
_CLOCK_AFTER = re.compile(rf"\s+{_PAST}(?![\w-])(?!\s+[a-z]+s\b)", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    rf"\b(?:{_HOURS}\s+{_PAST}\s+(?:and|to|or)|(?:at|past|between|until|by|after|before|about|around)\s+{_HOURS})\s+$",
    re.IGNORECASE,
)
_OF_CLOCK = re.compile(rf"{_HOURS}|{_PAST}", re.IGNORECASE)
#: "Put the number of those sent back at 38": how many, and not how old.
_PUT_AT = re.compile(
    r"\b(?:puts?|putting|number|numbers|figure|total|toll|count|tally|estimate[sd]?|stands?|stood)\b[^.;]{0,60}\bat\s+$",
    re.IGNORECASE,
)
#: "Three years; others got five", "five years, the longest twenty-nine", "with up to five": named before.
_TERM = re.compile(
    rf"\b(?:{_PERIODS})\b[^:?!]{{0,50}}\b(?:up\s+to|(?:the\s+others?|others|another|one|those\s+of\s+\w+)\s+(?:for|with|to)"
    r"|(?:the|her|his|their)\s+(?:longest|shortest|heaviest|lightest|last)"
    r"(?:\s+(?:was|is|were))?|(?:she|he|they|I|others?|some|one|who|and|but)\s+(?:served|got|received|did|gets?))\s+$",
    re.IGNORECASE,
)
_ENDS_TERM = re.compile(rf"{_ENDS_WORDS}|\s+(?:in|for|if|as|where|when)\b")
#: "Sentenced to 14 and 17 years": the first of several terms.
_SENTENCED = re.compile(
    r"\b(?:sentenced\s+to|sentences\s+of|terms?\s+of|serv(?:e[ds]?|ing)|jailed\s+for|imprisoned\s+for)\s+(?:[\w-]+,\s+){0,4}$",
    re.IGNORECASE,
)
_AND_A_TERM = re.compile(
    rf"(?:,\s+[\w-]+){{0,4}},?\s+(?:and|or|to)\s+[\w-]+\s+(?:{_PERIODS})\b", re.IGNORECASE
)
#: Before a number, in figures or in words, of what is numbered or what belongs to somebody.
_NO_FIGURE = re.compile(
    r"(?:\bcases\s+\d{1,3}\s*(?:,|and|to|-|–)\s*|\b(?:survived|mourned)\s+by\s+(?:[^.;:]{0,60}\s)?"
    r"|\b(?:congregation|choir|crew|staff|inspection\s+team|delegation)\s+of\s+(?:some\s+|about\s+|around\s+)?)$",
    re.IGNORECASE,
)
#: "On October 11 and 12": the second of two days, unless people follow.
_SECOND_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"\s*(?:and|or|to|-|–)\s*$"
)
_COUNTS = re.compile(
    r"\s+(?!(?:had|has|was|is|his|its|this)\b)(?:[\w-]+\s+){0,2}[a-z]+s\b|\s+[A-Z]|\s+(?:people|women|men|children)\b"
)
#: "Her parents, who are 71 and 69, ...", "two brothers of 19 and 22", "turns nine".
_SECOND_AGE = re.compile(
    r"(?:\bwho\s+(?:is|are|was|were)\s+\d{1,2}\s+and|\b(?:brothers|sisters|boys|girls|sons|daughters|children|twins|men|women)"
    r"\s+of\s+\d{1,2}\s+and|\bturn(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
_ENDS_AGE = re.compile(r"\s*(?:[,.;)]|$)|\s+(?:in|on|have|has|had|were|was|next|this)\b")
_ENDS = re.compile(_ENDS_WORDS)
_PARENT = re.compile(r"\b(?:mother|father|parents?)\s+of\s+$", re.IGNORECASE)
#: A long number without grouping is a telephone, case or charity number, not a count.
_LONG_LABEL = re.compile(r"0\d+|\d{5,}")
#: A number alone at the start of a line with a stop, bracket or slash is a list number or a thread counter.
_LIST_NUMBER = re.compile(r"(?:^|\n)[\s(\[]*$")
#: A decimal counts no people: a mean, a section number.
_DECIMAL = re.compile(r"\d+\.\d+")
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_COUNTABLE = (Counted.PEOPLE, Counted.VICTIMS, Counted.CASES)
#: "One" that is no number: "one another", "one by one", "one day".
_ONE_IDIOM = re.compile(
    r"\s+(?:another|korea|china|day|night|morning|evening|afternoon|more\s+time|thing|hand|side|way|point"
    r"|reason|example|year|month|week|time|by\s+one|such|hopes?|wonders?|knows?|or\s+(?:the\s+other|another))\b",
    re.IGNORECASE,
)
#: "The one who told me": somebody who is not counted.
_ONE_TELLS = re.compile(r"\s+who\s+(?:told|tells?|said|says?|spoke|speaks?|knows?|knew)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:any|every|each)\s+(?:single\s+)?$", re.IGNORECASE)
_ONE_OF_MANY = re.compile(
    r"\b(?:some|this|which|the|another|anyone|day|good|loved|number|square|young|little"
    r"|old|right|wrong|same|first|last|next|such|preceding|previous|earlier|latter|former|tall|short|big|small|fat|thin"
    r"|older|younger|elder|present|current|true|real|false|red|white|black|blue|green|grey|new|recent|final|usual|the\s+only)[\s-]+$",
    re.IGNORECASE,
)
_ONE_PERHAPS = re.compile(
    r"\s+(?:done|carried|can|could|might|must|should|may|that|which|is\b|of\s+(?:the|its|my|our)\s+\w*est\b)|\s*[,.;:)!?’”\"]",
    re.IGNORECASE,
)
#: "I may not see one": none, and nobody in particular.
_NOT_ONE = re.compile(r"(?:\bnot|\bnever|n[’']t)\s+\w+\s+$", re.IGNORECASE)
_ONE_BEFORE = re.compile(r"\b(?:that|no|only|by|at|as|on|than|a|an|other)[\s-]+$", re.IGNORECASE)
#: "Of the five, one, Kyaw Lwin, was arrested", "One, Noor Kalam, had been an imam": somebody who is counted.
_ONE_PICKED = re.compile(r"\bof\s+(?:the|these|those|them|whom)(?:\s+[\w-]+){0,2},\s+$", re.IGNORECASE)
_ONE_NAMED = re.compile(r"(?:^|[.!?]\s)\W*\0,\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?,\s")
#: "Nobody knows": what is said of anybody, and of nobody in particular.
_NOBODY = re.compile(
    r"(?:\s+else)?\s+(?:(?:can|could|would|will|may|should|must|shall)\b(?!\s+(?:have\s+been|be)\b)|knows?\b"
    r"|knew\b|cares?\b|cared\b|answer\w*\b|speaks?\b|spoke\b|asks?\b|asked\b|listen\w*|wants?\b|thought\b"
    r"|believes?\b|(?:has|have|had)\s+(?:ever\s+|yet\s+|since\s+)?(?:heard|seen)\b|(?:has|have|had|is|was)\s+(?:ever\s+|yet\s+|since\s+)?(?:been\s+)?(?:ever\s+)?(?:able\s+to|(?:called|held)\s+to\s+account)\b)",
    re.IGNORECASE,
)
#: "Nobody was told why", "no one has said where they are": who is kept from knowing is no figure of an act.
_NOBODY_TELLS = re.compile(
    r"(?:\s+else)?(?:\s+(?:has|have|had|is|was|were|been|being|ever|yet|since|even|really))*\s+(?:tells?|told|says?"
    r"|said|explain(?:s|ed)?|mention(?:s|ed)?|sure|certain|wonder(?:s|ed)?|remembers?|remembered|understands?"
    r"|understood|writes?|wrote|written|known|thought|asked|looking|watching)\b",
    re.IGNORECASE,
)
#: "No one shall be returned", "no person may be deprived": what a rule says of everybody.
_NOBODY_MAY = re.compile(r"(?:\s+[\w-]+){0,2}\s+(?:may|shall)\s+(?:ever\s+|not\s+)?be\b", re.IGNORECASE)
_ANYBODY = re.compile(r"(?:nobody|no[\s-]one)\b", re.IGNORECASE)


def settle(text: str, core: Span) -> Settled | None:
    """What the neighbours of the number at ``core`` make of it; None when they say nothing."""
    before, after = text[max(0, core.start - BEFORE) : core.start], text[core.end : core.end + AFTER]
    return _settled(before, after, core.of(text))


@lru_cache(maxsize=4096)  # a text that repeats itself, as a long table does, asks the same again and again
def _settled(before: str, after: str, words: str) -> Settled | None:
    found = _by_neighbours(before, after, words)
    if found is None or not found.is_sure:
        by_value = _by_value(before, after, words)
        found = by_value if found is None or (by_value and by_value.is_sure) else found
    if found is None and words.lower() == "one":
        return _settle_one(before, after)
    return found


def _is_second_day(before: str, after: str, words: str) -> bool:
    first = _SECOND_DAY.search(before)
    if first is None or not words.isdecimal() or _COUNTS.match(after):
        return False
    return int(first["day"]) < int(words) <= 31


def settle_nobody(text: str, core: Span, *, is_echo: bool) -> FigureKind | None:
    """SMALL where "nobody" is told of anybody ("nobody knows"), RHETORICAL where a none only repeats the one
    before; None where the sentence decides."""
    if is_echo and re.search(r"\bnone\b[^.;]{0,40}$", text[max(0, core.start - BEFORE) : core.start], re.I):
        return FigureKind.RHETORICAL
    if core.of(text).lower().startswith("no") and _NOBODY_MAY.match(text, core.end, core.end + AFTER):
        return _SMALL
    if core.of(text).lower().startswith("no") and _NOBODY.match(text, core.end, core.end + AFTER):
        return _SMALL
    if _ANYBODY.match(core.of(text)) and _NOBODY_TELLS.match(text, core.end, core.end + AFTER):
        return _SMALL
    return None


def _by_neighbours(before: str, after: str, words: str) -> Settled | None:
    perhaps: Settled | None = None
    if _NO_FIGURE.search(before) or _is_second_day(before, after, words):
        return Settled(_SMALL, is_sure=True)
    if _SECOND_AGE.search(before) and can_be_age(words) and _ENDS_AGE.match(after):
        return Settled(_AGE, is_sure=True)
    for settled, pattern in _AFTER_PATTERNS:
        if (settled.is_sure or perhaps is None) and pattern.match(after):
            if settled.is_sure:
                return settled
            perhaps = settled
    if is_label(before, after, words) or is_of_a_vote(before, after) or is_of_room(before, after):
        return Settled(_SMALL, is_sure=True)
    for settled, pattern in _BEFORE_PATTERNS:
        if not settled.is_sure and perhaps is not None:
            continue
        if settled.kind is _AGE and (_OF.match(after) or not can_be_age(words) or _PUT_AT.search(before)):
            continue
        if pattern.search(before):
            if settled.is_sure and (settled.kind is _AGE or words[:1].isdecimal()):
                return settled
            perhaps = Settled(settled.kind, is_sure=False)
    small = (words.isdecimal() and len(words) <= 2) or _SPELLED_AGE.fullmatch(words)
    apposed = _APPOSED_AGE.search(before) if small else None
    if apposed and apposed["inside"]:
        # A place, too, has its number beside it: "Liaoning (29)".
        return Settled(_AGE, is_sure=apposed[0][:1].islower()) if after.startswith(")") else perhaps
    if apposed and re.match(r"\s*[,.;)]|\s+from\b|\s+and\b", after):
        return Settled(_AGE, is_sure=words.isdecimal() and bool(re.match(r"\s*[,.;)]", after)))
    if words.isdecimal() and len(words) <= 3 and _is_list_number(before, after):
        return Settled(_SMALL, is_sure=True)
    return perhaps


#: "[12]", set to what it is a note on, and the note itself: "12 Lantern Watch, Monthly report, p. 4".
_NOTE_SIGN = re.compile(r"(?:\S|[.,;:!?”\"’)]\s)\[(?:\d{1,3},\s?)*$|\[(?:\d{1,3},\s?)+$")
_NOTE = re.compile(
    r"\s+(?!(?:North\s+|South\s+)?[A-Z]\w*(?:ans?|ese|is|urs|men|women|people|s)\b)"
    r"(?:(?:See|Ibid|Id|Cf|Based|According|Two|Three|Four|Five|Several|Interviews?|Statements?|Letters?|Figures?|Joint\s+submission|Interview\s+with)\b|[A-Z][\w’'&.-]*(?:\s+[A-Z(][\w’'&.()-]*){0,4},)"
)


def _is_list_number(before: str, after: str) -> bool:
    if _NOTE_SIGN.search(before) and re.match(r"(?:,\s?\d{1,3})*\]", after):
        return True
    if _LIST_NUMBER.search(before[-12:]) and _NOTE.match(after):
        return True
    return bool(_LIST_NUMBER.search(before[-12:]) and re.match(r"[.):/]\s|/$|\d*/|\s*$", after))


def _by_value(before: str, after: str, words: str) -> Settled | None:
    """What the number itself allows: small ones can be ages, sizes of rooms or ratios; long ungrouped ones
    are labels."""
    if "handful" in words.lower():
        return Settled(_VAGUE, is_sure=True)
    if _RATIO.match(after) or _RATIO_END.search(before):
        return Settled(_VAGUE, is_sure=True)
    if _LONG_LABEL.fullmatch(words) and not re.match(r"\s+[a-z]{4,}", after):
        return Settled(_SMALL, is_sure=True)
    if _DECIMAL.fullmatch(words):
        return Settled(_SMALL, is_sure=True)
    if can_be_age(words) and (is_sure := is_told_as_age(before, after, words)) is not None:
        return Settled(_AGE, is_sure)
    if _OF_CLOCK.fullmatch(words) and (
        _CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before) and _ENDS.match(after)
    ):
        return Settled(_SMALL, is_sure=True)
    if _SENTENCED.search(before) and _AND_A_TERM.match(after):
        return Settled(_DURATION, is_sure=True)
    if can_be_age(words) and _TERM.search(before) and _ENDS_TERM.match(after):
        return Settled(_DURATION, is_sure=True)
    if _PARENT.search(before) and not _OF.match(after):
        return Settled(_SMALL, is_sure=True)
    if _CAPACITY.search(before):
        return Settled(_SMALL, is_sure=False)
    return None


def _settle_one(before: str, after: str) -> Settled | None:
    """ "One" is a count only before a noun or for somebody: not "one another", "this one", "one Korea"."""
    if _ONE_IDIOM.match(after) or _ONE_TELLS.match(after):
        return Settled(_SMALL, is_sure=True)
    noun = re.match(r"\s+([a-z]+)(?:\s+([a-z]+))?", after)
    if noun and any(word and counted(word) in _COUNTABLE for word in noun.groups()):
        return None
    if _EVERY.search(before):
        return Settled(_VAGUE, is_sure=True)
    if _NOT_ONE.search(before) and re.match(r"\s*(?:[.,;:!?”\"]|$)", after):
        return Settled(_SMALL, is_sure=True)
    if _ONE_OF_MANY.search(before) and not re.match(r"\s+(?:(?:of|who|whose)\b|[A-Z])", after):
        return Settled(_SMALL, is_sure=True)
    if _ONE_PICKED.search(before) or _ONE_NAMED.search(before + "\0" + after):
        return None
    if _ONE_BEFORE.search(before) or _ONE_PERHAPS.match(after):
        return Settled(_SMALL, is_sure=False)
    return None
