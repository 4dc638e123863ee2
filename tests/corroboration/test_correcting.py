from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.cast import told
from tumen.corroboration.correcting import correction_in, with_correction
from tumen.vocabulary.spans import Span


def found(sentence: str) -> str:
    """What is found of the figure in square brackets."""
    begin, end = sentence.index("["), sentence.index("]")
    bare = sentence.replace("[", "").replace("]", "")
    correction = correction_in(bare, Span(begin, end - 1))
    if correction is None:
        return ""
    assert correction.evidence.covers(Span(begin, end - 1))
    assert correction.evidence.end <= len(bare)
    return "retracts" if correction.retracts else "corrects"


@pytest.mark.parametrize(
    "sentence",
    [
        "The council has revised its estimate down to [500].",
        "The council revised its figure from 600 to [500 people].",
        "The toll was later revised upwards to about [700].",
        "Its estimate has since been corrected to [500].",
        "The group lowered its estimate from 600 to [500].",
        "The corrected figure is [500].",
        "The ministry gave a revised number of [500].",
        "The number of those returned is now believed to be [500].",
        "The number is now put at around [500].",
        "The correct figure is [500], not 600.",
        "The sentence should have read [500 people].",
        "The figure should have been [500].",
        "Correction: [500] people were returned on 9 October.",
        "CORRECTION (20 October): it was [500] people, not 600.",
        "An earlier version of this article said 600 instead of [500].",
        "당초 600명에서 [500]명으로 정정합니다.",
        "송환된 사람은 [500]명이므로 바로잡습니다.",
        "(정정) 송환된 인원은 [500]명이다.",
    ],
)
def test_it_finds_the_figure_that_takes_the_place_of_another(sentence: str) -> None:
    assert found(sentence) == "corrects"


@pytest.mark.parametrize(
    "sentence",
    [
        "An earlier version of this article said [600] people had been returned.",
        "An earlier version of this article said [600] instead of 500.",
        "A previous version of our statement wrongly gave the number as [600].",
        "The council revised its figure down from [600] to 500.",
        "The toll, first reported, was revised down from [600].",
        "The council retracted its claim that [600] people were returned.",
        "We withdraw our statement that [600] were returned.",
        "The group, which had said on Monday that [120] people were returned, withdrew this on Friday.",
        "탈북민 [120]명이 북한으로 송환됐다고 알렸던 단체가 14일 이를 철회했다.",
        "The figure of [600] has been withdrawn.",
        "The correct figure is 500, not [600].",
        "Correction: 500 people were returned, not [600].",
        "본지는 [600]명이라고 보도했으나 500명이므로 바로잡습니다.",
        "[600]명을 500명으로 바로잡습니다.",
        "당초 [600]명에서 500명으로 정정합니다.",
        "[600]명이라는 주장을 철회합니다.",
    ],
)
def test_it_finds_the_figure_that_is_taken_back(sentence: str) -> None:
    assert found(sentence) == "retracts"


@pytest.mark.parametrize(
    "sentence",
    [
        "About [600] people were returned on 9 October.",
        "The number of prisoners was cut from 600 to [500].",
        "The guards were reduced to [500].",
        "China withdrew [600] guards from the border.",
        "The revised law holds [500] people without trial.",
        "[600] are now believed to have been returned.",
        "[600] people are held in the correctional facility.",
        "The ministry has not revised its estimate down to [500].",
        "The council refused to retract its claim that [600] were returned.",
        "The embassy asked the council to withdraw its statement that [600] were returned.",
        "The estimate could be revised to [500].",
        "The group called on the ministry to withdraw the figure of [600].",
        "The report was corrected; in the same night [500] people fled.",
        "정정 불안으로 [600]명이 떠났다.",
        "정부는 [600]명을 500명으로 정정하지 않았다.",
        "단체는 [600]명을 500명으로 정정할 것을 요구했다.",
        "[600]명이 송환되었다.",
    ],
)
def test_it_does_not_take_other_words_for_a_correction(sentence: str) -> None:
    assert found(sentence) == ""


def test_it_marks_a_claim() -> None:
    sentence = "The council revised its figure from 600 to 500."
    assert with_correction(told("500"), sentence, Span(43, 46)).corrects
    assert with_correction(told("600"), sentence, Span(36, 39)).retracts
    plain = told("600")
    assert with_correction(plain, "It was 600.", Span(7, 10)) is plain


def test_it_keeps_what_is_known_already() -> None:
    assert with_correction(told("600", corrects=True), "It was 600.", Span(7, 10)).corrects


def test_it_finds_nothing_for_no_figure() -> None:
    assert correction_in("Correction: none.", Span(3, 3)) is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_it_takes_any_text(text: str, start: int, length: int) -> None:
    begin = min(start, len(text))
    correction_in(text, Span(begin, min(begin + length, len(text))))
