"""Instruments that the vocabulary does not know, told by their shape: "the Refugees Act, 1998", "Law No. 89".

A name is built of capitals around a word such as Act or Convention, and kept as written, with an empty code.
A law known under a name that many countries share ("the Criminal Law") gets its code from its country later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reading.norms.instruments import AFTER, Instrument, called_by, define, is_year
from tumen.reading.norms.words import Cover, Words
from tumen.vocabulary.spans import Span

#: Words that a capitalised name ends with, or begins with before "on", "of", "against" ...
HEADS = frozenset(
    """
    act law code convention covenant treaty agreement protocol charter declaration accord accords pact
    compact statute regulation regulations directive ordinance decree memorandum rules principles
    guidelines constitution proclamation arrangement
""".split()
)
#: What ends like an instrument and is none, by any word of it ("the Center for Displacement and Law") ...
_INSTITUTIONS = frozenset(
    """
    center centre institute school faculty department university review journal clinic society association
    network initiative committee court firm college club party street avenue professor dr mr mrs ms
    programme program project harvard yale flight vinci
""".split()
)
#: ... or by nothing but such words: "International Law", "Democratic National Convention", "Balancing Act".
_NO_NAMES = {
    "law": """
        international customary humanitarian common martial islamic sharia public private human rights
        refugee domestic natural national civil constitutional administrative military state federal
        murphy moore the and of for both
""",
    "act": "federal national state constitutional balancing juggling disappearing vanishing class final a",
    "code": "dress bar source area qr zip morse building conduct computer moral honor honour colour color",
    "convention": "national democratic republican annual party constitutional international common the",
    "rules": "house ground golden basic new road the",
    "principles": "first basic guiding general common the peremptory recommended",
    "guidelines": "basic general new the",
    "agreement": "confidentiality disclosure non rental lease licence license prenuptial general the",
    "protocol": "health internet security safety the",
    "charter": "the private",
    "declaration": "joint final draft solemn the",
    "treaty": "the",
    "arrangement": "living seating security general joint the",
    "proclamation": "presidential royal the",
}
_NO_NAME = {head: frozenset(words.split()) for head, words in _NO_NAMES.items()}
_OF_EVERY_LAW = _NO_NAME["law"]
#: Words that begin a sentence or stand before a name with a capital, and are no part of it.
_LEADING = frozenset(
    """
    the a an under in on at by of to from for with and but or as if when while where that this these those
    its their his her our your my no any every each both all some most many such what which who since
    after before until during according see per also article articles section sections rule paragraph
