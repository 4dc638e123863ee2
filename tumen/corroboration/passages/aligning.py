"""Two texts laid side by side: the passages that they share, with the ends and the pieces of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.chaining import chains_of_pair
from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.joining import joined
from tumen.corroboration.passages.measuring import Measure, least_worth, measured
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.saying import says_something
from tumen.corroboration.passages.weighing import Stock, Survey, stock_words, worth
from tumen.corroboration.passages.words import Words, quotations
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
    if group.max() < 0:
        return []
    measures, lines, told = measured(matched, group, left.stock, right.stock, left.worth, *marks, here.pace)
    found = (_passage(Measure(*measure), lines, told, left, right) for measure in measures)
    return sorted((each for each in found if each), key=lambda each: (each.left_span, each.right_span))


def _passage(
    measure: Measure, lines: Places, told: npt.NDArray[np.bool_], left: Text, right: Text
) -> Passage | None:
    """The passage that was measured, unless what its two sides share is a name, a title or the like."""
    kept = slice(measure.begin, measure.end)
    here, there, told = lines[kept, 0], lines[kept, 1], told[kept]
    if not says_something(left.anchored, right.anchored, left.text, here[told], there[told]):
        return None
    return Passage(
        left.id,
        right.id,
        left.anchored.words.span(measure.left_first, measure.left_last),
        right.anchored.words.span(measure.right_first, measure.right_last),
        _pieces(here, there, left.anchored.words, right.anchored.words),
        round(measure.words),
        round(measure.likeness, 3),
        round(measure.worth, 2),
        is_reordered=bool((there[1:] < there[:-1]).any()),
        is_shortened=measure.is_shortened,
    )


def _pieces(here: Places, there: Places, left: Words, right: Words) -> tuple[tuple[Span, Span], ...]:
    """The longest runs in which each word of one side follows on its fellow of the other."""
    runs = _runs(here, there, left.starts, left.ends, right.starts, right.ends).tolist()
    return tuple((Span(a, b), Span(c, d)) for a, b, c, d in runs)


@compiled
def _runs(
    here: np.ndarray,
    there: np.ndarray,
    left_starts: np.ndarray,
    left_ends: np.ndarray,
    right_starts: np.ndarray,
    right_ends: np.ndarray,
) -> np.ndarray:
    """Where each run begins and ends in the left text, and in the right one."""
    runs, found = np.empty((len(here), 4), np.int32), -1
    for at in range(len(here)):
        i, j = here[at], there[at]
        if not at or i != here[at - 1] + 1 or j != there[at - 1] + 1:
            found += 1
            runs[found, 0], runs[found, 2] = left_starts[i], right_starts[j]
        runs[found, 1], runs[found, 3] = left_ends[i], right_ends[j]
    return runs[: found + 1]
