"""Who published and wrote a document, when, in which language, under which title: each with its evidence.

What the file's own fields state comes first (a page's markup, a message's headers), then what the blocks say.
A date told in running prose never dates the document; a numeric date that can be read two ways dates it only
when something in the document decides; no evidence means no value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tumen.documents.intake.authors import read_authors, read_signers
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.extraction import PARTICULARS, Block, Found, Metadata
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.genres import read_genre
from tumen.documents.intake.issuing import chosen, offered
from tumen.documents.intake.issuing.candidates import Candidate, words_of
from tumen.documents.intake.languages import language_of
from tumen.documents.intake.publication import read_publication
from tumen.documents.intake.publishers import publishers_told, read_evidence_giver, read_publisher
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.voices import read_voices
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def read_metadata(contents: Contents, blocks: Iterable[Block]) -> tuple[Metadata, str]:
    """What file and blocks say of the document, and why it has no date where that needs a word."""
    said = [Said(block.kind, block.span.of(contents.text), block.span) for block in blocks]
    fields = _fields(said)
    stated = contents.stated
    published, undated_because = read_publication(contents, said)
    authors = stated.authors or read_authors(said, fields)
    language, genre = language_of(_prose(said), stated.language), read_genre(said, fields)
    voices = read_voices(said, fields, authors)
    publisher = stated.publisher or _first(fields, "publisher") or read_evidence_giver(said)
    if language is not None and language.value == "en":
        told = [*publishers_told(said), *_told(said, fields, authors, voices)]
        issuer = chosen(said, told, genre.value if genre else "")
        if issuer is not None and not issuer.is_person:
            publisher = publisher or _as_told(issuer.found, told)
        elif issuer is not None and not voices and not authors:
            voices = (issuer.found,)
    metadata = Metadata(
        publisher=publisher or read_publisher(said, authors),
        authors=authors,
        voices=voices,
        published=published,
        title=stated.title or _first(fields, "title") or _title(said),
        language=language,
        genre=genre,
        particulars=stated.particulars
        + tuple((name, found) for name, found in fields if name in PARTICULARS),
    )
    return metadata, undated_because


def _as_told(issuer: Found[str], told: list[tuple[str, Found[str]]]) -> Found[str]:
    """The issuer in the form in which a way of naming publishers finds it: "The River Group (RG)"."""
    words = words_of(issuer.value)
    whole = (found for way, found in told if way == "first" and words <= words_of(found.value))
    return next(whole, issuer)


def issuers_offered(said: list[Said]) -> list[Candidate]:
    """The names on offer for who stands behind a document, with their signs: for learning their weights."""
    fields = _fields(said)
    authors, genre = read_authors(said, fields), read_genre(said, fields)
    told = _told(said, fields, authors, read_voices(said, fields, authors))
    return offered(said, [*publishers_told(said), *told], genre.value if genre else "")


def _told(
    said: list[Said],
    fields: list[tuple[str, Found[str]]],
    authors: tuple[Found[str], ...],
    voices: tuple[Found[str], ...],
) -> Iterator[tuple[str, Found[str]]]:
    """Who writes, signs and speaks, for the choice of who stands behind the document."""
    yield from (("author", found) for found in authors)
    yield from (("signer", found) for found in read_signers(said))
    yield from (("voice", found) for found in voices)
    named = ("author", "publisher", "sender", "interviewee", "recipient")
    yield from ((f"field {name}", found) for name, found in fields if name in named)


def _prose(said: list[Said]) -> str:
    telling = (BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.TABLE_ROW)
    return "\n".join(block.words for block in said if block.kind in telling)


def _fields(said: list[Said]) -> list[tuple[str, Found[str]]]:
    found = []
    for block in said:
        field = field_of(block.words) if block.kind is BlockKind.HEADER else None
        if field and field.value:
            start = block.span.start + field.offset
            span = Span(start, start + len(field.value))
            found.append((field.name, Found(field.value, f"the line “{short(block.words)}”", span)))
    return found


def _first(fields: list[tuple[str, Found[str]]], name: str) -> Found[str] | None:
    return next((found for known, found in fields if known == name), None)


def _title(said: list[Said]) -> Found[str] | None:
    """The headline; of a labelled one ("Re: ...") what stands behind the label."""
    headline = next((block for block in said if block.kind is BlockKind.HEADLINE), None)
    if headline is None:
        return None
    field = field_of(headline.words)
    is_labelled = field is not None and field.name == "title" and bool(field.value)
    words = re.split(r"\s/\s", field.value)[0] if field and is_labelled else headline.words
    start = headline.span.start + headline.words.find(words)
    return Found(" ".join(words.split()), "the headline", Span(start, start + len(words)))
