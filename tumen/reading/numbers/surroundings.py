"""Numbers that count no people, told by the words next to them: ages, durations, money, measures, labels,
clock times."""

from __future__ import annotations

import re

from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

_AFTER: tuple[tuple[FigureKind, str], ...] = (
    (
        FigureKind.AGE,
        r"[-\s]*(?:years?|months?|weeks?|days?)[-\s]+olds?\b|\s*years?\s+of\s+age\b|s\b(?=\s*(?:$"
        r"|[,.;])).{0}(?<=0s)",
    ),
    (
        FigureKind.DURATION,
        r"(?:\s+or\s+more|\s+and\s+a\s+half|\s+full|\s+long|\s+straight|\s+more|\s+consecutive|\s+short"
        r"|\s+whole|\s+of\s+the\s+last)*"
        r"[-\s]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|nights?|generations?"
        r"|centur(?:y|ies)|hrs?|mins?)\b",
    ),
    (FigureKind.MULTIPLICITY, r"\s+(?:times|occasions|separate\s+occasions)\b|[-\s]fold\b"),
    (
        FigureKind.RHETORICAL,
        r"\s+(?:thanks|thank\s+yous|apologies|reasons|questions|thoughts|tears|words|lies|miles\s+from)\b",
    ),
    (
        FigureKind.SMALL,
        r"\s*(?:%|per\s*cent\b|percent\b|percentage\b|pc\b|°|kms?\b|kilomet|met(?:re|er)s?\b|miles?\b"
        r"|feet\b|ft\b|cm\b|mm\b"
        r"|kgs?\b|kilos?\b|grams?\b|tons?\b|tonnes?\b|lit(?:re|er)s?\b|acres?\b|hectares?\b|degrees?\b"
        r"|square\b|sq\b|mph\b|km/h"
        r"|dollars?\b|pounds?\b|euros?\b|yuan\b|won\b|yen\b|rupees?\b|baht\b|ringgit\b|lira\b|bolivars?\b"
        r"|pesos?\b|dinars?\b"
        r"|dirhams?\b|renminbi\b|rmb\b|usd\b|cents?\b|pence\b|roubles?\b|rubles?\b|gb\b|mb\b|watts?\b"
        r"|volts?\b)"
        r"|\s*(?:[ap]\.?m\.?(?![a-z])|o['’]clock\b|hours\s+(?:GMT|local)|GMT\b)|:\d\d\b|\s*/\s*\d+|\.\d"
        r"|(?:st|nd|rd|th)\b",
    ),
)
_BEFORE: tuple[tuple[FigureKind, str], ...] = (
    (
        FigureKind.AGE,
        r"\b(?:aged|age|ages|ages\s+of|age\s+of|turned|aged\s+between|aged\s+about|was\s+only|was\s+just"
        r"|aged\s+\d+\s+(?:and|to)|(?:younger|older)\s+than"
        r"|(?:girl|boy|man|woman|child|youth|baby|person|lad)\s+of|(?:children|kids|girls|boys|those"
        r"|anyone|people|infants)\s+(?:under|over|below))\s+$",
    ),
    (
        FigureKind.SMALL,
        r"(?:\b(?:USD|EUR|GBP|RMB|CNY|KRW|AUD|CAD|UIN|WA|ext(?:ension)?\.?|desk|column|box|articles?|art\."
        r"|sections?|chapters?|para(?:graph)?s?\.?|resolutions?|no\.|nos\.|number|page|pages|pp?\.|figure"
        r"|table"
        r"|annex|rule|principle|camp|town|district|zone|sector|room|unit|office|bureau|department|line"
        r"|route|highway|flight|grade"
        r"|block|building|cell|ward"
        r"|level|phase|version|volume|vol\.|issue|question|item|schedule|part|protocol|gate|platform"
        r"|channel|group\s+no\.?|tel\.?"
        r"|telephone|phone|fax|call|text|whatsapp|ref\.?|reference|case\s+no\.?|file|docket|covid|class"
        r"|form|decree|law|act|order"
        r"|camp\s+no\.?|general\s+comment|comment|clause|footnote|note|session|sura|verse|psalm|matthew"
        r"|luke|john|isaiah|exhibit)"
        r"\s*|(?<=\d)[:/]\d*|/|\d[\s-]|[(+]\s*\d*|[£$€¥₩]\s*|\b(?:US|A|HK|C)\$\s*)$",
    ),
)
_AFTER_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _AFTER)
_BEFORE_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _BEFORE)
#: "Min-ji Han, 34, said": a number between commas right after a capitalised word is an age.
_APPOSED_AGE = re.compile(
    r"(?:\b(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,)[A-Z][\w'’-]+|\b(?:man|woman"
    r"|detainee|escapee|refugee|prisoner|teacher|judge|farmer|nurse|driver"
    r"|widow|mother|father|brother|sister|official|survivor|worker|\w+er|\w+or|\w+ist|\w+ee)),\s+$"
)
_PREDICATED_AGE = re.compile(
    r"\b(?:(?:I|he|she|who|whom|brother|sister|son|daughter|mother|father|husband|wife|uncle|aunt|cousin"
    r"|niece|nephew|friend|girl|boy|child)(?:\s+(?:is|was|had\s+been|has\s+been|were|turned)|['’]s|['’]m)"
    r"|\bat|I\s+had\s+been)\s+(?:now\s+|then\s+|only\s+|just\s+)?$",
    re.IGNORECASE,
)
#: "They were 16 and 19", "(15 and 16)": two small numbers side by side after persons.
_PAIR_OF_AGES = re.compile(
    r"(?:\b(?:they|both|who|whom)\s+(?:were|are)\s+|\()(?:\d{1,2}\s+and\s+)?$", re.IGNORECASE
)
_RATIO = re.compile(
    r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|a\s+hundred)\b",
    re.IGNORECASE,
)
_RATIO_END = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?$", re.IGNORECASE
)
_CAPACITY = re.compile(
    r"\b(?:cell|room|bread|space|beds?|tickets?|places?|food|table|meant|built|designed|made|intended"
    r"|fit)\s+for\s+(?:up\s+to\s+|about\s+)?$|\bby\s+$|\b(?:town|city|village|population|country"
    r"|nation)\s+of\s+(?:some\s+|about\s+)?$|\b(?:mother|father|parent|parents)\s+of\s+$",
    re.IGNORECASE,
)
#: A long number without grouping is a telephone, case or charity number, not a count.
_LONG_LABEL = re.compile(r"0\d+|\d{5,}")
#: A number alone at the start of a line with a stop, bracket or slash is a list number or a thread counter.
_LIST_NUMBER = re.compile(r"(?:^|\n)[\s(\[]*$")
_COUNTABLE = (Counted.PEOPLE, Counted.VICTIMS, Counted.CASES)
_ONE_WORDS = re.compile(
    r"\s+(?:another|korea|china|day|night|morning|evening|more\s+time|thing|hand|side|way|point|reason"
    r"|example|year|month|week"
    r"|time|by\s+one|such|can|could|might|must|should|may|hopes?|wonders?|knows?|or\s+(?:the\s+other"
    r"|another)|that|which|is\b)",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|which|the|another|only|by|such|at|as|on|than|a|an|anyone|day"
    r"|good|loved|number|square|"
    r"young|little|old|right|wrong|same|first|last|next|other)[\s-]+$",
    re.IGNORECASE,
)


