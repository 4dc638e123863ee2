"""Tests of `passages.measuring`: ends, size and worth of the words that two texts share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.corroboration.passages.cutting import AFTER_BREAK, AFTER_GAP, AFTER_STOP, SYLLABLE
from tumen.corroboration.passages.measuring import (
    LEAST_WORDS,
    SCRAP,
    SHORT,
    SNAP,
    STOCK_EDIT,
    Measure,
    least_worth,
    measured,
)
from tumen.corroboration.passages.weighing import STOCK_WORDS, STOCK_WORTH, SYLLABLE_WORTH

LENGTH = 300


class Sides:
    """Two texts of words without marks, each worth 1, of which some are matched."""

    def __init__(self, *pairs: tuple[int, int]) -> None:
        self.pairs = pairs
        self.left, self.right = np.zeros(LENGTH, np.uint8), np.zeros(LENGTH, np.uint8)
        self.stock = np.zeros(LENGTH, np.bool_)
        self.worth = np.ones(LENGTH, np.float32)

    def measures(self, pace: int = 1) -> list[Measure]:
        matched = np.array([(i, j, 0) for i, j in self.pairs], np.int32)
        group = np.zeros(1, np.int32)
        found, lines, told = measured(
            matched, group, self.stock, self.stock, self.worth, self.left, self.right, pace
        )
        assert len(lines) == len(told) == sum(each[1] - each[0] for each in found)
        return [Measure(*each) for each in found]

    def only(self) -> Measure:
        [measure] = self.measures()
        return measure


def row(length: int, left: int = 10, right: int = 40) -> list[tuple[int, int]]:
    return [(left + at, right + at) for at in range(length)]


def test_words_in_a_row_are_measured_from_end_to_end() -> None:
    found = Sides(*row(20)).only()
    assert (found.left_first, found.left_last) == (10, 29)
    assert (found.right_first, found.right_last) == (40, 59)
    assert (found.words, found.likeness, found.worth) == (20, 1, 20)
    assert not found.is_shortened


def test_what_stands_between_makes_the_sides_less_alike() -> None:
    assert Sides(*row(10), *row(10, 25, 50)).only().likeness == pytest.approx(20 / 25)


def test_the_order_of_the_words_given_does_not_matter() -> None:
    pairs = row(10) + row(10, 20, 60)
    assert Sides(*pairs).measures() == Sides(*reversed(pairs)).measures()


@pytest.mark.parametrize(("words", "found"), [(LEAST_WORDS, 1), (LEAST_WORDS - 1, 0)])
def test_too_few_words_are_none(words: int, found: int) -> None:
    assert len(Sides(*row(words)).measures()) == found


def test_a_short_one_must_be_nearly_exact() -> None:
    apart = row(5) + row(5, 20, 50)
    assert Sides(*apart).measures() == []
    assert len(Sides(*apart, *row(SHORT, 25, 55)).measures()) == 1


def test_words_that_say_little_are_none() -> None:
    sides = Sides(*row(20))
    sides.worth[:] = 0.2
    assert sides.measures() == []


def test_a_stock_phrase_says_little_and_a_long_one_is_none() -> None:
    short, long = Sides(*row(STOCK_WORDS)), Sides(*row(STOCK_WORDS + 1))
    short.stock[:] = long.stock[:] = True
    assert short.measures() == []
    assert long.only().worth == STOCK_WORDS + 1


@pytest.mark.parametrize(("gap", "is_one"), [(STOCK_EDIT, True), (STOCK_EDIT + 1, False)])
def test_an_edit_does_not_end_a_stretch_of_stock(gap: int, is_one: bool) -> None:
    sides = Sides(*row(STOCK_WORDS + gap + 10))
    sides.stock[:] = True
    sides.stock[20 : 20 + gap] = False
    told = STOCK_WORDS + gap + 10
    stock = told - gap
    assert sides.only().worth == pytest.approx(told if is_one else gap + STOCK_WORTH * stock, rel=1e-4)


def test_a_scrap_of_a_paragraph_at_an_end_is_no_part() -> None:
    sides = Sides(*row(20 + SCRAP))
    sides.left[10 + SCRAP] = AFTER_BREAK
    assert sides.only().left_first == 10 + SCRAP
    sides = Sides(*row(20 + SCRAP + 1))
    sides.left[10 + SCRAP + 1] = AFTER_BREAK
    assert sides.only().left_first == 10


def test_an_ellipsis_forgives_what_it_left_out() -> None:
    pairs = row(12) + row(12, 60, 52)
    sides = Sides(*pairs)
    assert sides.measures() == []
    sides.right[52] = AFTER_GAP
    assert sides.only().is_shortened
    sides = Sides(*pairs)
    sides.left[60] = AFTER_GAP
    assert sides.measures() == []


def test_ends_are_moved_to_where_both_sides_begin_and_end_a_sentence() -> None:
    sides = Sides(*row(20))
    sides.left[10 - SNAP] = sides.right[40 - 1] = AFTER_STOP
    sides.left[30 + SNAP] = sides.right[60] = AFTER_STOP
    found = sides.only()
    assert (found.left_first, found.right_first) == (10 - SNAP, 39)
    assert (found.left_last, found.right_last) == (29 + SNAP, 59)


def test_ends_stay_where_only_one_side_has_an_edge() -> None:
    sides = Sides(*row(20))
    sides.left[9] = AFTER_STOP
    assert sides.only().left_first == 10


def test_the_end_of_a_text_is_an_edge() -> None:
    sides = Sides(*row(20, LENGTH - 21, LENGTH - 20))
    assert sides.only().left_last == LENGTH - 1


def test_two_and_a_half_syllables_are_a_word() -> None:
    sides = Sides(*row(60))
    sides.left[:] = sides.right[:] = SYLLABLE
    [found] = sides.measures(pace=3)
    assert (found.words, found.likeness) == (pytest.approx(60 * SYLLABLE_WORTH), pytest.approx(1))


@given(st.integers(1, 60), st.sampled_from([1, 3]))
def test_more_words_must_say_more_up_to_twenty_four(words: int, pace: int) -> None:
    least = least_worth(64, pace)
    assert least[words] >= least[words - 1]
    assert least[words] <= least[24 if pace == 1 else 60]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=60))
def test_whatever_is_matched_lies_within_its_ends(pairs: list[tuple[int, int]]) -> None:
    for found in Sides(*pairs).measures():
        assert 0 <= found.left_first <= found.left_last < LENGTH
        assert 0 <= found.right_first <= found.right_last < LENGTH
        assert 0 < found.likeness <= 1
