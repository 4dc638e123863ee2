"""Tests of `passages.aligning`, `passages.chaining`, `passages.saying` and `passages.passage`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.corroboration.passages.aligning import Text, align
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.weighing import Stock, Survey

#: Invented, as everything here is.
STATEMENT = (
    "The Harbour Group has learned that forty people were taken across the northern bridge before dawn. "
    "Their families were told nothing, and nobody has heard of them since the autumn."
)


def shared(left: str, right: str) -> list[Passage]:
    survey = Survey.of([left, right])
    one, other = (Text.of(id, text, survey, Stock.none()) for id, text in (("a", left), ("b", right)))
    return align(one, other)


def only(left: str, right: str) -> Passage:
    (passage,) = shared(left, right)
    return passage


def around(words: str) -> str:
    return f"A reporter for the Lantern wrote this on a rainy morning. {words} Nothing else is known today."


def test_it_finds_what_was_copied_word_for_word() -> None:
    text = around(STATEMENT)
    passage = only(STATEMENT, text)
    assert passage.left_span.of(STATEMENT) == STATEMENT[:-1]
    assert passage.right_span.of(text) == STATEMENT[:-1]
    assert passage.is_exact
    assert passage.words == 30


@pytest.mark.parametrize(
    "edited",
    [
        STATEMENT.replace("forty", "40"),
        STATEMENT.replace("were taken", "had been taken"),
        STATEMENT.replace("before dawn. Their", "before dawn.\n\nTheir"),
        STATEMENT.replace("nothing, and", "nothing and"),
        STATEMENT.replace("Their families were told nothing, and", "..."),
        STATEMENT.replace("the northern bridge", "[the] bridge"),
        STATEMENT.upper(),
    ],
    ids=["number", "tense", "break", "comma", "ellipsis", "bracket", "capitals"],
)
def test_it_finds_what_was_edited(edited: str) -> None:
    text = around(edited)
    passage = only(STATEMENT, text)
    assert passage.left_span.of(STATEMENT).startswith("The Harbour")
    assert passage.left_span.of(STATEMENT).endswith("the autumn")
    assert passage.right_span.of(text).casefold().endswith("the autumn")


@pytest.mark.parametrize(
    "title",
    [
        "said Baek Ok-hee, who chairs the council.",
        "said Ilse Ji Han-eul, who leads the interview team of the centre.",
        "according to Tamsin Umberleigh, who heads the records office",
    ],
)
def test_whoever_said_it_with_a_title_is_no_passage(title: str) -> None:
    here, there = f"“There is no list,” {title} Nobody knew.", f"“We count,” {title} It rained all day."
    assert shared(here, there) == []


def test_what_was_done_to_somebody_named_is_a_passage() -> None:
    told = "Moor Ok-hee, who was arrested in the harbour last week, had asked for a lawyer in vain."
    assert only(around(told), f"The Beacon had it too: {told}").words >= 12


def test_it_finds_what_stands_in_another_order() -> None:
    moved = (
        "Nobody has heard of them since the autumn, and their families were told nothing. The Harbour Group "
        "has learned that forty people were taken across the northern bridge before dawn."
    )
    passage = only(STATEMENT, around(moved))
    assert passage.is_reordered
    assert passage.likeness > 0.6


def test_an_ellipsis_makes_one_passage_of_two_stretches() -> None:
    whole = STATEMENT.replace("before dawn.", "before dawn, some of them with small children on their arms.")
    passage = only(whole, around(STATEMENT.replace("before dawn.", "...")))
    assert passage.is_shortened
    assert len(passage.pieces) == 2


def test_its_pieces_agree_word_for_word() -> None:
    text = around(STATEMENT.replace("northern", "old iron"))
    passage = only(STATEMENT, text)
    assert [left.of(STATEMENT) for left, _ in passage.pieces] == [
        right.of(text) for _, right in passage.pieces
    ]
    assert len(passage.pieces) == 2


def test_a_turned_passage_has_its_sides_exchanged() -> None:
    text = around(STATEMENT.replace("northern", "old iron"))
    there, back = only(STATEMENT, text), only(text, STATEMENT).turned()
    assert (there.left_span, there.right_span, there.pieces) == (back.left_span, back.right_span, back.pieces)
    assert (back.left, back.right) == ("b", "a")


@pytest.mark.parametrize(
    "name",
    [
        "Ilona Marsh, Special Envoy of the Northern Council for the Protection of Persons in Transit",
        "the Committee for the Return of Missing Families of the Eastern Provinces",
        "the special envoy on the situation of rights in the Northern Provinces",
    ],
)
def test_a_name_and_a_title_are_no_passage(name: str) -> None:
    left = f"On Tuesday {name} visited a school in the hills and spoke with teachers about books."
    right = f"Boats were late again this week. In the evening {name} denied every word of the report."
    assert shared(left, right) == []


@pytest.mark.parametrize(
    "furniture",
    [
        "Sign up to our newsletter and never miss a story: click here to subscribe.",
        "All rights reserved. No part of this website may be reproduced without permission.",
        "We use cookies on this website; see our privacy notice. Follow us and share this.",
    ],
)
def test_the_furniture_of_a_page_is_no_passage(furniture: str) -> None:
    assert shared(f"Snow fell on the pass. {furniture}", f"Ferries were full. {furniture}") == []


def test_texts_about_one_thing_share_no_passage() -> None:
    left = "Eighty people were sent back over the river in August, a church worker in the border town said."
    right = "In August a church worker said that the river town had seen people sent back, perhaps eighty."
    assert shared(left, right) == []


def test_words_that_one_side_has_twice_are_found_in_both_places() -> None:
    twice = f"{STATEMENT} A week went by without news from the border. {STATEMENT}"
    passages = shared(STATEMENT, twice)
    assert len(passages) == 2
    assert {passage.left_span for passage in passages} == {passages[0].left_span}


def test_korean_is_compared_by_syllables() -> None:
    told = (
        "등불모임은 지난주 새벽에 마흔 명이 북쪽 다리를 건너 끌려갔으며 "
        "가족들은 아무 말도 듣지 못했다고 밝혔다"
    )
    text = f"비가 오는 아침이었다. {told.replace('지난주 새벽에', '지난 주 새벽')}. 다른 소식은 없다."
    passage = only(told, text)
    assert passage.left_span.of(told) == told
    assert passage.words > 15


def test_a_korean_title_is_no_passage() -> None:
    title = "북부지방 실종자 가족의 귀환과 보호를 위한 동부 연합위원회 공동 대표"
    assert shared(f"어제 {title} 김마루는 학교를 찾았다", f"눈이 내렸다. {title} 박별은 웃었다") == []


def test_it_takes_texts_without_words() -> None:
    assert shared("", STATEMENT) == []
    assert shared(STATEMENT, " … ") == []


words = st.lists(st.sampled_from("river bridge guard mother winter the of and 40 said".split()), max_size=60)


@given(words, words)
def test_spans_and_pieces_stand_in_their_texts(left: list[str], right: list[str]) -> None:
    one, other = " ".join(left), " ".join(right)
    for passage in shared(one, other):
        assert 0 <= passage.left_span.start < passage.left_span.end <= len(one)
        assert 0 <= passage.right_span.start < passage.right_span.end <= len(other)
        assert 0 < passage.likeness <= 1
        for here, there in passage.pieces:
            assert here.of(one) == there.of(other)
