"""A delay against guessing: each wrong passphrase makes the next try wait longer.

It is for whoever sits at the computer, at the terminal or at the pages. Who takes the folder away guesses at
the cost of Argon2, and this delays them not at all.
"""

from __future__ import annotations

import errno
import fcntl
import math
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tumen.vault.errors import TooManyTries, WorkspaceRefused

#: Wrong tries that nobody waits for: everyone mistypes.
FREE = 3
#: Seconds of the longest wait. Not more: whoever can open a page here could otherwise keep the owner out.
LONGEST = 60
#: Seconds that somebody waits who comes while another try is being made.
_BESIDE = 1
#: Bytes of the file.
_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Untold:
    """What the log of the vault does not tell yet, for it was closed: how many tries were ``wrong``, and how
    often somebody came too early and was sent away (``waited``)."""

    wrong: int = 0
    waited: int = 0


@dataclass(frozen=True, slots=True)
class _Count:
    """What stands in the file: wrong tries in a row, the moment of the last, and what is not told yet."""

    wrong: int = 0
    last: float = 0.0
    untold: Untold = Untold()

    def __str__(self) -> str:
        return f"{self.wrong} {self.last:.3f} {self.untold.wrong} {self.untold.waited}"


@contextmanager
def one_try(path: Path) -> Iterator[None]:
    """Make one try in the block; what it raises counts as wrong. ``path`` is the file of the count.

    The try is counted before it is made, so that stopping the program does not save it. Raises `TooManyTries`
    with the seconds to wait, and makes no try then; tries are made one at a time.
    """
    with _held(path) as handle:
        found = _read(handle)
        now, untold = time.time(), found.untold
        wait = math.ceil(wait_after(found.wrong) - max(0.0, now - found.last))
        if wait > 0:
            # Where the clock was set back the wait begins now, and does not last until then.
            last = min(found.last, now)
            _write(handle, _Count(found.wrong, last, Untold(untold.wrong, untold.waited + 1)), path)
            raise _too_many(wait)
        _write(handle, _Count(found.wrong + 1, now, Untold(untold.wrong + 1, untold.waited)), path)
        yield
        _write(handle, _Count(0, now, untold), path)


@contextmanager
def telling(path: Path) -> Iterator[Untold]:
    """What is to be told now that the vault is open; once the block has told it, it is told no more.

    While somebody else makes a try nothing is, and the next opening tells it. Whoever may write to the folder
    can take the file away, and with it what was not told yet.
    """
    with ExitStack() as held:
        try:
            handle = held.enter_context(_held(path))
        except TooManyTries:
            yield Untold()
            return
        found = _read(handle)
        yield found.untold
        if found.untold != Untold():
            _write(handle, _Count(found.wrong, found.last), path)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _not_counted(path, error) from error
    try:
        _take_turn(handle)
        yield handle
    finally:
        os.close(handle)


def wait_after(wrong: int) -> int:
    """Seconds between the last of so many wrong tries and the next one: 0, 0, 0, 2, 4, 8 ... 60."""
    return min(LONGEST, 2 ** min(wrong - FREE + 1, 10)) if wrong >= FREE else 0


def _take_turn(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _too_many(_BESIDE) from error


def _read(handle: int) -> _Count:
    """What stands in the file; one that says nothing of tries says nothing."""
    words = os.pread(handle, _LENGTH, 0).split()
    try:
        wrong, last = int(words[0]), float(words[1])
        untold = [int(each) for each in words[2:4]] or [wrong, 0]  # kept by a version that told nothing
    except (ValueError, IndexError):
        return _Count()
    if len(untold) != 2 or min(wrong, *untold) < 0 or not math.isfinite(last):
        return _Count()
    return _Count(wrong, last, Untold(*untold))


def _write(handle: int, count: _Count, path: Path) -> None:
    try:
        os.pwrite(handle, str(count).ljust(_LENGTH).encode(), 0)
        os.fsync(handle)
    except OSError as error:
        raise _not_counted(path, error) from error


def _not_counted(path: Path, error: OSError) -> WorkspaceRefused:
    what = "Make room on its disk and run the same command again: nothing was changed."
    if error.errno != errno.ENOSPC:
        what = "Check whose the folder is, and whether its disk is read-only or was taken out."
    return WorkspaceRefused(
        f"{path} cannot be written ({error.strerror}), so tries of the passphrase cannot be counted and "
        f"none is made. {what}"
    )


def _too_many(seconds: int) -> TooManyTries:
    unit = "second" if seconds == 1 else "seconds"
    return TooManyTries(
        f"No passphrase is taken for {seconds} {unit}: it was wrong several times, or another try is being "
        "made. Wait, and then try again.",
        seconds=seconds,
    )
