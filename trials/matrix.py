"""Every query, address and command, asked in every combination of role, clearance, level and compartment.

The ordinary tests ask everything once with each sight. Here nothing is left out: it takes half an hour of one
core and more. So each core has a process with a record of its own, each combination is told of as soon as it
was asked through, and with a file to keep that in (`Kept`) a run that was stopped is gone on with.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trials.ground import prepare, until_stopped
from trials.kept import ROOT, Kept, fingerprint

if TYPE_CHECKING:
    from tests.matrix.cast import Cast
    from tests.matrix.combinations import Combination
    from tests.matrix.leaks import Question
    from tumen.access.models import Actor

#: What the answers depend on: where a file of these has changed, what was asked before says nothing.
CODE = ("tumen", "tests/matrix", "tests/claims", "trials/matrix.py")
#: How many of the questions that took longest are named.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One combination, asked through: the seconds of a core that each question took, and what leaked."""

    number: int
    combination: str
    cells: int
    seconds: dict[str, float]
    leaks: list[str]

    def __str__(self) -> str:
        told = f"{len(self.leaks)} LEAKS" if self.leaks else "no leak"
        return f"{self.combination}: {self.cells} answers, {told}, {sum(self.seconds.values()):.1f} s"


def trial(
    folder: Path,
    *,
    count: int,
    seed: int,
    tell: Callable[[str], None],
    kept: Path | None = None,
    workers: int = 0,
) -> dict[str, Any]:
    """Ask in the first ``count`` combinations, with so many processes (0: one for each core that is given).

    A fault is what an answer tells and must not. Whoever stops it (Ctrl-C) is told what was found until then,
    and how many combinations are left.
    """
    from tests.matrix.combinations import every

    wanted, began = range(min(count, len(every()))), time.monotonic()
    book = Kept(kept, fingerprint(ROOT, CODE))
    done = {one.number: one for one in (Asked(**told) for told in book.read()) if one.number in wanted}
    for one in done.values():
        tell(f"{one} (asked before)")
    before = len(done)
    left = [number for number in wanted if number not in done]
    cores = min(workers or len(os.sched_getaffinity(0)), len(left))
    for one in until_stopped(_asked(folder, left, cores) if left else ()):
        book.add(asdict(one))
        done[one.number] = one
        tell(str(one))
    return {
        **_figures(done.values()),
        "asked_before": before,
        "left": len(wanted) - len(done),
        "processes": cores,
        "seconds": time.monotonic() - began,
        "faults": [leak for number in sorted(done) for leak in done[number].leaks],
    }


def _figures(done: Iterable[Asked]) -> dict[str, Any]:
    done, spent = list(done), Counter[str]()
    for one in done:
        spent.update(one.seconds)  # type: ignore[arg-type]  # a counter of seconds
    return {
        "combinations": len(done),
        "cells": sum(one.cells for one in done),
        "leaks": sum(len(one.leaks) for one in done),
        "core_seconds": sum(spent.values()),
        "longest": ", ".join(f"{name} {seconds:.0f} s" for name, seconds in spent.most_common(NAMED)),
    }


# ---- the processes ----


def _asked(folder: Path, numbers: list[int], cores: int) -> Iterator[Asked]:
    """These combinations in whichever order they come, from processes that share them out."""
    begun = multiprocessing.get_context("spawn")
    with begun.Pool(cores, initializer=_begin, initargs=(folder,)) as pool:
        yield from pool.imap_unordered(_ask, numbers)


class _Table:
    """The record that this process asks in; it lies in a transaction that is never kept."""

    keeper: Actor
    cast: Cast
    open = ExitStack()


def _begin(folder: Path) -> None:
    # A Ctrl-C at the terminal is for the process that was started there: it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    own = folder / f"process-{os.getpid()}"
    own.mkdir()
    prepare(own)
    from tests.matrix.cast import fill, keeper

    _Table.open.enter_context(_record(own))
    _Table.keeper = keeper()
    _Table.cast = fill(_Table.keeper)


@contextmanager
def _record(own: Path) -> Iterator[None]:
    from django.db import transaction

    from tumen.vault import schema
    from tumen.vault.workspace import Workspace

    Workspace.open(own / "workspace")
    schema.bring_up_to_date()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _ask(number: int) -> Asked:
    from tests.matrix.asking_api import programs
    from tests.matrix.combinations import arranged, every
    from tests.matrix.leaks import everything
    from tumen.access.looking import one_look

    combination = every()[number]
    with arranged(_Table.keeper, _Table.cast, combination) as viewer:
        # The ordinary tests ask programs of their own: with tokens that are cut down (tests/matrix/test_api).
        questions = [*everything(_Table.cast), *programs(_Table.cast)]
        with one_look():  # the pages and the commands have looks of their own
            answers = [_answered(viewer, combination, each) for each in questions]
    spent = Counter[str]()
    for question, (seconds, _) in zip(questions, answers, strict=True):
        spent[question.of] += seconds  # type: ignore[assignment]  # a counter of seconds
    leaks = [f"{combination}: {each}" for _, found in answers for each in found]
    return Asked(number, str(combination), len(questions), dict(spent), leaks)


def _answered(viewer: Actor, combination: Combination, question: Question) -> tuple[float, list[str]]:
    """The seconds that an answer took, and what in it leaks."""
    from tests.matrix.leaks import leaks

    began = time.process_time()
    found = leaks(question.ask(viewer), question, _Table.cast, combination)
    said = [f"{question} tells {', '.join(found)}"] if found else []
    return time.process_time() - began, said
