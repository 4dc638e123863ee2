"""Who suffers an act and who does it, by the tree around its word."""

from __future__ import annotations

import pytest

from tumen.reading.acts.parts import is_personal, is_undergone, parts_of, subject_of
from tumen.reading.acts.words import act_words
from tumen.reading.parsing import parse

#: Sentence, word, heads of those who suffer, heads of those who do it.
ROWS = (
    ("Police arrested the pastor.", "arrested", ["pastor"], ["Police"]),
    ("The pastor was arrested by the police.", "arrested", ["pastor"], ["police"]),
    ("The women who were sold wrote a letter.", "sold", ["women"], []),
    ("He was caught and deported.", "deported", ["He"], []),
    ("The refugees returned by China were questioned.", "returned", ["refugees"], ["China"]),
    ("Guards broke her fingers.", "broke", ["her"], ["Guards"]),
    ("A man and his wife were tortured.", "tortured", ["man", "wife"], []),
    ("She crossed the river.", "crossed", ["She"], []),
    ("Her brother died in prison.", "died", ["brother"], []),
    ("The beating of prisoners went on.", "beating", ["prisoners"], []),
    ("He was believed to have died.", "died", ["He"], []),
    ("Nobody has heard from the sisters again.", "heard", ["sisters"], []),
    ("The family has had no word of her since.", "had", ["her"], []),
)


def _word(text: str, form: str):  # type: ignore[no-untyped-def]
    (doc,) = parse([text])
    return next(word for word in act_words(doc) if word.token.text == form)


@pytest.mark.parametrize(("text", "form", "victims", "doers"), ROWS)
def test_it_finds_who_suffers_and_who_does(
    text: str, form: str, victims: list[str], doers: list[str]
) -> None:
    word = _word(text, form)
    parts = parts_of(word.token, word.code)
    assert [head.text for head in parts.victims] == victims
    assert [head.text for head in parts.perpetrators] == doers


def test_nobody_is_invented_where_nobody_is_told() -> None:
    word = _word("The torture went on.", "torture")
    assert not parts_of(word.token, word.code).victims


def test_one_who_hangs_herself_has_no_other_doer() -> None:
    word = _word("She hanged herself.", "hanged")
    parts = parts_of(word.token, "death")
    assert ([head.text for head in parts.victims], parts.perpetrators) == (["She"], ())


def test_what_is_undergone_is_passive_even_where_the_auxiliary_is_shared() -> None:
    assert is_undergone(_word("He was caught and beaten.", "beaten").token)
    assert not is_undergone(_word("Guards beat him.", "beat").token)


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    subject = subject_of(_word("The officers who beat him laughed.", "beat").token)
    assert subject is not None
    assert subject.text == "officers"


def test_people_and_names_are_personal_and_places_are_not() -> None:
    (doc,) = parse(["Guards took Pak from Yanji to the river."])
    assert {
        token.text: is_personal(token) for token in doc if token.text in ("Guards", "Pak", "Yanji", "river")
    } == {
        "Guards": True,
        "Pak": True,
        "Yanji": False,
        "river": False,
    }
