"""Who suffers an act that is told without a number, and who does it, one sentence deep."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import scene_of
from tumen.reading.korean.register import Register
from tumen.reading.korean.sufferers import doer_of, sufferer_of


def parties(sentence: str) -> list[tuple[str, str]]:
    """Who suffers and who does each act of the sentence."""
    scene, register = scene_of(sentence), Register()
    found = []
    for predicate in scene.clauses.predicates:
        if act := scene.acts.get(predicate.index):
            each = [tell(scene, predicate, act, register) for tell in (sufferer_of, doer_of)]
            found.append((each[0].party.called if each[0] else "", each[1].party.called if each[1] else ""))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("공안은 여성들을 체포했다.", ("여성들", "공안")),
        ("여성들은 공안에게 체포됐다.", ("여성들", "공안")),
        ("어제 체포된 여성들은 옌지에 있다.", ("여성들", "")),
        ("노 모 씨의 아내가 체포된 뒤였다.", ("노 모의 아내", "")),
        ("노 모 씨의 큰아들이 체포된 뒤였다.", ("노 모의 큰아들", "")),
        ("노 모 씨의 20대 딸이 체포된 뒤였다.", ("노 모의 딸", "")),
        ("노 모 씨의 딸들이 체포된 뒤였다.", ("딸들", "")),
        ("노 모 씨의 두 딸이 체포된 뒤였다.", ("두 딸", "")),
        ("여성들은 보위부에서 구타당했다.", ("여성들", "보위부")),
        ("공안은 목사를 통해 체포했다.", ("", "공안")),
    ],
)
def test_it_tells_who_suffers_and_who_does_by_particles(sentence: str, expected: tuple[str, str]) -> None:
    assert parties(sentence)[0] == expected
