"""The pack's acts by lemma, and what is worth parsing."""

from __future__ import annotations

import pytest

from tumen.reading.acts.lexicon import lexicon, tells_an_act
from tumen.reading.acts.words import act_words
from tumen.reading.parsing import parse
from tumen.vocabulary.acts import acts

TELLING = (
    "She was beaten.",
    "He was sent back over the bridge.",
    "They caught him in the snow.",
    "The kidnapped child was found.",
    "Nobody has seen Mr Ro since then.",
    "He remains behind bars.",
    "Her deportation was put off.",
    "They tied his hands.",
)
UNTELLING = ("The weather was mild.", "Ms Han thanked the chair.", "A report of twelve pages.", "")


@pytest.mark.parametrize("sentence", TELLING)
def test_a_sentence_with_the_form_of_an_act_is_worth_parsing(sentence: str) -> None:
    assert tells_an_act(sentence)


@pytest.mark.parametrize("sentence", UNTELLING)
def test_a_sentence_without_any_is_not(sentence: str) -> None:
    assert not tells_an_act(sentence)


@pytest.mark.parametrize("sentence", TELLING)
def test_what_the_parsed_sentence_tells_was_seen_before_parsing(sentence: str) -> None:
    (doc,) = parse([sentence])
    if act_words(doc):
        assert tells_an_act(sentence)


def test_every_lemma_tells_an_act_of_the_pack() -> None:
    words = lexicon()
    told = [*words.verbs.values(), *words.nouns.values(), *words.event_nouns.values()]
    assert {act.code for act in told} <= acts().keys()


def test_a_lemma_that_tells_one_act_alone_tells_no_second_one_alone() -> None:
    claimed = [(verb, act.code) for act in acts().values() for verb in act.verbs]
    assert len({verb for verb, _ in claimed}) == len(claimed)
