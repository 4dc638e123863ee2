"""The nouns around a number."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import figure_in


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("탈북민 40명이 송환됐다.", "탈북민"),
        ("40명의 탈북민이 송환됐다.", "탈북민"),
        ("탈북 청소년 세 명이 송환됐다.", "탈북 청소년"),
        ("천 명 넘는 사람들이 갇혔다.", "사람들"),
        ("대회 직후 탈북민 500명이 송환됐다.", "탈북민"),
        ("지난해 탈북민 500명이 송환됐다.", "탈북민"),
        ("라오스 국경서 탈북 소녀 2명 실종", "탈북 소녀"),
        ("두 모녀가 송환됐다.", "모녀"),
        ("모두 40명이 송환됐다.", ""),
        ("9명의 생사를 모른다.", ""),
        ("송환 경로는 투먼 41명이다.", ""),
    ],
)
def test_a_number_has_its_noun(text: str, noun: str) -> None:
    assert figure_in(text).noun == noun


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("송환된 사람 가운데 40명이 여성이다.", "사람"),
        ("열두 명 중 네 명이 숨졌다.", "열두 명"),
        ("40명이 숨졌다.", ""),
    ],
)
def test_a_part_has_its_whole(text: str, whole: str) -> None:
    figure = figure_in(text)
    assert (figure.clauses.noun_text(figure.whole) if figure.whole else "") == whole


@pytest.mark.parametrize(
    "text", ["이 가운데 8명이 숨졌다.", "그중 한 명이 숨졌다.", "나머지 세 명은 도망쳤다."]
)
def test_a_part_may_lean_on_what_was_told_before(text: str) -> None:
    assert figure_in(text).is_part
