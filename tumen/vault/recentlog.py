"""The log of recent changes beside the database (``vault.db-wal``): whether confirmed ones are damaged in it.

SQLite takes the first frame whose checksum does not fit for the end of the log and writes over what follows.
After a kill or a power cut that is right. But a bit that the disk has turned cuts off confirmed changes in
the same way, without a sign. Here the two are told apart, before the database is opened:

- a transaction is flushed before the next one is written, so what follows a broken one proves that it was
  confirmed;
- a single bit that makes the checksum fit when it is turned back was turned, for a write cut short leaves
  something else altogether;
- the first 32 bytes lie in one sector, which is written whole or not at all.

What cannot be told: more than one bit changed within the last transaction of all. It looks like one that the
power failure cut, and only a head of the audit log that is kept elsewhere shows it.

Reference: "Database File Format", 4 The Write-Ahead Log (sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import hashlib
import struct
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.vault.durable import write_new
from tumen.vault.errors import RecentLogDamaged

if TYPE_CHECKING:
    import numpy as np

_HEADER, _FRAME = 32, 24
#: The first four bytes, the last bit of which says in which order the bytes of a checksummed word stand.
_MAGIC, _BIG = 0x377F0682, 1
#: Looks at a log that seems damaged, and seconds between them: another program may just be writing to it.
_LOOKS, _PAUSE = 3, 0.1


@dataclass(frozen=True, slots=True)
class Damage:
    """Frames (pages that were changed) before the damage, and in all."""

    whole: int
    frames: int


def refuse_damaged(database: Path) -> None:
    """Raises `RecentLogDamaged` when confirmed changes would be cut off by opening the database.

    The log is copied aside first. Where that copy is there already, whoever runs the program again has been
    told, and nothing is raised.
    """
    damage = untold_damage(database)
    if damage is None:
        return
    log = _log_of(database)
    data = log.read_bytes()
    write_new(_aside(log, data), data)
    raise RecentLogDamaged(
        f"{said_of(database, damage)} So the vault was not opened, and the log was copied to "
        f"{_aside(log, data).name}. Run the command again to go on without those changes, then look through "
        "the latest ones and enter again what is missing; or restore a backup that is newer than they are."
    )


def untold_damage(database: Path) -> Damage | None:
    """Damage to confirmed changes that nobody was told of: there is no copy aside of this log."""
    log = _log_of(database)
    damage = _lasting_damage(log)
    if damage is None:
        return None
    data = log.read_bytes()
    aside = _aside(log, data)
    return None if aside.exists() and aside.read_bytes() == data else damage


def said_of(database: Path, damage: Damage) -> str:
    """What is said of it, in a sentence or two."""
    return (
        f"The log of the latest changes, {_log_of(database)}, is damaged after {damage.whole} of "
        f"{damage.frames} pages. What follows was confirmed, and opening the vault would give it up."
    )


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _aside(log: Path, data: bytes) -> Path:
    return log.with_name(f"{log.name}.damaged-{hashlib.sha256(data).hexdigest()[:8]}")


def _lasting_damage(log: Path) -> Damage | None:
    """Damage that is still there when one looks again."""
    for look in range(_LOOKS):
        if look:
            time.sleep(_PAUSE)
        try:
            data = log.read_bytes()
        except FileNotFoundError:
            return None
        damage = damage_in(data)
        if damage is None:
            return None
    return damage


def damage_in(log: bytes) -> Damage | None:
    """Where confirmed changes are damaged in the bytes of a log; None where nothing shows that they are."""
    if len(log) < _HEADER or not any(log[:_HEADER]):
        return None
    magic, _, size, _, _, _, one, two = struct.unpack_from(">8I", log)
    order = ">" if magic & _BIG else "<"
    if magic & ~_BIG != _MAGIC or _sums(log[:24], order) != (one, two) or not 512 <= size <= 65536:
        return Damage(0, (len(log) - _HEADER) // (_FRAME + 4096))
    if len(log) < _HEADER + _FRAME + size:
        return None
    frames = _Frames(log, size, order)
    broken = frames.first_broken()
    if broken is None:
        return None
    return Damage(broken, frames.count) if frames.was_confirmed(broken) else None


def _sums(data: bytes, order: str, start: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for left, right in zip(words[::2], words[1::2], strict=True):
        one = one + left + two & 0xFFFFFFFF
        two = two + right + one & 0xFFFFFFFF
    return one, two


class _Frames:
    """The frames of a log, each held against the checksum that stands in the one before it.

    All at once, word by word: one after the other in Python would take a second for a log of some megabytes.
    """

    def __init__(self, log: bytes, size: int, order: str) -> None:
        import numpy as np  # half of what opening costs otherwise, and a log is seldom left

        self.count = (len(log) - _HEADER) // (_FRAME + size)
        rows = np.frombuffer(log, np.uint8, self.count * (_FRAME + size), _HEADER).reshape(self.count, -1)
        self._heads = rows[:, :_FRAME].copy().view(">u4").astype(np.uint32)
        summed = np.hstack([rows[:, :8], rows[:, _FRAME:]]).copy().view(f"{order}u4")
        self._words = summed.astype(np.uint32)
        self._salts = np.frombuffer(log, ">u4", 2, 16).astype(np.uint32)
        self._first = np.frombuffer(log, ">u4", 2, 24).astype(np.uint32)
        self._off = self._differences()

    def first_broken(self) -> int | None:
        """The frame at which SQLite would take the log for ended, when it is not the end."""
        fits = (self._off == 0).all(axis=1) & self._is_of_now()
        return None if fits.all() else int(fits.argmin())

    def was_confirmed(self, broken: int) -> bool:
        now, commits = self._is_of_now(), self._heads[:, 1] != 0
        written = [at for at in range(broken, self.count) if now[at]]
        ended = [at for at in written if commits[at]]
        return bool(ended and written[-1] > ended[0]) or self._is_one_bit_off(broken)

    def _is_of_now(self) -> np.ndarray:
        """Frames since the log was last begun anew; others are left over from before."""
        of_now: np.ndarray = (self._heads[:, 2:4] == self._salts).all(axis=1)
        return of_now

    def _differences(self) -> np.ndarray:
        """What each frame's checksum says less what it should say, modulo 2**32."""
        import numpy as np

        before = np.vstack([self._first, self._heads[:-1, 4:6]])
        one, two = before[:, 0].copy(), before[:, 1].copy()
        for at in range(0, self._words.shape[1], 2):
            one += self._words[:, at] + two
            two += self._words[:, at + 1] + one
        said: np.ndarray = self._heads[:, 4:6] - np.stack([one, two], axis=1)
        return said

    def _is_one_bit_off(self, frame: int) -> bool:
        """Whether turning a single bit of a frame makes it fit."""
        import numpy as np

        powers = np.uint32(1) << np.arange(32, dtype=np.uint32)
        steps = np.concatenate([powers, -powers])  # a bit turned adds or takes a power of two
        off = self._off[frame]
        if not off.any():  # its page is whole: a bit of what says since when it counts
            turned = self._heads[frame, 2:4] ^ self._salts
            return sum(int(word).bit_count() for word in turned) == 1
        if not self._is_of_now()[frame]:
            return False
        turned = self._heads[frame, 4:6] ^ (self._heads[frame, 4:6] - off)
        if sum(int(word).bit_count() for word in turned) == 1:
            return True
        return any(((weight * steps[:, None]) == off).all(axis=1).any() for weight in self._weights())

    def _weights(self) -> np.ndarray:
        """By how much the two sums grow for each one that a word grows: the sums are linear in the words."""
        import numpy as np

        weights = np.zeros((self._words.shape[1], 2), np.uint32)
        # From the end: what one more in the first sum, or in the second, adds to both until the end.
        first, second = np.array([1, 0], np.uint32), np.array([0, 1], np.uint32)
        for at in range(self._words.shape[1] - 2, -1, -2):
            weights[at], weights[at + 1] = first + second, second
            first, second = first + second, first + second + second
        return weights
