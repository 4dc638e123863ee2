"""Acts told by a noun where no verb tells them."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import scene_of
from tumen.reading.korean.named_acts import named_acts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("국경에서 송환이 이어졌다.", [("forced repatriation", False)]),
        ("작년에는 송환이 없었다.", [("forced repatriation", True)]),
        ("2019년 체포, 2021년 북송.", [("arrest", False), ("forced repatriation", False)]),
        ("송환 문제가 이어졌다.", []),
        ("강제송환 규탄 성명", []),
    ],
)
def test_a_noun_that_is_said_to_happen_or_noted_with_a_day_tells_its_act(
    sentence: str, expected: list[tuple[str, bool]]
) -> None:
    found = [(act.code, predicate.is_negated) for predicate, act in named_acts(scene_of(sentence))]
    assert found == expected
