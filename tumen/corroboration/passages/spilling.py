"""Numbers put aside by part, on disk where there is more than one part, and given back one part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

#: Numbers kept in memory before they go to the disk, of all parts together (32 MB).
HELD = 1 << 22
#: By how many numbers a pile grows at a time (64 MB).
GROWTH = 1 << 23

Numbers = npt.NDArray[np.uint64]


class Pile:
    """One growing array. It grows in place where the system lets it, so that nothing is held twice."""

    def __init__(self) -> None:
        self._numbers: Numbers = np.empty(HELD, np.uint64)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, numbers: Numbers) -> None:
        needed = self._size + len(numbers)
        if needed > len(self._numbers):
            self._numbers.resize(needed + GROWTH, refcheck=False)
        self._numbers[self._size : needed] = numbers
        self._size = needed

    def taken(self) -> Numbers:
        """All of it; the pile is empty afterwards."""
        self._numbers.resize(self._size, refcheck=False)
        numbers, self._numbers, self._size = self._numbers, np.empty(0, np.uint64), 0
        return numbers


class Spilled:
    """Numbers by part, in files ``name``.0, ``name``.1 ... of folder ``place``; a single part stays in
    memory.

    ``part_of`` gives the part of each number, from 0 to ``parts`` - 1. Raises OSError when the disk is full.
    """

    def __init__(self, place: Path, name: str, parts: int, part_of: Callable[[Numbers], Numbers]) -> None:
        self._files = [place / f"{name}.{part}" for part in range(parts)]
        self._part_of = part_of
        self._pile = Pile()

    def add(self, numbers: Numbers) -> None:
        """Put ``numbers`` aside."""
        self._pile.add(numbers)
        if len(self._files) > 1 and len(self._pile) >= HELD:
            self._write()

    def taken(self) -> Iterator[Numbers]:
        """The numbers of each part in turn; what was given is not kept."""
        if len(self._files) == 1:
            yield self._pile.taken()
            return
        self._write()
        for file in self._files:
            yield np.fromfile(file, np.uint64) if file.exists() else np.empty(0, np.uint64)
            file.unlink(missing_ok=True)

    def _write(self) -> None:
        numbers = self._pile.taken()
        parts = self._part_of(numbers)
        for part, file in enumerate(self._files):
            with file.open("ab") as out:
                numbers[parts == part].tofile(out)


class Shelf:
    """Arrays of one kind, put on disk one after the other in file ``place``, and read again by number."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._out = place.open("wb")
        self._ends = [0]
        self._waiting: list[npt.NDArray[np.uint32]] = []
        self._all: npt.NDArray[np.uint32] = np.empty(0, np.uint32)

    def add(self, numbers: npt.NDArray[np.uint32]) -> None:
        self._waiting.append(numbers)
        self._ends.append(self._ends[-1] + len(numbers))
        if len(self._waiting) == 1_000:
            self._write()

    def close(self) -> None:
        """End the writing. Until then nothing can be read."""
        self._write()
        self._out.close()
        if self._ends[-1]:
            self._all = np.asarray(np.memmap(self._place, np.uint32, "r"))

    def _write(self) -> None:
        if self._waiting:
            np.concatenate(self._waiting).tofile(self._out)
            self._waiting = []

    def __getitem__(self, number: int) -> npt.NDArray[np.uint32]:
        return self._all[self._ends[number] : self._ends[number + 1]]
