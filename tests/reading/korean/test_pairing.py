"""Two times side by side that are one stretch."""

from __future__ import annotations

import pytest

from tumen.reading.korean.times import find_times


@pytest.mark.parametrize(
    "text",
    [
        "9일과 10일 송환됐다",
        "10월 9일, 10일 이틀에 걸쳐 송환됐다",
        "6월과 7월 두 달 동안 송환됐다",
        "2019년과 2020년에 송환됐다",
        "2019년에서 2023년 사이에 송환됐다",
        "6월 말에서 7월 초 사이에 송환됐다",
    ],
)
def test_they_begin_and_end_it(text: str) -> None:
    one, other = find_times(text)
    assert one.begins
    assert other.ends


@pytest.mark.parametrize(
    "text",
    [
        "3월과 9월에 송환됐다",
        "9일과 10일 각각 12명과 15명이 송환됐다",
        "2019년 10월과 2020년에 송환됐다",
        "2019년 12월과 2021년 1월에 송환됐다",
        "10월 9일에는 12명이, 10일에는 15명이 송환됐다",
    ],
)
def test_others_stay_apart(text: str) -> None:
    assert not any(time.is_period for time in find_times(text))
