"""Power cuts at any call of reading and grading, in a workspace that is there and in one being made.

The work is recorded once; then its calls are taken one after another by a disk that is only imagined, and at
each point what may be left of it is laid out, opened, and held against what was acknowledged until then.
"""

from __future__ import annotations

import math
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from trials.disks import Disk, lay_out
from trials.ground import Child, Ground
from trials.ledger import acknowledged_changes, wrong
from trials.recording import Call, recorded
from trials.work import begin, read_and_grade, write_batch

#: What may be left at each call: nothing that was not flushed, all of it, or two parts by chance.
LEFT = ("flushed", "all", "part", "part")
#: Of so many points one goes on working afterwards, as all do where the workspace was only being made.
GOING_ON = 10
#: Of those that go on, so many give the same command again, to the end; the others change it by actions.
AGAIN = 6
#: The share of points at which the workspace is only being made.
BEGINNING = 0.1
#: The number of the batch that is read where the workspace is there, and where it is made.
THERE, MADE = 1, 2
#: The number of what actions change afterwards.
AFTERWARDS = 4_000_000


def trial(folder: Path, *, count: int, seed: int, tell: Callable[[str], None]) -> dict[str, Any]:
    """Cut the power at so many points, lay out what may be left, hold it against what was acknowledged."""
    ground, chance, began = Ground(folder), random.Random(seed), time.perf_counter()
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    found: dict[str, Any] = {"points": 0, "went_on": 0, "faults": []}
    early = math.ceil(count * BEGINNING)
    for points, number in ((count - early, THERE), (early, MADE)):
        disk, calls = _record(ground, folder, number)
        found["calls" if number == THERE else "calls_of_a_new_workspace"] = len(calls)
        cuts = _Cuts(ground, folder, number, chance, found)
        for cut, kind in _points(len(calls), points, chance):
            while cuts.taken < cut:
                disk.take(calls[cuts.taken])
                cuts.taken += 1
            cuts.look(disk, calls, kind)
            tell(f"cut after call {cut} of {len(calls)}, {kind}")
    return {**found, "seconds": time.perf_counter() - began}


def _record(ground: Ground, folder: Path, number: int) -> tuple[Disk, list[Call]]:
    """What was on the disk before the work, and the calls of it."""
    place = folder / "in" / str(number)
    write_batch(place, number)
    ground.renew()
    if number == MADE:
        shutil.rmtree(ground.workspace.path)
    disk = Disk.of(ground.workspace.path)
    child = Child.fork(partial(read_and_grade, place, number), held=True)
    calls, status = recorded(child, folder / "trace", inside=ground.workspace.path)
    if status:
        raise RuntimeError(f"The work of the trial fails by itself: {child.acknowledged}")
    return disk, calls


def _points(calls: int, count: int, chance: random.Random) -> list[tuple[int, str]]:
    """So many of all points, in the order of the calls."""
    every = [(cut, kind) for cut in range(calls + 1) for kind in LEFT]
    return sorted(chance.sample(every, count) if count < len(every) else chance.choices(every, k=count))


@dataclass
class _Cuts:
    """The points of one recording, looked at in their order."""

    ground: Ground
    folder: Path
    number: int  #: `THERE` or `MADE`
    chance: random.Random
    found: dict[str, Any]
    taken: int = 0  #: calls until now
    said: bytes = b""  #: what was acknowledged in them
    heard: int = 0  #: calls that `said` knows

    def look(self, disk: Disk, calls: list[Call], kind: str) -> None:
        left = disk.after_power_cut(self.chance if kind == "part" else None, everything=kind == "all")
        shutil.rmtree(self.ground.workspace.path, ignore_errors=True)
        lay_out(left)
        self.said += b"".join(call.data for call in calls[self.heard : self.taken] if call.kind == "said")
        self.heard = self.taken
        acknowledged = self.said.decode("utf-8", "replace").split("\n")[:-1]
        is_kept = self.number == THERE or acknowledged_changes(acknowledged) > 0
        faults = wrong(self.ground.workspace, acknowledged) if is_kept else []
        self.found["points"] += 1
        if self.number == MADE or self.found["points"] % GOING_ON == 0:
            said = acknowledged if is_kept else []
            faults += [f"going on: {each}" for each in self._go_on(said, is_kept=is_kept)]
        where = f"cut after call {self.taken} ({kind}{', new workspace' if self.number == MADE else ''})"
        self.found["faults"] += [f"{where}: {each}" for each in faults]

    def _go_on(self, acknowledged: list[str], *, is_kept: bool) -> list[str]:
        """What is wrong once more was done there."""
        again = self.found["went_on"] % AGAIN == 0
        self.found["went_on"] += 1
        place = self.folder / "in" / str(self.number)
        child = Child.fork(partial(read_and_grade, place, self.number) if again else _change)
        if child.end():
            said = " ".join(child.acknowledged)
            # A folder that holds the beginning of a workspace and no key holds nothing yet, and is refused.
            is_refused = "not a workspace" in said and not is_kept
            return [] if is_refused else [f"it failed: {said[-300:]}"]
        return wrong(self.ground.workspace, [*acknowledged, *child.acknowledged], begun=1 + again)


def _change(out: int) -> None:
    begin(out, number=AFTERWARDS)
