"""Event, state, total or rate."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("지난 9일 탈북민 40명이 송환됐다.", ClaimKind.EVENT),
        ("탈북민 40명이 구류소에 갇혀 있다.", ClaimKind.STATE),
        ("감방에 열여덟 명이 있었다.", ClaimKind.STATE),
        ("2020년부터 지금까지 탈북민 412명이 송환됐다.", ClaimKind.TOTAL),
        ("지난해 입국한 탈북민은 241명이다.", ClaimKind.TOTAL),
        ("강제송환 사건은 40건이다.", ClaimKind.TOTAL),
        ("송환된 탈북민은 한 명도 없다.", ClaimKind.TOTAL),
        ("해마다 100명 이상이 쫓겨난다.", ClaimKind.RATE),
        ("응답자의 81%가 강제송환됐다.", ClaimKind.RATE),
    ],
)
def test_a_figure_is_of_a_kind(text: str, kind: ClaimKind) -> None:
    assert read_korean(text).core[0].value("kind") is kind
