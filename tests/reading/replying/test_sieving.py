"""Which sentences may answer."""

from __future__ import annotations

from tests.reading.cast import source
from tumen.reading.replying.sieving import answering_turns, is_reply, may_answer
from tumen.reading.sentences import sentences_of
from tumen.reading.turns import Turn
from tumen.vocabulary.spans import Span

TALK = "Were they sent back? It snowed. Thank you."
TURNS = {
    1: Turn("Ada Orme", Span(0, 20)),
    2: Turn("Jan Tamm", Span(21, 31)),
    3: Turn("Ada Orme", Span(32, 42)),
}


def _kept(text: str) -> list[str]:
    given = source(text)
    sentences = sentences_of(given)
    return [sentences[number].of(text) for number in may_answer(given, sentences, {})]


def test_a_sentence_with_words_of_answering_is_kept() -> None:
    assert _kept("It snowed. The ministry denied that.") == ["The ministry denied that."]


def test_a_turn_after_a_question_answers() -> None:
    assert answering_turns(TURNS, TALK) == {2}


def test_a_turn_that_asks_does_not_answer() -> None:
    asking = {1: Turn("", Span(0, 20), asks=True), 2: Turn("", Span(21, 31), answers=True)}
    assert answering_turns(asking, TALK) == {2}


def test_a_letter_that_answers_one_is_a_reply() -> None:
    assert is_reply("Dear Ms Orme, Thank you for your letter of 3 May.")
    assert is_reply("I am replying as the Minister for Harbours.")
    assert not is_reply("Dear Minister, we wrote to you on 3 May and have had no answer.")
