"""The machine that is measured on: one core, one thread, clocks, memory."""

from __future__ import annotations

import os
import platform
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: What makes the libraries of matrices and regular arrays use one thread; read when they are loaded.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
_STATUS = Path("/proc/self/status")
#: Bytes in a megabyte (MB), the unit of every memory figure here; a mebibyte would be 5 % larger.
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Clocked:
    """How long something took: by the clock on the wall, and of the processor's time. Seconds."""

    wall: float
    processor: float


def clocked(work: Callable[[], object]) -> Clocked:
    """Do ``work`` once and say how long it took."""
    watch = Stopwatch()
    with watch.during("work"):
        work()
    return watch.took("work")


class Stopwatch:
    """Times stages that may run inside each other: what the inner one takes is not counted for the outer."""

    def __init__(self) -> None:
        self._took: dict[str, Clocked] = {}
        self._running: list[str] = []
        self._since = _now()

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Count the time until the block ends for ``stage``."""
        self._count()
        self._running.append(stage)
        try:
            yield
        finally:
            self._count()
            self._running.pop()

    def took(self, stage: str) -> Clocked:
        """What the stage has taken so far; nothing when it never ran."""
        return self._took.get(stage, Clocked(0, 0))

    def _count(self) -> None:
        now = _now()
        if self._running:
            stage = self._running[-1]
            before = self.took(stage)
            self._took[stage] = Clocked(
                before.wall + now.wall - self._since.wall,
                before.processor + now.processor - self._since.processor,
            )
        self._since = now


def _now() -> Clocked:
    return Clocked(time.perf_counter(), time.process_time())


def stay_on_one_core() -> int | None:
    """Keep this process on one core, and say which; None where the system cannot do it.

    It is the last of those that the process may use: the first is where most systems answer their devices.
    """
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def peak_memory() -> float:
    """The most memory that this process has held so far (resident set), in MB.

    Linux counts it for each program. Elsewhere ``getrusage`` tells; on Linux that would count the memory of
    the process that started this one.
    """
    if _STATUS.exists() and (found := re.search(r"^VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"), re.M)):
        return int(found[1]) * 1024 / MEGABYTE
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / MEGABYTE


def memory_of(process: int) -> float:
    """The most memory that another process has held so far, in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii"), re.M) if status.exists() else None
    return int(found[1]) * 1024 / MEGABYTE if found else 0.0


def memory_now() -> float:
    """The memory that this process holds at this moment (resident set), in MB; its peak where none tells."""
    if _STATUS.exists() and (found := re.search(r"^VmRSS:\s+(\d+) kB", _STATUS.read_text("ascii"), re.M)):
        return int(found[1]) * 1024 / MEGABYTE
    return peak_memory()


def description() -> dict[str, Any]:
    """What was measured on: processor, cores, how busy they were at the start, Python."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),  # processes that wanted a core, on average over the last minute
        "python": platform.python_version(),
        "system": platform.system(),
    }


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*:\s*(.+)$", cpus.read_text("utf-8"), re.M) if cpus.exists() else None
    return named[1] if named else platform.processor() or platform.machine()


def forget_peak() -> None:
    """Let `peak_memory` count from this moment on. Where the system cannot do that, it counts on."""
    refs = Path("/proc/self/clear_refs")
    if refs.exists():
        refs.write_text("5", "ascii")  # proc(5): resets the peak of the resident set
