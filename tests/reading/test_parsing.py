"""The parse: part of speech and lemma are remembered by word form, and are what the model itself gives."""

from __future__ import annotations

import importlib

import pytest

from tumen.reading import parsing
from tumen.reading.parsing import MODELS, UNUSED, Forms, model, parse, passing

SENTENCES = (
    "There is no camp here, but there's one in Tumen.",
    "There were 40 women held; they have had no lawyer and do not know what is to be done.",
    "“I saw it,” she said. That is what I'd do, and that which we did.",
    "The authorities did say that those handed over had crossed the border, having left their village.",
    "Returned escapees are being returned. Being returned is feared, and the returned fear it.",
    "He can't, won't and shan't leave. Others gave more: the others' leaves were left.",
    "WHAT WAS DONE WAS WRONG. No one has to be sent back so that anybody may know that.",
)

needs_a_model = pytest.mark.skipif(model() is None, reason="no English model is installed")


@needs_a_model
def test_it_gives_the_parts_of_speech_and_lemmas_of_the_model_itself():
    plain = next(importlib.import_module(name) for name in MODELS if importlib.util.find_spec(name)).load(
        exclude=UNUSED
    )
    for ours, theirs in zip(parse(SENTENCES), plain.pipe(SENTENCES), strict=True):
        given = [(token.text, token.pos_, token.lemma_, token.tag_, token.dep_) for token in ours]
        assert given == [(token.text, token.pos_, token.lemma_, token.tag_, token.dep_) for token in theirs]


@needs_a_model
def test_it_gives_the_same_the_second_time():
    first, again = (
        [[(token.pos_, token.lemma_) for token in doc] for doc in parse(SENTENCES)] for _ in range(2)
    )
    assert first == again


@needs_a_model
def test_it_remembers_no_more_forms_than_it_may(monkeypatch):
    monkeypatch.setattr(parsing, "FORMS", 10)
    nlp = model()
    assert nlp is not None
    forms = Forms(nlp)
    for doc in nlp.pipe(SENTENCES):
        filled = forms.fill(doc)
        assert all(token.pos_ for token in filled)
        assert len(forms._known) <= 10


@needs_a_model
def test_it_parses_a_text_without_words():
    assert [len(doc) for doc in parse(["", "Held."])] == [0, 2]


def test_it_parses_without_a_model_too():
    (doc,) = parse(["40 women were held."], without_model=True)
    assert [token.text for token in doc] == ["40", "women", "were", "held", "."]


@needs_a_model
def test_words_that_pass_are_forgotten_and_come_back():
    nlp = model()
    assert nlp is not None
    text = "Zorvaks were held in Quzzeltown, the Brimblers said."
    for _ in range(2):
        with passing():
            (doc,) = parse([text])
            lemmas = [token.lemma_ for token in doc]
            assert "Zorvaks" in [token.text for token in doc]
            assert all(lemmas)
            del doc
        assert "Quzzeltown" not in nlp.vocab.strings
    (kept,) = parse([text])
    assert [token.lemma_ for token in kept] == lemmas


def test_words_pass_without_a_model_too():
    with passing():
        (doc,) = parse(["40 women were held in Quzzeltown."], without_model=True)
        assert len(doc) == 7
