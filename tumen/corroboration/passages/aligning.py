"""Two texts laid side by side: the passages that they share, with the ends and the pieces of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.chaining import chains_of_pair
from tumen.corroboration.passages.cutting import AFTER_BREAK, AFTER_GAP, AFTER_QUOTE, AFTER_STOP, SYLLABLE
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.saying import says_something
from tumen.corroboration.passages.weighing import SYLLABLE_WORTH, Counts, worth
from tumen.vocabulary.spans import Span

#: A chain that scores less is not looked at, one that scores less than STRONG only beside another.
WEAK, STRONG = 1.6, 2.4
#: Words between two chains of one passage, on the side where there are more of them.
NEAR = 12
#: The same where an ellipsis or a bracket says that words were left out.
LEFT_OUT, AT_THE_MARK = 120, 4
#: The words that a passage has at least.
LEAST_WORDS = 7
#: How many words an end may be moved outwards, to where a sentence or a quotation begins or ends on both sides.
SNAP = 2

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Text:
    """One document's text, cut and weighed, as `align` takes it."""

    id: str
    text: str
    anchored: Anchored
    worth: npt.NDArray[np.float32]

    @classmethod
    def of(cls, id: str, text: str, counts: Counts) -> Text:
        anchored = Anchored.of(text)
        return cls(id, text, anchored, worth(anchored, counts))


def align(left: Text, right: Text) -> list[Passage]:
    """The passages that two texts share, in the order of the left one. Neither is compared with itself."""
    here, there = left.anchored, right.anchored
    if not len(here.content) or not len(there.content):
        return []
    matched, scores = chains_of_pair(
        here.words.keys,
        here.anchors,
        here.content,
        left.worth,
        there.words.keys,
        there.sorted_keys,
        there.sorted_places,
        min(here.pace, there.pace),
        WEAK,
    )
    ends = np.searchsorted(matched[:, 2], np.arange(len(scores) + 1))
    chains = [
        _Chain(matched[first:last, 0], matched[first:last, 1], float(score))
        for first, last, score in zip(ends[:-1], ends[1:], scores, strict=True)
    ]
    groups = _groups(chains, here, there)
    found = (_passage(group, left, right) for group in groups)
    return sorted((each for each in found if each), key=lambda each: (each.left_span, each.right_span))


@dataclass(frozen=True, slots=True)
class _Chain:
    left: Places
    right: Places
    score: float


def _groups(chains: list[_Chain], here: Anchored, there: Anchored) -> list[list[_Chain]]:
    """Chains that are parts of one passage: close together on both sides, in whichever order."""
    groups: list[list[_Chain]] = []
    for chain in sorted(chains, key=lambda chain: (int(chain.left[0]), int(chain.right[0]))):
        near = [group for group in groups if any(_is_near(chain, other, here, there) for other in group)]
        joined = [chain, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(joined)
    return [group for group in groups if sum(chain.score for chain in group) >= STRONG]


def _is_near(one: _Chain, other: _Chain, here: Anchored, there: Anchored) -> bool:
    gap_left, mark_left = _gap(one.left, other.left, here)
    gap_right, mark_right = _gap(one.right, other.right, there)
    near = NEAR * min(here.pace, there.pace)
    if max(gap_left, gap_right) <= near:
        return True
    is_marked = (mark_left and gap_left <= AT_THE_MARK) or (mark_right and gap_right <= AT_THE_MARK)
    return is_marked and max(gap_left, gap_right) <= LEFT_OUT * min(here.pace, there.pace)


def _gap(one: Places, other: Places, text: Anchored) -> tuple[int, bool]:
    """How many words stand between two stretches of one text, and whether an ellipsis or bracket does."""
    if one[0] > other[0]:
        one, other = other, one
    last, first = int(one[-1]), int(other[0])
    marks = text.words.marks[last + 1 : first + 1]
    return max(0, first - last - 1), bool((marks & AFTER_GAP).any())


def _passage(group: list[_Chain], left: Text, right: Text) -> Passage | None:
    here, there = (
        np.concatenate([chain.left for chain in group]),
        np.concatenate([chain.right for chain in group]),
    )
    order = np.argsort(here, kind="stable")
    here, there = here[order], there[order]
    pace = np.where(left.anchored.words.marks[here] & SYLLABLE > 0, SYLLABLE_WORTH, 1.0)
    words = float(pace.sum())
    first, last = _snapped(here, there, left.anchored, right.anchored)
    size = max(last[0] - first[0] + 1, last[1] - first[1] + 1) * float(pace.mean())
    is_shortened = len(group) > 1 and _is_shortened(group, left.anchored, right.anchored)
    likeness = min(1.0, words / (min(size, 2 * words) if is_shortened else size))
    information = float(left.worth[here].sum())
    if not _is_enough(words, likeness, information):
        return None
    if not says_something(left.anchored, right.anchored, left.text, here, there):
        return None
    return Passage(
        left.id,
        right.id,
        left.anchored.words.span(first[0], last[0]),
        right.anchored.words.span(first[1], last[1]),
        tuple(_pieces(here, there, left.anchored, right.anchored)),
        round(words),
        round(likeness, 3),
        round(information, 2),
        is_reordered=bool((np.diff(there) < 0).any()),
        is_shortened=is_shortened,
    )


def _is_enough(words: float, likeness: float, information: float) -> bool:
    """The less alike the two sides are, the more must the words say that they share."""
    return words >= LEAST_WORDS and likeness >= 0.4 and information >= 2.4 + 5 * (1 - likeness)


def _is_shortened(group: list[_Chain], here: Anchored, there: Anchored) -> bool:
    chains = sorted(group, key=lambda chain: int(chain.left[0]))
    pairs = zip(chains, chains[1:], strict=False)
    return any(_gap(a.left, b.left, here)[1] or _gap(a.right, b.right, there)[1] for a, b in pairs)


def _pieces(here: Places, there: Places, left: Anchored, right: Anchored) -> Iterable[tuple[Span, Span]]:
    """The longest runs in which each word of one side follows on its fellow of the other."""
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    for run in np.split(np.arange(len(here)), breaks):
        a, b = run[0], run[-1]
        yield left.words.span(here[a], here[b]), right.words.span(there[a], there[b])


def _snapped(
    here: Places, there: Places, left: Anchored, right: Anchored
) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last word on both sides, moved outwards where both sides begin or end a sentence near by."""
    i, j = int(here.min()), int(there.min())
    back = _edge(left.words.marks[max(0, i - SNAP) : i + 1][::-1]), _edge(
        right.words.marks[max(0, j - SNAP) : j + 1][::-1]
    )
    if None not in back:
        i, j = i - (back[0] or 0), j - (back[1] or 0)
    m, n = int(here.max()), int(there.max())
    on = _edge(_closed(left, m)), _edge(_closed(right, n))
    if None not in on:
        m, n = m + (on[0] or 0), n + (on[1] or 0)
    return (i, j), (m, n)


def _closed(text: Anchored, last: int) -> npt.NDArray[np.uint8]:
    """The marks after ``last``; the text's end closes like a paragraph."""
    marks = text.words.marks[last + 1 : last + 2 + SNAP]
    return marks if len(marks) > SNAP else np.append(marks, np.uint8(AFTER_BREAK))


def _edge(marks: npt.NDArray[np.uint8]) -> int | None:
    """How many words away a sentence, paragraph or quotation begins; None where none does."""
    found = np.flatnonzero(marks & (AFTER_STOP | AFTER_BREAK | AFTER_QUOTE))
    return int(found[0]) if len(found) else None
