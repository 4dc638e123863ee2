"""Predicates with their auxiliaries."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of


def lemmas(text: str) -> list[str]:
    return [predicate.lemma for predicate in clauses_of(text).predicates]


def test_an_auxiliary_belongs_to_its_verb() -> None:
    (predicate,) = clauses_of("모두 구류소에 갇혀 있었다.").predicates
    assert predicate.lemma == "갇히다"
    assert predicate.gloss.endswith("있다")
    assert predicate.is_past


@pytest.mark.parametrize(
    "text", ["아무도 돌아오지 않았다.", "아무도 돌아오지 못했다.", "아무도 안 돌아왔다.", "아무도 없다."]
)
def test_a_negation_is_seen(text: str) -> None:
    assert clauses_of(text).predicates[-1].is_negated


def test_a_noun_makes_a_verb_of_what_is_suffered() -> None:
    assert lemmas("그들은 강제송환을 당했다.") == ["강제송환당하다"]


def test_words_of_a_time_are_no_predicates() -> None:
    assert lemmas("지난 8월 송환됐다.") == ["송환되다"]


def test_words_that_bound_a_number_are_no_predicates() -> None:
    assert lemmas("40명 넘게 송환됐다.") == ["송환되다"]


def test_a_noun_with_be_is_a_predicate() -> None:
    (predicate,) = clauses_of("그들은 탈북민이다.").predicates
    assert predicate.is_copula


def test_predicates_are_numbered_in_order() -> None:
    assert [p.index for p in clauses_of("붙잡혀 송환됐고 갇혔다.").predicates] == [0, 1, 2]
