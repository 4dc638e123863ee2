"""Two texts laid side by side: the passages that they share, with the ends and the pieces of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.chaining import chains_of_pair
from tumen.corroboration.passages.joining import joined
from tumen.corroboration.passages.measuring import Measure, least_worth, measured
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.saying import says_something
from tumen.corroboration.passages.weighing import Stock, Survey, stock_words, worth
from tumen.corroboration.passages.words import quotations
from tumen.vocabulary.spans import Span

#: A chain that scores less is not looked at.
WEAK = 1.8
#: Matched words up to which it is written down what a passage must say: more need not say more.
MANY = 64

Places = npt.NDArray[np.int32]

_LEAST = {pace: least_worth(MANY, pace) for pace in (1, 3)}


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
    pace = min(here.pace, there.pace)
    matched, scores = chains_of_pair(
        here.words.keys,
        here.anchors,
        here.content,
        left.worth,
        there.words.keys,
        there.sorted_keys,
        there.sorted_places,
        pace,
        WEAK,
    )
    if not len(scores):
        return []
    marks = here.words.marks, there.words.marks
    group = joined(matched, scores, left.worth, _LEAST[here.pace], *marks, pace)
    numbers = group[matched[:, 2]]
    found = (
        _passage(matched[numbers == number, :2], left, right) for number in np.unique(group) if number >= 0
    )
    return sorted((each for each in found if each), key=lambda each: (each.left_span, each.right_span))


def _passage(matched: Places, left: Text, right: Text) -> Passage | None:
    """The passage that ``matched`` words (left and right place) are, if they are one."""
    matched = matched[np.argsort(matched[:, 0], kind="stable")]
    here, there = np.ascontiguousarray(matched[:, 0]), np.ascontiguousarray(matched[:, 1])
    known = left.stock[here] & right.stock[there]
    marks = left.anchored.words.marks, right.anchored.words.marks
    measure = Measure(*measured(here, there, known, left.worth, *marks, left.anchored.pace))
    if not measure.is_enough:
        return None
    kept = slice(measure.begin, measure.end)
    here, there, told = here[kept], there[kept], ~known[kept]
    if not says_something(left.anchored, right.anchored, left.text, here[told], there[told]):
        return None
    return Passage(
        left.id,
        right.id,
        left.anchored.words.span(measure.left_first, measure.left_last),
        right.anchored.words.span(measure.right_first, measure.right_last),
        tuple(_pieces(here, there, left.anchored, right.anchored)),
        round(measure.words),
        round(measure.likeness, 3),
        round(measure.worth, 2),
        is_reordered=bool((np.diff(there) < 0).any()),
        is_shortened=measure.is_shortened,
    )


def _pieces(here: Places, there: Places, left: Anchored, right: Anchored) -> Iterable[tuple[Span, Span]]:
    """The longest runs in which each word of one side follows on its fellow of the other."""
    breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
    for a, b in zip([0, *breaks.tolist()], [*breaks.tolist(), len(here)], strict=True):
        yield left.words.span(here[a], here[b - 1]), right.words.span(there[a], there[b - 1])
