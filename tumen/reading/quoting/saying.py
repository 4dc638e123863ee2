"""Who says a quotation, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.reading.cued import Speaker
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a run of quotation is: by which rule, and the cue's words."""

    speaker: Speaker
    stance: Stance
    rule: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """Who said the last quotation that stood in no other, and its block."""

    said: Said
    block: int