def settle(text: str, core: Span) -> FigureKind | None:
    """The kind of the number at ``core`` where its neighbours settle it; None when the sentence must
    decide."""
    before, after = text[max(0, core.start - 28) : core.start], text[core.end : core.end + 32]
    for kind, pattern in _AFTER_PATTERNS:
        if pattern.match(after):
            return kind
    for kind, pattern in _BEFORE_PATTERNS:
        found = pattern.search(before)
        if found is None or (kind is FigureKind.AGE and not _can_be_age(core.of(text))):
            continue
        if re.fullmatch(r"\d[\s-]", found[0]) and not core.of(text).isdigit():
            continue  # "in November 2023 three members": a year before a word is no telephone number
        return kind
    if (
        _APPOSED_AGE.search(before)
        and re.match(r"\s*[,.;)]|\s+(?:from|and\b)", after)
        and core.of(text).isdigit()
        and len(core) <= 2
    ):
        return FigureKind.AGE
    if _LIST_NUMBER.search(text[: core.start][-12:]) and re.match(r"[.):/]\s|/$|\d*/|\s*$", after):
        return FigureKind.SMALL
    return _settle_by_value(core.of(text), before, after)


def _can_be_age(words: str) -> bool:
    """Whether a number could be somebody's age: 110 at most, and no dozens or hundreds."""
    if words.isdigit():
        return int(words) <= 110
    return not re.search(r"hundred|thousand|million|dozen|score|[,.]|several|few", words, re.IGNORECASE)


def _settle_by_value(words: str, before: str, after: str) -> FigureKind | None:
    """What the number itself allows: small ones can be ages, sizes of rooms or ratios; long ungrouped ones
    are labels."""
    if _RATIO.match(after) or _RATIO_END.search(before):
        return FigureKind.VAGUE
    if _LONG_LABEL.fullmatch(words) and not re.match(r"\s+[a-z]{4,}", after):
        return FigureKind.SMALL
    if (
        _PREDICATED_AGE.search(before)
        and _can_be_age(words)
        and re.match(r"\s*(?:[.,;:!?”\"]|$|when\b|then\b|at\b|and\b|she\b|he\b|I\b)", after)
    ):
        return FigureKind.AGE
    pair = _PAIR_OF_AGES.search(before)
    if (
        pair
        and words.isdigit()
        and _can_be_age(words)
        and re.match(r"\s+and\s+\d|[.)]", after)
        and (" and " in pair[0] or re.match(r"\s+and", after))
    ):
        return FigureKind.AGE
    if _CAPACITY.search(before) and not re.match(
        r"\s+(?:people|prisoners|women|men|children|hundred|thousand)", after
    ):
        return FigureKind.SMALL
    if (
        not before.strip(" \n“\"'‘")
        and re.match(r"\s*[.!?]+[”\"']?\s*$", after[:6])
        and len(words) > 2
        and not words.isdigit()
    ):
        return FigureKind.RHETORICAL
    return _settle_one(before, after) if words.lower() == "one" else None


def _settle_one(before: str, after: str) -> FigureKind | None:
    """ "One" is a count only before a noun: not "one of the few", "one another", "no one", "one Korea"."""
    words = re.match(r"\s+([a-z]+)(?:\s+([a-z]+))?", after)
    if (
        words
        and any(word and counted(word) in _COUNTABLE for word in words.groups())
        and not _ONE_WORDS.match(after)
    ):
        return None
    if (
        _ONE_WORDS.match(after)
        or _ONE_BEFORE.search(before)
        or re.match(r"\s*[,.;:)!?’”\"]|\s+of\s+(?:the|its|my|our)\s+\w*est\b", after)
    ):
        return FigureKind.SMALL
    return None
