"""The special procedures that a communication names as those who write it."""

from __future__ import annotations

import pytest

from tumen.vocabulary.mandates import mandates_in

THREE = (
    "Working Group on Arbitrary Detention",
    "Special Rapporteur on trafficking in persons, especially women and children",
    "Independent Expert on human rights and solidarity",
)


@pytest.mark.parametrize(
    "words",
    [
        f"Mandates of the {THREE[0]}; the {THREE[1]}; and the {THREE[2]}",
        f"GENEVA\n\nMandates of the {THREE[0]}; the {THREE[1]} and of the {THREE[2]}\n\nRef.: AL 3",
        f"Mandates of the {THREE[0]};\nthe {THREE[1]}; and\nthe {THREE[2]}\n\nRef.: AL 3",
        f"Mandates of the {THREE[0]}; the {THREE[1]}; and the {THREE[2]}\nRef.: AL 3",
        f"We write in our capacities as {THREE[0]}; {THREE[1]} and {THREE[2]}, pursuant to it.",
    ],
)
def test_each_is_named_without_its_article(words: str) -> None:
    assert mandates_in(words) == THREE


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Mandates of members end in May.",
        "The Special Rapporteur on torture wrote.",
        "In our capacity as neighbours we ask you to act.",
    ],
)
def test_who_is_only_told_of_writes_nothing(words: str) -> None:
    assert mandates_in(words) == ()
