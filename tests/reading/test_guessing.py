"""Reading without the English model: the figures are found all the same, with bounds and nearest act."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from tests.reading.cast import read_text
from tumen.reading.guessing import guess
from tumen.reading.parsing import parse

BLANK = spacy.blank("en")


def guessed(text: str) -> Doc:
    return guess(BLANK.make_doc(text))


@pytest.mark.parametrize(
    ("sentence", "figure", "low", "high", "act"),
    [
        ("Police arrested 44 North Korean escapees.", "44 North Korean escapees", 44, 44, "arrest"),
        ("More than 500 refugees were deported.", "500 refugees", 500, None, "forced repatriation"),
        ("Up to 300 women are detained there.", "300 women", None, 300, "detention"),
        ("Hundreds of prisoners died in 2021.", "Hundreds of prisoners", 200, 999, "death"),
        ("Guards tortured nine detainees.", "nine detainees", 9, 9, "torture"),
        ("The group documented 8,340 cases of torture.", "8,340 cases", 8340, 8340, "torture"),
    ],
)
def test_it_finds_a_figure_without_the_model(
    sentence: str, figure: str, low: float | None, high: float | None, act: str
) -> None:
    reading = read_text(sentence, without_model=True)
    claim = reading.figure()
    assert reading.figures == [figure]
    assert (claim.value("quantity").low, claim.value("quantity").high) == (low, high)
    assert claim.value("act") == act


@pytest.mark.parametrize(
    "sentence", ["He was 34 years old.", "It took 3 days.", "Four buses came.", "In 1998 they fled."]
)
def test_it_sets_aside_without_the_model_what_counts_no_people(sentence: str) -> None:
    assert read_text(sentence, without_model=True).core == []


def test_the_guess_knows_a_verb_by_its_ending() -> None:
    doc = guessed("Police arrested 44 women and sold them")
    assert [token.lemma_ for token in doc if token.pos_ == "VERB"] == ["arrest", "sell"]


def test_the_guess_hangs_a_number_on_its_noun_and_the_noun_on_its_verb() -> None:
    doc = guessed("Police arrested 44 young women")
    number = doc[2]
    assert (number.pos_, number.dep_, number.head.text) == ("NUM", "nummod", "women")
    assert (number.head.dep_, number.head.head.text) == ("dobj", "arrested")


def test_the_model_is_not_used_when_it_is_not_wanted() -> None:
    text = "They were forced to watch."
    (with_model,) = parse([text])
    (without,) = parse([text], without_model=True)
    assert {token.dep_ for token in with_model} != {token.dep_ for token in without}


def test_parsing_keeps_the_texts_in_order() -> None:
    texts = [f"Police arrested {number} women." for number in range(2, 40)]
    assert [doc.text for doc in parse(texts)] == texts
    assert [doc.text for doc in parse(texts, without_model=True)] == texts


@given(st.text(min_size=1, max_size=80))
def test_any_text_has_a_tree(text: str) -> None:
    doc = guessed(text)
    assert doc.text == text
    assert all(len(list(token.ancestors)) < max(len(doc), 1) for token in doc), "a loop"


def test_it_counts_the_same_figures_with_and_without_the_model() -> None:
    text = (
        "Police arrested 44 women and 12 men. Nine of the women were deported. About 300 escapees are held."
    )
    told = [
        [claim.value("quantity").low for claim in read_text(text, without_model=guess).core]
        for guess in (True, False)
    ]
    assert told[0] == told[1] == [44, 12, 9, 300]
