"""The slots of one figure, each with the words that decided."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import ClaimKind, Realis

TEXT = "지난 9일 탈북민 60여 명이 투먼에서 북한으로 송환됐다."


def test_a_figure_has_every_slot() -> None:
    figure = read_korean(TEXT).figure()
    assert {
        "quantity",
        "unit",
        "subjects",
        "act",
        "realis",
        "polarity",
        "kind",
        "time",
        "place",
        "stance",
    } <= set(figure.slots)


@pytest.mark.parametrize(
    ("slot", "words"),
    [("quantity", "60여 명"), ("subjects", "탈북민"), ("act", "송환됐다"), ("time", "지난 9일")],
)
def test_the_evidence_is_in_the_text(slot: str, words: str) -> None:
    reading = read_korean(TEXT)
    evidence = reading.figure().slots[slot].evidence
    assert evidence
    assert words in evidence.of(reading.text)


def test_all_evidence_lies_in_the_text() -> None:
    reading = read_korean(TEXT)
    for claim in reading.claims:
        for slot in claim.slots.values():
            assert slot.evidence is None or 0 <= slot.evidence.start <= slot.evidence.end <= len(TEXT)


def test_who_is_counted_may_stand_before_the_number() -> None:
    assert str(read_korean("송환된 사람은 40명이다.").figure().value("subjects")) != "None"


def test_a_rate_told_with_each_is_a_habit() -> None:
    figure = read_korean("겨울마다 스무 명이 굶어 죽었다.").figure()
    assert figure.value("kind") is ClaimKind.RATE
    assert figure.value("realis") is Realis.HABITUAL
