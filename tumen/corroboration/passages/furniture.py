"""The furniture of pages: paragraphs that documents end or begin with, whatever they tell.

A line of copyright, a note on who writes, a plea for money stand at the foot of a hundred pages with a
hundred different paragraphs before them. A story that was copied stands below its own last paragraph but one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tumen.corroboration.passages.cutting import AFTER_BREAK, AFTER_QUOTE
from tumen.corroboration.passages.words import Words

#: Documents that a paragraph stands in before it can be furniture.
HOLDERS = 4
#: The share of them at whose end, or beginning, it stands, and the share of different paragraphs next to it.
AT_THE_EDGE, DIFFERENT = 0.8, 0.6
#: Words of a paragraph that is furniture, at most; paragraphs from the edge of a document, not counting lines
#: of so few words that several documents have; how often the search is repeated with what was found taken
#: away.
LONGEST, EDGE, LINE, ROUNDS = 80, 3, 8, 64


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words ``first`` to ``end`` of a text; ``key`` is the same for the same words in the same order."""

    key: int
    first: int
    end: int
    is_quoted: bool

    def __len__(self) -> int:
        return self.end - self.first


def paragraphs_of(words: Words) -> list[Paragraph]:
    """The paragraphs of a text, in order."""
    if not len(words):
        return []
    bounds = np.append(np.flatnonzero(words.marks & AFTER_BREAK > 0), len(words))
    bounds = bounds if bounds[0] == 0 else np.append(0, bounds)
    return [
        Paragraph(
            hash(words.keys[first:end].tobytes()),
            int(first),
            int(end),
            bool(words.marks[first] & AFTER_QUOTE),
        )
        for first, end in zip(bounds, bounds[1:], strict=False)
    ]


def furniture_of(documents: Iterable[list[Paragraph]]) -> frozenset[int]:
    """The keys of the paragraphs that are furniture in ``documents``."""
    texts = [[each for each in paragraphs if not each.is_quoted] for paragraphs in documents]
    held = Counter(key for paragraphs in texts for key in {each.key for each in paragraphs})
    often = {key for key, number in held.items() if number >= HOLDERS}
    found: set[int] = set()
    for _ in range(ROUNDS):
        more = _edges([[each for each in text if each.key not in found] for text in texts], often)
        if not more:
            break
        found |= more
    return frozenset(found)


def _edges(texts: list[list[Paragraph]], often: set[int]) -> set[int]:
    """Paragraphs of ``often`` at an edge of most texts that hold them, beside ever different ones."""
    holders: Counter[int] = Counter()
    beside: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for text in texts:
        last = len(text) - 1
        counted = [len(each) > LINE or each.key not in often for each in text]
        own = [len(each) > LINE and each.key not in often for each in text]
        for place, each in enumerate(text):
            if each.key in often and len(each) <= LONGEST:
                holders[each.key] += 1
                if sum(counted[place + 1 :]) < EDGE and not any(own[place + 1 :]):
                    beside[each.key, True].append(text[place - 1].key if place else 0)
                if sum(counted[:place]) < EDGE and not any(own[:place]):
                    beside[each.key, False].append(text[place + 1].key if place < last else 0)
    return {
        key
        for (key, _), neighbours in beside.items()
        if holders[key] >= HOLDERS
        and len(neighbours) >= AT_THE_EDGE * holders[key]
        and len(set(neighbours)) >= DIFFERENT * len(neighbours)
    }
