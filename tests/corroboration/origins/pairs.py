"""Pairs of invented documents; what they share stands in ``{{...}}`` in the one and in the other."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import Any, TypeAlias

from tumen.corroboration.origins.deciding import origins_of
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.verdict import Ground, Origin
from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

Marked: TypeAlias = tuple[Document, tuple[Span, ...]]

WORDS = (
    "those held in the camp by the river will die there of hunger or be sent on to the mines before spring"
)
MORE = "nobody who was sent across the bridge in that month has been seen by their families since then"
LAST = "every government that signed the convention is bound by what it says about people in such danger"
KOREAN = "강가의 수용소에 갇힌 사람들은 봄이 오기 전에 굶어 죽거나 광산으로 보내질 것이다"


def day(day_of_march: int) -> Interval:
    """A day of one March."""
    return Interval.day(date(2022, 3, day_of_march))


def marked(id: str, text: str, **known: Any) -> Marked:
    """A document without the marks of ``text``, and the spans that were marked."""
    spans, plain, at = [], "", 0
    for found in re.finditer(r"\{\{(.*?)\}\}", text, re.DOTALL):
        plain += text[at : found.start()]
        spans.append(Span(len(plain), len(plain) + len(found[1])))
        plain += found[1]
        at = found.end()
    return Document(id, plain + text[at:], **known), tuple(spans)


def passage_of(left: Document, left_span: Span, right: Document, right_span: Span) -> Passage:
    """The passage of two places, its pieces by the words that are the same."""
    ours = [*re.finditer(r"\w+", left_span.of(left.text))]
    theirs = [*re.finditer(r"\w+", right_span.of(right.text))]
    blocks = difflib.SequenceMatcher(
        None, [word[0].casefold() for word in ours], [word[0].casefold() for word in theirs], autojunk=False
    ).get_matching_blocks()
    pieces = tuple(
        (
            Span(ours[b.a].start(), ours[b.a + b.size - 1].end()).shifted(left_span.start),
            Span(theirs[b.b].start(), theirs[b.b + b.size - 1].end()).shifted(right_span.start),
        )
        for b in blocks
        if b.size
    )
    words = sum(block.size for block in blocks)
    likeness = words / max(len(ours), len(theirs))
    return Passage(left.id, right.id, left_span, right_span, pieces, words, likeness, 3.0 * words)


def origins_between(left: Marked, right: Marked) -> tuple[Origin, ...]:
    """The origins of all that two marked documents share, mark by mark."""
    (one, ours), (two, theirs) = left, right
    passages = [passage_of(one, here, two, there) for here, there in zip(ours, theirs, strict=True)]
    return origins_of(passages, one, two)


def origin_between(left: Marked, right: Marked) -> Origin:
    """The origin of the only passage of two marked documents."""
    (origin,) = origins_between(left, right)
    return origin


def grounds(origin: Origin) -> set[Ground]:
    return {reason.ground for reason in origin.reasons}
