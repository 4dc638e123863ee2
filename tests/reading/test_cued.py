"""The cues of a whole document, with who tells by each."""

from __future__ import annotations

import pytest

from tests.reading.peopled import peopled
from tumen.reading.cued import LAW, THE_AUTHOR


@pytest.mark.parametrize(
    ("text", "tellers"),
    [
        ("The Willow Centre said that it rained.", ["Willow Centre"]),
        ("Ms Ro Eun-sil fled. She said that it rained.", ["Ro Eun-sil"]),
        ("A priest wept. The priest said that it rained.", ["a priest"]),
        ("Kang said it rained, Mr Kang Do-yun being absent.", ["Kang Do-yun"]),
        ("State media said that it rained.", ["state media"]),
        ("Official sources say that it rained.", ["official sources"]),
        ("There are reports of 40 women being held.", ["reports"]),
        ("Article 7 of the Border Act says that nobody may be held.", ["Article 7 of the Border Act"]),
        ("One of the women said that it rained.", ["one of the women"]),
    ],
)
def test_each_cue_names_its_teller_in_full(text: str, tellers: list[str]) -> None:
    assert [name for _, name in peopled(text).tellers()] == tellers


def test_a_pronoun_goes_on_with_who_told_last() -> None:
    found = peopled("The Willow Centre said that the ministry was shut. It said that it rained.")
    assert found.tellers()[-1][1] == "Willow Centre"


def test_one_who_was_told_of_as_a_subject_later_is_meant_rather() -> None:
    found = peopled("Ms Ro Eun-sil said it rained. Ms Ada Orme then left the court. She said it snowed.")
    assert found.tellers()[-1][1] == "Ada Orme"


def test_an_account_that_opens_a_sentence_is_its_subjects() -> None:
    found = peopled("Ms Ada Orme stayed. By her own account, Ro Eun-sil helped them to escape.")
    assert ("account", "Ro Eun-sil") in found.tellers()


def test_her_account_of_a_body_is_not_the_bodys() -> None:
    found = peopled("Ms Ada Orme stayed. By her account, the Willow Centre helped them.")
    assert ("account", "Ada Orme") in found.tellers()


def test_who_is_spoken_to_does_not_tell() -> None:
    text = "Deputy Director, a nurse from Ost told us that women were held."
    assert peopled(text).tellers() == [("told", "a nurse from Ost")]


def test_we_of_an_unsigned_text_is_its_author() -> None:
    assert peopled("We say that it rained.").tellers() == [("say", THE_AUTHOR)]


def test_we_of_a_signed_text_is_who_signed() -> None:
    assert peopled("We say that it rained.", publisher="Willow Centre").tellers() == [
        ("say", "Willow Centre")
    ]


def test_it_counts_how_often_somebody_tells() -> None:
    cues = peopled("Ro Eun-sil said that it rained. Ro Eun-sil said that it snowed.").cues
    assert cues.tells("Ro Eun-sil") == 2
    assert cues.tells("Ada Orme") == 0


def test_a_cue_knows_its_places_in_the_text() -> None:
    text = "It rained. The Willow Centre told reporters that women had fled."
    (placed,) = peopled(text).placed()
    assert placed.word.of(text) == "told reporters"
    assert placed.who.of(text) == "The Willow Centre"
    assert placed.region.of(text) == "The Willow Centre told reporters"


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("under Article 33 of the Refugee Convention", "Article 33 of the Refugee Convention"),
        ("section 4(2) says", "section 4(2)"),
    ],
)
def test_a_law_is_known_as_the_text_calls_it(text: str, law: str) -> None:
    match = LAW.search(text)
    assert match is not None
    assert match[0] == law
