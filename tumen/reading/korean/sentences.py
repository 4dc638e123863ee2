"""A Korean document cut into sentences: the outer ones, with whole quotations inside, and the parts they are
made of.

"“알지 못한다. 그런 문제는 없다”고 했다." is one outer sentence of two parts: who speaks is told once for
both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tumen.reading.korean.quotations import Quotation, quotations_in
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Parts of a document that carry no claims of their own.
SILENT = frozenset(
    {
        BlockKind.BOILERPLATE,
        BlockKind.LETTERHEAD,
        BlockKind.SIGNATURE,
        BlockKind.SALUTATION,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
    }
)
HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE})
#: Code points of one sentence; a longer one is no sentence, and is cut at a space so that reading stays
#: linear.
LONGEST = 1500

#: A full stop that ends a sentence: behind a letter or a mark, before a space, a mark, a letter or the end.
_STOP = re.compile(
    r"(?<=[^\s\d.])[.!?。！？…]+(?=[\s”\"’'」』)\]]|$|[가-힣“\"])|(?<=[\d])"
    r"[.!?](?=\s+[가-힣“\"]|$)|\n\s*\n|\n(?=\s*(?:[-*•·–▲△▷▶◆◇○●■□※]|\d{1,2}[.)])\s)"
)
#: "1. 중국 정부는", "사례 1. 함경남도 출신": a number before its text ends nothing.
_LIST_NUMBER = re.compile(r"(?:^|[\s(])(?:사례|표|그림|제|증언|질문|문|부록)?\s?\(?\d{1,3}$")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Ms|Dr|No|St|vs|U\.S|U\.N)|[A-Z])$")
#: What may follow the closing mark of a quotation within the same sentence: "”고 말했다", "” 등의".
_GOES_ON = re.compile(
    r"[”\"’'」』)\]]*\s*(?:이?라?고|이?라며|며|면서|이?라면서|라는|는|란|이?란|등|라 |이라 |[,·])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One outer sentence: its span, its block's number and kind, its own number, and its parts in order."""

    span: Span
    block: int
    kind: BlockKind
    index: int
    parts: tuple[Span, ...]

    def of(self, text: str) -> str:
        return self.span.of(text)

    def part_at(self, place: int) -> Span:
        """The part that holds the code point at ``place``."""
        return next((part for part in self.parts if part.start <= place < part.end), self.span)

    @property
    def is_headline(self) -> bool:
        return self.kind in HEADLINES


def sentence_at(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    """The sentence that holds the code point at ``place``; ``sentences`` are in order of the text."""
    number = bisect_right(sentences, place, key=lambda each: each.span.start) - 1
    return sentences[number] if number >= 0 and place < sentences[number].span.end else None


def blocks_of(source: Source) -> tuple[tuple[BlockKind, Span], ...]:
    """The source's blocks; without any, each line is a paragraph, and a first line without a full stop the
    headline."""
    if source.blocks:
        return source.blocks
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", source.text) if match[0].strip()]
    return tuple(
        (BlockKind.HEADLINE if number == 0 and not _ends(line.of(source.text)) else BlockKind.PARAGRAPH, line)
        for number, line in enumerate(lines)
    )


def _ends(line: str) -> bool:
    return bool(re.search(r"[.!?][\"”’')\]]*\s*$", line))


def sentences_of(
    text: str,
    blocks: Sequence[tuple[BlockKind, Span]],
    quotations: Sequence[Quotation],
    said: Mapping[int, int] | None = None,
) -> list[Sentence]:
    """Every sentence of the speaking blocks, in order; spans hold no white space around.

    ``said`` tells of blocks that are turns where their words begin, behind the speaker's label.
    """
    sentences: list[Sentence] = []
    for number, (kind, block) in enumerate(blocks):
        if kind in SILENT:
            continue
        inside = [quotation.span for _, quotation in quotations_in(quotations, block)]
        whole = kind in HEADLINES or kind is BlockKind.TABLE_ROW
        start = (said or {}).get(number)
        block = Span(start, block.end) if start is not None else _without_dateline(text, block)
        for span in [block] if whole else _outer(text, block, inside):
            trimmed = _trimmed(text, span)
            if trimmed is None:
                continue
            for piece in _bounded(text, trimmed):
                parts = (piece,) if whole else tuple(_parts(text, piece))
                sentences.append(Sentence(piece, number, kind, len(sentences), parts))
    return sentences


#: "(서울=한빛통신) 윤서진 기자 = ", "[제네바=박소은 특파원] ", "(서울) – ": where and by whom a report was
#: written.
_DATELINE = re.compile(
    r"\s*[(\[（【](?:[^()\[\]（）【】\n]{1,20}[=＝][^()\[\]（）【】\n]{1,30}|[가-힣]{2,8})[)\]）】]"
    r"\s*(?:(?:[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4})? (?:기자|특파원|통신원|인턴기자|선임기자)"
    r"\s*)?[=＝–—-]\s*|(?<=[\]】])\s*)(?=\S)"
    r"|\s*[가-힣]{2,8}\s?\((?:19|20)\d{2}년 \d{1,2}월 \d{1,2}일\)\s*[–—-]\s*"
    r"|\s*[(\[（][^()\[\]（）\n]{1,20}[=＝][^()\[\]（）\n]{1,30}[)\]）]\s*(?=\S)"
)


def _without_dateline(text: str, block: Span) -> Span:
    match = _DATELINE.match(text, block.start, min(block.end, block.start + 90))
    return Span(match.end(), block.end) if match and match.end() < block.end else block


def _outer(text: str, block: Span, inside: Sequence[Span]) -> Iterator[Span]:
    """The block cut at full stops outside quotations; one inside, right before the closing mark, ends the
    sentence when nothing goes on behind the mark."""
    start = block.start
    for stop in _stops(text, block):
        before = bisect_right(inside, stop, key=lambda each: each.start) - 1
        quotation = inside[before] if before >= 0 else None
        end = stop
        if quotation is not None and stop <= quotation.end:
            if (
                text[stop : quotation.end].strip()
                or stop > quotation.end
                or _GOES_ON.match(text, quotation.end)
            ):
                continue
            end = min(quotation.end + 1, block.end)
        while end < block.end and text[end] in "]）)":
            end += 1
        if end > start:
            yield Span(start, end)
            start = end
    if start < block.end:
        yield Span(start, block.end)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence cut at every full stop, in quotations too."""
    start = sentence.start
    for stop in _stops(text, sentence):
        end = stop
        while end < sentence.end and text[end] in "”\"’'」』)]":
            end += 1
        if end < sentence.end and _GOES_ON.match(text, stop):
            continue
        trimmed = _trimmed(text, Span(start, end)) if end > start else None
        if trimmed is not None:
            yield trimmed
            start = end
    last = _trimmed(text, Span(start, sentence.end))
    if last is not None:
        yield last


def _stops(text: str, block: Span) -> Iterator[int]:
    """Where sentences may end inside ``block``: right after each full stop."""
    for match in _STOP.finditer(text, block.start, block.end):
        before = text[max(block.start, match.start() - 10) : match.start()]
        if match[0].startswith(".") and (_LIST_NUMBER.search(before) or _ABBREVIATED.search(before)):
            continue
        yield match.end()


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """``span`` in pieces of at most `LONGEST`, cut at spaces where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield from filter(None, [_trimmed(text, Span(start, cut))])
        start = cut
    yield from filter(None, [_trimmed(text, Span(start, span.end))])
