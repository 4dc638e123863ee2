"""Which nouns count people, which count cases, and which count things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.people import Counted, counted


@pytest.mark.parametrize(
    ("nouns", "expected"),
    [
        ("escapee refugee detainees prisoners deportee asylum-seekers evacuees", Counted.VICTIMS),
        ("woman women men children child mothers families fisherman nurses ", Counted.PEOPLE),
        ("officers soldiers diplomats lawmakers lawyers researchers", Counted.ROLES),
        ("cases violations incidents deaths arrests executions", Counted.CASES),
        ("countries buses flights metres prisons letters hours resolutions", Counted.THINGS),
        ("batch total handful majority", Counted.LIGHT),
        ("foreigners cardholders workmates defendants preachers practitioners Tigrayans", Counted.PEOPLE),
        ("toes lorries outposts committees degrees decree guarantee", Counted.THINGS),
        ("mercy sunshine weather", Counted.UNKNOWN),
    ],
)
def test_it_knows_what_a_noun_counts(nouns: str, expected: Counted) -> None:
    assert {noun: counted(noun) for noun in nouns.split()} == dict.fromkeys(nouns.split(), expected)


def test_it_takes_capitals_and_possessives_as_the_plain_noun() -> None:
    assert counted("Refugees") is counted("refugee’s") is counted("refugee")


@pytest.mark.parametrize("noun", ["interneees", "returnees", "amputees"])
def test_a_noun_for_people_in_the_power_of_others_is_known_by_its_ending(noun: str) -> None:
    assert counted(noun) is Counted.VICTIMS


@pytest.mark.parametrize("noun", ["committee", "committees", "degrees", "tree", "fee"])
def test_an_ending_does_not_make_people_of_things(noun: str) -> None:
    assert counted(noun) is not Counted.VICTIMS


def test_the_last_part_of_a_compound_decides() -> None:
    assert counted("camp-prisoners") is Counted.VICTIMS
    assert counted("prison-guards") is Counted.ROLES


@given(st.text(max_size=30))
def test_it_takes_any_word(noun: str) -> None:
    assert counted(noun) in Counted
