"""Parts of a document that somebody else speaks in."""

from __future__ import annotations

import pytest

from tumen.reading.sections import Section, Sections
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span


def section(heading: str) -> Section | None:
    """The section that a text under this heading stands in."""
    text = f"{heading}\n\nWe beg the bishop to speak."
    end = len(heading)
    blocks = ((BlockKind.HEADLINE, Span(0, end)), (BlockKind.PARAGRAPH, Span(end + 2, len(text))))
    return Sections(Source("one", text, blocks)).at(end + 5)


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        ("The embassy’s reply", "embassy"),
        ("Letter from the families", "families"),
        ("Statement by the Harbour Ministry", "Harbour Ministry"),
        ("Letter from Ro Eun-sil", "Ro Eun-sil"),
        ("THE MINISTRY’S ANSWER", "Ministry"),
    ],
)
def test_a_heading_says_whose_words_follow(heading: str, who: str) -> None:
    found = section(heading)
    assert found is not None
    assert found.who == who


@pytest.mark.parametrize("heading", ["Letter from the border", "Letter from South Korea", "Women returned"])
def test_where_a_letter_comes_from_wrote_nothing(heading: str) -> None:
    assert section(heading) is None
