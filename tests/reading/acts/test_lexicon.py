"""The pack's acts by lemma, and what is worth parsing."""

from __future__ import annotations

import pytest

from tumen.reading.acts.lexicon import lexicon, tells_an_act
from tumen.reading.acts.words import act_word, act_words
from tumen.reading.parsing import parse
from tumen.vocabulary.acts import acts, told_acts

TELLING = (
    "She was beaten.",
    "He was sent back over the bridge.",
    "They caught him in the snow.",
    "The kidnapped child was found.",
    "Nobody has seen Mr Ro since then.",
    "He remains behind bars.",
    "Her deportation was put off.",
    "They tied his hands.",
    "He swam the Tumen last October.",
    "His mother heard nothing.",
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


#: Sentence, word, an act that it tells of somebody who is not counted.
TOLD = (
    ("Mr Ro sailed again in spring.", "sailed", "crossing"),
    ("Two of his fingers were broken.", "broken", "torture"),
    ("Her shop was sealed.", "sealed", "persecution"),
    ("The pastor was fetched at night.", "fetched", "arrest"),
    ("He swam the Tumen last October.", "swam", "crossing"),
    ("Mr Ro sat in Helong for nine weeks.", "sat", "detention"),
    ("Hot oil was dripped on his back.", "dripped", "torture"),
    ("The others have not been seen.", "seen", "enforced disappearance"),
    ("Ms Han was divorced by her husband.", "divorced", "persecution"),
)


@pytest.mark.parametrize(("text", "form", "code"), TOLD)
def test_common_words_tell_an_act_only_of_those_who_are_not_counted(text: str, form: str, code: str) -> None:
    (doc,) = parse([text])
    (word,) = [each for each in act_words(doc) if each.token.text == form]
    assert code in [each.code for each in (word, *word.others) if each.is_told]
    of_figure = act_word(word.token)
    assert of_figure is None or not any(each.is_told for each in (of_figure, *of_figure.others))


def test_words_of_the_pack_go_before_those_that_are_common() -> None:
    (doc,) = parse(["Mr Ro was arrested in Yanji."])
    (word,) = act_words(doc)
    assert (word.code, word.is_told) == ("arrest", False)
    found = act_word(word.token)
    assert found is not None
    assert found.code == "arrest"


def test_common_words_are_of_acts_that_the_pack_has() -> None:
    assert told_acts().keys() <= acts().keys()
