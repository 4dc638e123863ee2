"""Direct quotations: which stretches of a document stand between quotation marks, over paragraphs if need
be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Under this many words a marked stretch is a term or a title ("'one Korea'"), not somebody's speech.
SPEECH_WORDS = 4
_PAIRS = {"“": "”", '"': '"', "„": "“", "«": "»", "「": "」"}
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–“\"]))[‘'](?=\w|\[|\.\.\.)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks inside one block. ``run`` is shared by the parts of one speech that runs
    over
    paragraphs (each paragraph opens with a mark, only the last closes); ``open`` means that this part was not
    closed.
    """

    span: Span
    block: int
    run: int
    open: bool

    def is_speech(self, text: str) -> bool:
        return len(self.span.of(text).split()) >= SPEECH_WORDS


def quotations_of(text: str, blocks: tuple[tuple[BlockKind, Span], ...]) -> list[Quotation]:
    """Every quotation of the document, in order. A mark without a partner closes with its block."""
    found: list[Quotation] = []
    run = 0
    carried = False  # whether the last paragraph left its quotation open
    for number, (_, block) in enumerate(blocks):
        parts = _parts(text, block)
        for index, (span, unclosed) in enumerate(parts):
            continues = carried and index == 0 and not text[block.start : span.start - 1].strip()
            run += 0 if continues else 1
            found.append(Quotation(span, number, run, unclosed))
        if parts:
            carried = parts[-1][1]
        elif text[block.start : block.end].strip():
            carried = False
    return found


def _parts(text: str, block: Span) -> list[tuple[Span, bool]]:
    parts: list[tuple[Span, bool]] = []
    position = block.start
    while position < block.end:
        mark = text[position]
        if mark in _PAIRS:
            found = text.find(_PAIRS[mark], position + 1, block.end)
            end = block.end if found < 0 else found
            parts.append((Span(position + 1, end), found < 0))
            position = end + 1
            continue
        single = _SINGLE_OPEN.match(text, position)
        if single and (close := _single_close(text, position + 1, block.end)) is not None:
            parts.append((Span(position + 1, close), False))
            position = close + 1
            continue
        position += 1
    return parts


def _single_close(text: str, start: int, end: int) -> int | None:
    """Where a single-marked quotation closes; None when it is only an apostrophe."""
    match = _SINGLE_CLOSE.search(text, start, end)
    return match.start() if match else None
