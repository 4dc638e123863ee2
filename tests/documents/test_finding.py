"""Words are found however they are written; what stands beside them is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.documents.finding import Wanted

NAME, KOREAN = "Han Soo-ah", "장그리움"


def found(words: str, text: str) -> list[str]:
    return [span.of(text) for span in Wanted([words]).spans(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Han Soo-ah", "HAN SOO-AH", "han soo-ah", "Han  Soo-ah", "Han\nSoo-ah", "Han \r\n Soo-ah",
        "Han_Soo-ah", "Han.Soo-ah", "Han-Soo-ah", "HanSoo-ah", "Ha\u00adn Soo-ah", "Han\u200b Soo-ah",
    ],
)  # fmt: skip
def test_a_name_is_found_in_each_way_of_writing_it(written: str) -> None:
    assert found(NAME, f"So {written} said.") == [written]


@pytest.mark.parametrize("written", ["Moonfield", "Moon-\nfield", "Moon\u2010\n  field", "Moon\u00adfield"])
def test_a_word_broken_at_the_end_of_a_line_is_one_word(written: str) -> None:
    assert found("Moonfield", f"the {written}, who") == [written]


@pytest.mark.parametrize(
    "written", ["장그리움", "장 그리움", "장그\n리움", "장그 리움", unicodedata.normalize("NFD", "장그리움")]
)
def test_a_korean_name_is_found_with_a_particle_behind_it(written: str) -> None:
    assert found(KOREAN, f"그날 {written}은 강을 건넜다.") == [written]


def test_letters_with_marks_are_found_in_one_piece_and_in_several() -> None:
    apart = unicodedata.normalize("NFD", "Zoë Brontë")
    assert found("Zoë Brontë", f"by {apart}.") == [apart]
    assert found(apart, "by Zoë Brontë.") == ["Zoë Brontë"]


@pytest.mark.parametrize("text", ["Johan Soo-ah", "Han Soo-ahn", "Han, who met Soo-ah", "a hand"])
def test_what_only_looks_like_it_is_not_found(text: str) -> None:
    assert found(NAME, text) == []


def test_a_name_after_the_end_of_a_line_is_found_though_a_hyphen_stands_there() -> None:
    assert found("Moonfield", "pro-\nMoonfield") == ["Moonfield"]


def test_nothing_is_found_for_no_words() -> None:
    assert not Wanted([])
    assert not Wanted(["  "])
    assert Wanted([]).spans("anything") == []


@given(st.text(alphabet="ab \n-\u00ad장그", max_size=30), st.text(alphabet="ab \n-\u00ad장그", max_size=30))
def test_it_is_found_wherever_it_stands_by_itself(before: str, after: str) -> None:
    text = f"{before} Moonfield {after}"
    assert len(before) + 1 in [span.start for span in Wanted(["Moonfield"]).spans(text)]


@given(st.text(max_size=60))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for span in Wanted(["a b", "장그리움", "é"]).spans(text):
        assert 0 <= span.start < span.end <= len(text)
