"""Who is said to have said it: words beside a passage that name the other's makers or an outsider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tumen.corroboration.origins.cues import CREDIT, CUE, KIND_CALLED, LOOSE, NOBODY, SPEAKERS
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.names import are_one, last_name_of, pattern_of
from tumen.corroboration.origins.surroundings import Quoting, quoting_of
from tumen.vocabulary.spans import Span


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
        if not CUE.search(there) and not there.rstrip(" \n\"\u201c\u2018'").endswith(":"):
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


def attributed_to_kind(document: Document, genre: str, around: tuple[Span, ...]) -> Attribution | None:
    """Where ``document`` says, in ``around``, that the words are those of a text of its ``genre``."""
    if genre not in KIND_CALLED:
        return None
    plain = quoting_of(document.text).plain
    for part in around:
        if found := KIND_CALLED[genre].search(plain[part.start : part.end]):
            return Attribution(found.group(), Span(*found.span()).shifted(part.start))
    return None


#: Words of a paragraph that gives credit, at most; a longer one tells something.
_LINE = 14
#: Code points into a paragraph at which a dateline names the agency, at most.
_DATELINE = 40


def credited(document: Document, other: Document, passages: tuple[Span, ...]) -> Attribution | None:
    """Where ``document`` credits those who made ``other``: a dateline, or a line beside ``passages``."""
    for name in _others(document, other):
        if name not in (other.publisher, other.author):
            continue
        for found in pattern_of(name).finditer(document.text):
            span = Span(*found.span())
            line = _paragraph(document.text, span)
            if _is_dateline(document.text, span, line) and found.group() in name:
                return Attribution(name, span)
            if any(passage.overlaps(span) for passage in passages):
                continue
            if len(line.of(document.text).split()) <= _LINE and CREDIT.search(line.of(document.text)):
                return Attribution(name, span)
    return None


def _is_dateline(text: str, span: Span, line: Span) -> bool:
    """Whether a name stands in brackets where a paragraph begins: "SEOUL (Name) -", "(서울=Name)"."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return (
        span.start - line.start <= _DATELINE and before in "([=" and bool(before) and after in (")", "]", "=")
    )


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
    for pattern in SPEAKERS:
        for found in pattern.finditer(there):
            name = _tidied(found["name"])
            if name and name.split()[0].casefold() not in NOBODY and (pattern is not LOOSE or " " in name):
                yield name, Span(*found.span("name")).shifted(part.start)


@lru_cache(4_096)
def _tidied(name: str) -> str:
    name = " ".join(name.split()).strip(" ,.")
    name = re.sub(r"^(?:[Tt]he|[Aa]|In|Its|As)\s+", "", name)
    name = re.sub(r"^(?:이?라고|한편|이어|또한?)\s+", "", name)
    return re.sub(r"(?:'s|\u2019s)$", "", name)
