"""The invented archive in a file, where it needs no memory, and the marks of what was found in it.

Marks are given by the truth about who copied what.
"""

from __future__ import annotations

import os
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from tempfile import TemporaryFile

from bench.copies import Copied, documents
from tumen.vocabulary.spans import Span

#: Words that two copies have from the same place of a third, before it is true that they share a passage.
IN_COMMON = 8
#: Words by which each end of a passage may be wrong.
WITHIN = 2

Pair = tuple[int, int]  #: numbers of two documents, the smaller first
Places = list[tuple[Span, Span]]  #: places of passages in the left and in the right document


@dataclass(slots=True)
class Filed:
    """An archive of ``size`` documents in an open file. ``copied`` is what was copied in it, in order."""

    size: int
    copied: list[Copied]
    _file: int
    _ends: array[int]

    def text_of(self, number: int) -> str:
        """The text of document ``number``, read anew each time."""
        begin = self._ends[number]
        return os.pread(self._file, self._ends[number + 1] - begin, begin).decode("ascii")

    def texts(self) -> Iterator[str]:
        return (self.text_of(number) for number in range(self.size))


@contextmanager
def filed(size: int, *, seed: int = 1) -> Iterator[Filed]:
    """The archive of ``size`` documents with this seed, in a file that is gone afterwards."""
    with TemporaryFile(prefix="tumen-bench-") as file:
        copied, ends = [], array("Q", [0])
        for one in documents(0, size, seed=seed):
            ends.append(ends[-1] + file.write(one.text.encode("ascii")))
            if one.copied:
                copied.append(one.copied)
        file.flush()
        yield Filed(size, copied, file.fileno(), ends)


@dataclass(frozen=True, slots=True)
class Marks:
    """How much of what was copied was found, as shares from 0 to 1.

    ``passages``: pairs of documents found, of all that share a planted passage; ``whole``: the same of
    documents and their whole copies; ``precision``: pairs found that share something, of all found.
    ``covered``: of the words planted, those in what was found, on both sides; ``ends``: pairs that share a
    planted passage of which both ends were found on both sides, within `WITHIN` words. The last two are 0
    where no places were found.
    """

    passages: float
    whole: float
    precision: float
    covered: float = 0.0
    ends: float = 0.0


@dataclass(frozen=True, slots=True)
class Shared:
    """A planted passage that two documents share, with its place in both."""

    left: int
    right: int
    left_span: Span
    right_span: Span


def shared(copied: Iterable[Copied]) -> Iterator[Shared]:
    """Each two documents that share a planted passage: one that it was taken from, and those that took it."""
    for takers in _by_source(one for one in copied if not one.is_whole):
        for at, one in enumerate(takers):
            yield Shared(one.left, one.right, one.left_span, one.right_span)
            for other in takers[at + 1 :]:
                yield Shared(one.right, other.right, one.right_span, other.right_span)


def marks(archive: Filed, found: Set[Pair]) -> Marks:
    """The marks of pairs of documents found in the archive."""
    planted = {(one.left, one.right) for one in shared(archive.copied)}
    whole = {(one.left, one.right) for one in archive.copied if one.is_whole}
    true = planted | whole | _cousins(archive.copied)
    return Marks(
        len(planted & found) / max(1, len(planted)),
        len(whole & found) / max(1, len(whole)),
        len(true & found) / max(1, len(found)),
    )


def marks_of_places(archive: Filed, found: dict[Pair, Places]) -> Marks:
    """The marks of passages found in the archive."""
    pairs = marks(archive, found.keys())
    count = words = covered = right = 0
    for one in shared(archive.copied):
        places = found.get((one.left, one.right), [])
        sides = (
            (archive.text_of(one.left), one.left_span, [here for here, _ in places]),
            (archive.text_of(one.right), one.right_span, [there for _, there in places]),
        )
        for text, span, spans in sides:
            words += _words(text, span)
            covered += sum(_words(text, part) for part in _within(spans, span))
        count += 1
        right += any(
            all(_is_right(text, each, span) for (text, span, _), each in zip(sides, both, strict=True))
            for both in places
        )
    return replace(pairs, covered=covered / max(1, words), ends=right / max(1, count))


def _by_source(copied: Iterable[Copied]) -> Iterable[list[Copied]]:
    takers = defaultdict(list)
    for one in copied:
        takers[one.left].append(one)
    return takers.values()


def _cousins(copied: Iterable[Copied]) -> set[Pair]:
    """Documents that both copied the same words of a third, be it as a passage or as a whole."""
    return {
        (one.right, other.right)
        for takers in _by_source(copied)
        for one, other in combinations(takers, 2)
        if min(one.end, other.end) - max(one.first, other.first) >= IN_COMMON
    }


def _within(spans: list[Span], whole: Span) -> Iterator[Span]:
    """The parts of ``spans`` in ``whole``, none twice."""
    reached = whole.start
    for span in sorted(spans):
        start, end = max(span.start, reached), min(span.end, whole.end)
        if start < end:
            yield Span(start, end)
            reached = end


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())


def _is_right(text: str, found: Span, true: Span) -> bool:
    """Whether both ends of a passage were found."""
    ends = sorted((found.start, true.start)), sorted((found.end, true.end))
    return all(len(text[first:last].split()) <= WITHIN for first, last in ends)
