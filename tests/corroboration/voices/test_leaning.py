"""A part of the people of whom somebody tells is told by that one; a nameless document is one voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.corroboration.voices.cast import GROUP, PAPER, WIRE, counts, different, same, tells
from tumen.corroboration.voices.telling import Part, Telling, voice
from tumen.vocabulary.spans import Span

LETTER = "d-letter"
WHOLE, LATER = Span(0, 80), Span(80, 160)


def whole(claim: str = "forty", by: str = GROUP, **known: Any) -> Telling:
    return tells(claim, WIRE, by=by, document=LETTER, **{"span": WHOLE, **known})


def part(by: str = "", **known: Any) -> Telling:
    happened = (Part.HAPPENED,)
    return tells("nine", WIRE, by=by, parts=happened, span=LATER, document=LETTER, is_part=True, **known)


def test_a_part_of_what_somebody_tells_is_no_further_voice() -> None:
    assert counts(whole(), part()) == (1, 1)
    assert counts(whole(), replace(part(), is_part=False)) == (2, 2)


def test_a_part_that_somebody_else_tells_is_one() -> None:
    assert counts(whole(), part(by=PAPER)) == (2, 2)


def test_a_part_of_what_the_document_tells_by_its_own_word_too_is_its_own() -> None:
    assert counts(whole("headline", by=""), whole(), part()) == (2, 2)
    assert counts(whole("headline", by=""), part()) == (1, 1)


def test_of_two_wholes_the_nearest_before_the_part_is_meant() -> None:
    other = whole("forty-one", PAPER, span=Span(160, 200))
    assert counts(whole(), other, part(), judgements=(different("nine", GROUP),)) == (3, 3)
    assert counts(whole(), other, part(), judgements=(different("nine", PAPER),)) == (2, 2)


def test_a_part_in_another_document_leans_on_nothing() -> None:
    assert counts(whole(), replace(part(), document="d-other")) == (2, 2)


def test_a_person_may_judge_the_part_to_be_the_documents_own_word() -> None:
    assert counts(whole(), part(), judgements=(different("nine", voice(GROUP)),)) == (2, 2)


def test_a_document_of_nobody_known_tells_with_one_voice() -> None:
    first, second = (replace(whole(claim, by=""), publisher="") for claim in ("forty", "sixty"))
    assert counts(first, second) == (1, 1)
    assert counts(first, replace(second, document="d-other")) == (2, 2)
    assert counts(first, second, judgements=(different("forty", "sixty"),)) == (2, 2)
    assert counts(first, replace(second, document="d-other"), judgements=(same("forty", "sixty"),)) == (1, 1)
