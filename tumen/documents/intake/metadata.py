"""Who published and wrote a document, when, in which language, under which title: each with its evidence.

What the file's own fields state comes first (a page's markup, a message's headers), then what the blocks say.
A date told in running prose never dates the document; a numeric date that can be read two ways dates it only
when something in the document decides; no evidence means no value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tumen.documents.intake.authors import read_authors
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.extraction import PARTICULARS, Block, Found, Metadata
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.genres import read_genre
from tumen.documents.intake.languages import language_of
from tumen.documents.intake.publication import read_publication
from tumen.documents.intake.publishers import read_publisher
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
    metadata = Metadata(
        publisher=stated.publisher or _first(fields, "publisher") or read_publisher(said, authors),
        authors=authors,
        voices=read_voices(said, fields, authors),
        published=published,
        title=stated.title or _first(fields, "title") or _title(said),
        language=language_of(_prose(said), stated.language),
        genre=read_genre(said, fields),
        particulars=stated.particulars
        + tuple((name, found) for name, found in fields if name in PARTICULARS),
    )
    return metadata, undated_because


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
