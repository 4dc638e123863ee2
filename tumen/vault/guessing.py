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
from contextlib import contextmanager
from pathlib import Path

from tumen.vault.errors import TooManyTries, WorkspaceRefused

#: Wrong tries that nobody waits for: everyone mistypes.
FREE = 3
#: Seconds of the longest wait. Not more: whoever can open a page here could otherwise keep the owner out.
LONGEST = 60
#: Seconds that somebody waits who comes while another try is being made.
_BESIDE = 1


@contextmanager
def one_try(path: Path) -> Iterator[None]:
    """Make one try in the block; what it raises counts as wrong. ``path`` is the file of the count.

    The try is counted before it is made, so that stopping the program does not save it. Raises `TooManyTries`
    with the seconds to wait, and makes no try then; tries are made one at a time.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _not_counted(path, error) from error
    try:
        _take_turn(handle)
        wrong, last = _read(handle)
        now = time.time()
        wait = math.ceil(wait_after(wrong) - max(0.0, now - last))
        if wait > 0:
            if last > now:  # the clock was set back: the wait begins now, and does not last until then
                _write(handle, wrong, now, path)
            raise _too_many(wait)
        _write(handle, wrong + 1, now, path)
        yield
        _write(handle, 0, now, path)
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


def _read(handle: int) -> tuple[int, float]:
    """How many were wrong, and when the last one was; a file that says neither says nothing."""
    words = os.pread(handle, 64, 0).split()
    try:
        wrong, last = int(words[0]), float(words[1])
    except (ValueError, IndexError):
        return 0, 0.0
    return (wrong, last) if wrong >= 0 and math.isfinite(last) else (0, 0.0)


def _write(handle: int, wrong: int, at: float, path: Path) -> None:
    try:
        os.pwrite(handle, f"{wrong} {at:.3f}".ljust(64).encode(), 0)
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
