"""Instruments that the vocabulary knows, found by their names, full and short, and by acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from tumen.reading.norms.protocols import PROTOCOLS, numbered_protocol_at, protocol_at
from tumen.reading.norms.spellings import CAPITAL, beginnings, longest_acronym, longest_name
from tumen.reading.norms.words import Cover, Words
from tumen.vocabulary.norms import NormKind, norms
from tumen.vocabulary.spans import Span

#: What a later mention calls an instrument by: the first of these words in its name.
CALLED = (
    "convention covenant protocol treaty charter declaration statute compact agreement accord pact "
    "memorandum arrangement act law code constitution directive regulation regulations decree ordinance "
    "rules principles document statement order decision circular guidelines resolution comment regime"
).split()
_CALLED = frozenset(CALLED)
#: One word for those that texts use alike.
_ALIKE = {
    **dict.fromkeys(("accord", "pact", "memorandum", "arrangement", "statement"), "agreement"),
    "regulations": "regulation",
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
YEAR = r"(?:1[789]|20)\d\d"
#: What may follow a name and belongs to it: ", 1998", "of 28 July 1951", "(1951)", "(No. 6458)".
AFTER = re.compile(
    rf"(?:,?\s+(?:of\s+)?(?:\d{{1,2}}\s+(?:{_MONTHS})\s+)?({YEAR})\b(?!\s*[-–]\s*\d)|\s+\(({YEAR})\))?"
    r"(?:,?\s+B\.\s?E\.\s?\d{4})?(?:,?\s*\((?:Law\s+)?[Nn]o\.\s*\d[\w/-]*\))?"
)
#: A name given to what was just named: (CAT), (hereinafter "the Covenant"), (the "Refugee Convention").
_DEFINED = re.compile(
    r"\s*+[(\[]\s*+(?P<lead>(?:herein)?after|henceforth|from here on)?+[,:]?+\s*+"
    r"(?:referred to as|called|known as|or)?+\s*+(?:the\s++)?+(?P<open>[\"“‘'])?+(?:[Tt]he\s++)?+"
    r"(?P<name>[A-Z][\w&’'-]*(?:\s++(?:[A-Z][\w’'-]*|on|of|for|against|the)){0,5})[\"”’']?\s*+[)\]]"
)
#: Bodies and people that carry a treaty's name: "the CEDAW Committee" invokes nothing.
_BODIES = frozenset(
    "committee committees expert experts member members secretariat session sessions conference centre "
    "center street hall avenue party building".split()
)
_ANY = frozenset({"a", "an", "any", "every", "no"})
#: Words with a capital that may stand before a law's short name and are no part of it.
_BEFORE_A_LAW = frozenset(
    """
    the under in british uk us u american australian australia canadian canada s japan japanese this that
    its our their and since by new global britain england parliament congress
    """.split()
)
_REFUGE = re.compile(r"\b(?:refugee|asylum|refoul|persecut|1951)", re.IGNORECASE)
_CONSULAR, _TREATIES = re.compile(r"\bconsul", re.I), re.compile(r"\btreat(?:y|ies)\b|interpret|pacta", re.I)


@dataclass(slots=True)
class Instrument:
    """A norm named in a text: where, which, and what later mentions may call it."""

    span: Span
    code: str
    name: str
    called: frozenset[str]
    rule: str
    year: int | None = None
    countries: frozenset[str] = frozenset()
    modifiers: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_principle(self) -> bool:
        norm = norms().get(self.code)
        return norm is not None and norm.kind is NormKind.PRINCIPLE


def called_by(words: list[str]) -> frozenset[str]:
    """What an instrument of this name is called later on: "treaty" for any that is one, and its own word."""
    own = next((word for word in words if word in _CALLED), "")
    own = _ALIKE.get(own, own)
    return frozenset({own, "treaty"} if own in TREATY_LIKE else {own})


#: What "the treaty" can mean.
TREATY_LIKE = frozenset({"convention", "covenant", "protocol", "treaty", "charter", "statute", "agreement"})


@cache
def called_of(code: str) -> frozenset[str]:
    """What later mentions may call the norm ``code``."""
    norm = norms()[code]
    if norm.kind is NormKind.PRINCIPLE:
        return frozenset({"principle"})
    found = called_by([word.lower() for word in re.findall(r"[A-Za-z]+", norm.called)])
    if not found & _CALLED:
        found = called_by([word.lower() for word in re.findall(r"[A-Za-z]+", norm.name)])
    return found | {"agreement", "treaty"} if norm.kind is NormKind.AGREEMENT else found


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20")


def leftwards(words: Words, first: int) -> tuple[int, int | None]:
    """The first word that belongs to a name: a year and "UN" or "international" may stand before it."""
    year = None
    while first > 0 and words.is_spaced(first - 1):
        key = words.keys[first - 1]
        if is_year(key):
            year = int(key)
        elif first > 1 and (words.keys[first - 2], key) in (("united", "nations"), ("u", "n")):
            first -= 1
        elif key not in ("un", "international", "geneva"):
            break
        first -= 1
    return first, year


@cache
def _beginnings() -> frozenset[str]:
    return beginnings() | PROTOCOLS


def known_in(words: Words, aliases: dict[str, Instrument], blocked: set[str]) -> list[Instrument]:
    """Every instrument of the vocabulary in a paragraph, in order.

    ``aliases`` are names, in small letters, that the document gave to instruments so far, and grow;
    ``blocked`` are acronyms that it gave to something else ("the Committee against Torture (CAT)").
    """
    found: list[Instrument] = []
    index, count = 0, words.count
    begins = _beginnings()
    while index < count:
        key = words.keys[index]
        if key not in begins and key not in aliases:
            index += 1
            continue
        match = _match(words, index, aliases, blocked)
        if match is None:
            index += 1
            continue
        end, instrument = match
        found.append(instrument)
        index = end
    return found


def aliased_in(
    words: Words, taken: Cover, aliases: dict[str, Instrument], names: set[str]
) -> list[Instrument]:
    """Where acronyms stand again that a paragraph gave to instruments found by their shape."""
    found = []
    for index, key in enumerate(words.keys) if not names.isdisjoint(words.present) else ():
        if key in names and _is_acronym(words.raw(index)):
            _, instrument = _by_alias(words, index, aliases[key])
            if not taken.touches(instrument.span):
                found.append(instrument)
    return found


def _match(
    words: Words, index: int, aliases: dict[str, Instrument], blocked: set[str]
) -> tuple[int, Instrument] | None:
    raw = words.raw(index)
    spelled = longest_name(words, index)
    composed = protocol_at(words, index)
    if composed is not None and (spelled is None or composed[0] > spelled[0]):
        spelled = composed
    if spelled is not None and _is_name(words, index, *spelled):
        return _named(words, index, *spelled, "norm.name", aliases)
    numbered = numbered_protocol_at(words, index)
    if numbered is not None:
        span = Span(words.starts[index], words.ends[numbered - 1])
        name = words.text[span.start : span.end]
        return numbered, Instrument(span, "", name, frozenset({"protocol", "treaty"}), "norm.number")
    given = aliases.get(words.keys[index])
    if given is not None and words.keys[index] not in _CALLED and _is_acronym(raw):
        return _by_alias(words, index, given)
    if len(raw) > 1 and raw.isupper() and raw not in blocked:
        short = longest_acronym(words, index)
        if short is not None and not _is_body(words, short[0]):
            if _is_of_a_body(words, index):
                blocked.add(raw)
                return None
            end, code = short
            if end < words.count and words.is_spaced(end - 1) and words.keys[end] in _CALLED & TREATY_LIKE:
                end += 1  # "the CEDAW Convention"
            return _named(words, index, end, code, "norm.acronym", aliases)
    return None


def _is_name(words: Words, first: int, end: int, code: str) -> bool:
    if _is_body(words, end):
        return False
    if norms()[code].kind is NormKind.DOMESTIC_LAW and end - first < 4:
        has_capital = any(words.is_capital(index) for index in range(first, end))
        return has_capital and not _is_one_of_many(words, first)
    if words.keys[first] in ("american", "european") and end - first == 2:
        return words.is_capital(end - 1)
    return words.is_capital(first) or words.keys[first] not in CAPITAL


def _is_one_of_many(words: Words, first: int) -> bool:
    """Whether a law's short name is part of a longer one, or of some law: "a Human Rights Act"."""
    if first == 0 or not words.is_spaced(first - 1):
        return False
    key = words.keys[first - 1]
    if key in _ANY or (first > 1 and words.keys[first - 2] in _ANY and not words.is_capital(first - 1)):
        return True
    return words.is_capital(first - 1) and key not in _BEFORE_A_LAW and not is_year(key)


