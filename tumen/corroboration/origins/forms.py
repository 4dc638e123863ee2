"""The form of a document: whether it speaks for itself, as a letter does, or tells of others."""

from __future__ import annotations

import re
from functools import lru_cache

from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.surroundings import quoting_of
from tumen.vocabulary.spans import Span

#: Kinds of text that speak for themselves, by the word that starts what a person or the reader calls them.
_PRIMARY = {
    "letter": ("letter", "서한", "편지"),
    "statement": ("statement", "declaration", "성명", "입장", "논평"),
    "testimony": ("testimony", "interview", "증언", "수기"),
    "report": ("report", "submission", "보고서"),
    "speech": ("speech", "연설"),
    "release": ("release", "press release", "보도자료"),
}
_MARKS = {
    "letter": re.compile(
        r"^(?:Dear\s.{2,80}|To (?:the|His|Her) .{2,80}[,:]|Your (?:Excellency|Honou?r).{0,40}"
        r"|.{2,40}(?:께|귀하)[,.]?"
        r"|(?:Yours?|Very|Most) (?:sincerely|faithfully|truly|respectfully).{0,10}"
        r"|(?:Respectfully|Sincerely)(?: yours)?,?"
        r"|(?:With|Kind|Best) (?:kind |best )?regards,?|(?:드림|올림|배상))\s*$",
        re.MULTILINE,
    ),
    "statement": re.compile(
        r"^(?:(?:Joint |Press |Public |Open )?(?:Statement|Declaration|Communiqu\u00e9)\b.{0,120}"
        r"|.{0,60}(?:성명서?|입장문|논평)\s*$)",
        re.MULTILINE,
    ),
    "release": re.compile(
        r"^(?:for immediate release|press release|media release|embargoed until.{0,60}|notes to editors:?"
        r"|보도자료|즉시 배포용?)",
        re.MULTILINE | re.IGNORECASE,
    ),
}
_AGENCY = re.compile(
    r"\b(?:(?:news|press|wire) (?:agency|service)|newswire|associated press|reuters|agence)\b|통신사?$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:[Ww]e|[Oo]ur|[Uu]s|[Oo]urselves|I|[Mm]y)(?!\w)"
    r"|(?<!\w)(?:우리|저희|본 단체|본인)(?:는|가|의|를|도)?(?!\w)"
)


@lru_cache(2_048)
def form_of(document: Document) -> tuple[str, tuple[Span, ...]]:
    """The kind of text that speaks for itself that ``document`` is, "" for none, and what shows it.

    What is known of it (its genre, more than one signatory) comes before what is written on it. News of
    every kind has no such form, even with a letter printed in it.
    """
    marks = {
        kind: tuple(Span(*m.span()) for m in mark.finditer(document.text)) for kind, mark in _MARKS.items()
    }
    genre = document.genre.casefold()
    for kind, words in _PRIMARY.items():
        if genre.startswith(words):
            return kind, marks.get(kind, ())
    if genre:
        return "", ()
    for kind, spans in marks.items():
        if len(spans) >= (2 if kind == "letter" and not document.signatories else 1):
            return kind, spans
    return ("statement", ()) if len(document.signatories) > 1 else ("", ())


def first_person(document: Document, span: Span) -> tuple[Span, ...]:
    """Where the passage speaks as "we" or "I", outside of quotation marks."""
    plain = quoting_of(document.text).plain
    return tuple(Span(*m.span()) for m in _FIRST_PERSON.finditer(plain, span.start, span.end))


def is_of_an_agency(document: Document) -> bool:
    """Whether the publisher's name says that it is a news agency."""
    return bool(_AGENCY.search(document.publisher))
