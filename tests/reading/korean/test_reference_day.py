"""The day that a document's states and totals run to."""

from __future__ import annotations

import pytest

from tests.reading.cast import source
from tumen.reading.korean.reference_day import reference_day


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("강제송환 통계\n기준일: 2022년 9월 30일\n\n40명이 송환됐다.", "2022-11-01", "2022-09-30"),
        ("질문일자 : 2024년 2월 3일\n답변일자 : 2024년 2월 14일\n", "2024-02-03", "2024-02-14"),
        ("서면질의 답변자료\n제 출 일: 2025. 10. 24.\n", None, "2025-10-24"),
        ("국민동의청원\n동의 기간: 2024-11-18 ~ 2024-12-18\n", "2024-12-18", "2024-11-18"),
        ("성명\n배포일시: 2024.3.5.\n40명이 송환됐다.", None, "2024-03-05"),
        ("제네바 (2023년 11월 15일) – 40명이 송환됐다.", None, "2023-11-15"),
        ("40명이 송환됐다.", "2024-03-14", "2024-03-14"),
        ("답변일자 : 2024년 2월 30일\n40명이 송환됐다.", "2024-02-03", "2024-02-03"),
        (
            "강변재단 백서 제3장\n\n자료: 재단 자료집(2022. 12. 31. 기준)\n40명이 송환됐다.",
            None,
            "2022-12-31",
        ),
        ("강변재단 보고서\n\n2023년 6월 30일까지 접수된 진술은 210건이다.", None, "2023-06-30"),
        ("2019년 3월 5일까지 확인된 사람은 12명이다. 2021년에 30명이 더 송환됐다.", None, "None"),
        ("강변재단은 2023년 6월 30일까지 답을 기다렸다. 40명이 송환됐다.", None, "None"),
        ("2022. 12. 31. 기준 40명이 송환됐다.", "2024-03-14", "2024-03-14"),
        ("40명이 송환됐다.", None, "None"),
    ],
)
def test_totals_and_states_run_to_a_day(text: str, published: str | None, expected: str) -> None:
    assert str(reference_day(source(text, published=published, language="ko"))) == expected
