"""Who is said to have said it: the words around a passage that name the other document's makers, or an outsider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.names import are_one, last_name_of, pattern_of
from tumen.corroboration.origins.surroundings import Quoting, quoting_of
from tumen.vocabulary.spans import Span

_SAID = (
    r"sa(?:id|ys|y|ying)|told|tells?|wr[oi]tes?|written|writing|stat(?:ed|es|ing)|add(?:ed|s|ing)|report(?:ed|s|ing)"
    r"|announce[ds]?|warn(?:ed|s|ing)|urge[ds]?|not(?:ed|es|ing)|argue[ds]?|claim(?:ed|s|ing)|explain(?:ed|s)|declare[ds]?"
    r"|insist(?:ed|s)|stress(?:ed|es)|comment(?:ed|s)|repl(?:ied|ies)|describe[ds]?|put(?:s)? it|quoted?|quoting|cit(?:ed|es|ing)"
    r"|reads?|maintain(?:ed|s)|testif(?:ied|ies)|record(?:ed|s)|according|concluded?|found|finds|publish(?:ed|es)|issued?"
    r"|called|continue[ds]|remark(?:ed|s)|observe[ds]|affirm(?:ed|s)|allege[ds]?|plead(?:ed|s)?|appeal(?:ed|s)?"
)
_TEXT = r"letter|statement|report|release|testimony|submission|speech|article|interview|text|briefing|appeal|petition|words"
_CUE = re.compile(
    rf"(?<!\w)(?:{_SAID}|{_TEXT})(?!\w)"
    r"|밝혔|밝힌|말했|말한|말이다|전했|전한|했다고|주장|강조|지적|덧붙|설명|호소|촉구|따르면|인용|보도|발표|성명|서한|편지|보고서|증언|측은",
    re.IGNORECASE,
)
#: Verbs that go with a speaker in a sentence that names an outsider; fewer, since these are to find the name.
_SPEAKS = (
    r"said|says|told|tells|wrote|writes|stated|states|added|adds|announced|warned|warns|declared|declares|insisted"
    r"|stressed|commented|replied|explained|put it|puts it|went on|goes on|claimed|claims|noted|argued|urged|argues|concluded"
)
_CAPITAL = r"[A-Z\u00c0-\u00de][\w'\u2019&.-]*"
_NAME = rf"(?:{_CAPITAL}(?:(?:,?\s+|,?\s+(?:of|for|on|in|to|at|and|de|against)\s+(?:the\s+)?|\s+the\s+){_CAPITAL}){{0,14}})"
_BODY = r"(?:embassy|ministry|foreign ministry|government|mission|consulate|commission|committee|group|charity|agency|court|council)"
_ONE = rf"(?:[Tt]he\s+|[Aa]\s+)?(?:(?:spokes\w+|official|statement)\s+(?:for|of|from|at|by)\s+(?:the\s+)?)?(?:{_NAME}|(?:\w+\s+)?{_BODY}(?:\s+in\s+{_CAPITAL})?)"
#: A name further from its verb, or before a colon: only one of several words is taken.
_LOOSE = re.compile(rf"(?P<name>{_NAME})(?:'s|\u2019s)?[^.!?\n]{{0,60}}?(?:(?:{_SPEAKS})\b|:\s*$)")
_OUTSIDERS = (
    re.compile(rf"\b[Aa]ccording to (?P<name>{_ONE})"),
    re.compile(
        rf"(?:statement|letter|report|text|words|release)\s+(?:of|from|by|issued by)\s+(?P<name>{_ONE})"
    ),
    re.compile(rf"(?P<name>{_ONE})(?:\s+(?:has|had|have|also))?\s+(?:{_SPEAKS})\b"),
    re.compile(rf"\b(?:said|says|wrote|writes|added|adds|stated|warned|declared|replied)\s+(?P<name>{_ONE})"),
    _LOOSE,
)
_KOREAN_NAME = r"[\uac00-\ud7a3A-Za-z0-9\u00b7]+(?:\s[\uac00-\ud7a3A-Za-z0-9\u00b7]+){0,7}?"
_KOREAN_OUTSIDERS = (
    re.compile(rf"(?P<name>{_KOREAN_NAME})에 (?:따르면|의하면)"),
    re.compile(
        rf"(?P<name>{_KOREAN_NAME})(?:\s측)?(?:은|는|이|가)(?:\s[^.\n]{{0,30}})?\s?[^.\n]{{0,20}}?(?:밝혔|말했|전했|주장했|강조했|발표했|적었|썼)"
    ),
    re.compile(rf"(?P<name>{_KOREAN_NAME})(?:의|\s측의)\s(?:말|성명|서한|설명|발표|주장)"),
)
_NOBODY = frozenset(
    "most many some several all few others both each other another their our my he she it they we i this that these those who there in as on at when while after once one his her its".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a document that say whose the passage is: ``name`` as they write it, and where."""

    name: str
    span: Span


