"""A correction takes back its publisher's earlier figure, and nobody else's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tumen.claims.queries import FigureView
from tumen.record.withdrawing import withdrawn
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity

TITLES = {
    "d-article": ("600 returned", "Wire"),
    "d-other": ("600 returned, says Wire", "Dispatch"),
    "d-correction": ("Correction: those returned", "Wire"),
}


def _figure(document: str, day: str, speaker: str = "Wire", number: int = 600) -> FigureView:
    quantity = Quantity(number, number)
    values = {"quantity": quantity, "act": "return"}
    return FigureView(f"c-{document}", document, Interval.from_edtf(day), 0, 1, speaker, values)


def _withdrawn(*figures: FigureView) -> dict[str, str]:
    held = {id: SimpleNamespace(label=label, publisher=who) for id, (label, who) in TITLES.items()}
    return withdrawn(figures, cast(Any, held))


def test_the_article_s_number_is_taken_back_and_not_that_of_others() -> None:
    found = _withdrawn(
        _figure("d-article", "2023-10-10"),
        _figure("d-other", "2023-10-11", "Dispatch"),
        _figure("d-correction", "2023-10-12", "the article"),
    )
    assert found == {
        "c-d-article": "c-d-correction",
        "c-d-correction": "c-d-correction",
    }


@pytest.mark.parametrize(("day", "number"), [("2023-10-13", 600), ("2023-10-10", 500)])
def test_what_came_after_or_is_another_number_stands(day: str, number: int) -> None:
    article = _figure("d-article", day, number=number)
    assert "c-d-article" not in _withdrawn(article, _figure("d-correction", "2023-10-12", "the article"))


def test_a_correction_that_tells_the_right_number_itself_takes_nothing_back() -> None:
    assert _withdrawn(_figure("d-article", "2023-10-10"), _figure("d-correction", "2023-10-12")) == {}
