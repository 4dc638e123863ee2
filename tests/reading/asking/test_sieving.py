"""Which sentences may ask."""

from __future__ import annotations

from tests.reading.cast import source
from tumen.reading.asking.sieving import may_ask
from tumen.reading.sentences import sentences_of


def _kept(text: str) -> list[str]:
    sentences = sentences_of(source(text))
    return [sentences[number].of(text) for number in may_ask(sentences, text)]


def test_a_sentence_with_words_of_asking_is_kept() -> None:
    assert _kept("It snowed in the valley. We urge Norland to stop.") == ["We urge Norland to stop."]


def test_items_of_a_list_are_kept_for_the_words_over_it() -> None:
    text = "We ask Norland:\n\n1. to open the camp;\n\n2. to free the nine."
    assert len(_kept(text)) == 3