def _is_body(words: Words, end: int) -> bool:
    return end < words.count and words.keys[end] in _BODIES and words.is_spaced(end - 1)


def _is_of_a_body(words: Words, index: int) -> bool:
    """Whether an acronym stands in brackets after a committee's name, or as that of a court."""
    before = words.text[max(words.start, words.starts[index] - 90) : words.starts[index]]
    return before.endswith(("(", "(the ")) and bool(
        re.search(
            r"(?:Committee|Commission|Court|Cent(?:re|er)|Council|Network)\b[^.;()]*\((?:the )?$", before
        )
    )


def _by_alias(words: Words, index: int, known: Instrument) -> tuple[int, Instrument]:
    span = Span(words.starts[index], words.ends[index])
    return index + 1, Instrument(span, known.code, known.name, known.called, "norm.defined", known.year)


def _named(
    words: Words, first: int, end: int, code: str, rule: str, aliases: dict[str, Instrument]
) -> tuple[int, Instrument]:
    text = words.text
    begin, year = leftwards(words, first) if code and rule == "norm.name" else (first, None)
    if year is None:
        year = next((int(key) for key in words.keys[first:end] if is_year(key)), None)
    start, stop = words.starts[begin], words.ends[end - 1]
    name = text[start:stop]
    if name.count("(") > name.count(")") and text.startswith(")", stop):
        stop += 1
    stop, year = _with_year(text, stop, year, code)
    code = _settled(code, words, start)
    instrument = Instrument(Span(start, stop), code, "", called_of(code), rule, year)
    stop = define(text, stop, instrument, name, aliases)
    instrument.span = Span(start, stop)
    return max(end, words.at(stop)), instrument


