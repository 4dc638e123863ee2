"""Which sentences need a tree."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tumen.reading.preparing import prepare


def parsed(text: str) -> list[int]:
    """The numbers of the sentences that are parsed."""
    return prepare(source(text)).to_parse


@pytest.mark.parametrize(
    "text",
    [
        "A rights group met on Monday. The group said that 40 women were held.",
        "They met a priest there. This priest said that 40 women were held.",
    ],
)
def test_a_sentence_that_describes_who_speaks_in_the_next_is_parsed(text: str) -> None:
    assert parsed(text) == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Monday. The group said that 40 women were held.",
        "A rights group met on Monday.\n\nThe group said that 40 women were held.",
        "A cold river froze on Monday. The river said that 40 women were held.",
    ],
)
def test_any_other_sentence_before_is_not(text: str) -> None:
    assert parsed(text) == [1]


def test_a_text_that_tells_nothing_is_not_parsed() -> None:
    assert parsed("The river froze. The ice was thick.") == []
