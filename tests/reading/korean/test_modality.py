"""How a figure is told."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.reading.korean.modality import is_habitual, likelihood_in
from tumen.vocabulary.codes import Polarity, Realis


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("탈북민 40명이 송환됐다.", Realis.ASSERTED),
        ("탈북민 40명이 송환될 위험에 처했다.", Realis.FEARED),
        ("탈북민 40명이 송환될 것으로 우려된다.", Realis.FEARED),
        ("중국은 탈북민 40명을 송환할 계획이다.", Realis.PLANNED),
        ("중국은 탈북민 40명을 송환하기로 했다.", Realis.PLANNED),
        ("중국은 탈북민 40명을 석방하겠다고 약속했다.", Realis.PLEDGED),
        ("탈북민 40명이 송환되면 처벌을 받는다.", Realis.HYPOTHETICAL),
        ("중국은 탈북민 40명을 석방하라.", Realis.DEMANDED),
        ("해마다 40명이 강제로 송환된다.", Realis.HABITUAL),
        ("송환된 탈북민이 1천100명에 이를 것으로 추정했다.", Realis.ASSERTED),
        ("올해 송환될 탈북민이 1천100명에 이를 것으로 전망했다.", Realis.FEARED),
    ],
)
def test_a_figure_is_told_as(text: str, realis: Realis) -> None:
    assert read_korean(text).core[0].value("realis") is realis


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("탈북민 40명이 송환됐다.", Polarity.AFFIRMED),
        ("탈북민 40명이 송환되지 않았다.", Polarity.NEGATED),
        ("탈북민 40명이 송환됐다는 보도는 사실이 아니다.", Polarity.NEGATED),
        ("송환된 탈북민은 한 명도 없다.", Polarity.NEGATED),
        ("단체는 탈북민 40명 북송은 사실이 아니라고 밝혔다.", Polarity.NEGATED),
        ("“단둥 40명 송환은 사실 아냐”", Polarity.NEGATED),
        ("탈북민 40명 송환 보도는 사실과 달랐다.", Polarity.NEGATED),
        ("탈북민 40명 송환은 비극이 아니라 범죄라고 단체가 말했다.", Polarity.AFFIRMED),
        ("중국은 탈북민 40명 송환을 부인했다.", Polarity.AFFIRMED),
        ("탈북민 40명이 돌아오지 않았다.", Polarity.AFFIRMED),
    ],
)
def test_a_figure_may_be_denied(text: str, polarity: Polarity) -> None:
    assert read_korean(text).core[0].value("polarity") is polarity


def test_words_of_what_comes_again_are_a_habit() -> None:
    assert is_habitual("해마다 ")
    assert is_habitual("하루 평균 ")
    assert not is_habitual("지난해 ")


def test_words_that_say_how_likely_it_is_are_kept() -> None:
    assert likelihood_in("송환됐을 가능성이 높다") == "가능성이 높다"
    assert likelihood_in("송환됐다") == ""
