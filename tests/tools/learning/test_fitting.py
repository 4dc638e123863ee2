"""The signs that tell right from wrong get weights; the others get none."""

from __future__ import annotations

from tools.learning.examples import Example
from tools.learning.fitting import LEAST_SEEN, fitted


def example(*features: set[str], right: int, weight: float = 1.0) -> Example:
    return Example([set(each) for each in features], [at == right for at in range(len(features))], weight)


def test_a_sign_of_the_right_value_speaks_for_it_and_one_of_the_wrong_against() -> None:
    found = fitted([example({"near"}, {"far"}, right=0)] * 20, prior=1.0)
    assert found["near"] > 0.5
    assert found["far"] < -0.5


def test_what_every_value_has_tells_nothing() -> None:
    found = fitted([example({"near", "any"}, {"far", "any"}, right=0)] * 20, prior=1.0)
    assert "any" not in found


def test_a_sign_seldom_met_gets_no_weight() -> None:
    seldom = [example({"seldom"}, {"far"}, right=0)] * (LEAST_SEEN - 1)
    assert "seldom" not in fitted([*seldom, *[example({"near"}, {"far"}, right=0)] * 20], prior=1.0)


def test_a_stronger_prior_gives_smaller_weights() -> None:
    examples = [example({"near"}, {"far"}, right=0)] * 20
    assert fitted(examples, prior=10.0)["near"] < fitted(examples, prior=1.0)["near"]


def test_examples_count_by_their_worth() -> None:
    against = [example({"near"}, {"far"}, right=1)] * 20
    worth_more = [example({"near"}, {"far"}, right=0, weight=3.0)] * 20
    assert fitted([*against, *worth_more], prior=1.0)["near"] > 0
