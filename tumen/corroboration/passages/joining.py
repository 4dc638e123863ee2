"""Chains that are parts of one passage: close together on both sides, in whichever order.

What a politician took from a statement with one clause moved is two chains; what an ellipsis shortened, too.
"""

from __future__ import annotations

import numpy as np

from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import AFTER_GAP

#: What the chains of one passage score together at least.
STRONG = 3.0
#: Words between two chains of one passage, on the side where there are more of them.
NEAR = 12
#: The same where an ellipsis or a bracket says that words were left out.
LEFT_OUT, AT_THE_MARK = 120, 4
#: Words by which two chains of one passage may overlap on a side.
OVERLAP = 4

_GAP = AFTER_GAP


@compiled
def joined(
    matched: np.ndarray,
    scores: np.ndarray,
    worth: np.ndarray,
    least: np.ndarray,
    left_marks: np.ndarray,
    right_marks: np.ndarray,
    pace: int,
) -> np.ndarray:
    """The number of the passage that each chain is a part of, or -1 where its passage says too little.

    ``matched`` and ``scores`` are what `chaining.chains_of_pair` gives, ``worth`` what each word of the left
    text says, and ``least[n]`` what a passage of n matched words must say. ``pace`` is 1 for words, 3 for
    syllables. A passage's number is that of its first chain.
    """
    chains = len(scores)
    bounds = np.searchsorted(matched[:, 2], np.arange(chains + 1))
    ends = np.empty((chains, 4), np.int32)
    for at in range(chains):
        first, last = bounds[at], bounds[at + 1] - 1
        ends[at, 0], ends[at, 1] = matched[first, 0], matched[last, 0]
        ends[at, 2], ends[at, 3] = matched[first, 1], matched[last, 1]
    group = np.arange(chains).astype(np.int32)
    for one in range(chains):
        for other in range(one):
            if group[one] != group[other] and _is_near(ends[one], ends[other], left_marks, right_marks, pace):
                old, new = max(group[one], group[other]), min(group[one], group[other])
                for each in range(one + 1):
                    if group[each] == old:
                        group[each] = new
    score, said, words = np.zeros(chains), np.zeros(chains), np.zeros(chains, np.int32)
    for at in range(chains):
        score[group[at]] += scores[at]
        for place in range(bounds[at], bounds[at + 1]):
            said[group[at]] += worth[matched[place, 0]]
            words[group[at]] += 1
    for at in range(chains):
        number = group[at]
        if score[number] < STRONG or said[number] < least[min(words[number], len(least) - 1)]:
            group[at] = -1
    return group


@compiled
def _is_near(
    one: np.ndarray, other: np.ndarray, left_marks: np.ndarray, right_marks: np.ndarray, pace: int
) -> bool:
    gap_left, gap_right = _gap(one[0], one[1], other[0], other[1]), _gap(one[2], one[3], other[2], other[3])
    if min(gap_left, gap_right) < -OVERLAP * pace:
        return False  # words that one side has twice
    wider = max(gap_left, gap_right)
    if wider <= NEAR * pace:
        return True
    if wider > LEFT_OUT * pace:
        return False
    return (gap_left <= AT_THE_MARK and _is_marked(one[0], one[1], other[0], other[1], left_marks)) or (
        gap_right <= AT_THE_MARK and _is_marked(one[2], one[3], other[2], other[3], right_marks)
    )


@compiled
def _gap(first: int, last: int, other_first: int, other_last: int) -> int:
    """How many words stand between two stretches of one text."""
    return other_first - last - 1 if first <= other_first else first - other_last - 1


@compiled
def _is_marked(first: int, last: int, other_first: int, other_last: int, marks: np.ndarray) -> bool:
    """Whether an ellipsis or a bracket stands between two stretches of one text."""
    begin, end = (last, other_first) if first <= other_first else (other_last, first)
    for at in range(begin + 1, end + 1):  # noqa: SIM110  (a loop is what Numba compiles)
        if marks[at] & _GAP:
            return True
    return False
