"""The number grammar: one pass over a text, each match read with the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reading.numbers.bounding import Bounded, bounded
from tumen.reading.numbers.mentions import NumberMention
from tumen.reading.numbers.shares import shares
from tumen.reading.numbers.surroundings import settle
from tumen.reading.numbers.words import SPELLED, VAGUE, value_of_words
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

_VAGUE_FORMS = "|".join(
    re.escape(form).replace(r"\ ", r"\s+") for form in sorted(VAGUE, key=len, reverse=True)
)
#: "34 112", as the United Nations and the French write it, is one number.
_SPACED = r"(?<!\d )[1-9]\d{0,2} \d{3}(?= (?![\d–—-])|[.,;:!?)\]”\"](?!\d)|$)"
_DIGITS = rf"\d{{1,3}}(?:[,\u00a0\u202f\u2009]\d{{3}})+(?:\.\d+)?|{_SPACED}|\d+(?:\.\d+)?"
_SCALED = rf"(?:{_DIGITS})(?:[\s-]*(?:hundred|thousand|million|billion|dozen)\b|(?:k|m|bn)\b)?"
_ATOM = rf"(?:{_VAGUE_FORMS})(?!\w)|(?:{_SCALED})(?!\w)(?![.,]\d)|\b{SPELLED}\b"
_CORE = rf"(?<![\w.,/£$€¥₩#№-])(?<!\w['’])(?:{_ATOM})"
_PERCENT = r"\s{0,2}(?:%|(?:per\s?cents?|percent|pct)\b)(?!\s+points?\b)"
#: A range inside one number phrase: "40 to 60", "500–600", "six or seven", "between 10 and 20" (with its
#: "between").
_NUMBER = re.compile(
    rf"(?P<first>{_CORE})(?P<percent>{_PERCENT})?"
    rf"(?:(?P<join>\s{{0,3}}[-–—]\s{{0,3}}|\s{{1,3}}(?:to|or|and)\s+)(?P<second>(?:{_ATOM}))(?P<of_hundred>{_PERCENT})?)?",
    re.IGNORECASE,
)
#: "600 at least, maybe 700": one number, and how far it may reach.
_OR_MORE = re.compile(
    rf",?\s{{1,3}}(?:(?:and|or)\s+)?(?:maybe|perhaps|possibly|probably|even)\s+(?:even\s+)?"
    rf"(?:as\s+many\s+as\s+|over\s+|more\s+than\s+)?(?P<second>{_ATOM})",
    re.IGNORECASE,
)
#: The largest number that can count people; longer ones are labels.
_LARGEST = 1e11
#: Anything that could begin a number: a cheap test before the grammar runs.
NUMBER_HINT = re.compile(
    r"\d|\b(?:no|not|none|nobody|both|half|third|quarters?|thirds|neither|second|fourth|fifths?|sixth|seventh"
    rf"|eighth|ninth|tenths?)\b|\b(?:{_VAGUE_FORMS})\b|\b{SPELLED}\b",
    re.IGNORECASE,
)

_ADDITIVE_BEFORE = re.compile(
    r"\b(?:another|a\s+further|further|additional|an\s+additional)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_ADDITIVE_AFTER = re.compile(r"\s+(?:more|further|additional|others?)\b(?!\s+than)", re.IGNORECASE)
_DEFINITE_BEFORE = re.compile(
    r"\b(?:the|these|those|his|her|their|its|our|my|all|said|same|other|remaining|last|first)\s+$",
    re.IGNORECASE,
)
_PARTITIVE_AFTER = re.compile(
    r"\s{1,3}(?:(?:more|others?|each|or\s+more)\s+)?(?:of|among|from\s+among|out\s+of)\s+"
    r"(?P<whole>(?:(?:the|these|those|them|us|whom|its|their|our|his|her|my|which|you)\b"
    rf"|(?:(?:some|about|around|over|more\s+than|at\s+least)\s+)?(?:\d[\d,]{{0,12}}|{SPELLED})(?!\w)(?!\s+\d))"
    r"(?:\s{1,3}[\w,-]{1,40}){0,3})",
    re.IGNORECASE,
)
#: "Of whom 160 were women", "Of these, 131": the whole stands before.
_PARTITIVE_BEFORE = re.compile(
    r"\b(?:of|among)\s+(?P<whole>whom|which|them|these|those|(?:the|these|those|our)\s+[\w,]{1,12}(?:\s+[\w-]{1,30}){0,2})"
    r"\s{0,2}(?:,|:)?\s+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|anywhere\s+between|from)\s+$", re.IGNORECASE)
#: What only says how far a number may reach; what rose or fell "from" one number "to" another were two.
_REACHING = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|lies?|lay|runs?|ran|differ(?:s|ed)?)\s+from\s+$",
    re.IGNORECASE,
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_SCALES["dozen"] = 12


def find_numbers(text: str) -> list[NumberMention]:
    """Every number expression of ``text`` in order, bounds read, obvious non-counts settled.

    Dates are not known here: the caller drops mentions that lie inside a time expression. Roman numerals and
    ordinals ("the 14th") are not numbers of things and are not returned.
    """
    if not NUMBER_HINT.search(text):
        return []
    mentions = [*_numerals(text), *shares(text)]
    mentions.sort(key=lambda mention: (mention.core.start, -mention.core.end))
    return _without_overlaps(mentions)


def _numerals(text: str) -> Iterator[NumberMention]:
    position = 0
    while match := _NUMBER.search(text, position):
        position = max(match.end("percent"), match.end("first"), match.start() + 1)
        first = _bounds(match["first"])
        if first is None:
            continue
        mention = None
        if match["join"] and not (match["percent"] and not match["of_hundred"]):
            mention = _range(text, match)
            position = match.end() if mention else position
        yield mention or _single(text, match, first)


def _bounds(words: str) -> tuple[float, float, bool] | None:
    """Low, high and whether vague, of the bare number words; None where they make no number of people."""
    key = re.sub(r"\s+", " ", words.lower())
    if key in VAGUE:
        low, high = VAGUE[key]
        return low, high, low != high or "couple" in key
    digits = re.match(rf"({_DIGITS})[\s-]*(.*)", key)
    if digits:
        value: float | None = float(re.sub(r"[^\d.]", "", digits[1])) * _SCALES.get(digits[2].strip(), 1)
    else:
        value = value_of_words(f"a {key}" if key.startswith((*_SCALES,)) else key)
    return None if value is None or value > _LARGEST else (value, value, False)


def _range(text: str, match: re.Match[str]) -> NumberMention | None:
    """ "40 to 60", "six or seven", "between 10 and 20"; None when the two numbers are two figures."""
    first, second = _bounds(match["first"]), _bounds(match["second"])
    if first is None or second is None:
        return None
    join = match["join"].strip().lower()
    between = _BETWEEN.search(text, max(0, match.start() - 24), match.start())
    low, high = first[0], second[1]
    if high < low and low < 100 and re.search(r"million|thousand|hundred", match["second"].lower()):
        low = low * (second[0] / max(1.0, _bare(match["second"])))
    if (
        low >= high
        or (join == "and" and not between)
        or (join == "to" and between and _are_two(text, between))
    ):
        return None
    span = Span(match.start() - (len(between[0]) if between else 0), match.end())
    core, percent = Span(match.start(), match.end()), bool(match["of_hundred"])
    rule = "number.percent" if percent else "number.range"
    found = Bounded(low, high, first[2] or second[2], span.start, span.end, rule)
    return _finished(text, core, found, percent=percent)


def _are_two(text: str, between: re.Match[str]) -> bool:
    """Whether "from 40 to 60" tells two numbers, as of what rose."""
    starts = max(0, between.start() - 16)
    return between[0].lower().startswith("from") and not _REACHING.search(text, starts, between.end())


def _bare(words: str) -> float:
    digits = re.match(r"[\d.,]+", words)
    return float(digits[0].replace(",", "")) if digits else (value_of_words(words.split()[0]) or 1.0)


def _single(text: str, match: re.Match[str], bounds: tuple[float, float, bool]) -> NumberMention:
    low, high, approximate = bounds
    percent = match["percent"] is not None
    core = Span(match.start(), match.end("percent" if percent else "first"))
    found = bounded(text, core.start, core.end, low, high, approximate=approximate)
    more = _OR_MORE.match(text, found.end) if found.rule != "number.at-most" else None
    top = _bounds(more["second"]) if more else None
    if more is not None and top is not None and top[0] > low and not percent:
        core = Span(core.start, more.end())
        found = Bounded(low, top[1], found.approximate, found.start, more.end(), "number.range")
    return _finished(text, core, found, percent=percent)


def _finished(text: str, core: Span, found: Bounded, *, percent: bool) -> NumberMention:
    """The mention with what its neighbours add: "more", "of the", "the"; and its kind where that is
    settled."""
    before = max(0, found.start - 40)
    additive = bool(
        _ADDITIVE_BEFORE.search(text, before, core.start) or _ADDITIVE_AFTER.match(text, core.end)
    )
    partitive = _PARTITIVE_AFTER.match(text, found.end)
    definite = not partitive and bool(_DEFINITE_BEFORE.search(text, max(0, found.start - 12), found.start))
    whole = partitive or _PARTITIVE_BEFORE.search(text, before, found.start)
    share = whole["whole"] if whole else ""
    quantity = Quantity(found.low, found.high, found.approximate, additive, share, percent)
    settled = settle(text, core)
    kind = settled.kind if settled else None
    return NumberMention(
        Span(found.start, found.end),
        core,
        quantity,
        "number.percent" if percent else found.rule,
        kind if settled and settled.is_sure else None,
        definite,
        bool(partitive),
        kind,
    )


def _without_overlaps(mentions: list[NumberMention]) -> list[NumberMention]:
    kept: list[NumberMention] = []
    for mention in mentions:
        if not kept or mention.core.start >= kept[-1].core.end:
            kept.append(mention)
    return kept
