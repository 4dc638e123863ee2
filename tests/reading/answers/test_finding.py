"""Clauses that may answer."""

from __future__ import annotations

from tests.reading.asked import tree_of
from tests.reading.asks.test_finding import _prepared
from tumen.reading.answers.finding import candidates_of, is_denied
from tumen.reading.cast import Cast
from tumen.reading.voices import Voices


def _clauses(text: str) -> list[tuple[str, str]]:
    prepared = _prepared(text)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    return [(each.frame, each.passage.of(text)) for each in candidates_of(prepared, Voices(prepared, cast))]


def test_a_verb_of_answering_is_one_with_what_it_answers() -> None:
    assert _clauses("The ministry denied that anybody had been sent back.") == [
        ("verb", "denied that anybody had been sent back")
    ]


def test_its_helping_verbs_belong_to_it() -> None:
    assert _clauses("The ministry did not respond to questions.") == [
        ("verb", "did not respond to questions")
    ]


def test_words_that_somebody_is_told_to_say_may_answer() -> None:
    assert ("told", "it was aware of the reports") in _clauses(
        "The ministry said it was aware of the reports."
    )


def test_two_moves_are_two() -> None:
    found = _clauses("The ministry denied the report and promised to publish the list.")
    assert [words.split()[0] for _, words in found] == ["denied", "promised"]


def test_a_verb_is_denied_by_no_as_well_as_by_not() -> None:
    doc = tree_of("We received no answer from the ministry.")
    assert is_denied(next(token for token in doc if token.text == "received"))
    doc = tree_of("We received an answer from the ministry.")
    assert not is_denied(next(token for token in doc if token.text == "received"))


def test_a_plain_sentence_has_none() -> None:
    assert _clauses("The women crossed the river in May.") == []


def test_what_an_office_is_told_to_say_may_answer_whatever_it_says() -> None:
    before = "They were deported on Monday. "
    said = _clauses(before + "The consul said that the bridge was under repair.")
    assert ("told", "the bridge was under repair") in said
    said = _clauses(before + "Ada Orme said that the bridge was long.")
    assert not any("bridge" in words for _, words in said)


def test_what_somebody_was_to_do_and_did_not_may_answer() -> None:
    found = _clauses("The ministry promised to write. It has not done so.")
    assert found[-1] == ("verb", "has not done")


def test_a_word_of_saying_is_itself_what_an_office_is_told_to_say() -> None:
    said = _clauses('The consul said the government had "conveyed its view through various channels" twice.')
    assert any(words.startswith('the government had "conveyed') for _, words in said)


def test_who_called_it_a_lie_and_said_more_may_answer_by_that_too() -> None:
    said = _clauses("It called the report a lie, and said that whoever comes home is welcome.")
    assert ("told", "whoever comes home is welcome") in said


def test_a_verb_with_its_particle_refuses() -> None:
    assert ("verb", "turned both of them down in May") in _clauses(
        "The court turned both of them down in May."
    )
    assert not _clauses("The road turned both of them round in May.")


def test_neither_denies_as_well_as_no() -> None:
    doc = tree_of("Norland has confirmed neither flight.")
    assert is_denied(next(token for token in doc if token.text == "confirmed"))


def test_what_is_demanded_of_an_office_to_tell_is_no_answer() -> None:
    said = _clauses("The group demanded that the ministry disclose the list and confirm no more.")
    assert not any(words.startswith("the ministry disclose") for _, words in said)
