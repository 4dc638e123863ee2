"""A block with its words, as metadata is read from it."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.documents.intake.extraction import Found
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A block's words where they stand."""

    kind: BlockKind
    words: str
    span: Span

    def found(self, name: str, evidence: str) -> Found[str]:
        """``name`` as it stands in this block."""
        start = self.span.start + max(0, self.words.find(name))
        return Found(name, evidence, Span(start, start + len(name)))


def short(words: str) -> str:
    """Words on one line, cut to 80 characters, to be shown as evidence."""
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
