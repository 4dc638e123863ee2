"""Who says what in one sentence, and how firmly."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.attributions import Attribution, attributions
from tumen.vocabulary.codes import Stance


def first(text: str) -> Attribution:
    return attributions(clauses_of(text))[0]


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("통일부는 40명이 송환됐다고 밝혔다.", "통일부", Stance.NEUTRAL),
        ("통일부에 따르면 40명이 송환됐다.", "통일부", Stance.NEUTRAL),
        ("통일부 발표에 따르면 40명이 송환됐다.", "통일부", Stance.NEUTRAL),
        ("통일부가 국회에 제출한 자료에 따르면 40명이 송환됐다.", "통일부", Stance.NEUTRAL),
        ("통일부의 설명에 따르면 40명이 송환됐다.", "통일부", Stance.NEUTRAL),
        ("통일부는 40명이 송환된 것을 확인했다.", "통일부", Stance.FIRM),
        ("강건너모임은 40명이 송환됐다고 주장했다.", "강건너모임", Stance.DOUBTFUL),
        ("인권단체들은 송환된 사람을 20명에서 30명 사이로 보고 있다.", "인권단체들", Stance.NEUTRAL),
        ("통일부는 입국자를 241명으로 집계했다.", "통일부", Stance.NEUTRAL),
        ("40명이 송환됐다는 게 통일부의 설명이다.", "통일부", Stance.NEUTRAL),
        ("유엔 위원회에서 40명이 송환됐다는 말이 나왔다.", "유엔 위원회", Stance.NEUTRAL),
    ],
)
def test_somebody_says_it(text: str, name: str, stance: Stance) -> None:
    found = first(text)
    assert found.who
    assert found.who.name == name
    assert found.stance is stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("40명이 송환된 것으로 알려졌다.", Stance.DOUBTFUL),
        ("40명이 송환된 것으로 확인됐다.", Stance.FIRM),
        ("사망자는 200명으로 추산된다.", Stance.NEUTRAL),
        ("40명이 송환됐다고 한다.", Stance.NEUTRAL),
    ],
)
def test_hearsay_names_nobody(text: str, stance: Stance) -> None:
    found = first(text)
    assert found.who is None
    assert found.stance is stance


@pytest.mark.parametrize(
    "text", ["우리는 40명이 송환됐다고 들었다.", "본 단체는 40명이 송환된 것을 확인했다."]
)
def test_the_writer_may_be_who_says_it(text: str) -> None:
    assert first(text).who is None


def test_what_the_writers_found_out_is_nobody_elses_word() -> None:
    assert attributions(clauses_of("우리 단체가 확인한 바에 따르면 40명이 송환됐다.")) == []


def test_a_paper_speaks_for_who_published_it() -> None:
    found = first("통일연구기구가 2022년 펴낸 백서는 40명이 송환됐다고 적었다.")
    assert found.who
    assert found.who.name == "통일연구기구"


def test_a_plain_sentence_says_nothing() -> None:
    assert attributions(clauses_of("탈북민 40명이 송환됐다.")) == []


def test_the_scope_is_what_is_said() -> None:
    text = "통일부는 40명이 송환됐다고 밝혔다."
    assert first(text).scope.of(text).strip() == "40명이 송환됐다고"
