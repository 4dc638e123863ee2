"""How much of one document stands in another, and whether in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span

#: Passages that two documents must share for their order to say something.
SEVERAL = 3
#: The share of a document's code points from which on the other holds it. Range 0.3 to 0.8.
HELD = 0.4


def share_of(text: str, spans: Iterable[Span]) -> float:
    """The share of ``text`` that ``spans`` cover together, from 0 to 1."""
    covered, at = 0, 0
    for span in sorted(spans):
        covered += max(0, span.end - max(at, span.start))
        at = max(at, span.end)
    return covered / len(text) if text else 0.0


def are_in_order(passages: Sequence[Passage]) -> bool:
    """Whether ``passages`` follow each other in the right document as in the left one."""
    rights = [passage.right_span.start for passage in sorted(passages, key=lambda one: one.left_span)]
    return rights == sorted(rights)
