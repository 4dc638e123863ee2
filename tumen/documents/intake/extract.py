"""The one way in: bytes to an extraction, or a refusal. What takes them apart stands behind the wall."""

from __future__ import annotations

from typing import Any

from tumen.documents.errors import RefusedFile, TooLargeFile
from tumen.documents.intake import limits, sniff
from tumen.documents.intake.confined import damaged, handed_by
from tumen.documents.intake.confined.pool import POOL
from tumen.documents.intake.extraction import Extraction
from tumen.documents.intake.handover import Apart, Blank, received
from tumen.documents.intake.hints import NO_HINTS, Hints
from tumen.documents.intake.paged import look_at

#: The readers of files that have a process of their own.
_OWN_READER = {sniff.PDF: "pdf", sniff.DOCX: "word", sniff.XLSX: "sheet"}


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
    return _whole(_ask({"question": "typed"}, text.encode("utf-8", "surrogatepass")))


def _extract(data: bytes, name: str, hints: Hints) -> Extraction:
    if len(data) > limits.FILE_BYTES:
        raise TooLargeFile(too_large(len(data)))
    told: dict[str, Any] = {"hints": hints.to_json()}
    found = _ask({**told, "question": "bytes", "name": name}, data)
    if not isinstance(found, Apart):
        return _whole(found)
    told["media_type"] = found.media_type
    handed = handed_by(_OWN_READER[found.media_type], data)
    found = _ask({**told, "question": "lay out"}, handed)
    if isinstance(found, Blank):
        found = _ask({**told, "question": "lay out", "looked": look_at(data, found).to_json()}, handed)
    return _whole(found)


def _ask(said: dict[str, Any], data: bytes) -> Extraction | Apart | Blank:
    return POOL.ask(said, data, received)


def _whole(found: Extraction | Apart | Blank) -> Extraction:
    if not isinstance(found, Extraction):
        raise damaged()  # only a reader that was taken over answers so
    return found


def too_large(size: int) -> str:
    """What is said of a file of ``size`` bytes that is over the limit."""
    return (
        f"it has {limits.in_words(size)}, and files are read up to {limits.in_words(limits.FILE_BYTES)}. "
        "Split it, or save it without its pictures."
    )
