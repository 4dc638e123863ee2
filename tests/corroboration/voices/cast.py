"""Tellings as the tests need them: `tells("wire")` is one claim of one document of a publisher of its own."""

from __future__ import annotations

from typing import Any

from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.voices.counting import voices_of
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.telling import (
    Direction,
    Edge,
    Judgement,
    Kind,
    Part,
    Said,
    Telling,
    Traced,
)
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

SENTENCE = Span(100, 200)
BOTH = (Part.HAPPENED, Part.HOW_MANY)
WIRE, PAPER, GROUP, EMBASSY = "Harbour Wire", "Lowland Courier", "Families' Committee", "Embassy in Arkel"


def tells(
    claim: str,
    publisher: str = "",
    *,
    by: dict[Part, str] | str = "",
    parts: tuple[Part, ...] = BOTH,
    span: Span = SENTENCE,
    on: str = "",
    **known: Any,
) -> Telling:
    """``by``: who is said to say it, of all parts or part by part; "A > B" is what A says that B says."""
    named = dict.fromkeys(parts, by) if isinstance(by, str) else by
    said = tuple(Said(part, span, _chains(named.get(part, ""))) for part in parts)
    published = Interval.from_edtf(on) if on else None
    document = known.pop("document", f"d-{claim}")
    return Telling(claim, document, said, publisher or f"house of {claim}", published=published, **known)


def _chains(by: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.strip() for name in one.split(">")) for one in by.split("&")) if by else ()


def shared(
    one: Telling,
    other: Telling,
    direction: Direction = Direction.UNDETERMINED,
    *,
    left: Span = SENTENCE,
    right: Span = SENTENCE,
    agreed: float = 1.0,
    source: str = "",
) -> Traced:
    """A passage of the two documents that agrees in the first ``agreed`` of its words."""
    pieces = (
        (
            Span(left.start, left.start + round(agreed * len(left))),
            Span(right.start, right.start + round(agreed * len(right))),
        ),
    )
    passage = Passage(one.document, other.document, left, right, pieces, 20, agreed, 90.0)
    return Traced(passage, direction, source)


def counts(
    *tellings: Telling,
    passages: tuple[Traced, ...] = (),
    judgements: tuple[Judgement, ...] = (),
    part: Part = Part.HAPPENED,
) -> tuple[int, int]:
    """The least and the most voices of a part."""
    voices = voices_of(tellings, edges_of(tellings, passages, judgements)).of(part)
    assert voices
    return voices.least, voices.most


def edge(one: str, other: str, score: float = 1.0, **known: Any) -> Edge:
    known.setdefault("kind", Kind.COPIED)
    known.setdefault("parts", frozenset(Part))
    return Edge(one, other, score=score, reason="A test says so.", **known)


def same(one: str, other: str, order: int = 0) -> Judgement:
    return Judgement(one, other, confirmed=True, order=order)


def different(one: str, other: str, order: int = 0) -> Judgement:
    return Judgement(one, other, confirmed=False, order=order)
