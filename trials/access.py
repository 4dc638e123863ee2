"""Who sees what, after any order of grants, moves, levels, covers, consents, broken glass and withdrawals.

A machine of hypothesis takes steps in a workspace and in the reference model at once. Each step is taken by
one of four people, and is done exactly where the model says that they may. What is compared when:

    after each step       what one person sees (whom the step was about, else each in turn): every text, or in
                          turn every claim, or all that is covered in one document
    after what is said    what may be done with that item for that purpose
    after a withdrawal    that the words are nowhere in any row of the database
    after a draft, or what is done with one, and a withdrawal: which redacted copies this person is given, and
                          with which names in them
    when a world ends     every text and every claim of everybody; and of one of them, each in turn, also the
                          lists, the sources with their counts, the events with their ranges, all that is
                          covered in every document, and what may be done with whatever was spoken of

Each world begins with the same rows, which are made once in each process and rolled back to.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from trials.ground import prepare, until_stopped
from trials.steps import AccessMachine

if TYPE_CHECKING:
    from trials.stage import Stage

#: Steps from one fresh world; more of them meet deeper, fewer more varied orders.
LENGTH = 30
#: Steps of one share: what one process does before it tells of it, by a seed of its own.
SHARE = 500


def run(steps: int, *, of: int = 0, shrinks: bool = True, stage: Stage | None = None) -> dict[str, Any]:
    """Take so many steps in the workspace that is open; raises what hypothesis found, as short as it gets.

    ``of`` is the seed: the same takes the same steps. The ``stage`` is made where there is none yet.
    """
    from trials.stage import Stage

    AccessMachine.stage = stage or Stage()
    AccessMachine.steps, AccessMachine.done = 0, Counter()
    worlds = 0
    while AccessMachine.steps < steps:
        wanted = -(-(steps - AccessMachine.steps) // (LENGTH - 1))
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            seeded(f"{of} {worlds}")(AccessMachine),
            settings=settings(
                max_examples=wanted,
                stateful_step_count=LENGTH,
                deadline=None,
                database=None,
                phases=[Phase.generate, Phase.shrink] if shrinks else [Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        worlds += wanted
    return {"steps": AccessMachine.steps, "worlds": worlds, "done": dict(AccessMachine.done), "faults": []}


def trial(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], workers: int = 0
) -> dict[str, Any]:
    """So many steps, shared out among processes (0: one for each core that is given), each in a workspace.

    Whoever stops it (Ctrl-C) is told what the shares that were done have found, and how many steps are left.
    """
    began, done = time.monotonic(), Counter[str]()
    shares = [(seed + number, min(SHARE, count - at)) for number, at in enumerate(range(0, count, SHARE))]
    cores = min(workers or len(os.sched_getaffinity(0)), len(shares))
    steps, worlds, faults = 0, 0, list[str]()
    with multiprocessing.get_context("spawn").Pool(cores, initializer=_begin, initargs=(folder,)) as pool:
        for found in until_stopped(pool.imap_unordered(_share, shares)):
            steps, worlds = steps + found["steps"], worlds + found["worlds"]
            done.update(found["done"])
            faults += found["faults"]
            for _ in range(found["steps"]):
                tell(f"{steps} steps, {len(faults)} faults")
    return {
        "steps": steps,
        "left": max(0, count - steps),
        "worlds": worlds,
        "processes": cores,
        "seconds": time.monotonic() - began,
        "done": dict(sorted(done.items())),
        "faults": faults,
    }


_held = ExitStack()


def _begin(folder: Path) -> None:
    # A Ctrl-C at the terminal is for the process that was started there: it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    own = folder / f"process-{os.getpid()}"
    own.mkdir()
    prepare(own)
    from django.db import transaction

    from trials.stage import Stage
    from tumen.vault import schema
    from tumen.vault.workspace import Workspace

    Workspace.open(own / "workspace")
    schema.bring_up_to_date()
    _held.enter_context(transaction.atomic())
    AccessMachine.stage = Stage()


def _share(asked: tuple[int, int]) -> dict[str, Any]:
    of, steps = asked
    try:
        return run(steps, of=of, stage=AccessMachine.stage)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a room after such steps is a fault of it
        told = "".join(traceback.format_exception_only(error))
        done = dict(AccessMachine.done)
        return {"steps": AccessMachine.steps, "worlds": 0, "done": done, "faults": [f"seed {of}: {told}"]}


# ---- that it can fail ----


def trial_of_faults(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], workers: int = 0
) -> dict[str, Any]:
    """Plant each fault of `faults` in turn, and say at which step it was found; a fault is one that was not
    found within ``count`` steps."""
    from trials.faults import FAULTS

    began, cores = time.monotonic(), workers or len(os.sched_getaffinity(0))
    asked = [(fault, seed, count) for fault in FAULTS]
    found = dict[str, int]()
    with multiprocessing.get_context("spawn").Pool(cores, initializer=_begin, initargs=(folder,)) as pool:
        for fault, steps in pool.imap_unordered(_found, asked):
            found[fault] = steps
            tell(f"{fault}: {f'found at step {steps}' if steps else 'NOT FOUND'}")
    return {
        "planted": len(found),
        "seconds": time.monotonic() - began,
        "found": dict(sorted(found.items(), key=lambda each: each[1])),
        "faults": [f"not found within {count} steps: {fault}" for fault in found if not found[fault]],
    }


def _found(asked: tuple[str, int, int]) -> tuple[str, int]:
    """The step at which a planted fault was found, the trial's own shares taken one after another; or 0."""
    from trials.faults import planted

    fault, of, count = asked
    taken = 0
    with planted(fault):
        while taken < count:
            try:
                taken += run(min(SHARE, count - taken), of=of, shrinks=False, stage=AccessMachine.stage)[
                    "steps"
                ]
            except Exception:  # noqa: BLE001 - in whichever way a room with a fault in it goes wrong
                return fault, taken + AccessMachine.steps + 1
            of += 1
    return fault, 0
