"""Wanted acts, each by itself."""

from __future__ import annotations

from tests.reading.asked import tree_of
from tumen.reading.asks.verbs import demands_by_verb
from tumen.reading.asks.wanted import is_infinitive


def _acts(sentence: str) -> list[str]:
    doc = tree_of(sentence)
    return [doc[act.first : act.end].text for demand in demands_by_verb(doc) for act in demand.acts]


def test_each_coordinated_act_is_one() -> None:
    acts = _acts("They urged Egypt to free the men, open the camp and publish the list.")
    assert [words.rstrip(" ,.") for words in acts] == ["free the men", "open the camp", "publish the list"]


def test_a_negative_act_says_so() -> None:
    doc = tree_of("They urged Egypt not to send them back.")
    (act,) = [act for demand in demands_by_verb(doc) for act in demand.acts]
    assert act.is_negative


def test_the_subject_of_a_clause_does_it() -> None:
    doc = tree_of("They demand that Egypt free the men.")
    (act,) = [act for demand in demands_by_verb(doc) for act in demand.acts]
    assert act.doer is not None
    assert act.doer.text == "Egypt"


def test_what_a_noun_names_is_a_thing() -> None:
    doc = tree_of("They called for the release of the men.")
    (act,) = [act for demand in demands_by_verb(doc) for act in demand.acts]
    assert act.is_thing
    assert act.head.text == "release"


def test_to_begins_an_infinitive_only_before_a_verb() -> None:
    doc = tree_of("They went to Egypt to ask.")
    where = [token.i for token in doc if token.text == "to"]
    assert [is_infinitive(doc, at, len(doc)) for at in where] == [False, True]
