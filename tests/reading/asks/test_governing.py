"""Which state words for an authority stand for."""

from __future__ import annotations

import pytest

from tests.reading.asked import claims_of
from tumen.reading.asks.governing import governing
from tumen.vocabulary.codes import ClaimSort


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("the Chinese side", "China"),
        ("Lao authorities", "Laos"),
        ("Beijing", "China"),
        ("the Lantern side", ""),
        ("the Chinese consulate in Norland", ""),
        ("the authorities", ""),
    ],
)
def test_a_people_with_its_authorities_is_its_state(words: str, state: str) -> None:
    assert governing(words) == state


def test_the_words_of_the_document_stay_beside_the_state() -> None:
    (claim,) = claims_of("The Lantern Group urged Beijing to release the nine.", ClaimSort.ASK)
    (party,) = claim.value("ask").addressees
    assert (party.words, party.called) == ("Beijing", "China")
