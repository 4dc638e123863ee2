"""Words of asking."""

from __future__ import annotations

import pytest

from tumen.reading.asking.words import CEASING, OPENING, TRIGGER, VERBS


def test_a_verb_says_how_it_goes_on() -> None:
    assert VERBS["urge"].direct
    assert VERBS["urge"].to
    assert VERBS["call"].by == {"on", "upon", "to"}
    assert not VERBS["call"].direct


def test_verbs_of_stopping_want_the_contrary() -> None:
    assert {"cease", "refrain", "stop"} <= CEASING


@pytest.mark.parametrize(
    "sentence",
    [
        "We urge Egypt to stop.",
        "Egypt must stop.",
        "Please write to your deputy.",
        "Release the nine.",
        "Will the Minister meet them?",
    ],
)
def test_a_sentence_that_may_ask_has_a_trigger(sentence: str) -> None:
    assert TRIGGER.search(sentence)


@pytest.mark.parametrize("sentence", ["The women crossed the river.", "It snowed in the valley."])
def test_a_plain_sentence_has_none(sentence: str) -> None:
    assert not TRIGGER.search(sentence)


def test_marks_and_numbers_may_open_an_imperative() -> None:
    match = OPENING.match("2. Please release them.")
    assert match is not None
    assert match.end() == len("2. Please ")
