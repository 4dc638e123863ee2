"""Tests of `passages.joining`: which chains are one passage, and which say too little to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tumen.corroboration.passages.cutting import AFTER_GAP
from tumen.corroboration.passages.joining import AT_THE_MARK, LEFT_OUT, NEAR, OVERLAP, STRONG, joined

#: A chain: its words are these many places in a row from here, on the left and on the right.
Chain = tuple[int, int]
WORDS = 10
LENGTH = 400


def joined_of(
    chains: Sequence[Chain],
    *,
    scores: float = STRONG,
    worth: float = 1.0,
    least: float = 1.0,
    marked: Sequence[int] = (),
    pace: int = 1,
) -> list[int]:
    """The groups of chains of `WORDS` words; ``marked`` are places of the right text behind a gap."""
    matched = np.array(
        [(left + at, right + at, n) for n, (left, right) in enumerate(chains) for at in range(WORDS)],
        np.int32,
    )
    marks = np.zeros(LENGTH, np.uint8)
    marks[list(marked)] = AFTER_GAP
    return [
        int(number)
        for number in joined(
            matched,
            np.full(len(chains), scores, np.float32),
            np.full(LENGTH, worth, np.float32),
            np.full(5, least),
            np.zeros(LENGTH, np.uint8),
            marks,
            pace,
        )
    ]


def test_chains_that_follow_each_other_are_one() -> None:
    assert joined_of([(0, 50), (10 + NEAR, 60)]) == [0, 0]


def test_one_word_more_between_them_makes_two() -> None:
    assert joined_of([(0, 50), (11 + NEAR, 60)]) == [0, 1]


def test_their_order_does_not_matter() -> None:
    assert joined_of([(20, 50), (0, 65)]) == [0, 0]


def test_they_may_be_joined_by_a_third() -> None:
    assert joined_of([(0, 0), (40, 40), (20, 20)]) == [0, 0, 0]


@pytest.mark.parametrize("more", [0, 1])
def test_words_that_one_side_has_twice_are_no_part(more: int) -> None:
    groups = joined_of([(0, 100), (10, 110 - OVERLAP - more)])
    assert groups == ([0, 0] if not more else [0, 1])


def test_a_mark_says_that_words_were_left_out() -> None:
    far = 10 + LEFT_OUT
    assert joined_of([(0, 50), (far, 60 + AT_THE_MARK)], marked=[60]) == [0, 0]
    assert joined_of([(0, 50), (far, 60 + AT_THE_MARK)]) == [0, 1]
    assert joined_of([(0, 50), (far, 61 + AT_THE_MARK)], marked=[60]) == [0, 1]
    assert joined_of([(0, 50), (far + 1, 60 + AT_THE_MARK)], marked=[60]) == [0, 1]


def test_syllables_may_stand_further_apart() -> None:
    assert joined_of([(0, 50), (10 + 3 * NEAR, 60)], pace=3) == [0, 0]


def test_weak_chains_count_together() -> None:
    assert joined_of([(0, 50)], scores=STRONG - 0.5) == [-1]
    assert joined_of([(0, 50), (10, 60)], scores=STRONG - 0.5) == [0, 0]


def test_what_says_too_little_is_not_looked_at() -> None:
    assert joined_of([(0, 50)], worth=0.1, least=1.01) == [-1]
    assert joined_of([(0, 50)], worth=0.11, least=1.01) == [0]
