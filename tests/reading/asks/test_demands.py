"""Demands: who asks, and where their words end."""

from __future__ import annotations

from tests.reading.asked import tree_of
from tumen.reading.asks.demands import limit_of, object_of, subject_of, with_conjuncts


def _token(sentence: str, word: str):  # type: ignore[no-untyped-def]
    return next(token for token in tree_of(sentence) if token.text == word)


def test_a_demand_ends_where_its_quotation_does() -> None:
    sentence = "“We ask Egypt to stop,” the women said."
    assert tree_of(sentence)[limit_of(_token(sentence, "ask"))].text == "”"


def test_the_words_that_say_who_said_so_are_not_wanted() -> None:
    sentence = "Egypt must stop the flights, the experts said."
    words = tree_of(sentence)[: limit_of(_token(sentence, "must"))].text
    assert words == "Egypt must stop the flights"


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    subject = subject_of(_token("The council met and urged Egypt to stop.", "urged"))
    assert subject is not None
    assert subject.text == "council"


def test_a_relative_clause_has_the_noun_before_it() -> None:
    subject = subject_of(_token("The women who asked for water were beaten.", "asked"))
    assert subject is not None
    assert subject.text == "women"


def test_joined_addressees_are_all_asked() -> None:
    head = _token("We ask Egypt and Norland to stop.", "Egypt")
    assert [token.text for token in with_conjuncts(head)] == ["Egypt", "Norland"]


def test_a_preposition_has_an_object() -> None:
    found = object_of(_token("We appeal to Egypt.", "to"))
    assert found is not None
    assert found.text == "Egypt"
