"""A disk that is taken out while a command works: from one moment on, every call to it gives an error.

`strace` lets the calls fail that are asked of files on the disk and of nothing else here: SQLite's reads and
writes, sizes, flushes, renames. What is opened, and what Python writes into a file before it flushes that,
still seems to be done; it is the flush that tells. The disk is then put back as it was left.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from trials.ground import Child, Ground
from trials.ledger import wrong
from trials.recording import attached, stopped
from trials.work import OWN_LOOK, read_and_grade, write_batch

#: Calls that fail on a disk that is gone.
FAILING = "pread64,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir"
#: Words by which a user sees what happened.
SAID = ("the disk gives errors", "its disk was taken out", "Input/output error", "cannot be opened", OWN_LOOK)


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Work, and take the disk out after any part of the time that the work takes; then go on."""
    ground, chance, began = Ground(folder), random.Random(seed), time.perf_counter()
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    found: dict[str, Any] = {"taken_out": 0, "was_done": 0, "faults": []}
    longest = _whole(ground, folder)
    for number in range(count):
        # One in each part of the time, so that few of them are still spread over all of it.
        moment = longest * (number + chance.random()) / count
        faults = _try(ground, folder, number, moment, found)
        tell("; ".join([f"taken out after {moment:.2f} s", *faults]))
        found["faults"] += faults
    return {**found, "seconds": time.perf_counter() - began}


def _whole(ground: Ground, folder: Path) -> float:
    """Seconds that the work takes by itself."""
    place = folder / "in" / "2500000"
    write_batch(place, 2_500_000)
    ground.renew()
    child, began = Child.fork(partial(read_and_grade, place, 2_500_000)), time.monotonic()
    if child.end():
        raise RuntimeError(f"The work of the trial fails by itself: {child.said!r}")
    return time.monotonic() - began


def _try(ground: Ground, folder: Path, number: int, moment: float, found: dict[str, Any]) -> list[str]:
    place = folder / "in" / f"lost-{number}"
    write_batch(place, number)
    ground.renew()
    child = Child.fork(partial(read_and_grade, place, number))
    status = _taken_out(child, moment)
    said = child.said.decode("utf-8", "replace")
    faults = wrong(ground.workspace, child.acknowledged)
    found["taken_out" if status else "was_done"] += 1
    if status and ("Traceback" in said or "FAILED" in said or not any(word in said for word in SAID)):
        faults.append(f"it did not say what happened: {said[-400:]!r}")
    again = Child.fork(partial(read_and_grade, place, number))
    if again.end():
        faults.append(f"with the disk again it failed: {again.said[-300:]!r}")
    faults += wrong(ground.workspace, [*child.acknowledged, *again.acknowledged], begun=2)
    return [f"taken out after {moment:.2f} s: {each}" for each in faults]


def _taken_out(child: Child, moment: float) -> int:
    """Its status at the end, the disk being gone from that moment on."""
    child.listen(moment)
    if child.status is not None:
        return child.status
    os.kill(child.pid, signal.SIGSTOP)
    if not stopped(child.pid):
        return child.end()
    with attached(child, ["-e", f"trace={FAILING}", "-e", f"inject={FAILING}:error=EIO", "-o", os.devnull]):
        child.release()
        return child.end()
