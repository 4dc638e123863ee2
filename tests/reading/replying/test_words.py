"""Words of answering."""

from __future__ import annotations

import pytest

from tumen.reading.replying.words import TRIGGER, VERBS, said_in


@pytest.mark.parametrize(
    ("lemma", "group"),
    [("deny", "deny"), ("decline", "refuse"), ("promise", "pledge"), ("admit", "admit"), ("reply", "reply")],
)
def test_a_verb_of_answering_is_of_a_group(lemma: str, group: str) -> None:
    assert VERBS[lemma] == group


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("there are no so-called defectors", "so-called"),
        ("the report is a fabrication", "false"),
        ("handles them in accordance with law", "law"),
        ("is aware of the reports", "aware"),
        ("does not comment on individual cases", "comment"),
        ("keeps all cases under review", "review"),
        ("will publish the list", "will"),
    ],
)
def test_what_answers_usually_say_is_told_by_name(words: str, name: str) -> None:
    assert name in said_in(words)


def test_other_words_say_nothing_of_the_kind() -> None:
    assert said_in("The women crossed the river in May") == []


def test_a_sentence_that_may_answer_has_a_trigger() -> None:
    assert TRIGGER.search("The ministry did not respond.")
    assert not TRIGGER.search("The women crossed the river.")