def _with_year(text: str, stop: int, year: int | None, code: str) -> tuple[int, int | None]:
    after = AFTER.match(text, stop)
    if after is None or after.end() == stop:
        return stop, year
    told = after[1] or after[2]
    adopted = norms()[code].adopted if code else None
    if told is None or adopted is None or int(told) == adopted:
        return after.end(), int(told) if told else year
    return stop, year


def define(text: str, stop: int, instrument: Instrument, name: str, aliases: dict[str, Instrument]) -> int:
    """Take up a name in brackets after an instrument; returns where the mention ends with it."""
    match = _DEFINED.match(text, stop)
    if match is None:
        return stop
    given = match["name"]
    last = given.split()[-1].lower()
    is_acronym = " " not in given and _is_acronym(given)
    fits = is_acronym and _stands_for(given, f"{name} {_official(instrument)}")
    if not (match["open"] or match["lead"] or fits or last in _CALLED):
        return stop
    aliases[given.lower()] = instrument
    return match.end()


def _stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of a name's initials and begins no later than with what it is called by.

    "(ICC)" after the Rome Statute of the International Criminal Court is the court's.
    """
    words = re.findall(r"[A-Za-z]+", name)
    head = next((place for place, word in enumerate(words) if word.lower() in _CALLED), 0)
    begins = {word[0].upper() for word in words[: head + 1]} | {"U"}
    initials = {word[0].upper() for word in words} | {"U", "N"}
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    return bool(letters) and letters[0] in begins and initials.issuperset(letters)


def _is_acronym(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= 2


def _official(instrument: Instrument) -> str:
    norm = norms().get(instrument.code)
    return f"{norm.name} {norm.called}" if norm else instrument.name


def _settled(code: str, words: Words, start: int) -> str:
    """Which of several treaties a shared name means, by what its paragraph is about."""
    if code not in ("geneva-conventions", "vienna-convention"):
        return code
    around = words.text[max(words.start, start - 300) : min(words.end, start + 300)]
    if code == "geneva-conventions":
        single = re.match(r"(?i:(?:the\s+)?geneva\s+convention\b)", words.text[start : start + 24])
        return "refugee-convention" if single and _REFUGE.search(around) else code
    if _CONSULAR.search(around):
        return "vccr"
    return "vclt" if _TREATIES.search(around) else code
