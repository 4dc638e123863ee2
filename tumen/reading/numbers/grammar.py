"""The number grammar: one pass over a text, each match read with the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reading.numbers.mentions import NumberMention
from tumen.reading.numbers.surroundings import settle
from tumen.reading.numbers.words import SPELLED, VAGUE, value_of_words
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

_VAGUE_FORMS = "|".join(
    re.escape(form).replace(r"\ ", r"\s+") for form in sorted(VAGUE, key=len, reverse=True)
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALED = rf"(?:{_DIGITS})(?:[\s-]*(?:hundred|thousand|million|billion|dozen)\b|(?:k|m|bn)\b)?"
_ATOM = rf"(?:{_VAGUE_FORMS})(?!\w)|(?:{_SCALED})(?!\w)(?![.,]\d)|\b{SPELLED}\b"
_CORE = rf"(?<![\w.,/£$€¥₩#№'’-])(?:{_ATOM})"
#: A range inside one number phrase: "40 to 60", "500–600", "six or seven", "between 10 and 20" (with its
#: "between").
_NUMBER = re.compile(
    rf"(?P<first>{_CORE})(?:(?P<join>\s*[-–—]\s*|\s+(?:to|or|and)\s+)(?P<second>(?:{_ATOM})))?",
    re.IGNORECASE,
)
#: Anything that could begin a number: a cheap test before the grammar runs.
NUMBER_HINT = re.compile(
    rf"\d|\b(?:no|not|none|nobody|both|half|third|quarter|thirds|neither)\b"
    rf"|\b(?:{_VAGUE_FORMS})\b|\b{SPELLED}\b",
    re.IGNORECASE,
)

_AT_LEAST = (
    r"at least|not less than|not fewer than|no fewer than|no less than|a minimum of|at a minimum|more than"
    r"|over|above"
    r"|upwards of|exceeding|exceed|exceeded|exceeds|in excess of|greater than|well over|well above|north "
    r"of|minimum"
    r"|not under|surpassed|surpassing|topped|beyond"
)
_AT_MOST = (
    r"at most|at the most|up to|upto|as many as|as much as|no more than|not more than|fewer than|less than"
    r"|under|below"
    r"|a maximum of|maximum|nearly|almost|close to|just under|just short of|approaching|well under|not "
    r"quite|virtually"
    r"|nearing"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|estimated|circa|c\.|ca\.|perhaps|maybe|an "
    r"approximate|or so"
    r"|in the region of|in the order of|of the order of|something like|approx\.?|~|by some estimates|give "
    r"or take"
)
_SKIP = (
    r"(?:an?\s+|the\s+|another\s+|only\s+|just\s+|further\s+|estimated\s+|total\s+of\s+|possibly\s+"
    r"|probably\s+)*"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT}))\s*(?:{_SKIP})$|(?P<tilde>~)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<least>\s+at\s+(?:the\s+very\s+)?least\b|\s+or\s+more\b|\s*\+(?!\d)|[-\s]plus\b|\s+and\s+(?:more"
    r"|counting|rising)\b|\s+or\s+even\s+more\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b)|(?P<about>\s+or\s+so\b|[-\s]odd\b"
    r"|-ish\b|\s+or\s+thereabouts\b)",
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
    r"\s+(?:(?:more|others?|each|or\s+more)\s+)?(?:of|among|from\s+among)\s+(?P<whole>(?:the|these|those"
    r"|them|us|whom|its|their|our|his|her|my|which|you)\b"
    r"(?:\s+[\w,-]+){0,3})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|anywhere\s+between|from)\s+$", re.IGNORECASE)
_FRACTION = re.compile(
    r"(?<![\w-])(?P<core>(?:about\s+|around\s+|nearly\s+|almost\s+|over\s+|more\s+than\s+|roughly\s+"
    r"|at\s+least\s+)?"
    r"(?:a\s+|one[\s-]|two[\s-]|three[\s-])?(?:half|third|thirds|quarter|quarters|fifth|fifths|tenth"
    r"|tenths))"
    r"\s+of\s+(?P<whole>(?:the|these|those|them|us|whom|its|their|our|all|his|her)\b(?:\s+[\w,]+)?)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?P<core>both)(?=\s+(?:of\s+(?:the|them|us|whom)\b|(?:the\s+|his\s+|her\s+|my\s+"
    r"|their\s+)?(?P<noun>[a-z]+(?:\s+[a-z]+)?)\b))",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?P<core>none|not\s+one|not\s+a\s+single\s+one)\s+of\s+(?P<whole>(?:the|these|those|them|us|whom"
    r"|its|their|our)\b(?:\s+[\w,]+){0,2})"
    r"|\b(?P<no>no|not\s+a\s+single|not\s+one|neither)\s+(?=(?P<noun>(?:[\w’'-]+\s+){0,3}[\w-]+))"
    r"|(?:\b(?:that|and|but|there\s+(?:were|was|are|had\s+been|have\s+been)|said|been"
    r"|,)\s+)(?P<bare>none)\b(?!\s+of)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?P<core>nobody|no\s+one|no-one)\b(?=\s+(?:has|had|was|were|is|will)\s+(?:been\s+|be\s+"
    r"|yet\s+been\s+|ever\s+been\s+)?\w+(?:ed|en|ied|t)\b)",
    re.IGNORECASE,
)
#: "No more than 700": a bound, not none.
_BOUNDING = re.compile(r"(?:more|fewer|less|later|longer)\b", re.IGNORECASE)
#: "No further details", "no doubt", "no longer": the words after "no" that count nobody.
_COUNTS_PEOPLE = (Counted.VICTIMS, Counted.PEOPLE, Counted.CASES, Counted.ROLES)


def find_numbers(text: str) -> list[NumberMention]:
    """Every number expression of ``text`` in order, bounds read, obvious non-counts settled.

    Dates are not known here: the caller drops mentions that lie inside a time expression. Roman numerals and
    ordinals ("the 14th") are not numbers of things and are not returned.
    """
    if not NUMBER_HINT.search(text):
        return []
    mentions = [*_numerals(text), *_shares(text)]
    mentions.sort(key=lambda mention: (mention.core.start, -mention.core.end))
    return _without_overlaps(mentions)


def _numerals(text: str) -> Iterator[NumberMention]:
    position = 0
    while match := _NUMBER.search(text, position):
        position = max(match.end("first"), match.start() + 1)
        first = _bounds(match["first"])
        if first is None:
            continue
        mention = None
        if match["join"]:
            mention = _range(text, match)
            position = match.end() if mention else position
        yield mention or _single(text, Span(*match.span("first")), first)


def _bounds(words: str) -> tuple[float, float, bool] | None:
    """Low, high and whether vague, of the bare number words."""
    key = re.sub(r"[ \t\n]+", " ", words.lower())
    if key in VAGUE:
        low, high = VAGUE[key]
        return low, high, low != high or "couple" in key
    digits = re.match(rf"({_DIGITS})[\s-]*(.*)", key)
    if not digits:
        value = value_of_words(key)
        return None if value is None else (value, value, False)
    value = float(re.sub(r"[^\d.]", "", digits[1]))
    scale = {
        "hundred": 1e2,
        "thousand": 1e3,
        "k": 1e3,
        "million": 1e6,
        "m": 1e6,
        "billion": 1e9,
        "bn": 1e9,
        "dozen": 12,
    }
    value *= scale.get(digits[2].strip(), 1)
    return value, value, False


def _range(text: str, match: re.Match[str]) -> NumberMention | None:
    """ "40 to 60", "six or seven", "between 10 and 20"; None when the two numbers are two figures."""
    first, second = _bounds(match["first"]), _bounds(match["second"])
    if first is None or second is None:
        return None
    join = match["join"].strip().lower()
    before = text[max(0, match.start() - 24) : match.start()]
    between = _BETWEEN.search(before)
    low, high = first[0], second[1]
    if high < low and low < 100 and re.search(r"million|thousand|hundred", match["second"].lower()):
        low = low * (second[0] / max(1.0, _bare(match["second"])))
    if (
        low >= high
        or (join == "and" and not between)
        or (join == "to" and between and between[0].lower().startswith("from"))
    ):
        return None
    span = Span(match.start() - (len(between[0]) if between else 0), match.end())
    core = Span(match.start(), match.end())
    return _finished(text, span, core, low, high, first[2] or second[2], "number.range")


def _bare(words: str) -> float:
    digits = re.match(r"[\d.,]+", words)
    return float(digits[0].replace(",", "")) if digits else (value_of_words(words.split()[0]) or 1.0)


def _single(text: str, core: Span, bounds: tuple[float, float, bool]) -> NumberMention:
    low, high, approximate = bounds
    start, end, rule = core.start, core.end, "number.exact" if not approximate else "number.vague"
    before = _BEFORE.search(text, max(0, core.start - 48), core.start)
    after = _AFTER.match(text, core.end)
    low_bound: float | None = low
    high_bound: float | None = high
    for found, side in ((before, "before"), (after, "after")):
        if not found:
            continue
        which = found.lastgroup
        if which == "least":
            low_bound, high_bound, rule = low, None, "number.at-least"
        elif which == "most":
            low_bound, high_bound, rule = None, high, "number.at-most"
        else:
            approximate, rule = True, "number.about"
        start, end = (found.start(), end) if side == "before" else (start, found.end())
    return _finished(text, Span(start, end), core, low_bound, high_bound, approximate, rule)


def _finished(
    text: str, span: Span, core: Span, low: float | None, high: float | None, approximate: bool, rule: str
) -> NumberMention:
    """The mention with what its neighbours add: "more", "of the", "the"; and its kind where that is
    settled."""
    additive = bool(
        _ADDITIVE_BEFORE.search(text, max(0, span.start - 40), core.start)
        or _ADDITIVE_AFTER.match(text, core.end)
    )
    partitive = _PARTITIVE_AFTER.match(text, span.end)
    definite = bool(_DEFINITE_BEFORE.search(text, max(0, span.start - 12), span.start)) and not partitive
    quantity = Quantity(low, high, approximate, additive, partitive["whole"] if partitive else "")
    settled = settle(text, core)
    return NumberMention(span, core, quantity, rule, settled, definite, bool(partitive))


def _shares(text: str) -> Iterator[NumberMention]:
    """Shares without a numeral: "a third of the detainees", "both brothers", "none of those cases", "no
    prisoners"."""
    for match in _FRACTION.finditer(text):
        core = Span(*match.span("core"))
        yield NumberMention(
            core, core, Quantity(None, None, True, share_of=match["whole"]), "number.fraction", partitive=True
        )
    for match in _BOTH.finditer(text):
        words = (match["noun"] or "").split()
        if (
            words
            and words[0] not in ("were", "are", "was", "had")
            and not any(counted(word) in _COUNTS_PEOPLE for word in words)
        ):
            continue
        core = Span(*match.span("core"))
        yield NumberMention(core, core, Quantity(2, 2), "number.both", definite=True)
    for match in _NONE.finditer(text):
        group = next(name for name in ("core", "no", "bare") if match[name])
        if group == "no" and (_BOUNDING.match(match["noun"]) or not _counts_people(match["noun"])):
            continue
        core, share = Span(*match.span(group)), match["whole"] or ""
        yield NumberMention(core, core, Quantity(0, 0, share_of=share), "number.none", partitive=bool(share))
    for match in _NOBODY.finditer(text):
        core = Span(*match.span("core"))
        yield NumberMention(core, core, Quantity(0, 0), "number.nobody")


def _counts_people(words: str) -> bool:
    """Whether the noun phrase after "no" is about people or cases: "no unaccompanied minors"; not "no further
    details"."""
    for word in re.findall(r"[\w-]+", words):
        kind = counted(word)
        if kind in _COUNTS_PEOPLE and word.lower() not in (
            "other",
            "others",
            "one",
            "north",
            "south",
            "body",
            "release",
            "return",
        ):
            return True
        if word.lower() in (
            "were",
            "was",
            "is",
            "are",
            "has",
            "had",
            "been",
            "of",
            "to",
            "in",
            "on",
            "for",
            "and",
            "that",
            "longer",
        ):
            return False
    return False


def _without_overlaps(mentions: list[NumberMention]) -> list[NumberMention]:
    kept: list[NumberMention] = []
    for mention in mentions:
        if not kept or mention.core.start >= kept[-1].core.end:
            kept.append(mention)
    return kept
