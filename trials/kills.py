"""kill -9 at any moment of reading and grading."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from trials.ground import Child, Ground
from trials.ledger import acknowledged_changes, wrong, wrong_in_team
from trials.team import Team
from trials.work import read_and_grade, write_batch

#: Kills after which the workspace is begun anew, so that a long trial does not become slower and slower.
RENEWED = 25
#: Every so many kills the server of a team's database is ended too, as by a power cut.
CRASHED = 10


def trial(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], team: Team | None = None
) -> dict[str, Any]:
    """Kill so many children, each at some moment; hold the workspace against what they acknowledged."""
    ground, chance = Ground(folder, team), random.Random(seed)
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    first, length = _lengths(ground, folder)
    began, killed, changes, faults = time.perf_counter(), 0, 0, []
    acknowledged: list[str] = []
    for number in range(count):
        if number % RENEWED == 0:
            ground.renew()
            acknowledged = []
        child = _begin(folder, number)
        if number % 2:  # however slow the machine has become: half of the kills come after an acknowledgement
            _hear(child)
            killed += child.kill_after(chance.uniform(0, length - first))
        else:
            killed += child.kill_after(chance.uniform(0, length))
        acknowledged += child.acknowledged
        changes += acknowledged_changes(child.acknowledged)
        if team and number % CRASHED == CRASHED - 1:
            team.crash()
        found = (
            wrong_in_team(team, ground.workspace, acknowledged)
            if team
            else wrong(ground.workspace, acknowledged)
        )
        faults += [f"kill {number}: {each}" for each in found]
        faults += [f"kill {number}: {line}" for line in child.acknowledged if line.startswith("FAILED")]
        tell(f"kill {number + 1}")
    return {
        "kills": killed,
        "ended_before": count - killed,
        "acknowledged": changes,
        "seconds": time.perf_counter() - began,
        "work_seconds": length,
        "database": "postgresql" if team else "sqlite",
        "faults": faults,
    }


def _hear(child: Child) -> None:
    """Wait until it acknowledges something, or ends."""
    while not child.acknowledged and child.status is None:
        child.listen(0.02)


def _begin(folder: Path, number: int) -> Child:
    place = folder / "in" / str(number)
    write_batch(place, number)
    return Child.fork(partial(read_and_grade, place, number))


def _lengths(ground: Ground, folder: Path) -> tuple[float, float]:
    """Seconds until the work acknowledges something, and until it ends, when nobody disturbs it."""
    ground.renew()
    child, began = _begin(folder, 2_000_000), time.monotonic()
    _hear(child)
    first = time.monotonic() - began
    if child.end():
        raise RuntimeError(f"The work of the trial fails by itself: {child.acknowledged}")
    return first, time.monotonic() - began
