"""Plain text and Markdown: the text is the file's own, code point for code point, only cut."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.documents.intake.cleaning import Cleaner
from tumen.documents.intake.contents import Contents
from tumen.documents.intake.decode import Decoded
from tumen.documents.intake.pieces import Piece, pieces_of, refuse_too_long
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

VERSION = "1"


def read_plain(decoded: Decoded) -> Contents:
    """Cut a plain text. Raises TooLargeFile over the text limit."""
    cleaner = Cleaner()
    text = _cleaned(decoded, cleaner)
    return Contents(text, tuple(pieces_of(text)), "tumen.plain", VERSION, notes=_notes(decoded, cleaner))


def _cleaned(decoded: Decoded, cleaner: Cleaner) -> str:
    refuse_too_long(len(decoded.text))
    return cleaner.clean(decoded.text)


def _notes(decoded: Decoded, cleaner: Cleaner) -> tuple[str, ...]:
    return (*decoded.notes, *cleaner.notes())


_FRONT_MATTER = re.compile(r"\s*---\n(?P<fields>(?:[^\n]*\n){1,60}?)---\n")
_RULE = re.compile(r"(?:[-*_] ?){3,}|\|?[\s:|-]+\||```.*")
_MARKS = re.compile(r"(?:#{1,6}\s+|>\s*|[-*+]\s+(?!\*\*)|\d{1,3}[.)]\s+)")


def read_markdown(decoded: Decoded) -> Contents:
    """Cut a Markdown text; the marks stay in the text, and those that open a line stay outside its block."""
    cleaner = Cleaner()
    text = _cleaned(decoded, cleaner)
    front = _FRONT_MATTER.match(text)
    pieces = [_unmarked(piece, front) for piece in pieces_of(text) if not _RULE.fullmatch(piece.words)]
    kept = tuple(piece for piece in pieces if piece.words)
    return Contents(text, kept, "tumen.markdown", VERSION, notes=_notes(decoded, cleaner))


def _unmarked(piece: Piece, front: re.Match[str] | None) -> Piece:
    """The piece without its opening mark, of the kind that the mark tells."""
    if front and piece.span.start < front.end():
        return replace(piece, kind=BlockKind.HEADER)
    if piece.words.startswith("|") and piece.words.endswith("|"):
        return replace(piece, kind=BlockKind.TABLE_ROW)
    mark = _MARKS.match(piece.words)
    if not mark:
        return piece
    words = piece.words[mark.end() :].rstrip("#").rstrip()
    span = Span(piece.span.start + mark.end(), piece.span.start + mark.end() + len(words))
    return Piece(words, span, BlockKind.HEADLINE if mark[0].startswith("#") else piece.kind)
