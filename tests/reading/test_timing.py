"""What a time expression dates, by the tree; and how far a day without a year lies."""

from __future__ import annotations

import pytest

from tests.reading.weighing.times.scene import Told
from tumen.reading.timing import is_long_before
from tumen.vocabulary.dates import Interval


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("Police arrested 12 women on 9 October 2023.", "act"),
        ("The group visited 12 women on 9 October 2023.", "say"),
        ("China ratified the treaty in 1982, and 12 women were sent back.", "law"),
        ("The bridge opened on 9 October 2023 and 12 women were sent back.", "verb"),
    ],
)
def test_an_expression_dates_an_act_a_saying_a_law_or_another_verb(text: str, bearing: str) -> None:
    assert Told(text).story.dated(0)[0].bearing == bearing


def test_the_act_that_it_dates_is_known() -> None:
    assert Told("Police arrested 12 women on 9 October 2023.").story.dated(0)[0].act == "arrest"
    assert (
        Told("The bridge opened on 9 October 2023 and 12 women were sent back.").story.dated(0)[0].act == ""
    )


def test_what_is_told_long_before_the_document_can_be_of_another_year() -> None:
    published = Interval.from_edtf("2024-03-14")
    assert is_long_before(Interval.from_edtf("2022-05"), published)
    assert not is_long_before(Interval.from_edtf("2024-01"), published)
    assert not is_long_before(Interval.from_edtf("2022-05/.."), published)