def attributed_to(document: Document, other: Document, around: tuple[Span, ...]) -> Attribution | None:
    """Where ``document`` says, in ``around``, that the words are those of the makers of ``other``."""
    plain = quoting_of(document.text).plain
    for part in around:
        there = plain[part.start : part.end]
        if not _CUE.search(there) and not there.rstrip(" \n\"\u201c\u2018'").endswith(":"):
            continue
        for name in _others(document, other):
            found = pattern_of(name).search(there)
            if found is None and name in (other.author, *other.signatories):
                found = last_name_of(name).search(there)
            if found:
                return Attribution(name, Span(*found.span()).shifted(part.start))
    return None


def _others(document: Document, other: Document) -> Iterator[str]:
    """Names of the makers of ``other`` that are not those of ``document`` too."""
    own = {name.casefold() for name in document.names}
    for name in other.names:
        if name.casefold() not in own and not name.isdigit():
            yield name


#: What a letter, a statement, a report is called where it is quoted, by the genre of what is quoted.
_CALLED = {
    "letter": r"letter|서한|편지",
    "statement": r"statement|성명|입장문",
    "report": r"report|보고서",
    "testimony": r"testimony|증언",
    "speech": r"speech|연설",
    "release": r"press release|보도자료",
}


def attributed_to_kind(document: Document, genre: str, around: tuple[Span, ...]) -> Attribution | None:
    """Where ``document`` says, in ``around``, that the words are those of a text of ``genre`` ("in the letter")."""
    if genre not in _CALLED:
        return None
    called = re.compile(
        rf"(?<!\w)(?:the|this|that|open|joint|its|their|a)\s+(?:\w+\s+)?(?:{_CALLED[genre]})\b|(?:{_CALLED[genre]})(?:에서|에)"
    )
    plain = quoting_of(document.text).plain
    for part in around:
        if found := called.search(plain[part.start : part.end]):
            return Attribution(found.group(), Span(*found.span()).shifted(part.start))
    return None


#: Words of a paragraph that gives credit, at most; a longer one tells something.
_LINE = 14
_CREDIT = re.compile(
    r"\b(?:by|from|source|reporting|via|courtesy|republished|originally|first|appeared|story|copyright|with|material|credit)\b"
    r"|based on|adapted|excerpt\w*|drawn|thanks"
    r"|[(\[=\u2014\u2013]|제공|출처|기사|보도|전재|바탕|글을|자료|인용|발췌|참고|옮긴|옮김",
    re.IGNORECASE,
)


def credited(document: Document, other: Document, passages: tuple[Span, ...]) -> Attribution | None:
    """Where a line of ``document``, outside of all ``passages``, credits the publisher or author of ``other``."""
    for name in _others(document, other):
        if name not in (other.publisher, other.author):
            continue
        for found in pattern_of(name).finditer(document.text):
            span = Span(*found.span())
            line = _paragraph(document.text, span)
            if any(passage.overlaps(span) for passage in passages):
                continue
            if len(line.of(document.text).split()) <= _LINE and _CREDIT.search(line.of(document.text)):
                return Attribution(name, span)
    return None


def _paragraph(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def named(document: Document, other: Document) -> Attribution | None:
    """Where ``document`` names a maker of ``other``, anywhere, be it in words that it took over."""
    for name in _others(document, other):
        if found := pattern_of(name).search(document.text):
            return Attribution(name, Span(*found.span()))
    return None


def outsider(document: Document, around: tuple[Span, ...]) -> Attribution | None:
    """Whom ``document`` names, in ``around``, as the one whose words they are; nobody of its own house."""
    quoting = quoting_of(document.text)
    for part in around:
        for name, span in _outsiders(quoting, part):
            if not any(are_one(name, own) for own in document.names):
                return Attribution(name, span)
    return None


def _outsiders(quoting: Quoting, part: Span) -> Iterator[tuple[str, Span]]:
    there = quoting.plain[part.start : part.end]
    for pattern in (*_OUTSIDERS, *_KOREAN_OUTSIDERS):
        for found in pattern.finditer(there):
            name = _tidied(found["name"])
            if name and name.split()[0].casefold() not in _NOBODY and (pattern is not _LOOSE or " " in name):
                yield name, Span(*found.span("name")).shifted(part.start)


@lru_cache(4_096)
def _tidied(name: str) -> str:
    name = " ".join(name.split()).strip(" ,.")
    name = re.sub(r"^(?:[Tt]he|[Aa]|In its text|In|Its|As)\s+", "", name)
    return re.sub(r"(?:'s|\u2019s)$", "", name)
