"""Two texts laid side by side: the passages that they share, with the ends and the pieces of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.chaining import chains_of_pair
from tumen.corroboration.passages.cutting import AFTER_BREAK, AFTER_GAP, AFTER_QUOTE, AFTER_STOP, SYLLABLE
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.saying import says_something
from tumen.corroboration.passages.weighing import (
    STOCK_WORDS,
    STOCK_WORTH,
    SYLLABLE_WORTH,
    Stock,
    Survey,
    stock_words,
    worth,
)
from tumen.corroboration.passages.words import quotations
from tumen.vocabulary.spans import Span

#: A chain that scores less is not looked at, one that scores less than STRONG only beside another.
WEAK, STRONG = 1.8, 3.0
#: Words between two chains of one passage, on the side where there are more of them.
NEAR = 12
#: The same where an ellipsis or a bracket says that words were left out.
LEFT_OUT, AT_THE_MARK = 120, 4
#: Words by which two chains of one passage may overlap on a side.
OVERLAP = 4
#: What a passage has at least: words, the likeness of its sides, worth, and worth for each of its first 24
#: words.
LEAST_WORDS, LEAST_LIKENESS, LEAST_WORTH, WORTH_A_WORD = 8, 0.5, 1.0, 0.25
#: The words below which a passage must be nearly exact, twice as many where they are of syllables.
SHORT, SHORT_LIKENESS = 12, 0.7
#: A paragraph at an end of a passage is no part of it that is stock by so large a share, or has so few words.
STOCK_SHARE, SCRAP = 0.85, 6
#: Words from one matched word of a stock phrase to the next, and other matched words within one.
STOCK_GAP, STOCK_EDIT = 6, 3
#: How many words an end may be moved outwards, to where a sentence or a quotation begins or ends on both
#: sides.
SNAP = 2

Places = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Text:
    """One document's text, cut and weighed, as `align` takes it."""

    id: str
    text: str
    anchored: Anchored
    worth: npt.NDArray[np.float32]
    phrases: Stock

    @classmethod
    def of(cls, id: str, text: str, survey: Survey, phrases: Stock) -> Text:
        """``text`` weighed by how often its words and its ``phrases`` are met, without its furniture."""
        anchored = Anchored.of(text, survey.furniture)
        return cls(id, text, anchored, worth(anchored, survey.counts), phrases)

    @cached_property
    def stock(self) -> npt.NDArray[np.bool_]:
        """Which words are of a stock phrase. Most texts that are laid beside another are never asked."""
        return stock_words(self.anchored, self.phrases, quotations(self.text, self.anchored.words))


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
        _Chain.of(matched[first:last, 0], matched[first:last, 1], float(score))
        for first, last, score in zip(ends[:-1], ends[1:], scores, strict=True)
    ]
    groups = _groups(chains, here, there)
    found = (_passage(group, left, right) for group in groups)
    return sorted((each for each in found if each), key=lambda each: (each.left_span, each.right_span))


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """Matched words, left and right, with the first and last of each side."""

    left: Places
    right: Places
    score: float
    here: tuple[int, int]
    there: tuple[int, int]

    @classmethod
    def of(cls, left: Places, right: Places, score: float) -> _Chain:
        return cls(left, right, score, (int(left[0]), int(left[-1])), (int(right[0]), int(right[-1])))


