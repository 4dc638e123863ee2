"""What becomes of bytes behind the wall: an extraction, or a refusal. Nothing on this side calls it.

A file whose reader has a process of its own is said to be one, and comes back as what that reader made of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tumen.documents.errors import NothingToRead
from tumen.documents.intake import sniff
from tumen.documents.intake.blocks import mark_blocks
from tumen.documents.intake.confined import damaged
from tumen.documents.intake.confined.frames import UNTRUE
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.entry import ATOM_ENTRY, RSS_ITEM, read_entry
from tumen.documents.intake.extraction import Block, Extraction, Metadata
from tumen.documents.intake.handover import Apart, Blank
from tumen.documents.intake.hints import NO_HINTS, Hints
from tumen.documents.intake.message import read_message
from tumen.documents.intake.metadata import read_metadata
from tumen.documents.intake.office import lay_out_word, lay_out_workbook, read_list
from tumen.documents.intake.paged import lay_out_pdf
from tumen.documents.intake.plain import read_markdown, read_plain
from tumen.documents.intake.recognition import Looked
from tumen.documents.intake.told import latest_told
from tumen.documents.intake.webpage import read_page


def read_bytes(data: bytes, *, name: str = "", hints: Hints = NO_HINTS) -> Extraction | Apart:
    """Read a file's bytes. Raises a kind of RefusedFile."""
    sniffed = sniff.sniff(data, name=name, hints=hints)
    if sniffed.media_type in _LAID_OUT:
        return Apart(sniffed.media_type)
    return _extraction(sniffed.media_type, _refuse_nothing(_read(sniffed, data, hints)), hints)


def read_typed(text: str) -> Extraction:
    """Read typed words, as plain text whatever they look like. Raises TooLargeFile, NothingToRead."""
    return _extraction(sniff.PLAIN, _refuse_nothing(read_plain(Decoded(text, "UTF-8"))))


def lay_out(
    media_type: str, handed: bytes, *, looked: Looked | None = None, hints: Hints = NO_HINTS
) -> Extraction | Blank:
    """Lay out what the reader of a PDF, Word or Excel file handed back; of a PDF with what was ``looked`` for
    on its pages without text, which it asks for where there are some.

    Raises a kind of RefusedFile.
    """
    try:
        laid_out = _LAID_OUT[media_type](json.loads(handed), looked)
    except (*UNTRUE, RecursionError) as error:
        raise damaged() from error
    if isinstance(laid_out, Blank):
        return laid_out
    return _extraction(media_type, _refuse_nothing(laid_out), hints)


def _refuse_nothing(contents: Contents) -> Contents:
    if not contents.pieces:
        raise NothingToRead(
            "it opens and holds no text. Check it in its program; a scan needs text recognition (OCR)."
        )
    return contents


def _read(sniffed: sniff.Sniffed, data: bytes, hints: Hints) -> Contents:
    if sniffed.media_type in (RSS_ITEM, ATOM_ENTRY):
        return read_entry(data, hints)
    if sniffed.media_type == sniff.EML:
        return read_message(data, letter=hints.letter)
    assert sniffed.decoded  # all other formats are text
    return _READ_TEXT[sniffed.media_type](sniffed.decoded)


def _extraction(media_type: str, contents: Contents, hints: Hints = NO_HINTS) -> Extraction:
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
        notes=(*hints.notes, *contents.notes, *_date_notes(contents, blocks, metadata)),
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
_LAID_OUT: dict[str, Callable[[dict[str, Any], Looked | None], Contents | Blank]] = {
    sniff.PDF: lay_out_pdf,
    sniff.DOCX: lambda handed, _: lay_out_word(handed),
    sniff.XLSX: lambda handed, _: lay_out_workbook(handed),
}
