"""From the lines of pages to paragraphs, by where the lines stand.

Lines are joined with a blank and hyphens at their ends undone, so a rendition's lines are not the page's.
Running heads and feet stand once, at the end. What was recognised from a picture is never joined to what the
file says itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from tumen.documents.intake.columns import Column, columns_of
from tumen.documents.intake.confined.pdf import CUT_WORD, Line
from tumen.documents.intake.datelines import begins_item, stands_alone
from tumen.documents.intake.names import is_organisation
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.signs import begins_small, ends_sentence, is_prose
from tumen.vocabulary.codes import BlockKind

#: Distance between lines, in multiples of the usual one, from which a new paragraph begins.
_PARAGRAPH_GAP = 1.3
#: Share of the text's width below which a line ended before its paragraph would have wrapped.
_SHORT_LINE = 0.75
#: Size of letters, in multiples of the usual one, from which a line is a heading.
_HEADING_SIZE = 1.15
_HANGUL = re.compile("[가-힣]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*[ivxl]{1,6}\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in the order of its text, and whether they were recognised from its picture."""

    number: int
    lines: tuple[Line, ...]
    is_recognised: bool = False


def parts_of_pages(pages: Sequence[Page]) -> Iterator[Part]:
    """The paragraphs of pages in order, and last what stands at the top or foot of most of them."""
    running = _running([page.lines for page in pages])
    yield from _joined_over_pages([_without_running(page, running) for page in pages])
    heads: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: page.is_recognised):
        for line in page.lines:
            if _likened(line.words) in running and not _PAGE_NUMBER.fullmatch(line.words):
                heads.setdefault(line.words, page)
    for words in sorted(heads):
        yield Part(words, BlockKind.BOILERPLATE, pages=_pictured(heads[words]))


def _pictured(page: Page) -> tuple[int, int] | None:
    return (page.number, page.number) if page.is_recognised else None


def _without_running(page: Page, running: set[str]) -> Page:
    kept = [line for line in page.lines if _likened(line.words) not in running]
    return replace(page, lines=tuple(_without_page_numbers(kept)))


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
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


def _joined_over_pages(pages: Sequence[Page]) -> Iterator[Part]:
    """The paragraphs of all pages; one that a page break cuts in the middle of a sentence is put together."""
    usual = {
        is_recognised: _usual(
            [line for page in pages if page.is_recognised is is_recognised for line in page.lines]
        )
        for is_recognised in (False, True)
    }
    held: Part | None = None
    for page in pages:
        for part in _paragraphs(page.lines, usual[page.is_recognised]):
            part = replace(part, pages=_pictured(page))
            if held and not part.tight and _goes_on(held, part):
                both = (held.pages[0], part.pages[1]) if held.pages and part.pages else None
                held = Part(_join([held.words, part.words]), held.kind, held.tight, both)
                continue
            if held:
                yield held
            held = part
    if held:
        yield held


def _goes_on(held: Part, part: Part) -> bool:
    if (held.pages is None) is not (part.pages is None):
        return False
    return (
        is_long(held.words) and not ends_sentence(held.words) and begins_small(part.words) and not held.kind
    )


def is_long(words: str) -> bool:
    """Whether a part is long enough to have been prose that a break cut; Hangul is twice as wide as Latin."""
    return len(words) > 60 or len(words) + len(_HANGUL.findall(words)) > 60


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


def _paragraphs(lines: Sequence[Line], usual: _Usual) -> Iterator[Part]:
    group: list[Line] = []
    is_tight = False
    columns = columns_of(lines, usual.size)
    for line in lines:
        if group and _begins_anew(group[-1], line, _within(columns, group[-1], line, usual)):
            yield _part(group, usual, is_tight)
            is_tight = 0 < group[-1].bottom - line.bottom <= usual.pitch * _PARAGRAPH_GAP
            group = []
        group.append(line)
    if group:
        yield _part(group, usual, is_tight)


def _within(columns: Sequence[Column], before: Line, line: Line, usual: _Usual) -> _Usual:
    """What is usual where both lines stand: in a column its own edges, else those of the page."""
    for column in columns:
        if column.holds(before) and column.holds(line) and before.bottom > line.bottom:
            return replace(usual, left=column.left, right=column.right)
    return usual


def _begins_anew(before: Line, line: Line, usual: _Usual) -> bool:
    if before.words.endswith(CUT_WORD):
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


_HYPHENS = (CUT_WORD, "-", "\u2010")
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
    return joined.replace(CUT_WORD, "-")