def _groups(chains: list[_Chain], here: Anchored, there: Anchored) -> list[list[_Chain]]:
    """Chains that are parts of one passage: close together on both sides, in whichever order."""
    groups: list[list[_Chain]] = []
    for chain in sorted(chains, key=lambda chain: (chain.here, chain.there)):
        joined, apart = [chain], []
        for group in groups:
            if any(_is_near(chain, other, here, there) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [group for group in groups if sum(chain.score for chain in group) >= STRONG]


def _is_near(one: _Chain, other: _Chain, here: Anchored, there: Anchored) -> bool:
    pace = min(here.pace, there.pace)
    gap_left, gap_right = _gap(one.here, other.here), _gap(one.there, other.there)
    if min(gap_left, gap_right) < -OVERLAP * pace:
        return False  # words that one side has twice
    wider = gap_left if gap_left > gap_right else gap_right
    if wider <= NEAR * pace:
        return True
    if wider > LEFT_OUT * pace:
        return False
    return (gap_left <= AT_THE_MARK and _is_marked(one.here, other.here, here)) or (
        gap_right <= AT_THE_MARK and _is_marked(one.there, other.there, there)
    )


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many words stand between two stretches of one text."""
    return other[0] - one[1] - 1 if one[0] <= other[0] else one[0] - other[1] - 1


def _is_marked(one: tuple[int, int], other: tuple[int, int], text: Anchored) -> bool:
    """Whether an ellipsis or a bracket stands between two stretches of one text."""
    first, last = (one, other) if one[0] <= other[0] else (other, one)
    return bool((text.words.marks[first[1] + 1 : last[0] + 1] & AFTER_GAP).any())


def _passage(group: list[_Chain], left: Text, right: Text) -> Passage | None:
    here, there = (
        np.concatenate([chain.left for chain in group]),
        np.concatenate([chain.right for chain in group]),
    )
    order = np.argsort(here, kind="stable")
    here, there = here[order], there[order]
    if float(left.worth[here].sum()) < _needed(
        len(here) * SYLLABLE_WORTH if left.anchored.pace > 1 else len(here), 1
    ):
        return None
    known = _stock(left, right, here, there)
    here, there, known = _trimmed(here, there, known, left.anchored, right.anchored)
    information = float((left.worth[here] * np.where(known, STOCK_WORTH, 1)).sum())
    pace = np.where(left.anchored.words.marks[here] & SYLLABLE > 0, SYLLABLE_WORTH, 1.0)
    words = float(pace.sum())
    first, last = _snapped(here, there, left.anchored, right.anchored)
    size = max(last[0] - first[0] + 1, last[1] - first[1] + 1) * float(pace.mean())
    is_shortened = _is_shortened(here, there, left.anchored, right.anchored)
    likeness = min(1.0, words / (min(size, 2 * words) if is_shortened else size))
    short = SHORT * (2 if pace.mean() < 1 else 1)
    if not _is_enough(words, likeness, information, short):
        return None
    told = ~known
    if not says_something(left.anchored, right.anchored, left.text, here[told], there[told]):
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


def _stock(left: Text, right: Text, here: Places, there: Places) -> npt.NDArray[np.bool_]:
    """Which matched words are a stock phrase; a stretch of them that is longer than a phrase is none."""
    known = left.stock[here] & right.stock[there]
    if known.any():
        # An edit within a stretch, and the words beside it, do not end it.
        stretched = _closed_over(known)
        begins = _begun(here, left.anchored, AFTER_BREAK) | (np.diff(here) > STOCK_GAP)
        breaks = np.flatnonzero(begins | (stretched[1:] != stretched[:-1])) + 1
        bounds = [0, *breaks.tolist(), len(known)]
        for first, last in zip(bounds, bounds[1:], strict=False):
            if stretched[first] and last - first > STOCK_WORDS * left.anchored.pace:
                known[first:last] = False
    return known


def _closed_over(known: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """``known`` with gaps of at most `STOCK_EDIT` words between two known ones filled."""
    places = np.flatnonzero(known)
    closed = known.copy()
    for at in np.flatnonzero((np.diff(places) > 1) & (np.diff(places) <= STOCK_EDIT + 1)):
        closed[places[at] : places[at + 1]] = True
    return closed


def _trimmed(
    here: Places, there: Places, known: npt.NDArray[np.bool_], left: Anchored, right: Anchored
) -> tuple[Places, Places, npt.NDArray[np.bool_]]:
    """A passage without the paragraphs at its ends that say little: a date line, a signature."""
    breaks = np.flatnonzero(_begun(here, left, AFTER_BREAK) | _begun(there, right, AFTER_BREAK)) + 1
    bounds = [0, *breaks.tolist(), len(here)]
    stretches = list(zip(bounds, bounds[1:], strict=False))
    while len(stretches) > 1 and _says_little(known[slice(*stretches[0])]):
        del stretches[0]
    while len(stretches) > 1 and _says_little(known[slice(*stretches[-1])]):
        del stretches[-1]
    kept = slice(stretches[0][0], stretches[-1][1])
    return here[kept], there[kept], known[kept]


def _begun(places: Places, text: Anchored, mark: int) -> npt.NDArray[np.bool_]:
    """Before which of ``places``, from the second on, a word with ``mark`` stands since the last one."""
    marked = np.cumsum(text.words.marks & mark > 0)[places]
    return np.diff(marked) > 0


def _says_little(known: npt.NDArray[np.bool_]) -> bool:
    return len(known) <= SCRAP or bool(known.mean() > STOCK_SHARE)


def _is_enough(words: float, likeness: float, information: float, short: int) -> bool:
    if words < LEAST_WORDS or likeness < (SHORT_LIKENESS if words < short else LEAST_LIKENESS):
        return False
    return information >= _needed(words, likeness)


def _needed(words: float, likeness: float) -> float:
    """What the words that two sides share must say at least: the less alike these are, the more."""
    return LEAST_WORTH + WORTH_A_WORD * min(words, 24) + 3.5 * (1 - likeness)


def _is_shortened(here: Places, there: Places, left: Anchored, right: Anchored) -> bool:
    """Whether an ellipsis or bracket of one side stands where the other side has more words."""
    longer = np.diff(here) - np.diff(there)
    marked_left, marked_right = _begun(here, left, AFTER_GAP), _begun(there, right, AFTER_GAP)
    return bool(((marked_right & (longer > 0)) | (marked_left & (longer < 0))).any())


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
    back = (
        _edge(left.words.marks[max(0, i - SNAP) : i + 1][::-1]),
        _edge(right.words.marks[max(0, j - SNAP) : j + 1][::-1]),
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
