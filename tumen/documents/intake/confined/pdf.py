"""PDF files, by pypdfium2: the text layer, put together from lines to paragraphs by where the lines stand.

Lines are joined with a blank and hyphens at their ends undone, so a rendition's lines are not the page's.
Running heads and feet stand once, at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from tumen.documents.errors import DamagedFile, NeedsRecognition, ProtectedFile, TooLargeFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import Handed
from tumen.documents.intake.datelines import begins_item, stands_alone
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.signs import begins_small, ends_sentence, is_organisation, is_prose
from tumen.vocabulary.codes import BlockKind

#: Codes of FPDF_GetLastError.
_BAD_PASSWORD = (4, 5)
#: Bytes at the end among which a whole PDF has its end mark; some mail gateways append a few lines.
_END = 4096
#: Distance between lines, in multiples of the usual one, from which a new paragraph begins.
_PARAGRAPH_GAP = 1.3
#: Share of the text's width below which a line ended before its paragraph would have wrapped.
_SHORT_LINE = 0.75
#: Size of letters, in multiples of the usual one, from which a line is a heading.
_HEADING_SIZE = 1.15
#: The soft hyphen, which stands here for a hyphen at the end of a line.
_CUT_WORD = "\u00ad"
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*[ivxl]{1,6}\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, where it stands (points from left and bottom), its letters' size."""

    words: str
    left: float
    right: float
    bottom: float
    size: float


def parts_of(data: bytes) -> Handed:
    """The parts of a PDF. Raises ProtectedFile, DamagedFile, NeedsRecognition or TooLargeFile."""
    if b"%%EOF" not in data[-_END:]:
        raise DamagedFile(
            "the PDF stops before its end, as if it were cut off. Get it again from where it came."
        )
    from pypdfium2 import PYPDFIUM_INFO

    document = _open(data)
    if len(document) > limits.PDF_PAGES:
        raise TooLargeFile(f"it has more than {limits.PDF_PAGES:,} pages. Split it and read its parts.")
    pages = [_lines(page) for page in document]
    blank = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(blank) == len(pages):
        raise NeedsRecognition(
            "its pages are pictures without text. Run text recognition (OCR) on it, for instance with "
            "OCRmyPDF, and read the result."
        )
    made_on = _made_on(document.get_metadata_value("CreationDate"))
    return Handed(tuple(_parts(pages)), made_on, f"pypdfium2 {PYPDFIUM_INFO}", tuple(_notes(document, blank)))


def _open(data: bytes) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in _BAD_PASSWORD:
            raise ProtectedFile(
                "it is protected by a password. Print it to a new PDF without the password and read that."
            ) from error
        raise DamagedFile("it is no sound PDF. Open it, print it to a new PDF, and read that.") from error


def _notes(document: Any, blank: list[int]) -> Iterator[str]:
    if blank:
        which = ", ".join(map(str, blank[:20])) + (" and more" if len(blank) > 20 else "")
        yield f"No text was found on page {which}: look there for pictures of text."
    if document.count_attachments():
        yield f"The PDF carries {document.count_attachments()} attached files, which were not read."


def _made_on(value: str) -> str:
    match = re.match(r"(?:D:)?((?:19|20)\d{2})(\d{2})(\d{2})", value or "")
    return "-".join(match.groups()) if match else ""


