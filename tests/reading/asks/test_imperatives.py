"""Asks told by an imperative."""

from __future__ import annotations

from tests.reading.asked import tree_of, wanted_by
from tumen.reading.asks.imperatives import demands_by_imperative


def test_an_imperative_asks() -> None:
    assert wanted_by(demands_by_imperative(tree_of("Release the nine.")))[0][2] == ["release the nine"]


def test_please_may_stand_before_it() -> None:
    found = wanted_by(demands_by_imperative(tree_of("Please write to your deputy.")))
    assert found[0][2] == ["write to your deputy"]


def test_it_may_be_denied() -> None:
    (demand,) = demands_by_imperative(tree_of("Do not send them back."))
    assert demand.acts[0].is_negative


def test_a_statement_is_none() -> None:
    assert not wanted_by(demands_by_imperative(tree_of("The guards released the nine.")))


def test_a_quotation_that_goes_on_with_a_subject_commands_nothing() -> None:
    tree = tree_of('Norland replied that the nine "do not exist in any register".')
    assert not wanted_by(demands_by_imperative(tree))
    ((_, _, acts),) = wanted_by(demands_by_imperative(tree_of('He said: "Do not send them back."')))
    assert acts == ["not send them back"]
