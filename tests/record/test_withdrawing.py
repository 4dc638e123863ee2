"""A correction takes back its publisher's earlier figure, and nobody else's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tumen.claims.queries import FigureView
from tumen.record.figuring import figure_claims
from tumen.record.withdrawing import withdrawn
from tumen.vocabulary.codes import Polarity
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity

TITLES = {
    "d-article": ("600 returned", "Wire"),
    "d-other": ("600 returned, says Wire", "Dispatch"),
    "d-correction": ("Correction: those returned", "Wire"),
    "d-later": ("A quiet week", "Wire"),
    "d-list": ("Re: [wire-members] We withdraw our message", "Wire"),
    "d-korean": ("[알림] 10일자 기사를 바로잡습니다", "Wire"),
    "d-of-another": ("Dispatch retracts its report", "Wire"),
}


def _figure(document: str, day: str, speaker: str = "Wire", number: int = 600, **values: Any) -> FigureView:
    values = {"quantity": Quantity(number, number), "act": "return", **values}
    return FigureView(f"c-{document}", document, Interval.from_edtf(day), 0, 1, speaker, values)


def _withdrawn(*figures: FigureView, sentence: str = "") -> dict[str, str]:
    held = {id: SimpleNamespace(label=label, publisher=who) for id, (label, who) in TITLES.items()}
    return withdrawn(figure_claims(figures), cast(Any, held), lambda ids: dict.fromkeys(ids, sentence))


def _on(day: str) -> dict[str, Any]:
    return {"time": When("", Interval.from_edtf(day))}


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


class TestOwnVoice:
    """What an outlet says of itself, without "the article" between."""

    @pytest.mark.parametrize(
        ("document", "sentence"),
        [
            ("d-list", "On Monday we wrote that 600 people were returned."),
            ("d-list", "We hereby withdraw our report that 600 people were returned."),
            ("d-correction", "Our earlier message, which said that 600 were returned, is withdrawn."),
            ("d-korean", "본지는 600명이 송환됐다고 보도했으나 이는 사실이 아닙니다."),
            ("d-korean", "600명이 송환됐다는 보도를 철회합니다."),
        ],
    )
    def test_it_takes_back_what_it_says_that_it_had_told(self, document: str, sentence: str) -> None:
        told = _figure("d-article", "2023-10-10"), _figure(document, "2023-10-12")
        assert _withdrawn(*told, sentence=sentence).keys() == {"c-d-article", f"c-{document}"}

    @pytest.mark.parametrize(
        ("document", "sentence"),
        [
            ("d-list", "The ministry must withdraw its report of the 600."),
            ("d-correction", "In truth 600 people were returned."),
            ("d-korean", "송환된 사람은 600명입니다."),
            ("d-of-another", "We wrote that Dispatch had counted 600."),
            ("d-later", "We wrote that 600 people were returned."),
        ],
    )
    def test_it_takes_nothing_back_where_it_does_not_say_so(self, document: str, sentence: str) -> None:
        told = _figure("d-article", "2023-10-10"), _figure(document, "2023-10-12")
        assert _withdrawn(*told, sentence=sentence) == {}

    def test_what_it_denies_of_the_same_time_is_taken_back(self) -> None:
        told = _figure("d-article", "2023-10-10", **_on("2023-10-09"))
        denied = {"polarity": Polarity.NEGATED}
        line = _figure("d-later", "2023-10-12", **denied, **_on("2023-10"))
        assert _withdrawn(told, line)["c-d-article"] == "c-d-later"
        for other in (
            _figure("d-later", "2023-10-12", **denied, **_on("2023-09")),  # another time
            _figure("d-later", "2023-10-12", **denied),  # nobody knows which time
            _figure("d-later", "2023-10-12", "a ministry", **denied, **_on("2023-10-09")),  # who denies it
            _figure("d-other", "2023-10-12", "Dispatch", **denied, **_on("2023-10-09")),
        ):
            assert _withdrawn(told, other) == {}
