"""Wanted acts in words."""

from __future__ import annotations

import pytest

from tests.reading.asked import tree_of
from tumen.reading.asks.moods import demands_by_mood
from tumen.reading.asks.verbs import demands_by_verb
from tumen.reading.asks.wording import only_announces, to_do, trimmed


def _wording(sentence: str) -> str:
    act = next(act for demand in demands_by_verb(tree_of(sentence)) for act in demand.acts)
    return to_do(act)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We urge Egypt to free the men.", "free the men"),
        ("We urge Egypt not to send them back.", "not send them back"),
        ("We demand that the men be freed.", "free the men"),
        ("We demand that The Hague open the files.", "open the files"),
        ("We call for the release of the men.", "release the men"),
        ("We call for his release.", "release him"),
        ("We demand access to the camp.", "give access to the camp"),
        ("We urge Egypt to free the men, because winter is near.", "free the men"),
    ],
)
def test_an_act_is_worded_as_an_infinitive(sentence: str, expected: str) -> None:
    assert _wording(sentence) == expected


def test_the_askers_own_act_is_to_be_let() -> None:
    act = next(act for each in demands_by_verb(tree_of("She asked to leave.")) for act in each.acts)
    assert to_do(act, asker="She") == "let her leave"


def test_words_that_announce_a_list_are_no_act() -> None:
    acts = [act for each in demands_by_verb(tree_of("We ask you to do three things:")) for act in each.acts]
    assert [only_announces(act) for act in acts] == [True]


def test_marks_and_signs_at_the_end_are_cut() -> None:
    assert trimmed("stop the buses.” ✊✊") == "stop the buses"


def test_what_a_passive_names_first_is_named_within() -> None:
    act = next(act for each in demands_by_mood(tree_of("The men should be freed.")) for act in each.acts)
    assert to_do(act) == "free the men"
