"""Which documents share seeds in like order: sorted postings, and the pairs of documents that follow from
them.

A posting is one 64-bit word: a seed's upper bits, a document's number, and where in the document the seed
stands. A seed of two words that more than `FOLLOWED` documents have is a phrase of the field, and is not
followed. One of three words that more than `FOLLOWED_THREE` have is followed to the first of them and to
the one before: what is copied a thousand times makes a thousand pairs, not half a million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.seeding import PER_WORD, fill_seeds
from tumen.corroboration.passages.words import Words

#: Documents of a seed up to which every pair of them is looked at.
FOLLOWED = 24
#: A phrase that more than one document in so many of its script has is a stock phrase: a name, a title, a
#: formula of law; but no fewer documents than the second number, and no more than the third.
COMMON, FEWEST_COMMON, MOST_COMMON = 20, 6, 24
#: In a large archive words meet by chance: there one document in so many may have a phrase.
CHANCE = 1_000
#: As `FOLLOWED`, for a seed of three words.
FOLLOWED_THREE = 96
#: Seeds that two documents share, as far from each other in one as in the other, before they are laid side
#: by side.
HITS = 2
#: By how many words the distance may differ, in steps of `STEP`: words left out, a clause moved.
SLACK = 6
#: Words of one step, and bits of a place: places are told apart up to 32,768 words, and come round again
#: after.
STEP_BITS, PLACE_BITS = 3, 12
#: Postings that are paired at a time.
SLICE = 1 << 22

Postings = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.uint64]  #: two documents' numbers in one word, the smaller in the upper half

_HALF = np.uint64(32)


def common(documents: int) -> int:
    """How many documents of ``documents`` may have a phrase before it is a stock phrase."""
    return max(FEWEST_COMMON, min(documents // COMMON, MOST_COMMON), documents // CHANCE)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a posting's bits are shared out: ``bits`` for the document's number, the rest for the seed."""

    bits: int

    @classmethod
    def for_(cls, documents: int) -> Layout:
        """The layout that leaves most to the seed where there are ``documents`` documents."""
        return cls(max(1, (documents - 1).bit_length()))

    @property
    def below(self) -> int:
        """The bits of a posting below its seed's."""
        return self.bits + PLACE_BITS

    def postings(self, words: Words, number: int, salt: int = 0) -> Postings:
        """The postings of the document with ``number``."""
        return posted(words.keys, words.marks, np.uint64(salt), np.uint64(number), self.bits)

    def slices(self, postings: Postings) -> Iterator[Postings]:
        """Sorted ``postings`` in slices of about `SLICE`, none of which cuts a seed in two."""
        begin = 0
        while begin < len(postings):
            last = postings[min(begin + SLICE, len(postings)) - 1] | np.uint64((1 << self.below) - 1)
            end = int(np.searchsorted(postings, last, side="right"))
            yield postings[begin:end]
            begin = end

    def numbers(self, postings: Postings) -> npt.NDArray[np.int64]:
        """The numbers of the documents that ``postings`` are of, one for each posting."""
        return (postings >> np.uint64(PLACE_BITS)).astype(np.int64) & ((1 << self.bits) - 1)

    def stock(self, postings: Postings, common: tuple[int, int]) -> Postings:
        """The seeds of two words that too many documents have, without the bits below them.

        ``common`` says how many are too many where they are of words, and where they are of syllables.
        """
        found = np.empty(len(postings) // FEWEST_COMMON + 1, np.uint64)
        return found[: _widely(postings, self.bits, *common, found)]

    def pairs(self, postings: Postings) -> Pairs:
        """What sorted ``postings`` have in common: a word for each seed that two documents share, in no
        order.

        It holds the two numbers and how far apart the seed's places are, so that equal pairs lie together.
        """
        pairs = np.empty(_paired(postings, self.bits, np.empty(0, np.uint64)), np.uint64)
        _paired(postings, self.bits, pairs)
        return pairs

    def often(self, pairs: Pairs) -> Pairs:
        """The documents that share `HITS` seeds in like order, each pair once. Sorts ``pairs`` in place."""
        pairs.sort()
        found = np.empty(len(pairs), np.uint64)
        return found[: _often(pairs, self.bits, found)]


@compiled
def posted(
    keys: np.ndarray, marks: np.ndarray, salt: np.uint64, number: np.uint64, number_bits: int
) -> np.ndarray:
    """The postings of a document's words."""
    size = PER_WORD * len(keys) + 1
    seeds, places = np.empty(size, np.uint64), np.empty(size, np.uint64)
    found = fill_seeds(keys, marks, salt, seeds, places)
    below, place_bits = np.uint64(number_bits + PLACE_BITS), np.uint64(PLACE_BITS)
    step, mask = np.uint64(STEP_BITS), np.uint64((1 << PLACE_BITS) - 1)
    postings = np.empty(found, np.uint64)
    for at in range(found):
        place = (places[at] >> step) & mask
        postings[at] = (seeds[at] >> below << below) | number << place_bits | place
    return postings


@compiled
def _paired(postings: np.ndarray, number_bits: int, out: np.ndarray) -> int:
    """Write the pairs into ``out``, or only count them where that is empty."""
    below, bits = np.uint64(number_bits + PLACE_BITS), np.uint64(number_bits)
    three = np.uint64(63) - below
    members = np.empty(FOLLOWED_THREE, np.uint64)
    low = (np.uint64(1) << below) - np.uint64(1)
    written, at, writes = 0, 0, len(out) > 0
    while at < len(postings):
        first, seed, end, count = at, postings[at] >> below, at, 0
        most = FOLLOWED_THREE if seed >> three else FOLLOWED
        before = np.uint64(0)
        while end < len(postings) and postings[end] >> below == seed:
            number = postings[end] & low
            if count == 0 or number >> np.uint64(PLACE_BITS) != before >> np.uint64(PLACE_BITS):
                if count < most:
                    members[count] = number
                count += 1
                before = number
            end += 1
        at = end
        if count < 2:
            continue
        if count <= most:
            for one in range(count):
                for other in range(one + 1, count):
                    if writes:
                        out[written] = _pair(members[one], members[other], bits)
                    written += 1
        elif seed >> three:
            before = postings[first] & low
            for place in range(first + 1, end):
                number = postings[place] & low
                if number >> np.uint64(PLACE_BITS) != before >> np.uint64(PLACE_BITS):
                    if writes:
                        out[written] = _pair(postings[first] & low, number, bits)
                        out[written + 1] = _pair(before, number, bits)
                    written += 2
                    before = number
    return written


@compiled
def _widely(
    postings: np.ndarray, number_bits: int, of_words: int, of_syllables: int, found: np.ndarray
) -> int:
    below, place_bits = np.uint64(number_bits + PLACE_BITS), np.uint64(PLACE_BITS)
    three, syllables = np.uint64(63) - below, np.uint64(62) - below
    written, at = 0, 0
    while at < len(postings) and not (postings[at] >> below) >> three:
        seed, count, end = postings[at] >> below, 1, at + 1
        while end < len(postings) and postings[end] >> below == seed:
            count += postings[end] >> place_bits != postings[end - 1] >> place_bits
            end += 1
        if count > (of_syllables if seed >> syllables else of_words):
            found[written] = seed
            written += 1
        at = end
    return written


@compiled
def _pair(one: np.uint64, other: np.uint64, bits: np.uint64) -> np.uint64:
    """Both numbers, then how far the places are apart (13 bits, so that no difference is negative)."""
    place_bits = np.uint64(PLACE_BITS)
    mask = np.uint64((1 << PLACE_BITS) - 1)
    numbers = (one >> place_bits) << bits | (other >> place_bits)
    return numbers << np.uint64(PLACE_BITS + 1) | ((one & mask) + mask - (other & mask))


@compiled
def _often(pairs: np.ndarray, number_bits: int, found: np.ndarray) -> int:
    apart = np.uint64(PLACE_BITS + 1)
    bits, mask = np.uint64(number_bits), (np.uint64(1) << np.uint64(number_bits)) - np.uint64(1)
    written, at = 0, 0
    while at < len(pairs):
        both, end, is_found = pairs[at] >> apart, at + 1, False
        while end < len(pairs) and pairs[end] >> apart == both:
            if end - at + 1 >= HITS and pairs[end] - pairs[end - HITS + 1] <= np.uint64(SLACK):
                is_found = True
            end += 1
        if is_found:
            found[written] = (both >> bits) << np.uint64(32) | (both & mask)
            written += 1
        at = end
    return written
