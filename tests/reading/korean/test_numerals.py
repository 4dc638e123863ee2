"""Numerals as values: digits with scales, Sino-Korean and native words."""

from __future__ import annotations

import pytest

from tumen.reading.korean.numerals import numeral_at


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1만5천 명", 15_000),
        ("1만 5천 명", 15_000),
        ("1만 8837명", 18_837),
        ("3만4천314명", 34_314),
        ("1천500만 명", 15_000_000),
        ("2,600명", 2600),
        ("천 명", 1000),
        ("만 명", 10_000),
        ("삼백이십 명", 320),
        ("스물세 명", 23),
        ("마흔 명", 40),
        ("열여덟 가운데", 18),
        ("백스무 명", 120),
        ("이백서른두 명", 232),
        ("두어 명", 2),
        ("열두어 명", 12),
        ("3.5배", 3.5),
    ],
)
def test_it_reads_a_number(words: str, value: float) -> None:
    found = numeral_at(words, 0)
    assert found
    assert (found.low, found.high) == (value, value)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("수십 명", 20, 99),
        ("수백명", 200, 999),
        ("수천 명", 2000, 9999),
        ("수십만 명", 200_000, 999_999),
        ("십수 명", 11, 19),
        ("이삼십 명", 20, 30),
        ("오륙백 명", 500, 600),
        ("서너 명", 3, 4),
        ("대여섯 명", 5, 6),
        ("여남은 명", 10, 19),
        ("열댓 명", 15, 15),
    ],
)
def test_a_vague_number_is_an_interval(words: str, low: float, high: float) -> None:
    found = numeral_at(words, 0)
    assert found
    assert found.is_vague
    assert (found.low, found.high) == (low, high)


def test_some_are_no_number() -> None:
    found = numeral_at("몇 명", 0)
    assert found
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize("words", ["이 사람", "사람", "조사했다"])
def test_words_that_only_look_like_digits_are_none(words: str) -> None:
    found = numeral_at(words, 0)
    assert found is None


def test_a_number_does_not_run_on_into_another_one() -> None:
    found = numeral_at("3만 20대", 0)
    assert found
    assert found.high == 30_000
