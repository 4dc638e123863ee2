"""Who gives one number in another language, or in a headline and below it, may be one voice."""

from __future__ import annotations

from typing import Any

from tests.corroboration.voices.cast import PAPER, WIRE, counts, different, same, tells
from tumen.corroboration.voices.suspecting import script_of
from tumen.corroboration.voices.telling import Telling
from tumen.vocabulary.quantities import Quantity

COUNCIL, KOREAN, OTHER = "Council of Quiet Bridges", "고요한다리협의회", "나루연대"


def told(claim: str, by: str, number: int = 60, *, language: str = "en", **known: Any) -> Telling:
    on = known.pop("on", "2025-03-05")
    return tells(claim, by=by, language=language, quantity=Quantity(number, number), on=on, **known)


def in_korean(claim: str, by: str, number: int = 60, **known: Any) -> Telling:
    return told(claim, by, number, language="ko", on="2025-03-06", **known)


ENGLISH = told("english", COUNCIL, publisher=WIRE)


def test_the_same_number_in_another_language_is_no_further_voice_for_certain() -> None:
    assert counts(ENGLISH, in_korean("korean", KOREAN)) == (1, 2)


def test_another_number_or_a_name_that_can_be_compared_is_one() -> None:
    assert counts(ENGLISH, in_korean("korean", KOREAN, 85)) == (2, 2)
    assert counts(ENGLISH, told("french", "Conseil des ponts", language="fr")) == (2, 2)


def test_the_word_of_a_document_itself_is_its_own() -> None:
    assert counts(ENGLISH, in_korean("own", "", publisher=PAPER)) == (2, 2)


def test_what_was_published_by_the_council_is_what_others_have_from_it() -> None:
    own = told("own", "", publisher=COUNCIL, on="2025-03-04")
    assert counts(own, in_korean("korean", KOREAN)) == (1, 2)


def test_two_that_can_be_told_apart_are_not_both_the_same_third() -> None:
    assert counts(ENGLISH, in_korean("one", KOREAN), in_korean("two", OTHER)) == (2, 3)


def test_a_person_decides() -> None:
    korean = in_korean("korean", KOREAN)
    assert counts(ENGLISH, korean, judgements=(same(KOREAN, COUNCIL),)) == (1, 1)
    assert counts(ENGLISH, korean, judgements=(different(KOREAN, COUNCIL),)) == (2, 2)


def test_a_headline_announces_what_the_text_has_from_somebody() -> None:
    headline = told("headline", "", publisher=WIRE, document="d-one")
    below = told("below", COUNCIL, publisher=WIRE, document="d-one")
    assert counts(headline, below) == (1, 2)
    assert counts(headline, told("below", COUNCIL, 85, publisher=WIRE, document="d-one")) == (2, 2)
    for low, high, least in ((50, 99, 1), (61, 99, 2), (10, 59, 2)):
        round_word = tells("headline", publisher=WIRE, document="d-one", quantity=Quantity(low, high))
        assert counts(round_word, below) == (least, 2)
    elsewhere = told("elsewhere", COUNCIL, publisher=PAPER)
    assert counts(headline, elsewhere) == (2, 2)
    assert counts(headline, below, elsewhere) == (1, 2)


def test_the_script_of_a_name_is_that_of_its_first_letter() -> None:
    assert [script_of(name) for name in ("Wire", "2 신문", "中国", "…")] == ["LATIN", "HANGUL", "CJK", ""]
