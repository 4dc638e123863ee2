"""Numbers that a text takes back or puts right. All of it is invented."""

from __future__ import annotations

import pytest

from tests.reading.cast import read_text
from tumen.vocabulary.codes import Polarity


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Ash Circle now says that 72, not 90, were sent back.", "90"),
        (
            "It reported that 200 people had been sent back, and later corrected the number to 34.",
            "200 people",
        ),
        ("An earlier version of this story said that 45 men were sent back.", "45 men"),
        ("Until March 2023 this page said 240 people were returned.", "240 people"),
        ("Our last letter said 150 were returned.", "150"),
        ("Twenty-nine people had been counted twice among those returned.", "Twenty-nine people"),
        ("One paper had 2,000 people sent back for two days, and took it back.", "2,000 people"),
    ],
)
def test_a_number_that_was_wrong_is_told_as_not_so(text: str, number: str) -> None:
    assert read_text(text).figure(number).value("polarity") is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The Ash Circle now says that 72, not 90, were sent back.", "72"),
        ("It reported that 200 people had been sent back, and later corrected the number to 34.", "34"),
        ("An earlier version of this story said that 45 men were sent back; in fact 38 men were.", "38 men"),
        ("The Ash Circle says that not fewer than 50 were sent back.", "50"),
        ("The totals do not include 40 men who were sent back in March.", "40 men"),
    ],
)
def test_what_stands_in_its_place_is_so(text: str, number: str) -> None:
    assert read_text(text).figure(number).value("polarity") is Polarity.AFFIRMED
