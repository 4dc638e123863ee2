"""What the API gives, as far as most programs want it; the rest of an answer is left aside.

Each field is called as in the API's description; a test holds the one to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Quote, Span


@dataclass(frozen=True, slots=True)
class Me:
    """What the token opens now."""

    actor: str
    token: str
    roles: tuple[str, ...]
    clearance: str
    compartments: tuple[str, ...]
    identity: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """A document; ``published`` is None where nothing dates it."""

    id: str
    label: str
    name: str
    media_type: str
    publisher: str
    authors: tuple[str, ...]
    published: Interval | None
    language: str
    genre: str
    received_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document; ``blocks`` are kinds with spans of code points of ``text``."""

    document_id: str
    text: str
    blocks: tuple[tuple[str, Span], ...]
    language: str
    is_masked: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks; ``claims`` counts the standing claims that name them."""

    id: str
    kind: str
    name: str
    claims: int | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim: ``value`` as JSON has it, the rule that read it or the person who gave it."""

    name: str
    label: str
    value: Any
    rule: str
    words: str
    filled_by: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says. ``told_by`` are the chains of who says it, each to the innermost source."""

    id: str
    document_id: str
    document_title: str
    publisher: str
    published: Interval | None
    quote: Quote
    quote_stands: bool
    sentence_text: str
    status: str
    revision: int
    slots: Mapping[str, Slot]
    told_by: tuple[tuple[Source, ...], ...]


@dataclass(frozen=True, slots=True)
class Range:
    """What the figures of an event support."""

    low: float | None
    high: float | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of an event."""

    claim: str
    document: str
    quantity: Quantity
    unit: str
    speaker: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, with its figures side by side; ``voices`` counts reports, documents and voices."""

    id: str
    kind: str
    title: str
    act: str
    when: Interval | None
    places: Places
    unit: str
    range: Range
    revision: int
    lines: tuple[FigureLine, ...]
    voices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted under ``code``: ``low`` certainly, ``high`` at most."""

    code: str
    low: int
    high: int
    part: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims or events, counted by one thing."""

    of: str
    by: str
    rows: tuple[Row, ...]
    number: int
    without: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is told of, without a name."""

    id: str
    stages: tuple[str, ...]
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Request:
    """What a family asks, in a list."""

    id: str
    relation: str
    taken_at: datetime
    is_closed: bool
    steps: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing of a claim as it is, and as it would be: its status, grade, level, or a slot."""

    of: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a change would do to a claim; ``left`` says why it would stay as it is."""

    claim: str
    turns: tuple[Turn, ...]
    left: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of many claims did, and which claims it left, each with why; ``number`` undoes it."""

    number: str
    done: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


#: The type of the API's description that each of these is a part of.
SCHEMAS: Mapping[type, str] = {
    Me: "Me",
    Document: "DocumentSummary",
    Text: "RenditionView",
    Source: "SourceView",
    Slot: "SlotView",
    Claim: "ClaimView",
    Range: "Range",
    FigureLine: "FigureLine",
    Event: "EventSummary",
    Row: "RecordRow",
    Counts: "Counts",
    Person: "PersonLine",
    Request: "RequestLine",
    Turn: "TurnOfClaim",
    Foreseen: "ClaimForeseen",
    Change: "Round",
}
