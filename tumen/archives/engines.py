"""Who works through parts: this process, others of this machine, or Apache Spark.

An engine takes tasks and gives each one's number with its result, in whatever order they come. It decides
nothing: a result that is lost or not whole is asked for again by whoever asked.
"""

from __future__ import annotations

import ipaddress
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from tumen.archives.errors import EngineRefused
from tumen.archives.planning import Done, Engine, Task
from tumen.archives.results import MOST
from tumen.documents.intake.confined import UNTRUE, end, environment
from tumen.documents.intake.confined.frames import read_frame, write_frame
from tumen.documents.intake.confined.running import apart

#: Parts after which a worker is started anew: libraries hold on to memory.
_PARTS = 200
#: Bytes of the line that opens an answer.
_LINE = 64 * 1024
_WORKER = "tumen.archives.worker"
_LOCAL = re.compile(r"local(\[(\d{1,3}|\*)\])?")


def here(tasks: Iterable[Task]) -> Iterator[Done]:
    """One after the other, in this process."""
    from tumen.archives.parting import work  # it loads the reader, which takes seconds

    for task in tasks:
        yield task, work(task)


def processes(number: int) -> Engine:
    """So many processes of this machine, each with a part at a time."""

    def run(tasks: Iterable[Task]) -> Iterator[Done]:
        crew = _Crew(number, iter(tasks))
        try:
            yield from crew.results()
        finally:
            crew.end()

    return run


def engine_of(name: str, *, workers: int, allows_others: bool = False) -> Engine:
    """The engine that a person names: "processes", "here", "local[2]" or "spark://host:7077".

    Raises EngineRefused for a name that is none, and for another machine unless ``allows_others``.
    """
    if name == "here":
        return here
    if name == "processes":
        return processes(workers)
    if _LOCAL.fullmatch(name) or name.startswith("spark://"):
        require_allowed(name, allows_others=allows_others)
        from tumen.archives.spark import on_spark

        return on_spark(name)
    raise EngineRefused(
        f"“{name}” is no engine. Use processes, here, local[2] (Spark on this computer) or spark://HOST:PORT."
    )


def require_allowed(name: str, *, allows_others: bool) -> None:
    """Refuse an engine on other machines unless the person said that they may see the archive."""
    if _LOCAL.fullmatch(name):
        return
    try:
        host, port = urlsplit(name).hostname or "", urlsplit(name).port
    except ValueError:
        host, port = "", None
    if not host or port is None:
        raise EngineRefused(f"“{name}” leads nowhere. Write it as spark://HOST:PORT.")
    if not (_is_this_machine(host) or allows_others):
        raise EngineRefused(
            f"{host} is another computer. Whoever runs it, and those that it has work on it, read the "
            "archive and see which pages were kept. Nothing was sent. If they may, say --allow-others."
        )


def works_here(name: str) -> bool:
    """Whether an engine works on this computer alone, so that nothing of it goes to another."""
    return not name.startswith("spark://") or _is_this_machine(urlsplit(name).hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Crew:
    """Workers, each asked by a thread of its own; a part that a worker dies of is handed back without a
    result."""

    def __init__(self, number: int, tasks: Iterator[Task]) -> None:
        self._tasks, self._turn, self._is_over = tasks, threading.Lock(), False
        self._results: queue.Queue[Done | BaseException | None] = queue.Queue(maxsize=number)
        self._running: dict[threading.Thread, subprocess.Popen[bytes] | None] = {
            threading.Thread(target=self._work, daemon=True): None for _ in range(max(1, number))
        }

    def results(self) -> Iterator[Done]:
        for thread in self._running:
            thread.start()
        working = len(self._running)
        while working:
            came = self._results.get()
            if came is None:
                working -= 1
            elif isinstance(came, BaseException):
                raise came
            else:
                yield came

    def end(self) -> None:
        self._is_over = True
        for process in list(self._running.values()):
            if process:
                end(process)

    def _work(self) -> None:
        process: subprocess.Popen[bytes] | None = None
        asked = 0
        try:
            while (task := self._next()) is not None:
                if process is None or asked >= _PARTS:
                    _let_go(process)
                    process, asked = _started(), 0
                    self._running[threading.current_thread()] = process
                answer = _asked(process, task)
                asked += 1
                if answer is None:
                    end(process)
                    _let_go(process)
                    process = None
                self._results.put((task, answer))
            _let_go(process)
            self._results.put(None)
        except Exception as error:  # noqa: BLE001 - raised again where the results are taken
            self._results.put(error)

    def _next(self) -> Task | None:
        with self._turn:
            return None if self._is_over else next(self._tasks, None)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        **apart(),
    )


def _asked(process: subprocess.Popen[bytes], task: Task) -> bytes | None:
    assert process.stdin
    assert process.stdout
    try:
        write_frame(process.stdin, {"task": task.to_json()})
        said, data = read_frame(process.stdout, line=_LINE, most=MOST)
        return data if said["number"] == task.number else None
    except (OSError, *UNTRUE):
        return None


def _let_go(process: subprocess.Popen[bytes] | None) -> None:
    """Close this side of the pipes: a worker that nobody asks ends by itself."""
    if process is None:
        return
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it did not take is not written any more
            if pipe:
                pipe.close()
    process.wait()


def cores() -> int:
    """How many processes this machine has room for."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


__all__ = ["Done", "Engine", "cores", "engine_of", "here", "processes", "require_allowed", "works_here"]
