"""When a capital stands for its government."""

from __future__ import annotations

import pytest

from tumen.vocabulary.capitals import governs
from tumen.vocabulary.gazetteer import gazetteer


def _governs(sentence: str) -> bool:
    """Whether the capital between braces governs."""
    start, end = sentence.index("{"), sentence.index("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    return governs(text, start, end, gazetteer().seats[text[start:end].title()], None)


@pytest.mark.parametrize(
    "sentence",
    [
        "{Beijing} denied it.",
        "{Beijing}'s policy has not changed.",
        "We urge {Beijing} to let them go.",
        "There was pressure from {Pyongyang} for their return.",
        "An appeal to {Beijing} went unanswered.",
        "It was agreed with {Pyongyang} in August.",
        "For years {Seoul} has counted them.",
        "{Washington} condemned the return.",
        "{Hanoi} has promised to send nobody back.",
        "They were sent back by {Vientiane} in May.",
    ],
)
def test_it_hears_a_government(sentence: str) -> None:
    assert _governs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She was hidden in {Beijing} for a year.",
        "He flew from {Beijing} to Kunming.",
        "They were taken to {Pyongyang} by train.",
        "a {Seoul} database of cases",
        "{BEIJING}, 9 October 2023 (Northline) - China said",
        "The streets of {Pyongyang} were empty.",
        "{Beijing} Capital Airport was closed.",
        "He likes {Paris} and wine.",
        "The {Washington} office closed.",
        "She left {Hanoi} last year.",
    ],
)
def test_it_hears_a_town(sentence: str) -> None:
    assert not _governs(sentence)


def test_a_capital_follows_the_place_that_it_is_listed_with() -> None:
    government, town = gazetteer().seats["Seoul"], gazetteer().names["Shenyang"]
    seat = gazetteer().seats["Beijing"]
    assert governs("Seoul and Beijing", 10, 17, seat, government)
    assert not governs("in Shenyang and Beijing", 16, 23, seat, town)
