"""What the reader takes: a document's text with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Source:
    """One rendition to read.

    ``key`` is the caller's own name for it and comes back with the claims. ``blocks`` are spans of ``text``
    in order;
    without them the reader takes every line as a paragraph and the first as the headline. ``published`` is
    None when
    the document carries no date: then relative dates stay unresolved. ``genre`` is a value of `Genre`, empty
    where it is not plain.
    """

    key: str
    text: str
    blocks: tuple[tuple[BlockKind, Span], ...] = ()
    published: Interval | None = None
    publisher: str = ""
    author: str = ""
    title: str = ""
    language: str = "en"
    voices: tuple[str, ...] = field(
        default=()
    )  #: named speakers of the whole document: an interviewee, signatories
    genre: str = ""
