"""On what ground something is asked."""

from __future__ import annotations

import pytest

from tests.reading.asked import claims_of
from tumen.reading.asks.grounds import ground_in, is_term
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We urge Norland to free them, in line with the principle of non-refoulement.",
            "the principle of non-refoulement",
        ),
        (
            "Norland must free them because they have been charged with nothing.",
            "they have been charged with nothing",
        ),
    ],
)
def test_a_ground_is_told_beside_the_act(text: str, expected: str) -> None:
    found = ground_in(text, Span(0, len(text)))
    assert found is not None
    assert found.of(text) == expected


def test_without_words_of_a_ground_there_is_none() -> None:
    text = "We urge Norland to free them at once."
    assert ground_in(text, Span(0, len(text))) is None


def test_the_claim_has_its_ground_as_written() -> None:
    text = "The Lantern Group urges Norland to free the nine, in line with the 1951 Refugee Convention."
    (claim,) = claims_of(text, ClaimSort.ASK)
    assert claim.value("grounds") == "the 1951 Refugee Convention"
    assert claim.value("norm").code == "refugee-convention"


def test_a_time_after_by_is_a_term() -> None:
    assert is_term("to free them by ", "17 June")
    assert is_term("to free them ", "within seven days")
    assert not is_term("to free the men held on ", "17 June")
