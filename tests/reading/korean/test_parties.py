"""Who asks and who answers by the head of a transcript."""

from __future__ import annotations

import pytest

from tumen.reading.korean.parties import answers_by, asks_by, briefer_at, named_in_label, signed_at_end


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("브리핑: 노한별 부대변인", ("노한별 부대변인", True)),
        ("증언자 노한별(가명, 여)", ("노한별", False)),
        ("진술인: 노한별, 우경식", ("", False)),
        ("탈북민 40명이 송환됐다.", ("", False)),
    ],
)
def test_who_answers(head: str, expected: tuple[str, bool]) -> None:
    assert answers_by(head) == expected


def test_who_asks_stands_also_behind_a_date_and_a_place() -> None:
    assert asks_by("면담일 2024년 5월 / 인천 / 면담자 노한별") == "노한별"
    assert asks_by("진행자는 없었다.") == ""


def test_who_briefs_has_a_place() -> None:
    assert briefer_at("발표: 노한별 국장") == (4, 10)
    assert briefer_at("탈북민 40명") is None


def test_a_bracket_that_is_no_name_signs_nothing() -> None:
    assert signed_at_end("몇 명입니까? (웃음소리)", frozenset()) == ""
    assert signed_at_end("몇 명입니까? (노한별)", frozenset({"노한별"})) == "노한별"
    assert named_in_label("문(웃으며)", "노한별") == ""
    assert named_in_label("문( )", "노한별") == ""
    assert named_in_label("문(같은 기자)", "노한별") == "노한별"
