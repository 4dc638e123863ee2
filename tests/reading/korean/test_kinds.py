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
        ("2월 8일 하루에 탈북민 80명이 넘겨졌다.", ClaimKind.EVENT),
        ("그로부터 한 달 뒤에는 탈북민 20명이 북송됐다.", ClaimKind.EVENT),
        ("올해만 벌써 탈북민 22명이 윈난에서 잡혔다.", ClaimKind.TOTAL),
        ("2020년에는 30명, 2021년에는 50명이 송환됐다.", ClaimKind.TOTAL),
        ("2020년 겨울에 감방에서 아홉 명이 죽었다.", ClaimKind.TOTAL),
        ("2020년 겨울에 배가 뒤집혀 아홉 명이 한꺼번에 죽었다.", ClaimKind.EVENT),
        ("작년에도 공관이 사흘 동안 방치하다 결국 탈북민 7명이 북송됐다.", ClaimKind.EVENT),
        ("탈북민 8명이 이민국 시설에 계신다.", ClaimKind.STATE),
        ("현재 공관에서 보호 중인 탈북민은 17명이다.", ClaimKind.STATE),
        ("북송된 여섯 명은 교화소에서 복역 중이다.", ClaimKind.STATE),
        ("연말까지 탈북민 10명이 더 붙잡힐 수 있다.", ClaimKind.EVENT),
        ("지난 2월 말 기준으로 입국한 탈북민은 31명이다.", ClaimKind.TOTAL),
        ("나머지 탈북민 10명의 행방은 확인되지 않고 있다.", ClaimKind.STATE),
        ("송환된 탈북민 10명은 아직 접견을 하지 못하고 있다.", ClaimKind.STATE),
        ("송환된 탈북민 10명은 확인되지 않았다.", ClaimKind.EVENT),
        ("해마다 100명 이상이 쫓겨난다.", ClaimKind.RATE),
        ("응답자의 81%가 강제송환됐다.", ClaimKind.RATE),
    ],
)
def test_a_figure_is_of_a_kind(text: str, kind: ClaimKind) -> None:
    assert read_korean(text).core[0].value("kind") is kind
