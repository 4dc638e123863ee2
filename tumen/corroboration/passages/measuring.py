"""What the matched words of two texts come to as a passage: its ends on both sides, its size, its worth."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import AFTER_BREAK, AFTER_GAP, AFTER_QUOTE, AFTER_STOP, SYLLABLE
from tumen.corroboration.passages.weighing import STOCK_WORDS, STOCK_WORTH, SYLLABLE_WORTH

#: What a passage has at least: words, the likeness of its sides, worth, and worth for each of its first 24
#: words; and how much more it must say the less alike its sides are.
LEAST_WORDS, LEAST_LIKENESS, LEAST_WORTH, WORTH_A_WORD, LESS_LIKE = 8, 0.5, 1.0, 0.25, 3.5
#: The words below which a passage must be nearly exact, twice as many where they are of syllables.
SHORT, SHORT_LIKENESS = 12, 0.7
#: A paragraph at an end of a passage is no part of it that is stock by so large a share, or has so few words.
STOCK_SHARE, SCRAP = 0.85, 6
#: Words from one matched word of a stock phrase to the next, and other matched words within one.
STOCK_GAP, STOCK_EDIT = 6, 5
#: How many words an end may be moved outwards, to where a sentence or a quotation begins or ends on both
#: sides.
SNAP = 2

_BREAK, _GAP, _SYLLABLE = AFTER_BREAK, AFTER_GAP, SYLLABLE
_EDGE = AFTER_STOP | AFTER_BREAK | AFTER_QUOTE


class Measure(NamedTuple):
    """Lines ``begin`` to ``end`` of the matched words are a passage.

    It runs from word ``first`` to word ``last`` of each text, both included.

    ``words`` counts two and a half syllables as one, ``likeness`` is from 0 to 1.
    """

    begin: int
    end: int
    left_first: int
    left_last: int
    right_first: int
    right_last: int
    words: float
    likeness: float
    worth: float
    is_shortened: bool


def least_worth(words: int, pace: int) -> npt.NDArray[np.float64]:
    """What 0 to ``words`` matched words must say before it is asked what is stock among them."""
    number = np.arange(words + 1) * (SYLLABLE_WORTH if pace > 1 else 1.0)
    least: npt.NDArray[np.float64] = LEAST_WORTH + WORTH_A_WORD * np.minimum(number, 24)
    return least


@compiled
def measured(
    matched: np.ndarray,
    group: np.ndarray,
    left_stock: np.ndarray,
    right_stock: np.ndarray,
    worth: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    pace: int,
) -> tuple[list[tuple[int, int, int, int, int, int, float, float, float, bool]], np.ndarray, np.ndarray]:
    """A `Measure` for each passage that is large enough, like enough and says enough.

    ``matched`` is what `chaining.chains_of_pair` gives, ``group`` what `joining.joined` gives, ``left`` and
    ``right`` are the texts' marks, ``worth`` what each word of the left text says, and the two ``stock`` say
    which words are of a stock phrase. Gives with the measures the matched words of all passages (left and
    right place, in the left text's order), and which of these are more than stock.
    """
    found = [(0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, False) for _ in range(0)]
    lines, told, filled = np.empty((len(matched), 2), np.int32), np.empty(len(matched), np.bool_), 0
    for number in range(len(group)):
        if group[number] != number:
            continue
        own = _of_group(matched, group, number)
        here, there = own[:, 0].copy(), own[:, 1].copy()
        known = left_stock[here] & right_stock[there]
        _correct(here, known, left, pace)
        begin, end = _trimmed(here, there, known, left, right)
        here, there, known = here[begin:end], there[begin:end], known[begin:end]
        first, last, words, likeness, said, is_shortened = _sized(here, there, known, worth, left, right)
        if not _is_enough(words, likeness, said, words < len(here)):
            continue
        lines[filled : filled + len(here), 0] = here
        lines[filled : filled + len(here), 1] = there
        told[filled : filled + len(here)] = ~known
        filled += len(here)
        found.append(
            (filled - len(here), filled, first[0], last[0], first[1], last[1])
            + (words, likeness, said, is_shortened)
        )
    return found, lines[:filled], told[:filled]


@compiled
def _of_group(matched: np.ndarray, group: np.ndarray, number: int) -> np.ndarray:
    """The matched words of one group, in the left text's order."""
    own, size = np.empty((len(matched), 2), np.int32), 0
    for at in range(len(matched)):
        if group[matched[at, 2]] == number:
            own[size, 0], own[size, 1] = matched[at, 0], matched[at, 1]
            size += 1
    own = own[:size]
    return own[np.argsort(own[:, 0], kind="mergesort")]


@compiled
def _sized(
    here: np.ndarray,
    there: np.ndarray,
    known: np.ndarray,
    worth: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
) -> tuple[tuple[int, int], tuple[int, int], float, float, float, bool]:
    """First and last words, and how many words are shared, how alike the sides are, what is said, and whether
    an ellipsis or a bracket of one side stands where the other has more words."""
    words, said = 0.0, 0.0
    lowest, highest, is_shortened = there[0], there[0], False
    for at in range(len(here)):
        words += SYLLABLE_WORTH if left[here[at]] & _SYLLABLE else 1.0
        said += worth[here[at]] * (STOCK_WORTH if known[at] else 1.0)
        lowest, highest = min(lowest, there[at]), max(highest, there[at])
        if at and not is_shortened:
            longer = (here[at] - here[at - 1]) - (there[at] - there[at - 1])
            if longer > 0:
                is_shortened = _begins(there[at - 1], there[at], right, _GAP)
            elif longer < 0:
                is_shortened = _begins(here[at - 1], here[at], left, _GAP)
    first = _moved(here[0], lowest, left, right, -1)
    last = _moved(here[-1], highest, left, right, 1)
    size = max(last[0] - first[0] + 1, last[1] - first[1] + 1) * words / len(here)
    if is_shortened:
        size = min(size, 2 * words)
    return first, last, words, min(1.0, words / size), said, is_shortened


@compiled
def _is_enough(words: float, likeness: float, said: float, is_in_syllables: bool) -> bool:
    """Whether so many words, so much alike and saying so much are a passage: the less alike, the more."""
    short = SHORT * 2 if is_in_syllables else SHORT
    if words < LEAST_WORDS or likeness < (SHORT_LIKENESS if words < short else LEAST_LIKENESS):
        return False
    return said >= LEAST_WORTH + WORTH_A_WORD * min(words, 24) + LESS_LIKE * (1 - likeness)


@compiled
def _correct(here: np.ndarray, known: np.ndarray, left: np.ndarray, pace: int) -> None:
    """An edit within a stretch of stock, and the words beside it, do not end it; a long stretch is none."""
    stretched, last = known.copy(), -1
    for at in range(len(known)):
        if known[at]:
            if last >= 0 and at - last <= STOCK_EDIT + 1:
                stretched[last:at] = True
            last = at
    if last < 0:
        return
    first = 0
    for at in range(1, len(known) + 1):
        if (
            at == len(known)
            or stretched[at] != stretched[at - 1]
            or here[at] - here[at - 1] > STOCK_GAP
            or _begins(here[at - 1], here[at], left, _BREAK)
        ):
            if stretched[first] and at - first > STOCK_WORDS * pace:
                known[first:at] = False
            first = at


@compiled
def _trimmed(
    here: np.ndarray, there: np.ndarray, known: np.ndarray, left: np.ndarray, right: np.ndarray
) -> tuple[int, int]:
    """Where a passage begins and ends without paragraphs that say little: a date line, a signature."""
    bounds, number = np.empty(len(here) + 1, np.int32), 1
    bounds[0] = 0
    for at in range(1, len(here)):
        if _begins(here[at - 1], here[at], left, _BREAK) or _begins(there[at - 1], there[at], right, _BREAK):
            bounds[number], number = at, number + 1
    bounds[number] = len(here)
    first, last = 0, number
    while last - first > 1 and _says_little(known[bounds[first] : bounds[first + 1]]):
        first += 1
    while last - first > 1 and _says_little(known[bounds[last - 1] : bounds[last]]):
        last -= 1
    return bounds[first], bounds[last]


@compiled
def _says_little(known: np.ndarray) -> bool:
    return len(known) <= SCRAP or known.sum() > STOCK_SHARE * len(known)


@compiled
def _begins(before: int, place: int, marks: np.ndarray, mark: int) -> bool:
    """Whether a word with ``mark`` stands after the word ``before``, up to ``place``."""
    for at in range(before + 1, place + 1):  # noqa: SIM110  (a loop is what Numba compiles)
        if marks[at] & mark:
            return True
    return False


@compiled
def _moved(here: int, there: int, left: np.ndarray, right: np.ndarray, step: int) -> tuple[int, int]:
    """An end moved outwards on both sides, where a sentence begins (``step`` -1) or ends near by on both."""
    by_left, by_right = _away(here, left, step), _away(there, right, step)
    if by_left < 0 or by_right < 0:
        return here, there
    return here + step * by_left, there + step * by_right


@compiled
def _away(place: int, marks: np.ndarray, step: int) -> int:
    """How many words away a sentence, paragraph or quotation begins or ends; -1 where none does near by."""
    for by in range(SNAP + 1):
        at = place - by if step < 0 else place + 1 + by
        if at < 0:
            break
        if at >= len(marks) or marks[at] & _EDGE:
            return by
    return -1
