"""An extraction on its way through the wall, and what is checked of it on this side.

The text and its blocks travel as bytes, because JSON of so many would take twenty times its length to be
read. Whoever answers may have been taken over by the file: kinds, bounds and places are all checked, so that
what comes through is an extraction that could be true, whatever it was made from."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Any

from tumen.documents.errors import TooLargeFile
from tumen.documents.intake import limits, sniff
from tumen.documents.intake.cleaning import is_clean
from tumen.documents.intake.confined.frames import whole, words
from tumen.documents.intake.entry import ATOM_ENTRY, RSS_ITEM
from tumen.documents.intake.extraction import PARTICULARS, Block, Extraction, Found, Metadata, Recognised
from tumen.vocabulary.codes import BlockKind, Genre
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: One block: its kind by number, where it begins and ends.
_BLOCK = struct.Struct("<BII")
_KINDS = tuple(BlockKind)
_OWN_PROCESS = frozenset((sniff.PDF, sniff.DOCX, sniff.XLSX))
_MEDIA_TYPES = _OWN_PROCESS | {
    sniff.PLAIN, sniff.MARKDOWN, sniff.HTML, sniff.CSV, sniff.EML, RSS_ITEM, ATOM_ENTRY,
}  # fmt: skip
_EXTRACTOR = re.compile(r"tumen\.[a-z]{1,30}")
#: Characters of an extractor's version, which names libraries with theirs.
_VERSION_CHARACTERS = 500
_SINGLE = ("publisher", "published", "title", "language", "genre")
_SEVERAL = ("authors", "voices")


@dataclass(frozen=True, slots=True)
class Apart:
    """Said instead of an extraction: a file whose reader has a process of its own, by its media type."""

    media_type: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Said instead of an extraction: the numbers of a PDF's pages without text, from 1, to be looked at."""

    pages: tuple[int, ...]


def handed(found: Extraction | Apart | Blank) -> tuple[dict[str, Any], bytes]:
    """As it is said over the wall. Raises TooLargeFile for a text of more blocks than there may be."""
    if isinstance(found, Apart):
        return {"apart": found.media_type}, b""
    if isinstance(found, Blank):
        return {"blank": list(found.pages)}, b""
    if len(found.blocks) > limits.TEXT_BLOCKS:
        raise TooLargeFile(
            f"it has more than {limits.TEXT_BLOCKS:,} lines or paragraphs. Split it and read its parts."
        )
    text = found.text.encode()
    blocks = [_BLOCK.pack(_KINDS.index(one.kind), one.span.start, one.span.end) for one in found.blocks]
    said = {
        "media_type": found.media_type,
        "extractor": found.extractor,
        "version": found.extractor_version,
        "text": len(text),
        "metadata": _told(found.metadata),
        "notes": list(found.notes),
        "undated_because": found.undated_because,
        "recognised": [[*one.span.to_json(), one.first, one.last] for one in found.recognised],
    }
    return {"extraction": said}, text + b"".join(blocks)


def _told(metadata: Metadata) -> dict[str, Any]:
    return {
        **{name: _told_of(found) for name in _SINGLE if (found := getattr(metadata, name))},
        **{name: [_told_of(found) for found in getattr(metadata, name)] for name in _SEVERAL},
        "particulars": [[name, _told_of(found)] for name, found in metadata.particulars],
    }


def _told_of(found: Found[Any]) -> list[Any]:
    return [str(found.value), found.evidence, found.span.to_json() if found.span else None]


def received(said: dict[str, Any], data: bytes) -> Extraction | Apart | Blank:
    """What was handed over. Raises one of `confined.UNTRUE` for what `handed` cannot have said."""
    if "apart" in said:
        return Apart(_one_of(_OWN_PROCESS, said["apart"]))
    if "blank" in said:
        pages = tuple(whole(number) for number in said["blank"])
        if not (len(pages) <= limits.PDF_PAGES and all(0 < number <= limits.PDF_PAGES for number in pages)):
            raise ValueError("no pages of one file")
        return Blank(pages)
    return _extraction(said["extraction"], data)


def _extraction(said: dict[str, Any], data: bytes) -> Extraction:
    size = whole(said["text"])
    if not 0 < size <= len(data) <= size + limits.TEXT_BLOCKS * _BLOCK.size:
        raise ValueError("too long")
    text = data[:size].decode()
    if len(text) > limits.TEXT_CHARACTERS or not is_clean(text):
        raise ValueError("no text of a document")
    version = words(said["version"])
    if not _EXTRACTOR.fullmatch(words(said["extractor"])) or len(version) > _VERSION_CHARACTERS:
        raise ValueError("no reader of ours")
    return Extraction(
        media_type=_one_of(_MEDIA_TYPES, said["media_type"]),
        extractor=words(said["extractor"]),
        extractor_version=version,
        text=text,
        blocks=_blocks(data[size:]),
        metadata=_metadata(said["metadata"], text),
        notes=tuple(map(words, said["notes"])),
        undated_because=words(said["undated_because"]),
        recognised=tuple(_recognised(one, text) for one in said["recognised"]),
    )


def _blocks(data: bytes) -> tuple[Block, ...]:
    """Raises ValueError for what are none; whether they lie in the text in order, the extraction checks."""
    if len(data) % _BLOCK.size:
        raise ValueError("cut off")
    found = []
    for kind, start, end in _BLOCK.iter_unpack(data):
        if kind >= len(_KINDS):
            raise ValueError("no kind of block")
        found.append(Block(_KINDS[kind], Span(start, end)))
    return tuple(found)


def _metadata(said: dict[str, Any], text: str) -> Metadata:
    def one(name: str) -> Found[str] | None:
        return _found(said[name], text) if name in said else None

    published, genre = one("published"), one("genre")
    if genre:
        Genre(genre.value)
    return Metadata(
        publisher=one("publisher"),
        authors=tuple(_found(each, text) for each in said["authors"]),
        voices=tuple(_found(each, text) for each in said["voices"]),
        published=Found(Interval.from_edtf(published.value), published.evidence, published.span)
        if published
        else None,
        title=one("title"),
        language=one("language"),
        genre=genre,
        particulars=tuple(
            (_one_of(PARTICULARS, name), _found(each, text)) for name, each in said["particulars"]
        ),
    )


def _found(said: list[Any], text: str) -> Found[str]:
    value, evidence, span = said
    return Found(words(value), words(evidence), None if span is None else _span(span, text))


def _span(said: list[Any], text: str) -> Span:
    start, end = said
    span = Span(whole(start), whole(end))
    if span.end > len(text):
        raise ValueError("outside the text")
    return span


def _recognised(said: list[Any], text: str) -> Recognised:
    start, end, first, last = said
    if not 0 < whole(first) <= whole(last) <= limits.PDF_PAGES:
        raise ValueError("no pages of one file")
    return Recognised(_span([start, end], text), first, last)


def _one_of(known: Any, value: Any) -> str:
    if words(value) not in known:
        raise ValueError("not one of those that there are")
    return str(value)
