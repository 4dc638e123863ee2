"""A disk that is full at any write: a small file system in memory, with room for a page more each time.

It needs the right to mount one: root, or `unshare -rm` where the system lets users do that.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from trials.ground import CannotTry, Child, Ground
from trials.ledger import wrong
from trials.work import read_and_grade, write_batch

#: What a file system in memory gives room in.
PAGE = 4096
#: Bytes while nothing is to fail.
ROOMY = 256 * 1024 * 1024
#: Seconds between two looks at how full it is.
LOOKED = 0.005
#: Words by which a user sees what happened.
SAID = ("disk is full", "No space left", "Make room")


class CannotMount(CannotTry):
    """No file system may be mounted here."""


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Work with so much room left, from none to all that the work takes; then make room and go on."""
    ground, chance, began = Ground(folder), random.Random(seed), time.perf_counter()
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    with _mounted(ground.workspace.path):
        needed = _needed(ground, folder)
        found: dict[str, Any] = {"pages": needed, "full": 0, "had_room": 0, "faults": []}
        for number in range(count):
            room = chance.randint(0, needed)
            _try(ground, folder, number, room, found)
            tell(f"room for {room} of {needed} pages")
    return {**found, "seconds": time.perf_counter() - began}


def _try(ground: Ground, folder: Path, number: int, room: int, found: dict[str, Any]) -> None:
    place = folder / "in" / str(number)
    write_batch(place, number)
    _begin(ground, room)
    child = Child.fork(partial(read_and_grade, place, number))
    status, said = child.end(), child.said.decode("utf-8", "replace")
    _resize(ground.workspace.path, ROOMY)
    where = f"room for {room} pages"
    faults = wrong(ground.workspace, child.acknowledged)
    found["full" if status else "had_room"] += 1
    if status and ("Traceback" in said or "FAILED" in said or not any(word in said for word in SAID)):
        faults.append(f"it did not say what happened: {said[-300:]!r}")
    faults += [f"half a file: {path}" for path in ground.workspace.path.rglob("*.unfinished")]
    again = Child.fork(partial(read_and_grade, place, number))
    if again.end():
        faults.append(f"with room again it failed: {again.said[-300:]!r}")
    faults += wrong(ground.workspace, [*child.acknowledged, *again.acknowledged], begun=2)
    found["faults"] += [f"{where}: {each}" for each in faults]


def _begin(ground: Ground, room: int) -> None:
    """The workspace as it was, on a disk with so many pages free."""
    path = ground.workspace.path
    _resize(path, ROOMY)
    ground.fill(path)
    used = os.statvfs(path)
    _resize(path, (used.f_blocks - used.f_bfree + room) * used.f_frsize)


def _needed(ground: Ground, folder: Path) -> int:
    """How many pages the work fills at most, as seen every few milliseconds while it has room for all."""
    place, path = folder / "in" / "2000000", ground.workspace.path
    write_batch(place, 2_000_000)
    _begin(ground, ROOMY // PAGE // 2)
    before = most = os.statvfs(path).f_bfree
    child = Child.fork(partial(read_and_grade, place, 2_000_000))
    while child.status is None:
        child.listen(LOOKED)
        most = min(most, os.statvfs(path).f_bfree)
    if child.status:
        raise RuntimeError(f"The work of the trial fails by itself: {child.acknowledged}")
    return (before - most) * os.statvfs(path).f_frsize // PAGE


@contextmanager
def _mounted(path: Path) -> Iterator[None]:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    _mount(path, f"size={ROOMY}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(path)], check=False)


def _resize(path: Path, size: int) -> None:
    _mount(path, f"remount,size={max(size, PAGE)}")


def _mount(path: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMount(f"No file system in memory may be mounted here: {done.stderr.strip()}")
