"""Polarity: what is denied, left undone or done to nobody is told as not being so."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each
from tumen.vocabulary.codes import Polarity

NEGATED = [
    "The army denied that 70 villagers had been killed.",
    "None of the 70 villagers was returned.",
    "No refugees were deported that week.",
    "The police did not arrest 70 women.",
    "The story that 70 women were returned is a fabrication.",
    "The figure of 70 deaths was invented by its enemies.",
]
AFFIRMED = [
    "The army killed 70 villagers.",
    "The army, which has not answered, killed 70 villagers.",
    "Some 70 women remain in the camp.",
    "Police arrested 70 men who had no papers.",
    "The group put the number of those deported at not fewer than 70.",
]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*NEGATED, *AFFIRMED])


@pytest.mark.parametrize("sentence", NEGATED)
def test_it_weighs_for_not_so(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].core[0].value("polarity") is Polarity.NEGATED


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_it_weighs_for_so(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].core[0].value("polarity") is Polarity.AFFIRMED


@pytest.mark.parametrize("sentence", NEGATED)
def test_what_is_denied_cites_its_words(readings: dict[str, Reading], sentence: str) -> None:
    slot = readings[sentence].core[0].slots["polarity"]
    assert slot.evidence is not None
    assert 0 <= slot.evidence.start < slot.evidence.end <= len(sentence)
