"""Counting: who is asked, who tells, and who does the act to others."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from tumen.reading.counting import is_asked, is_perpetrator, is_signatory, is_teller
from tumen.reading.parsing import parse


def noun(text: str, word: str) -> Token:
    (doc,) = parse([text])
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We interviewed 31 women.", "women"),
        ("The 74 women interviewed had crossed at night.", "women"),
        ("It rests on interviews with 30 returnees.", "returnees"),
        ("We spoke with 12 mothers.", "mothers"),
        ("A survey of 255 escapees found the same.", "escapees"),
        ("Forty returnees were surveyed in spring.", "returnees"),
    ],
)
def test_people_who_are_interviewed_are_asked(text: str, word: str) -> None:
    assert is_asked(noun(text, word))


@pytest.mark.parametrize(
    ("text", "word"), [("Police arrested 31 women.", "women"), ("Forty returnees were beaten.", "returnees")]
)
def test_people_to_whom_something_is_done_are_not_asked(text: str, word: str) -> None:
    assert not is_asked(noun(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("So do the 9,000 islanders who signed a petition.", "islanders"),
        ("I write for the 212 people who have put their names to her petition.", "people"),
        ("Forty teachers signed the open letter.", "teachers"),
    ],
)
def test_people_who_stand_up_for_others_are_signatories(text: str, word: str) -> None:
    assert is_signatory(noun(text, word))


def test_who_signs_a_confession_is_no_signatory() -> None:
    assert not is_signatory(noun("The 15 men who signed a confession were shot.", "men"))


def test_people_who_are_named_for_what_is_said_tell_it() -> None:
    assert is_teller(noun("According to two residents, the gate was open.", "residents"))
    assert not is_teller(noun("Police arrested two residents.", "residents"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She was beaten by three men.", "men"),
        ("Six men dragged her away.", "men"),
    ],
)
def test_people_who_do_it_to_others_are_perpetrators(text: str, word: str) -> None:
    assert is_perpetrator(noun(text, word), None)


@pytest.mark.parametrize(
    ("text", "word"), [("Police dragged six men away.", "men"), ("Six men crossed the river.", "men")]
)
def test_people_to_whom_it_is_done_are_none(text: str, word: str) -> None:
    assert not is_perpetrator(noun(text, word), None)
