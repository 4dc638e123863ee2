"""Kinds: an event, a state, a total or a rate, by the words of the clause and what surrounds it."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each
from tumen.vocabulary.codes import ClaimKind, Realis, Unit

KINDS = {
    "Soldiers shot 12 villagers at the ford.": ClaimKind.EVENT,
    "On Tuesday night 12 villagers were taken from their beds.": ClaimKind.EVENT,
    "Some 900 villagers are held in the barracks.": ClaimKind.STATE,
    "There were 31 women in our cell.": ClaimKind.STATE,
    "Since 2016 the network has documented 4,310 deportations.": ClaimKind.TOTAL,
    "In all 4,310 people have been deported so far.": ClaimKind.TOTAL,
    "About 90 people are deported every month.": ClaimKind.RATE,
    "On average 90 people were deported a week.": ClaimKind.RATE,
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*KINDS, "Of those deported, 64 per cent were women."])


@pytest.mark.parametrize("sentence", KINDS)
def test_it_weighs_what_a_figure_counts(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].figure().value("kind") is KINDS[sentence]


def test_a_percentage_is_a_rate_and_told_as_a_fact(readings: dict[str, Reading]) -> None:
    claim = readings["Of those deported, 64 per cent were women."].figure()
    assert claim.value("kind") is ClaimKind.RATE
    assert claim.value("realis") is Realis.ASSERTED
    assert claim.value("unit") is Unit.PERCENT


def test_a_number_a_period_is_told_as_a_habit(readings: dict[str, Reading]) -> None:
    claim = readings["About 90 people are deported every month."].figure()
    assert claim.value("realis") is Realis.HABITUAL
