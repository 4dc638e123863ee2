"""The speaker of a saying verb."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.saying import content_of
from tumen.reading.korean.speakers import asker_of, is_teller, speaker_of


def speaking(text: str) -> str:
    clauses = clauses_of(text)
    predicate = clauses.predicates[-1]
    content = content_of(clauses, predicate)
    assert content
    phrase, _ = speaker_of(clauses, predicate, content[1], content[2], frozenset())
    return clauses.noun_text(phrase) if phrase else ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("통일부는 40명이 송환됐다고 밝혔다.", "통일부"),
        ("40명이 송환됐다고 통일부가 밝혔다.", "통일부"),
        ("“40명이 송환됐다”고 윤동혁 대표는 말했다.", "윤동혁 대표"),
        ("위원회가 심사가 끝나지 않은 두 명을 돌려보낸 당국에 대책을 마련하라고 권고했다.", "위원회"),
        ("당국자가 40명이 송환됐다고 말했다.", "당국자"),
        ("40명이 송환된 것으로 알려졌다.", ""),
        ("구타를 당했다고 답한 여성은 152명에 달했고 17명은 낙태를 봤다고 말했다.", ""),
    ],
)
def test_a_speaker_stands_before_or_behind_what_is_said(text: str, speaker: str) -> None:
    assert speaking(text) == speaker


def test_a_body_or_an_official_tells() -> None:
    clauses = clauses_of("통일부는 사과를 샀다.")
    thing, body = clauses.phrases[1], clauses.phrases[0]
    assert is_teller(clauses, body)
    assert not is_teller(clauses, thing)


def test_who_asks_is_the_topic() -> None:
    clauses = clauses_of("강건너모임은 석방을 요구했다.")
    phrase = asker_of(clauses, clauses.predicates[-1])
    assert phrase
    assert clauses.noun_text(phrase) == "강건너모임"
