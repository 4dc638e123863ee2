"""Somebody who tells a stretch of a document."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody who tells what stands at ``scope``; spans count in the document."""

    name: str
    scope: Span
    stance: Stance
    rule: str
    evidence: Span | None
    level: int = 0
    quotations: frozenset[int] = frozenset()  #: indexes of the document's quotations
    is_own: bool = False
    is_hearsay: bool = False