""".split()
)
_LEFT_LINKS = frozenset("of for and to from in s against through".split())
_RIGHT_BEGINS = frozenset(
    "on for against concerning relating regarding governing of to between with prohibiting providing".split()
)
_RIGHT_LINKS = frozenset(
    "the and of for in on to by with or against from all their its under a an s as into".split()
)
_NOT_OF = frozenset(
    "parliament god congress war faith terror silence conduct practice ethics honour honor law nature".split()
)
_LONGEST = 24
#: Heads that also stand inside a longer name: "Law on the Constitution", "Convention on Statute Limitations".
_PART_OF_NAMES = frozenset({"constitution", "statute", "rules", "principles", "act", "agreement"})
#: Words that tell which protocol it is and name none.
_WHICH_PROTOCOL = frozenset("optional additional first second third new protocol and".split())

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBERED = re.compile(
    rf"(?:(?:Presidential|Royal|Legislative|Ministerial|Supreme|Federal|Organic|Executive|Government|Cabinet|Public|Emergency)\s+)?"
    r"(?:Law|Act|Decree-Law|Decree|Order|Ordinance|Directive|Regulation|Proclamation|Circular|Decision|Instruction|Resolution)\s+"
    rf"(?:\((?:EU|EC)\)\s*)?(?:(?:[Nn]os?\.?|[Nn]umber|n°|#)\s*\d(?:[\w./-]*\w)?|\d+[-/.]\d[\w./-]*|\d{{2,}}(?=\s+of\s))"
    rf"(?:\s+of\s+(?:\d{{1,2}}\s+{_MONTH}\s+)?\d{{4}}|/\d+|\s*\(\d{{4}}\))?"
    r"|(?:Executive\s+Order|Public\s+Law|Proclamation)\s+\d[\d-]*"
    r"|(?:ILO|International\s+Labou?r\s+Organi[sz]ation)(?:['’]s)?(?:\s+\(ILO\))?[\s-]+Conventions?\s+(?:[Nn][Oo]?s?\.?\s*)?\d+(?:\s*\(\d{4}\))?"
    r"|Conventions?\s+[Nn]os?\.?\s*\d+|Protocol\s+[Nn]o\.?\s*\d+(?:\s+to\s+the\s+(?:European\s+Convention(?:\s+on\s+Human\s+Rights)?|ECHR|Convention))?"
)
_DATED = re.compile(
    r"(?:Law|(?:(?:Cabinet|Council|Government|Ministry)\s+)?Decision|(?:Cabinet|Council|Government|Ministry)\s+decision|Decree|Order|Ordinance|Act|Circular|Regulation|Instruction|Directive|Declaration"
    r"|(?:European\s+Parliament\s+)?[Rr]esolution)"
    rf"\s+of\s+(?:\d{{1,2}}\s+)?{_MONTH}\s+\d{{4}}"
)
_OF_THE_UN = re.compile(
    r"(?:(?:(?:UN|U\.N\.|United\s+Nations)\s+)?(?:Security\s+Council|General\s+Assembly|Human\s+Rights\s+Council|UNSC|UNGA|UNSCR|HRC|ECOSOC|Commission\s+on\s+Human\s+Rights)"
    r"(?:['’]s)?\s+)?[Rr]esolutions?\s+(?:[Nn]o\.\s*)?\d+(?:/\d+)?(?:\s*[A-Z]\b)?(?:\s*\([\dIVXLCS-]+\))?"
    r"(?:(?<=\d)(?:,\s*\d{2,}(?:/\d+)?)*\s+and\s+\d{2,}(?:/\d+)?)?"
    r"|\b(?:[Gg]eneral\s+(?:[Cc]omment|[Rr]ecommendation)s?|(?:Ex[Cc]om\s+|Executive\s+Committee\s+)?Conclusions?)\s+[Nn]os?\.?\s*\d+(?:\s*\([\dIVXLC]+\))?(?:\s*[–-]\s*\d{4})?(?:,\s*para(?:graph)?s?\.?\s*\d+)?"
    r"|\bUNSCR\s+\d{3,4}\b"
    r"|\b[AES]/(?:HRC/|C\.3/)?RES/[\d/]*\d\b|(?<=report)s?,?\s+\(?[AES]/(?:HRC/|CN\.\d/)?\d[\d/]*\d\b"
    r"|\bUNHCR(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:advisory|[Pp]osition|[Hh]andbook|[Gg]uidelines|guidance\s+note)(?:\s+on\s+(?:[Rr]eturns?|[Pp]rotection|[Dd]etention|[Tt]emporary)(?:\s+(?:to|of)\s+[A-Z]\w+(?:\s[A-Z]\w+)*)?)?"
    rf"(?:\s+of\s+(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?\d{{4}})?"
)
_HAS_UN = re.compile(r"esolution|omment|ecommendation|onclusion|UNHCR|UNSCR|\b[AES]/")
_HAS_NUMBER = re.compile(r"\d")
#: What laws are called in quotation marks after their number or country: 'Law No. 12 "On Refugees"'.
_TITLE = re.compile(r"\s+[\"“«]\s?On\s[^\"”»\n]{3,90}[\"”»]")
#: Codes that are named in small letters too.
_SMALL = re.compile(
    r"\b(?:(?:criminal|penal)\s+(?:procedure\s+)?code|code\s+of\s+criminal\s+procedure|penal\s+law"
    r"|(?<=the\s)laws?\s+on\s+(?:the\s+)?(?:refugees|asylum|foreigners|aliens|(?:im)?migration|extradition|citizenship)"
    r"|(?P<whose>criminal\s+law|constitution|immigration\s+(?:law|act)|nationality\s+(?:law|act)))\b"
)
_SMALL_WORDS = frozenset({"code", "penal", "criminal", "constitution", "immigration", "nationality", "law"})
#: An article before a law in small letters makes it one that is invoked: "article 3 of the constitution".
_ARTICLE_OF = re.compile(
    r"(?:[Aa]rt(?:icle)?s?\.?|[Ss]ections?)\s+[\dIVX][^.;]{0,30}?\s+of\s+(?:the|its|their)\s+$"
)


def shapes_in(words: Words, taken: Cover, aliases: dict[str, Instrument]) -> list[Instrument]:
    """Every unknown instrument of a paragraph outside what is ``taken``, which grows by them; in order."""
    found: list[Instrument] = []
    for span, called, rule in _candidates(words):
        if taken.touches(span):
            continue
        name = words.text[span.start : span.end]
        told = [int(key) for key in re.findall(r"\b\d{4}\b", name) if is_year(key)]
        instrument = Instrument(span, "", _own_name(name), called, rule, told[-1] if told else None)
        titled = _TITLE.match(words.text, span.end) if called & {"law", "act", "decree", "code"} else None
        if titled is not None:
            span = Span(span.start, titled.end())
            instrument.name = _own_name(re.sub(r"[\"“”«»]", "", words.text[span.start : span.end]))
        stop = define(words.text, span.end, instrument, name, aliases)
        instrument.span = Span(span.start, stop)
        found.append(instrument)
        taken.take([instrument.span])
    return sorted(found, key=lambda each: each.span.start)


def _own_name(written: str) -> str:
    """The name as written, in one line and without brackets at its end."""
    return re.sub(r"\s+", " ", written).strip(" ,")


def _candidates(words: Words) -> Iterator[tuple[Span, frozenset[str], str]]:
    text = words.text
    if _HAS_UN.search(text, words.start, words.end):
        for match in _OF_THE_UN.finditer(text, words.start, words.end):
            yield (
                Span(*match.span()),
                frozenset({"resolution" if "esol" in match[0] else "document"}),
                "norm.number",
            )
    for pattern in (_NUMBERED, _DATED) if _HAS_NUMBER.search(text, words.start, words.end) else ():
        for match in pattern.finditer(text, words.start, words.end):
            keys = re.findall(r"[a-z]+", match[0].lower())
            yield Span(*match.span()), called_by(keys), "norm.number"
    if not _SMALL_WORDS.isdisjoint(words.present):
        yield from _in_small_letters(words)
    yield from _capitalised(words)


def _in_small_letters(words: Words) -> Iterator[tuple[Span, frozenset[str], str]]:
    """Codes, and with their country or an article the laws that every country has: "China's criminal law"."""
    for match in _SMALL.finditer(words.text, words.start, words.end):
        span = _with_country(words, match.start(), match.end())
        has_country = span.start < match.start() and words.keys[words.at(span.start)] not in _OF_EVERY_LAW
        before = words.text[max(words.start, match.start() - 60) : match.start()]
        if match["whose"] and not has_country and not _ARTICLE_OF.search(before):
            continue
        yield span, called_by(re.findall(r"[a-z]+", match[0])), "norm.shape"


def _capitalised(words: Words) -> Iterator[tuple[Span, frozenset[str], str]]:
    index = words.count if HEADS.isdisjoint(words.present) else 0
    while index < words.count:
        key = words.keys[index]
        if key in HEADS and words.is_capital(index) and not words.raw(index).isupper():
            shape = _around(words, index)
            if shape is not None:
                first, end = shape
                start, stop = words.starts[first], words.ends[end - 1]
                after = AFTER.match(words.text, stop)
                stop = after.end() if after else stop
                yield Span(start, stop), called_by([key]), "norm.shape"
                index = end
                continue
        index += 1


def _around(words: Words, head: int) -> tuple[int, int] | None:
    """The first word and the word after the last of a name around its head, None when it is none."""
    first, end = _left(words, head), _right(words, head)
    key = words.keys[head]
    if key == "constitution":
        return None if _is_followed_by_capital(words, head + 1) else (first, max(end, head + 1))
    modifiers = words.keys[first:head]
    if end == head + 1:
        if not modifiers or _is_followed_by_capital(words, end):
            return None
        if key == "protocol" and _WHICH_PROTOCOL.issuperset(modifiers):
            return None
        if words.keys[head - 1] in _LEFT_LINKS or modifiers[0] == "draft" or _is_draft(words, first):
            return None
        if not _INSTITUTIONS.isdisjoint(modifiers) or _NO_NAME.get(key, frozenset()).issuperset(modifiers):
            return None
        if modifiers == ["criminal"] and key == "law" and not _is_definite(words, first):
            return None
    return first, end


def _left(words: Words, head: int) -> int:
    """Where the capitals before a head begin."""
    first = index = head
    bracketed: int | None = None  # where the name began when a bracket closed that has not been opened yet
    while index > 0 and head - index < _LONGEST:
        gap = words.text[words.ends[index - 1] : words.starts[index]]
        if gap in (") ", ".) ") and bracketed is None:
            bracketed = first
        elif gap == " (" and bracketed is not None and words.is_capital(index - 1):
            bracketed = None
        elif not _is_linked(words, index - 1, commas=bracketed is not None) and (
            bracketed is None or gap != ", " or words.keys[index] != "etc"
        ):
            break
        index -= 1
        key = words.keys[index]
        if words.is_capital(index) or is_year(key) or (bracketed is not None and key == "etc"):
            first = index
        elif key not in _LEFT_LINKS and (bracketed is None or key not in _RIGHT_LINKS):
            break
    if bracketed is not None:
        first = bracketed
    while first < head and (words.keys[first] in _LEADING or words.keys[first] in _LEFT_LINKS):
        first += 1
    name = words.text[words.starts[first] : words.starts[head]]
    return first if name.count("(") == name.count(")") else head  # "the (Special Measures) Act"


def _right(words: Words, head: int) -> int:
    """Where a name goes on after its head: "on Foreigners and International Protection"."""
    index = head + 1
    if index >= words.count or not words.is_spaced(head) or words.keys[index] not in _RIGHT_BEGINS:
        return head + 1
    end = before_and = head + 1
    begins_with_of = words.keys[index] == "of"
    while index < words.count and index - head < _LONGEST:
        key = words.keys[index]
        if words.is_capital(index):
            if key in HEADS and before_and > head + 1:
                return before_and  # "the Law on Refugees and the Aliens Act"
            if key in HEADS and end > head + 1 and key not in _PART_OF_NAMES:
                break
            if end == head + 1 and (key in _NOT_OF or (begins_with_of and is_year(key))):
                return head + 1
            end = index + 1
        elif end == index and words.text[words.ends[index - 1]] in "-\u2011":
            end = index + 1  # "Co-operation"
        elif key not in _RIGHT_LINKS and not (index == head + 2 and key in ("to", "the")):
            break
        elif end == head + 1 and key in _NOT_OF:
            return head + 1
        elif key == "and":
            before_and = end
        if index + 1 < words.count and not _is_linked(words, index, commas=True):
            break
        index += 1
    while end > head + 1 and words.keys[end - 1] in ("no", "nos"):
        end -= 1
    return end


def _is_linked(words: Words, index: int, *, commas: bool = False) -> bool:
    """Whether a name can run over what stands between word ``index`` and the next."""
    gap = words.text[words.ends[index] : words.starts[index + 1]]
    if gap == " " or (len(gap) <= 3 and gap.isspace() and "\n" not in gap):
        return True
    if gap in ("-", "\u2011", "'", "’", "' ", "’ ", " & "):
        return True
    if gap == ", " and commas:
        return words.is_capital(index + 1) and words.is_capital(index)
    return gap in ("\n", "\r\n") and words.ends[index] - words.text.rfind("\n", 0, words.ends[index]) > 50


def _is_followed_by_capital(words: Words, end: int) -> bool:
    """Whether the head is no head: "Constitution Avenue", "Law Society", "Code Pink"."""
    if end >= words.count or not words.is_spaced(end - 1):
        return False
    is_initial = len(words.raw(end)) == 1 and words.text[words.ends[end] : words.ends[end] + 1] == "."  # B.E.
    return (
        words.is_capital(end) and not is_initial and not is_year(words.keys[end]) and words.raw(end).isalpha()
    )


def _is_draft(words: Words, first: int) -> bool:
    """Whether it is a law yet to be made, or some law: "a Human Rights Act"."""
    return first > 0 and words.keys[first - 1] in ("draft", "proposed", "planned", "a", "an")


def _is_definite(words: Words, first: int) -> bool:
    return first > 0 and (words.keys[first - 1] in ("the", "s", "its", "this", "that", "their"))


def _with_country(words: Words, start: int, end: int) -> Span:
    """A code's small-letter name with the country before it: "Vietnam’s penal code"."""
    index = words.at(start)
    if index > 1 and words.keys[index - 1] == "s" and words.is_capital(index - 2):
        first = index - 2
        while (
            first > 0
            and words.is_capital(first - 1)
            and words.is_spaced(first - 1)
            and words.keys[first - 1] not in _LEADING
        ):
            first -= 1
        return Span(words.starts[first], end)
    if (
        index > 0
        and words.is_capital(index - 1)
        and words.is_spaced(index - 1)
        and words.keys[index - 1] not in _LEADING
    ):
        return Span(words.starts[index - 1], end)
    return Span(start, end)