# Lines


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its text."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    words = text_page.get_text_range()
    offset_of = raw.FPDFText_GetCharIndexFromTextIndex
    lines = []
    # PDFium writes a hyphen at a line's end as one of two marks, and no line feed after it.
    for match in re.finditer(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?", words):
        shown = re.sub(r"[\x02\ufffe]$", _CUT_WORD, match[0].strip())
        if not shown:
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        start, end = offset_of(text_page, first), offset_of(text_page, first + len(shown) - 1)
        left, bottom, _, _ = text_page.get_charbox(max(0, start), loose=True)
        _, _, right, _ = text_page.get_charbox(max(0, end), loose=True)
        size = float(raw.FPDFText_GetFontSize(text_page, max(0, start)))
        lines.append(Line(shown, left, right, bottom, size))
    return lines


# Paragraphs


def _parts(pages: list[list[Line]]) -> Iterator[Part]:
    running = _running(pages)
    kept = [[line for line in lines if _likened(line.words) not in running] for lines in pages]
    kept = [_without_page_numbers(lines) for lines in kept]
    yield from _joined_over_pages(kept)
    for words in sorted({line.words for lines in pages for line in lines if _likened(line.words) in running}):
        if not _PAGE_NUMBER.fullmatch(words):
            yield Part(words, BlockKind.BOILERPLATE)


def _running(pages: list[list[Line]]) -> set[str]:
    """The lines that stand at the top or foot of most pages, but for their numbers."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_likened(line.words) for line in (*lines[:2], *lines[-2:])})
    return {words for words, times in seen.items() if times >= max(2, len(pages) * 0.5)}


def _likened(words: str) -> str:
    return re.sub(r"[\d\W_]+", " ", words).strip().casefold()


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    edges = {0, len(lines) - 1}
    return [line for at, line in enumerate(lines) if not (at in edges and _PAGE_NUMBER.fullmatch(line.words))]


def _joined_over_pages(pages: list[list[Line]]) -> Iterator[Part]:
    """The paragraphs of all pages; one that a page break cuts in the middle of a sentence is put together."""
    usual = _usual([line for lines in pages for line in lines])
    held: Part | None = None
    for lines in pages:
        for part in _paragraphs(lines, usual):
            if held and not part.tight and _goes_on(held, part):
                held = Part(_join([held.words, part.words]), held.kind, held.tight)
                continue
            if held:
                yield held
            held = part
    if held:
        yield held


def _goes_on(held: Part, part: Part) -> bool:
    return (
        is_long(held.words) and not ends_sentence(held.words) and begins_small(part.words) and not held.kind
    )


def is_long(words: str) -> bool:
    """Whether a part is long enough to have been prose that a break cut."""
    return len(words) > 60


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines share: the size of letters, the distance to the next line, both edges."""

    size: float
    pitch: float
    right: float
    left: float


def _usual(lines: list[Line]) -> _Usual:
    long = [line for line in lines if is_long(line.words)] or lines
    pitches = [
        before.bottom - after.bottom
        for before, after in zip(lines, lines[1:], strict=False)
        if 0 < before.bottom - after.bottom < 60 and is_long(before.words)
    ]
    size = median(line.size for line in long) if long else 10.0
    pitch = median(pitches) if pitches else size * 1.2
    right = max((line.right for line in long), default=0.0)
    return _Usual(size, pitch, right, min((line.left for line in long), default=0.0))


def _paragraphs(lines: list[Line], usual: _Usual) -> Iterator[Part]:
    group: list[Line] = []
    is_tight = False
    for line in lines:
        if group and _begins_anew(group[-1], line, usual):
            yield _part(group, usual, is_tight)
            is_tight = 0 < group[-1].bottom - line.bottom <= usual.pitch * _PARAGRAPH_GAP
            group = []
        group.append(line)
    if group:
        yield _part(group, usual, is_tight)


def _begins_anew(before: Line, line: Line, usual: _Usual) -> bool:
    if before.words.endswith(_CUT_WORD):
        return False
    gap = before.bottom - line.bottom
    pitch = usual.pitch * max(1.0, before.size / usual.size if usual.size else 1.0)
    if (
        gap > pitch * _PARAGRAPH_GAP
        or gap < -usual.pitch
        or abs(before.size - line.size) > 0.1 * max(line.size, 1.0)
    ):
        return True
    if stands_alone(before.words) or stands_alone(line.words) or begins_item(line.words):
        return True
    is_short = before.right < usual.left + (usual.right - usual.left) * _SHORT_LINE
    is_indented = line.left > before.left + usual.size * 0.8 and ends_sentence(before.words)
    return is_short or is_indented


def _part(group: list[Line], usual: _Usual, is_tight: bool) -> Part:
    words = _join([line.words for line in group])
    is_large = group[0].size >= usual.size * _HEADING_SIZE and len(words.split()) >= 4
    is_heading = is_large and not is_prose(words) and not is_organisation(words)
    return Part(words, BlockKind.HEADLINE if is_heading else None, is_tight)


_HYPHENS = (_CUT_WORD, "-", "\u2010")
#: First parts of words that keep their hyphen when a line ends at it.
_KEEP_HYPHEN = re.compile(
    r"(?:\b(?:non|self|north|south|east|west|co|ex|half|pro|anti|vice|well|mid|all|cross)|\d)$", re.I
)


def _join(lines: list[str]) -> str:
    """Lines as one paragraph; a word cut by a hyphen at a line's end is put together again."""
    joined = lines[0]
    for line in lines[1:]:
        if joined.endswith(_HYPHENS) and begins_small(line) and joined[-2:-1].isalpha():
            keeps = _KEEP_HYPHEN.search(joined[:-1]) is not None
            joined = joined[:-1] + ("-" if keeps else "") + line
        else:
            joined = f"{joined} {line}"
    return joined.replace(_CUT_WORD, "-")
