"""Amounts without a numeral: "a third of the detainees", "both brothers", "none of them", "nobody"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reading.numbers.mentions import NumberMention
from tumen.reading.numbers.surroundings import settle_nobody
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.spans import Span

_GROUP = r"(?:the|these|those|them|us|whom|its|their|our|his|her|my|your|you)\b"
_FRACTION = re.compile(
    r"(?<![\w-])(?P<core>(?:(?:about|around|nearly|almost|over|more\s+than|roughly|at\s+least)\s+)?"
    r"(?:a\s+|one[\s-]|two[\s-]|three[\s-])?(?:half|third|thirds|quarter|quarters|fifth|fifths|tenth"
    r"|tenths))"
    rf"\s+of\s+(?P<whole>(?:all|{_GROUP})(?:\s+[\w,]+)?)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bboth(?=\s+(?:aged|from|in|at|under|over|on)\s+(?![^.;]{0,80}\b(?:and|or)\b)|\s+(?P<next>of\s+(?:the|them|us|whom|these|those)\b"
    r"|(?:(?:the|his|her|my|their|our|these|those|were|are|have|had|was)\s+)?(?P<noun>[a-z]+(?:\s+[a-z]+)?)\b)"
    r"|\s*[.;,)!?])",
    re.IGNORECASE,
)
#: A noun phrase after "no", with its adjectives and quotation marks: "no so-called “defectors”".
_PHRASE = r"(?:[“”‘’\"']?[\w’'-]+[“”‘’\"']?\s+){0,4}[“‘\"']?[\w-]+"
_AUXILIARY = r"\s+(?:has|have|had|was|were|is|are)\b"
#: "Neither by their wives nor by": two ways, and nobody is counted.
_JOINED = r"\s+(?:by|in|of|to|the|an?|his|her|their|my|our|its|at|for|from|with|on)\b"
_NONE = re.compile(
    r"\b(?P<nobody>nobody|no\s+one|no-one)\b(?!['’]s)"
    rf"|\b(?P<part>none|not\s+(?:even\s+)?(?:a\s+single\s+)?one|neither)\s+of\s+(?P<whole>{_GROUP}(?:\s+[\w,]+){{0,2}})"
    r"|\b(?P<single>not\s+(?:even\s+)?a\s+single\s+one)\b"
    rf"|\b(?P<no>no\s+such\s+thing\s+as\s+an?|no|not\s+a\s+single|not\s+one|neither(?!{_AUXILIARY}|{_JOINED}))\s+(?=(?P<noun>{_PHRASE}))"
    rf"|\b(?P<bare>neither(?={_AUXILIARY})|none|not\s+(?:even\s+)?(?:a\s+single\s+)?one)\b(?!\s+(?:of|the|other|too|but)\b)",
    re.IGNORECASE,
)
#: "No more than 700": a bound, not none.
_BOUNDING = re.compile(r"(?:more|fewer|less|later|longer)\b", re.IGNORECASE)
#: "A third returnee": one more of a number of people told one by one.
_ORDINAL = re.compile(
    r"\b(?P<core>(?:a|another)\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\s+"
    r"(?P<noun>[a-z-]+(?:\s+[a-z-]+){0,2})",
    re.IGNORECASE,
)
_COUNTS_PEOPLE = (Counted.VICTIMS, Counted.PEOPLE, Counted.CASES, Counted.ROLES)
#: Nouns that the lists know as people or cases, but that "no" seldom counts: "no other way", "no return".
_NOT_AFTER_NO = frozenset("other others one north south body release return little trial sentence".split())
_ENDS_PHRASE = frozenset("were was is are has had been of to in on for and that longer".split())


def shares(text: str) -> Iterator[NumberMention]:
    """The amounts without a numeral, in no order; they may overlap numerals."""
    yield from _fractions(text)
    yield from _boths(text)
    yield from _nones(text)
    yield from _ordinals(text)


def _fractions(text: str) -> Iterator[NumberMention]:
    for match in _FRACTION.finditer(text):
        core = Span(*match.span("core"))
        quantity = Quantity(None, None, approximate=True, share_of=match["whole"])
        yield NumberMention(core, core, quantity, "number.fraction", FigureKind.VAGUE, partitive=True)


def _boths(text: str) -> Iterator[NumberMention]:
    for match in _BOTH.finditer(text):
        words = (match["noun"] or "").split()
        joins = words and not any(counted(word) in _COUNTS_PEOPLE for word in words)
        if joins and not re.match(r"(?:were|are|have|had|was)\b", match["next"] or "", re.IGNORECASE):
            continue  # "both cruel and pointless"
        core = Span(*match.span())
        yield NumberMention(core, core, Quantity(2, 2), "number.both", definite=True)


def _nones(text: str) -> Iterator[NumberMention]:
    for match in _NONE.finditer(text):
        group = next(name for name in ("nobody", "part", "single", "no", "bare") if match[name])
        if group == "no" and re.match(r"not\s+one", match["no"], re.IGNORECASE):
            group = "no" if counts_people(match["noun"]) else "bare"
        if group == "no" and (_BOUNDING.match(match["noun"]) or not counts_people(match["noun"])):
            continue
        core, share = Span(*match.span("no" if match["no"] else group)), match["whole"] or ""
        rule = "number.nobody" if group == "nobody" else "number.none"
        settled = settle_nobody(text, core, is_echo=group == "single")
        yield NumberMention(core, core, Quantity(0, 0, share_of=share), rule, settled, partitive=bool(share))


def _ordinals(text: str) -> Iterator[NumberMention]:
    for match in _ORDINAL.finditer(text):
        if counts_people(match["noun"]):
            core = Span(*match.span("core"))
            yield NumberMention(core, core, Quantity(1, 1, additive=True), "number.ordinal")


def counts_people(words: str) -> bool:
    """Whether the noun phrase after "no" is about people or cases: "no unaccompanied minors"; not "no further
    details"."""
    for word in re.findall(r"[\w-]+", words):
        if counted(word) in _COUNTS_PEOPLE and word.lower() not in _NOT_AFTER_NO:
            return True
        if word.lower() in _ENDS_PHRASE:
            return False
    return False
