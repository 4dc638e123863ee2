"""Where words stand in a text: half-open spans of code points, and quotes that can prove themselves.

Standard: W3C Web Annotation, TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Code points kept on each side of a quote: enough to find it again when a text has shifted, short enough to
#: read.
CONTEXT = 32


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open range of code points, ``start`` included and ``end`` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"A span must run forwards from 0 or later, not from {self.start} to {self.end}."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> Span:
        """The same span in a text that begins ``offset`` code points earlier."""
        return Span(self.start + offset, self.end + offset)

    def shifted_back(self, offset: int) -> Span:
        """The same span in a text that begins ``offset`` code points later."""
        return Span(self.start - offset, self.end - offset)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def to_json(self) -> list[int]:
        return [self.start, self.end]

    @classmethod
    def from_json(cls, value: list[int]) -> Span:
        return cls(value[0], value[1])


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words with their place and surroundings, so that a later reader can check that they still stand
    there."""

    exact: str
    prefix: str
    suffix: str
    span: Span

    @classmethod
    def at(cls, text: str, span: Span) -> Quote:
        """Quote the words of ``text`` at ``span``."""
        return cls(
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            span=span,
        )

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` still holds exactly these words at exactly this place."""
        return self == Quote.at(text, self.span) if self.span.end <= len(text) else False
