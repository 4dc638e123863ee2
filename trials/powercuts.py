"""Power cuts at any call of reading and grading, in a workspace that is there and in one being made."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from trials.disks import Disk, lay_out
from trials.ground import Child, Ground
from trials.ledger import acknowledged_changes, wrong
from trials.recording import Call, recorded
from trials.work import read_and_grade, write_batch

#: What may be left at each call: nothing that was not flushed, all of it, or two parts by chance.
LEFT = ("flushed", "all", "part", "part")
#: Of so many points one goes on working afterwards: the same command again, to the end.
GOING_ON = 10
#: The share of points at which the workspace is only being made.
BEGINNING = 0.2


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Cut the power at so many points, lay out what may be left, hold it against what was acknowledged."""
    ground, chance, began = Ground(folder), random.Random(seed), time.perf_counter()
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    found: dict[str, Any] = {"points": 0, "went_on": 0, "faults": []}
    early = int(count * BEGINNING)
    for points, is_new in ((count - early, False), (early, True)):
        calls, before = _record(ground, folder, is_new=is_new)
        found["calls_of_a_new_workspace" if is_new else "calls"] = len(calls)
        for cut, kind in _points(len(calls), points, chance):
            _try(ground, folder, calls[:cut], before, (kind, is_new), chance, found)
            tell(f"cut after call {cut} of {len(calls)}, {kind}")
    return {**found, "seconds": time.perf_counter() - began}


def _record(ground: Ground, folder: Path, *, is_new: bool) -> tuple[list[Call], Path]:
    """The calls of the work, and a copy of what was on the disk before them."""
    number = 2 if is_new else 1
    place, before = folder / "in" / str(number), folder / f"before-{number}"
    write_batch(place, number)
    ground.renew()
    if is_new:
        shutil.rmtree(ground.workspace.path)
    else:
        shutil.copytree(ground.workspace.path, before)
    child = Child.fork(partial(read_and_grade, place, number), held=True)
    calls, status = recorded(child, folder / "trace", inside=ground.workspace.path)
    if status:
        raise RuntimeError(f"The work of the trial fails by itself: {child.acknowledged}")
    return calls, before


def _points(calls: int, count: int, chance: random.Random) -> list[tuple[int, str]]:
    every = [(cut, kind) for cut in range(calls + 1) for kind in LEFT]
    return chance.sample(every, count) if count < len(every) else chance.choices(every, k=count)


def _try(
    ground: Ground,
    folder: Path,
    calls: list[Call],
    before: Path,
    how: tuple[str, bool],
    chance: random.Random,
    found: dict[str, Any],
) -> None:
    kind, is_new = how
    disk = _disk(ground, before, is_new=is_new)
    for call in calls:
        disk.take(call)
    left = disk.after_power_cut(chance if kind == "part" else None, everything=kind == "all")
    shutil.rmtree(ground.workspace.path, ignore_errors=True)
    lay_out(left)
    said = b"".join(call.data for call in calls if call.kind == "said").decode("utf-8", "replace")
    acknowledged = said.split("\n")[:-1]
    changes = acknowledged_changes(acknowledged)
    found["points"] += 1
    where = f"cut after call {len(calls)} ({kind}{', new workspace' if is_new else ''})"
    if changes or not is_new:
        found["faults"] += [f"{where}: {each}" for each in wrong(ground.workspace, acknowledged)]
    if is_new or found["points"] % GOING_ON == 0:
        found["went_on"] += 1
        number = 2 if is_new else 1
        child = Child.fork(partial(read_and_grade, folder / "in" / str(number), number))
        found["faults"] += [
            f"{where}, going on: {each}" for each in _after(ground, child, acknowledged if changes else [])
        ]


def _after(ground: Ground, child: Child, acknowledged: list[str]) -> list[str]:
    """What is wrong once the same work was done again."""
    if child.end():
        said = " ".join(child.acknowledged)
        # A folder that holds the beginning of a workspace and no key holds nothing yet, and is refused.
        return [] if not acknowledged and "not a workspace" in said else [f"it failed: {said[-300:]}"]
    return wrong(ground.workspace, [*acknowledged, *child.acknowledged])


def _disk(ground: Ground, before: Path, *, is_new: bool) -> Disk:
    shutil.rmtree(ground.workspace.path, ignore_errors=True)
    if not is_new:
        shutil.copytree(before, ground.workspace.path)
    return Disk.of(ground.workspace.path)
