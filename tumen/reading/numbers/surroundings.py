"""Numbers that count no people, told by the words next to them: ages, durations, money, measures, labels, clock times."""

from __future__ import annotations

import re

from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.spans import Span

_AFTER: tuple[tuple[FigureKind, str], ...] = (
    (FigureKind.AGE, r"[-\s]*(?:years?|months?|weeks?|days?)[-\s]+olds?\b|\s*years?\s+of\s+age\b|s\b(?=\s*(?:$|[,.;])).{0}(?<=0s)"),
    (
        FigureKind.DURATION,
        r"(?:\s+or\s+more|\s+and\s+a\s+half|\s+full|\s+long|\s+straight|\s+more|\s+consecutive|\s+short|\s+whole|\s+of\s+the\s+last)*"
        r"[-\s]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|nights?|generations?|centur(?:y|ies)|hrs?|mins?)\b",
    ),
    (FigureKind.MULTIPLICITY, r"\s+(?:times|occasions|separate\s+occasions)\b|[-\s]fold\b"),
    (FigureKind.RHETORICAL, r"\s+(?:thanks|thank\s+yous|apologies|reasons|questions|thoughts|tears|words|lies|miles\s+from)\b"),
    (
        FigureKind.SMALL,
        r"\s*(?:%|per\s*cent\b|percent\b|percentage\b|pc\b|°|kms?\b|kilomet|met(?:re|er)s?\b|miles?\b|feet\b|ft\b|cm\b|mm\b"
        r"|kgs?\b|kilos?\b|grams?\b|tons?\b|tonnes?\b|lit(?:re|er)s?\b|acres?\b|hectares?\b|degrees?\b|square\b|sq\b|mph\b|km/h"
        r"|dollars?\b|pounds?\b|euros?\b|yuan\b|won\b|yen\b|rupees?\b|baht\b|ringgit\b|lira\b|bolivars?\b|pesos?\b|dinars?\b"
        r"|dirhams?\b|renminbi\b|rmb\b|usd\b|cents?\b|pence\b|roubles?\b|rubles?\b|gb\b|mb\b|watts?\b|volts?\b)"
        r"|\s*(?:[ap]\.?m\.?(?![a-z])|o['’]clock\b|hours\s+(?:GMT|local)|GMT\b)|:\d\d\b|\s*/\s*\d+|\.\d"
        r"|(?:st|nd|rd|th)\b",
    ),
)
_BEFORE: tuple[tuple[FigureKind, str], ...] = (
    (FigureKind.AGE, r"\b(?:aged|age|ages|ages\s+of|age\s+of|turned|aged\s+between|aged\s+about|is\s+now|was\s+only|was\s+just)\s+$"),
    (
        FigureKind.SMALL,
        r"(?:\b(?:articles?|art\.|sections?|chapters?|para(?:graph)?s?\.?|resolutions?|no\.|nos\.|number|page|pages|pp?\.|figure|table"
        r"|annex|rule|principle|camp|room|unit|office|bureau|department|line|route|highway|flight|grade|block|building|cell|ward"
        r"|level|phase|version|volume|vol\.|issue|question|item|schedule|part|protocol|gate|platform|channel|group\s+no\.?|tel\.?"
        r"|telephone|phone|fax|call|text|whatsapp|ref\.?|reference|case\s+no\.?|file|docket|covid|class|form|decree|law|act|order"
        r"|camp\s+no\.?|general\s+comment|comment|clause|footnote|note|session|sura|verse|psalm|matthew|luke|john|isaiah|exhibit)"
        r"\s*|[:/]\s*\d*|\d[\s-]|[(+]\s*\d*|[£$€¥₩]\s*|\b(?:US|A|HK|C)\$\s*)$",
    ),
)
_AFTER_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _AFTER)
_BEFORE_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _BEFORE)
#: "Min-ji Han, 34, said": a number between commas right after a capitalised word is an age.
_APPOSED_AGE = re.compile(r"[A-Z][\w'’-]+,\s+$")
#: A number alone at the start of a line with a stop, bracket or slash is a list number or a thread counter.
_LIST_NUMBER = re.compile(r"(?:^|\n)[\s(\[]*$")
_ONE_WORDS = re.compile(
    r"\s+(?:another|korea|china|day|night|morning|evening|more\s+time|thing|hand|side|way|point|reason|example|year|month|week"
    r"|time|by\s+one|such|can|could|might|must|should|may|hopes?|wonders?|knows?|or\s+(?:the\s+other|another)|that|which|is\b)",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|which|the|another|only|by|such|at|as|on|than|a|an|anyone|day|good|loved|number|square|"
    r"young|little|old|right|wrong|same|first|last|next|other)[\s-]+$",
    re.IGNORECASE,
)


def settle(text: str, core: Span) -> FigureKind | None:
    """The kind of the number at ``core`` where its neighbours settle it; None when the sentence must decide."""
    before, after = text[max(0, core.start - 28) : core.start], text[core.end : core.end + 32]
    for kind, pattern in _AFTER_PATTERNS:
        if pattern.match(after):
            return kind
    for kind, pattern in _BEFORE_PATTERNS:
        if pattern.search(before):
            return kind
    if _APPOSED_AGE.search(before) and re.match(r"\s*[,.;)]|\s+(?:from|and\b)", after) and core.of(text).isdigit() and len(core) <= 2:
        return FigureKind.AGE
    if _LIST_NUMBER.search(text[: core.start][-12:]) and re.match(r"[.):/]\s|/$|\d*/|\s*$", after):
        return FigureKind.SMALL
    if core.of(text).lower() == "one":
        return _settle_one(before, after)
    return None


def _settle_one(before: str, after: str) -> FigureKind | None:
    """"One" is a count only before a noun: not "one of the few", "one another", "no one", "one Korea"."""
    if _ONE_WORDS.match(after) or _ONE_BEFORE.search(before) or re.match(r"\s*[,.;:)!?’”\"]|\s+of\s+(?:the|its|my|our)\s+\w*est\b", after):
        return FigureKind.SMALL
    return None
