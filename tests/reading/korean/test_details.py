"""How long, by what means, why and with what sentence: the words of the clause that tells the act."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import scene_of
from tumen.reading.korean.details import details_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("그는 구류소에 석 달 동안 갇혔다.", {"duration": "석 달 동안"}),
        ("그는 가죽띠로 맞았다.", {"method": "가죽띠로"}),
        ("그는 간첩 혐의로 체포됐다.", {"reason": "간첩 혐의로"}),
        ("그는 노동교화형 5년을 선고받았다.", {"outcome": "노동교화형 5년"}),
        ("석 달 동안 일했고 체포됐다.", {}),
    ],
)
def test_each_detail_has_its_words(sentence: str, expected: dict[str, str]) -> None:
    scene = scene_of(sentence)
    number, act = max(scene.acts.items())
    found = details_of(scene, scene.clauses.predicates[number], act)
    assert {name: slot.value for name, slot in found.items()} == expected
