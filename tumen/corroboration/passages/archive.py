"""All passages that the documents of an archive share, found in one go, with the disk as its memory.

The seeds of all documents are sorted part by part, pairs of documents that share some are counted part by
part, and each pair that shares enough is laid side by side. Time grows with the number of documents, memory
hardly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tumen.corroboration.passages.aligning import Text, align
from tumen.corroboration.passages.glancing import is_worth_a_look
from tumen.corroboration.passages.noting import noted
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.postings import PLACE_BITS, Layout, Pairs, common
from tumen.corroboration.passages.spilling import Shelf, Spilled
from tumen.corroboration.passages.weighing import Stock, Survey

#: Documents to a part: the postings of so many are sorted in memory at a time (about half a gigabyte).
PART = 1 << 17
#: Documents whose words are counted to learn what a word says; more do not change it.
SAMPLE = 5_000
#: Texts kept cut while pairs are laid side by side.
CUT = 1_024
#: Spreads the pairs of documents over the parts.
MIXER = np.uint64(0x9E3779B97F4A7C15)
#: Documents of one run, at most.
MOST = 1 << 24

Told = Callable[[int, int], None]  #: how many of how many documents, then pairs, are done


def shared_passages(
    ids: Sequence[str],
    text_of: Callable[[int], str],
    *,
    folder: Path | None = None,
    told: Told = lambda done, of: None,
) -> Iterator[Passage]:
    """Every passage that two of the documents ``ids`` share, pair after pair, ordered by the earlier
    document.

    ``text_of`` gives the text of document number n, as often as it is asked. What does not fit into memory
    goes to a folder in ``folder`` (the system's own when None), which is gone afterwards. Raises ValueError
    for more than sixteen million documents.
    """
    if len(ids) > MOST:
        raise ValueError(f"An archive of {len(ids):,} documents is more than {MOST:,}: take it in parts.")
    survey = surveyed(len(ids), text_of)
    with TemporaryDirectory(dir=folder) as place:
        glances = Shelf(Path(place, "words"))
        pairs, stock = candidate_pairs(len(ids), text_of, Path(place), told, glances)

        @lru_cache(CUT)
        def weighed(number: int) -> Text:
            return Text.of(ids[number], text_of(number), survey, stock)

        for done, pair in enumerate(pairs.tolist()):
            if done % 1_000 == 0:
                told(done, len(pairs))
            left, right = pair >> 32, pair & 0xFFFFFFFF
            if is_worth_a_look(glances[left], glances[right]):
                yield from align(weighed(left), weighed(right))


def surveyed(documents: int, text_of: Callable[[int], str]) -> Survey:
    """What ``SAMPLE`` documents all over the archive have in common, or all where there are fewer."""
    step = max(1, documents // SAMPLE)
    return Survey.of(text_of(number) for number in range(0, documents, step))


def candidate_pairs(
    documents: int, text_of: Callable[[int], str], place: Path, told: Told, glances: Shelf
) -> tuple[Pairs, Stock]:
    """The pairs of documents that share enough seeds, in ascending order, and what is stock in the archive.

    ``glances`` takes the documents' words.
    """
    parts, layout = max(1, -(-documents // PART)), Layout.for_(documents)
    by_seed = Spilled(place, "seeds", parts, lambda all: (all >> np.uint64(layout.below)) % np.uint64(parts))
    by_pair = Spilled(
        place, "pairs", parts, lambda all: (all >> np.uint64(PLACE_BITS + 1)) * MIXER % np.uint64(parts)
    )
    syllables = 0
    for number in range(documents):
        if number % 1_000 == 0:
            told(number, documents)
        postings, glance, is_in_syllables = noted(text_of(number), number, layout)
        by_seed.add(postings)
        glances.add(glance)
        syllables += is_in_syllables
    glances.close()
    stock = []
    for postings in by_seed.taken():
        postings.sort()
        stock.append(layout.stock(postings, (common(documents - syllables), common(syllables))))
        for some in layout.slices(postings):
            by_pair.add(layout.pairs(some))
        del postings
    known = Stock(np.sort(np.concatenate(stock)), layout.below)
    pairs = np.concatenate([layout.often(some) for some in by_pair.taken()])
    return np.sort(pairs), known
