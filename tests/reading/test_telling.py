"""What a document tells: the number that a figure names as its whole."""

from __future__ import annotations

import pytest

from tests.reading.weighing.times.scene import Told


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Nine of the 41 women were sent back.", 41),
        ("Nine of the forty-one women were sent back.", 41),
        ("Nine of the 1,400 women were sent back.", 1400),
        ("Nine of the women were sent back.", None),
        ("Nine of a group were sent back.", None),
        ("Nine women were sent back.", None),
    ],
)
def test_the_number_of_the_whole_is_read_from_digits_and_words(text: str, whole: float | None) -> None:
    assert Told(text).figure("Nine").whole == whole
