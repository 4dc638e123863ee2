"""Where, by the particle behind the place."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of, read_korean
from tumen.reading.korean.placing import places_in
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Span


def placed(text: str, words: str = "") -> Places | None:
    value = read_korean(text).figure(words).value("place")
    assert value is None or isinstance(value, Places)
    return value


@pytest.mark.parametrize(
    ("text", "origin", "destination", "at"),
    [
        ("탈북민 40명이 중국에서 북한으로 송환됐다.", "China", "North Korea", ""),
        ("탈북민 40명이 투먼에서 체포됐다.", "", "", "Tumen"),
        ("탈북민 40명이 지린성 투먼에서 체포됐다.", "", "", "Tumen"),
        ("탈북민 40명이 한국에 입국했다.", "", "South Korea", ""),
    ],
)
def test_a_particle_says_whence_and_where_to(text: str, origin: str, destination: str, at: str) -> None:
    assert placed(text) == Places(origin, destination, at)


def test_without_a_place_there_is_none() -> None:
    assert placed("탈북민 40명이 송환됐다.") is None


def test_an_ending_of_provinces_is_no_part_of_the_name() -> None:
    clauses = clauses_of("윤동혁은 지린성에서 체포됐다.")
    assert [place.name for place in places_in(clauses, Span(0, len(clauses.text)))] == ["Jilin"]


def test_where_it_was_said_is_no_place_of_what_was_said() -> None:
    text = "윤동혁 대표는 서울에서 기자회견을 열고 “투먼에 있던 40명이 송환됐다”고 말했다."
    assert "South Korea" not in str(placed(text))
    assert "Seoul" not in str(placed(text))
