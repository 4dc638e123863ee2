"""Numbers put aside by part, on disk where there is more than one part, and given back one part at a time.

They stand for the words of documents in their order, and whoever has them can guess the words. So what goes
to the disk goes there under a key that is in memory only: what a crash leaves behind tells nobody anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

#: Numbers kept in memory before they go to the disk, of all parts together (32 MB).
HELD = 1 << 22
#: By how many numbers a pile grows at a time (64 MB).
GROWTH = 1 << 23

Numbers = npt.NDArray[np.uint64]


#: Bytes of a block of AES, and of its key here.
_BLOCK, _KEY = 16, 32


class Veil:
    """A key for one file, and the way from its numbers to what lies on the disk and back (AES-256 in CTR).

    Nothing checks the numbers: they are read by whoever wrote them, a moment ago, and nobody relies on them.
    """

    def __init__(self) -> None:
        self._stream = Cipher(algorithms.AES(os.urandom(_KEY)), modes.CTR(bytes(_BLOCK))).encryptor()

    def turned(self, place: int, data: bytes) -> bytes:
        """The bytes that stand ``place`` bytes from the file's beginning, in their other form."""
        before = place % _BLOCK
        self._stream.reset_nonce((place // _BLOCK).to_bytes(_BLOCK, "big"))
        return self._stream.update(bytes(before) + data)[before:]


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
        self._veils = [Veil() for _ in self._files]
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
        for file, veil in zip(self._files, self._veils, strict=True):
            hidden = file.read_bytes() if file.exists() else b""
            file.unlink(missing_ok=True)
            # An array that may be changed, as whoever takes it sorts it in place.
            yield np.frombuffer(bytearray(veil.turned(0, hidden)), np.uint64)

    def _write(self) -> None:
        numbers = self._pile.taken()
        parts = self._part_of(numbers)
        for part, file in enumerate(self._files):
            with file.open("ab") as out:
                out.write(self._veils[part].turned(out.tell(), numbers[parts == part].tobytes()))


class Shelf:
    """Arrays of one kind, put on disk one after the other in file ``place``, and read again by number."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._out = place.open("wb")
        self._veil = Veil()
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
            data = np.concatenate(self._waiting).tobytes()
            self._out.write(self._veil.turned(self._out.tell(), data))
            self._waiting = []

    def __getitem__(self, number: int) -> npt.NDArray[np.uint32]:
        start, end = self._ends[number], self._ends[number + 1]
        hidden = self._all[start:end].tobytes()
        return np.frombuffer(self._veil.turned(start * self._all.itemsize, hidden), np.uint32)
