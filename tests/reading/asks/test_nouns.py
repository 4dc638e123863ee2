"""Asks told by a noun."""

from __future__ import annotations

from tests.reading.asked import tree_of, wanted_by
from tumen.reading.asks.nouns import by_noun, demands_by_noun


def test_a_request_for_something_wants_it_given() -> None:
    found = wanted_by(demands_by_noun(tree_of("Our request for access to the camp was refused.")))
    assert [acts for _, _, acts in found] == [["give access to the camp"]]


def test_the_owner_of_a_request_asks() -> None:
    doc = tree_of("The mission's demand that Egypt release them was heard.")
    demand = next(each for each in demands_by_noun(doc))
    assert demand.asker is not None
    assert demand.asker.text == "mission"


def test_other_nouns_ask_nothing() -> None:
    doc = tree_of("The report on the camp was long.")
    assert all(by_noun(token) is None for token in doc if token.pos_ == "NOUN" and token.text != "camp")
