"""Words of saying."""

from __future__ import annotations

import pytest

from tumen.reading.speech import CUE, DOUBTING, SORT_OF_VERB, stance_of
from tumen.vocabulary.codes import Stance


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("say", Stance.NEUTRAL),
        ("confirm", Stance.FIRM),
        ("document", Stance.FIRM),
        ("claim", Stance.DOUBTFUL),
        ("count", Stance.NEUTRAL),
    ],
)
def test_a_verb_tells_how_firmly_a_source_stands_behind_its_words(verb: str, stance: Stance) -> None:
    assert stance_of(verb) is stance


@pytest.mark.parametrize(
    ("verb", "sort"),
    [
        ("say", "say"),
        ("remember", "say"),
        ("fear", "think"),
        ("document", "count"),
        ("estimate", "say"),
        ("give", "give"),
        ("have", "hold"),
        ("witness", "see"),
        ("urge", "ask"),
        ("forbid", "law"),
        ("dub", "call"),
        ("reply", "say"),
        ("refuse", "answer"),
    ],
)
def test_each_verb_tells_in_one_way(verb: str, sort: str) -> None:
    assert SORT_OF_VERB[verb] == sort


def test_a_verb_of_doing_tells_nothing() -> None:
    assert "arrest" not in SORT_OF_VERB


@pytest.mark.parametrize("text", ["was reportedly held", "are believed to be held", "an unconfirmed list"])
def test_words_of_doubt_are_known(text: str) -> None:
    assert DOUBTING.search(text)


@pytest.mark.parametrize("text", ["It was held.", "They believed him."])
def test_other_words_are_no_doubt(text: str) -> None:
    assert not DOUBTING.search(text)


def test_a_sentence_that_names_a_speaker_is_found_by_its_words() -> None:
    assert CUE.search("She told us.")
    assert not CUE.search("The river froze.")
