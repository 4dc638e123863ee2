"""kill -9 at any moment of taking documents in, reviewing and grading them.

Most children work by the actions alone (`work.keep_on`), forked from a process that is kept small. One of
`COMMANDS` works by commands as users give them (`work.read_and_grade`), which costs ten times as much.
After every second kill the workspace is opened, all that was acknowledged is looked for in it, and every
change has to have its audit line; after every tenth also every page, the log from its first line, and all
evidence. In between the next child opens what the killed one left.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trials.ground import Child, Ground, close
from trials.ledger import acknowledged_changes, wrong, wrong_in_team
from trials.team import Team
from trials.work import STEPS, begin, keep_on, read_and_grade, step_after, write_batch

if TYPE_CHECKING:
    from tumen.access.models import Actor

#: Of so many kills one is of a command.
COMMANDS = 20
#: Their numbers begin here, so that they are told from those of the actions.
FIRST_COMMAND = 500_000
#: Kills after which the workspace is begun anew, so that a long trial does not become slower and slower.
RENEWED = 25
#: Every so many kills what was acknowledged is looked for, and every so many everything is looked through.
LOOKED, THROUGHOUT = 2, 10
#: Every so many kills the server of a team's database is ended too, as by a power cut.
CRASHED = 10
#: Of so many children of the actions one is killed while it opens the vault, which may be after a crash.
OPENING = 10
#: Lines that a child of the actions is heard to say before its moment begins: none, seldom one.
HEARD = (0, 0, 0, 1)
#: A child is killed within its step, or so much of it later: in the next one then.
BEYOND = 1.25
#: How much the last child's pace counts: the machine may become slower or faster on the way.
LAST = 0.2

One = Callable[[int], tuple[Child, str]]


@dataclass
class _Killing:
    """One workspace, whose children are killed; ``ground`` has begun."""

    ground: Ground
    chance: random.Random
    acknowledged: list[str] = field(default_factory=list)
    killed: int = 0
    changes: int = 0
    killed_in: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def kill(self, count: int, one: One, tell: Callable[[str], None]) -> None:
        """Kill so many; ``one`` begins a child by its number and kills it, and says what it was in."""
        team = self.ground.team
        for number in range(count):
            if number % RENEWED == 0:
                self.ground.renew()
                self.acknowledged = []
            child, place = one(number)
            if child.is_killed:
                self.killed += 1
                self.killed_in[place] += 1
            self.acknowledged += child.acknowledged
            self.changes += acknowledged_changes(child.acknowledged)
            done = number + 1
            if team and done % CRASHED == 0:
                team.crash()
            found = [line for line in child.acknowledged if line.startswith("FAILED")]
            is_last = done == count or done % RENEWED == 0
            if is_last or done % LOOKED == 0:
                found += self._wrong(throughout=is_last or done % THROUGHOUT == 0)
            self.faults += [f"kill {number}, in {place}: {each}" for each in found]
            tell(f"kill {done}, in {place}")
        self.ground.renew()  # what comes after it begins without what kills left half written

    def _wrong(self, *, throughout: bool) -> list[str]:
        place, said = self.ground.workspace, self.acknowledged
        if self.ground.team:
            return wrong_in_team(self.ground.team, place, said, throughout=throughout)
        return wrong(place, said, throughout=throughout)


def trial(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], team: Team | None = None
) -> dict[str, Any]:
    """Kill so many children, each at some moment; hold the workspace against what they acknowledged."""
    began, chance, by_commands = time.perf_counter(), random.Random(seed), -(-count // COMMANDS)
    small = Ground(folder, team, fresh="small")
    small.begin(begin, reads=False)
    actions = _Killing(small, chance)
    actions.kill(count - by_commands, _Actions(chance, _opened()), tell)

    # Only now is loaded what reads: before, every fork would have had to copy the maps of its memory.
    ground = Ground(folder, team)
    write_batch(folder / "in" / "warm", 1_000_000)
    ground.begin(lambda: read_and_grade(folder / "in" / "warm", 1_000_000, 2))
    commands = _Killing(ground, chance)
    commands.kill(by_commands, _Commands(folder, ground, chance), tell)
    both = (actions, commands)
    killed = sum(each.killed for each in both)
    return {
        "kills": killed,
        "ended_before": count - killed,
        "acknowledged": sum(each.changes for each in both),
        "seconds": time.perf_counter() - began,
        "database": "postgresql" if team else "sqlite",
        "killed_in": dict(sorted((actions.killed_in + commands.killed_in).items())),
        "faults": [*actions.faults, *commands.faults],
    }


class _Actions:
    """Children that work by the actions, each killed in one of `STEPS` or in opening the vault."""

    def __init__(self, chance: random.Random, actor: Actor) -> None:
        self.chance, self.actor = chance, actor
        #: Seconds until the vault is open, and of each step; the children themselves tell how long they are.
        self.seconds = dict.fromkeys(("opening", *STEPS), 0.03)

    def __call__(self, number: int) -> tuple[Child, str]:
        child, began, step = self._begin(number), time.monotonic(), "opening"
        if number % OPENING < OPENING - 1:
            for done in range(1 + self.chance.choice(HEARD)):
                child.hear(done + 1)
                heard = time.monotonic()
                self.seconds[step] += LAST * (heard - began - self.seconds[step])
                began, step = heard, step_after(number, done)
        child.kill_after(self.chance.uniform(0, BEYOND * self.seconds[step]))
        said = len(child.acknowledged)
        return child, step_after(number, said - 1) if said else "opening"

    def _begin(self, number: int) -> Child:
        return Child.fork(partial(keep_on, number, actor=self.actor))


def _opened() -> Actor:
    """Whoever runs this, known before children are forked; so is what looks at a log that a kill left."""
    import numpy as np

    from tumen.access.actors import local

    assert np
    actor = local()
    close()
    return actor


class _Commands:
    """Children that work by commands, killed at any moment until they would have ended by themselves."""

    def __init__(self, folder: Path, ground: Ground, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        ground.renew()
        child, began = self._begin(2_000_000), time.monotonic()
        child.hear(1)
        self.first = time.monotonic() - began
        if child.end():
            raise RuntimeError(f"The work of the trial fails by itself: {child.acknowledged}")
        self.whole = time.monotonic() - began

    def __call__(self, number: int) -> tuple[Child, str]:
        child = self._begin(FIRST_COMMAND + number)
        if number % 2:  # however slow the machine has become: half of the kills come after an acknowledgement
            child.hear(1)
            child.kill_after(self.chance.uniform(0, self.whole - self.first))
        else:
            child.kill_after(self.chance.uniform(0, self.whole))
        return child, "a command"

    def _begin(self, number: int) -> Child:
        place = self.folder / "in" / str(number)
        write_batch(place, number)
        return Child.fork(partial(read_and_grade, place, number))
