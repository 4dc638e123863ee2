"""Stems of English words, by the examples that Porter gives with his algorithm, and words of this field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vocabulary.stemming import stem

PORTERS = """
caresses caress, ponies poni, ties ti, caress caress, cats cat, feed feed, agreed agre, plastered
plaster, bled bled, motoring motor, sing sing, conflated conflat, troubled troubl, sized size,
hopping hop, tanned tan, falling fall, hissing hiss, fizzed fizz, failing fail, filing file, happy
happi, sky sky, relational relat, conditional condit, rational ration, valenci valenc, hesitanci
hesit, digitizer digit, conformabli conform, radicalli radic, differentli differ, vileli vile,
analogousli analog, vietnamization vietnam, predication predic, operator oper, feudalism feudal,
decisiveness decis, hopefulness hope, callousness callous, formaliti formal, sensitiviti sensit,
sensibiliti sensibl, triplicate triplic, formative form, formalize formal, electriciti electr,
electrical electr, hopeful hope, goodness good, revival reviv, allowance allow, inference infer,
airliner airlin, gyroscopic gyroscop, adjustable adjust, defensible defens, irritant irrit,
replacement replac, adjustment adjust, dependent depend, adoption adopt, homologou homolog,
communism commun, activate activ, angulariti angular, homologous homolog, effective effect,
bowdlerize bowdler, probate probat, rate rate, cease ceas, controll control, roll roll
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in PORTERS.replace("\n", " ").split(",")])
def test_it_does_as_porter_says(pair: list[str]) -> None:
    word, expected = pair
    assert stem(word) == expected


@pytest.mark.parametrize(
    "forms",
    [
        "return returns returned returning",
        "repatriate repatriated repatriation",
        "deport deported deportation",
        "family families",
        "torture tortured torturing",
        "detain detained detains",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("word", ["", "a", "is", "600", "북송", "é", "x1y2"])
def test_what_is_no_english_word_stays(word: str) -> None:
    assert stem(word) == word


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_stem_is_never_longer_than_its_word_and_an_e(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
    assert bool(stem(word)) == bool(word)
