"""How long, by what means, why and with what sentence: the words of the clause that tells the act."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import scene_of
from tumen.reading.korean.details import details_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("그는 구류소에 석 달 동안 갇혔다.", {"duration": "석 달 동안"}),
        ("그는 구류소에 일주일 동안 갇혔다.", {"duration": "일주일 동안"}),
        ("그는 1년 6개월을 갇혔다.", {"duration": "1년 6개월"}),
        ("그는 사흘째 갇혔다.", {"duration": "사흘"}),
        ("그는 보름 뒤 갇혔다.", {}),
        ("그는 열흘 만에 갇혔다.", {}),
        ("그는 2019년을 갇혀 보냈다.", {}),
        ("그는 이 일을 말해 갇혔다.", {}),
        ("그는 가죽띠로 맞았다.", {"method": "가죽띠로"}),
        ("그는 간첩 혐의로 체포됐다.", {"reason": "간첩 혐의로"}),
        ("그는 노동교화형 5년을 선고받았다.", {"outcome": "노동교화형 5년"}),
        ("그는 2019년 평양에서 징역 3년을 선고받았다.", {"outcome": "징역 3년"}),
        ("그는 2년 뒤 10년형을 선고받았다.", {"outcome": "10년형"}),
        ("그는 징역 1년 6개월을 선고받았다.", {"outcome": "징역 1년 6개월"}),
        ("그는 단련형 육 개월을 선고받았다.", {"outcome": "단련형 육 개월"}),
        ("석 달 동안 일했고 체포됐다.", {}),
    ],
)
def test_each_detail_has_its_words(sentence: str, expected: dict[str, str]) -> None:
    scene = scene_of(sentence)
    number, act = max(scene.acts.items())
    found = details_of(scene, scene.clauses.predicates[number], act)
    assert {name: slot.value for name, slot in found.items()} == expected
