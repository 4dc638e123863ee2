"""Asks told by a verb."""

from __future__ import annotations

import pytest

from tests.reading.asked import tree_of, wanted_by
from tumen.reading.asks.verbs import demands_by_verb

ROWS = [
    ("The council urged Egypt to stop the flights.", ("to", "Egypt", ["stop the flights"])),
    (
        "We ask the minister to open the camp and to publish the list.",
        ("to", "minister", ["open the camp", "publish the list"]),
    ),
    ("The union demands that Egypt release them.", ("that", "", ["release them"])),
    ("The group called for the release of the nine.", ("for", "", ["release the nine"])),
    ("Egypt was urged to release them.", ("to", "Egypt", ["release them"])),
    (
        "The judge issued an order restraining the police from entering the camp.",
        ("from", "police", ["not entering the camp"]),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_a_verb_hands_its_wish_to_somebody(sentence: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in wanted_by(demands_by_verb(tree_of(sentence)))


def test_a_motion_that_was_moved_asks_nobody_named_it() -> None:
    ((frame, whom, acts),) = wanted_by(
        demands_by_verb(tree_of("It was recommended that the camp be closed."))
    )
    assert (frame, whom, acts) == ("that", "", ["close the camp"])


def test_what_reminds_of_something_asks_nobody() -> None:
    tree = tree_of("It should remind us of the effort by Norland to open its border.")
    assert not wanted_by(demands_by_verb(tree))


def test_a_verb_that_does_not_ask_demands_nothing() -> None:
    assert not wanted_by(demands_by_verb(tree_of("The women crossed the river in May.")))


def test_only_a_court_restrains() -> None:
    assert not wanted_by(demands_by_verb(tree_of("Snow prevented the women from crossing the river.")))


def test_joined_nouns_that_give_or_do_something_are_asks_of_their_own() -> None:
    ((frame, _, acts),) = wanted_by(
        demands_by_verb(tree_of("The group calls for names, access and an end to the removals."))
    )
    assert frame == "for"
    assert acts == ["give names", "give access", "end the removals"]


def test_joined_nouns_that_do_nothing_by_themselves_stay_one_ask() -> None:
    ((_, _, acts),) = wanted_by(demands_by_verb(tree_of("She called for the release of Oh and his wife.")))
    assert acts == ["release Oh and his wife"]


def test_who_told_of_others_goes_on_to_ask_after_a_comma() -> None:
    text = "Orme said that at least 30 people remained in the camp, and urged Norland to send a doctor."
    (demand,) = demands_by_verb(tree_of(text))
    assert demand.asker is not None
    assert demand.asker.text == "Orme"
