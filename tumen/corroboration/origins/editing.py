"""Which side of a passage was edited: ellipses and brackets mark a copy, and a copy is rather the shorter."""

from __future__ import annotations

import re

import numpy as np

from tumen.corroboration.origins.surroundings import quoting_of
from tumen.vocabulary.spans import Span

#: An ellipsis; brackets around what an editor put in or changed ("[T]here", "[sic]"), not around a
#: footnote's number.
_MARK = re.compile(r"\[?(?:\u2026|\.{3,}|\. \. \.|\u22ef)\]?|\[(?!\d+\])[^\]\n]{1,40}\]")
#: Words that one side has more, as a share, from which on the other is shortened. Range 0.05 to 0.3.
SHORTER = 0.1


def edit_marks(text: str, span: Span) -> tuple[Span, ...]:
    """Where an editor marks in ``span`` that words were left out or put in."""
    return tuple(Span(*found.span()) for found in _MARK.finditer(text, span.start, span.end))


def words_between(text: str, span: Span) -> int:
    """The words of ``span``."""
    first, end = np.searchsorted(quoting_of(text).words.starts, (span.start, span.end))
    return int(end - first)


def is_shorter(one: int, other: int) -> bool:
    """Whether a passage of ``one`` words is a shortened one of ``other`` words, and not only a word off."""
    return other - one >= 3 and one < (1 - SHORTER) * other
