"""What a format's reader takes out of a file, before blocks are named and dates weighed."""

from __future__ import annotations

from dataclasses import dataclass, field

from tumen.documents.intake.extraction import Found, Metadata, Recognised
from tumen.documents.intake.pieces import Piece
from tumen.vocabulary.dates import Interval

#: The extractor of lists: each row of its table is a record of its own.
LIST = "tumen.list"


@dataclass(frozen=True, slots=True)
class Contents:
    """A text in pieces with what the file says about itself.

    ``stated`` are values of the file's own fields that count by themselves (a page's publication time, a
    message's date); ``made_on`` is the day that an office program noted, which only helps to choose between
    readings of a date in the text. ``fallback_published`` counts when neither they nor the text give a date.
    ``locale`` is the page's ("en-GB"), empty when none."""

    text: str
    pieces: tuple[Piece, ...]
    extractor: str
    version: str
    stated: Metadata = field(default_factory=Metadata)
    made_on: Found[Interval] | None = None
    fallback_published: Found[Interval] | None = None
    locale: str = ""
    notes: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
