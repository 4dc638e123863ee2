"""The one way in: bytes to an extraction, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tumen.documents.errors import NothingToRead, RefusedFile, TooLargeFile
from tumen.documents.intake import limits, sniff
from tumen.documents.intake.blocks import mark_blocks
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.entry import ATOM_ENTRY, RSS_ITEM, read_entry
from tumen.documents.intake.extraction import Block, Extraction, Metadata
from tumen.documents.intake.hints import NO_HINTS, Hints
from tumen.documents.intake.message import read_message
from tumen.documents.intake.metadata import read_metadata
from tumen.documents.intake.office import read_list, read_word, read_workbook
from tumen.documents.intake.paged import read_pdf
from tumen.documents.intake.plain import read_markdown, read_plain
from tumen.documents.intake.told import latest_told
from tumen.documents.intake.webpage import read_page


def extract(data: bytes, *, name: str, hints: Hints = NO_HINTS) -> Extraction:
    """Read a file's bytes.

    ``name`` serves messages and ties that content leaves open, never the choice of format; ``hints`` are what
    the container says of it that it was in. Raises a kind of RefusedFile, with ``name`` in it, for whatever
    cannot be read; nothing else escapes for any bytes.
    """
    try:
        return _extract(data, name, hints)
    except RefusedFile as refused:
        refused.name = name
        raise


def extract_text(text: str) -> Extraction:
    """Read typed words, as plain text whatever they look like. Raises TooLargeFile, NothingToRead."""
    return _extraction(sniff.PLAIN, _refuse_nothing(read_plain(Decoded(text, "UTF-8"))))


def _extract(data: bytes, name: str, hints: Hints) -> Extraction:
    if len(data) > limits.FILE_BYTES:
        raise TooLargeFile(too_large(len(data)))
    sniffed = sniff.sniff(data, name=name, hints=hints)
    contents = _refuse_nothing(_read(sniffed, data, hints))
    return _extraction(sniffed.media_type, replace(contents, notes=(*hints.notes, *contents.notes)))


def _refuse_nothing(contents: Contents) -> Contents:
    if not contents.pieces:
        raise NothingToRead(
            "it opens and holds no text. Check it in its program; a scan needs text recognition (OCR)."
        )
    return contents


def too_large(size: int) -> str:
    """What is said of a file of ``size`` bytes that is over the limit."""
    return (
        f"it has {limits.in_words(size)}, and files are read up to {limits.in_words(limits.FILE_BYTES)}. "
        "Split it, or save it without its pictures."
    )


def _read(sniffed: sniff.Sniffed, data: bytes, hints: Hints) -> Contents:
    if sniffed.media_type in (RSS_ITEM, ATOM_ENTRY):
        return read_entry(data, hints)
    if sniffed.media_type == sniff.EML:
        return read_message(data, letter=hints.letter)
    if sniffed.decoded is None:
        return _READ_BYTES[sniffed.media_type](data)
    return _READ_TEXT[sniffed.media_type](sniffed.decoded)


def _extraction(media_type: str, contents: Contents) -> Extraction:
    title = contents.stated.title.value if contents.stated.title else ""
    blocks = mark_blocks(contents.pieces, title=title)
    metadata, undated_because = read_metadata(contents, blocks)
    return Extraction(
        media_type=media_type,
        extractor=contents.extractor,
        extractor_version=contents.version,
        text=contents.text,
        blocks=blocks,
        metadata=metadata,
        notes=(*contents.notes, *_date_notes(contents, blocks, metadata)),
        undated_because=undated_because,
        recognised=contents.recognised,
    )


def _date_notes(contents: Contents, blocks: Iterable[Block], metadata: Metadata) -> Iterator[str]:
    """What a person should look at about the document's date."""
    if metadata.published is None:
        if contents.made_on:
            yield f"{contents.made_on.evidence}, which is no evidence of publication."
        return
    published = metadata.published.value.latest
    told = latest_told(contents.text, ((block.kind, block.span) for block in blocks))
    if published and told and told[0] > published:
        yield f"It is dated {published} and tells of “{told[1]}”, which is later: check its date."


_READ_TEXT: dict[str, Callable[[Decoded], Contents]] = {
    sniff.PLAIN: read_plain,
    sniff.MARKDOWN: read_markdown,
    sniff.HTML: read_page,
    sniff.CSV: read_list,
}
_READ_BYTES: dict[str, Callable[[bytes], Contents]] = {
    sniff.PDF: read_pdf,
    sniff.DOCX: read_word,
    sniff.XLSX: read_workbook,
}
