"""Realis: what governs a figure, and how its own verb stands, say whether it is told as real."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each
from tumen.vocabulary.codes import Realis

SENTENCES = {
    "Soldiers shot 12 villagers at the ford.": Realis.ASSERTED,
    "We ask the minister to free the 12 villagers.": Realis.DEMANDED,
    "3. Release the 12 villagers now.": Realis.DEMANDED,
    "The committee urged the army to release 12 villagers.": Realis.DEMANDED,
    "Relatives fear that 12 villagers will be shot.": Realis.FEARED,
    "The army plans to deport 12 villagers on Friday.": Realis.PLANNED,
    "If 12 villagers were deported, their families would starve.": Realis.HYPOTHETICAL,
    "Every month some 12 villagers are deported.": Realis.HABITUAL,
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_it_weighs_how_a_figure_is_told(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].figure().value("realis") is SENTENCES[sentence]


@pytest.mark.parametrize("sentence", [one for one, realis in SENTENCES.items() if realis is Realis.FEARED])
def test_what_is_not_told_as_a_fact_cites_its_words(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].figure().slots["realis"].evidence is not None
