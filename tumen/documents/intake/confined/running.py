"""This side of the wall: a reader's process is started, asked, waited for, and ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined.frames import UNTRUE, read_frame, refusal_of, whole, write_frame

T = TypeVar("T")

#: What a reader is told of the session: where programs, libraries and the models of text recognition are.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
#: Exit statuses that say that the processor time ran out (SIGXCPU, and SIGKILL after it), by their numbers on
#: Unix.
_OUT_OF_TIME = (-24, -9)
#: Seconds that a process which has nothing more to say takes to end.
_TO_END = 5
_READER = "tumen.documents.intake.confined.reader"


class Ended(Exception):
    """A reader ended without an answer, or said what it should not. ``why`` is what is said of the file.

    ``is_late`` when it took longer than it may; then the file is at fault, whatever was read before it.
    """

    def __init__(self, why: RefusedFile, *, is_late: bool) -> None:
        super().__init__(str(why))
        self.why = why
        self.is_late = is_late


class Reader:
    """A process behind the wall that was started to read; ``kind`` is one that `confined.reader` knows.

    ``asked`` counts what it was asked. After `Ended` it is of no more use.
    """

    def __init__(self, kind: str) -> None:
        self.asked = 0
        self._is_ready = False
        self._process = started(_READER, kind, stdin=subprocess.PIPE)

    def ask(self, said: dict[str, Any], data: bytes, check: Callable[[dict[str, Any], bytes], T]) -> T:
        """What ``check`` makes of the answer; it raises one of `UNTRUE` for what is not as agreed.

        Raises the refusal that the reader answers with, and Ended.
        """
        self.asked += 1
        patience = Patience(self._process)
        try:
            with patience.waiting():
                answer, held = self._answer(said, data)
            refused = refusal_of(answer) if "refused" in answer else None
            made = check(answer, held) if refused is None else None
        except (OSError, *UNTRUE) as error:
            raise self._ended(patience) from error
        if refused is not None:
            raise refused
        return made  # type: ignore[return-value]  # made unless refused

    def _answer(self, said: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        process = self._process
        assert process.stdin
        assert process.stdout
        if not self._is_ready:  # it says so before it is given anything: until then no file can be at fault
            read_frame(process.stdout, line=limits.TOLD_BYTES, most=0)
            self._is_ready = True
        write_frame(process.stdin, {**said, "number": self.asked}, data)
        answer, held = read_frame(process.stdout, line=limits.TOLD_BYTES, most=limits.ANSWER_BYTES)
        if whole(answer["number"]) != self.asked:
            raise ValueError("an answer to something else")
        return answer, held

    def _ended(self, patience: Patience) -> Ended:
        is_late = patience.is_over or is_out_of_time(status_of(self._process))
        self.end()
        if not self._is_ready:
            return Ended(not_there(), is_late=is_late)
        return Ended(too_slow() if is_late else damaged(), is_late=is_late)

    def memory(self) -> int:
        """The bytes of memory that it holds, as the kernel counts them; 0 where that cannot be asked."""
        try:
            told = Path(f"/proc/{self._process.pid}/statm").read_text()
        except OSError:
            return 0
        return int(told.split()[1]) * os.sysconf("SC_PAGESIZE")

    def end(self) -> None:
        """End it at once, with all that it started."""
        end(self._process)
        self.let_go()
        self._process.wait()

    def let_go(self) -> None:
        """Close this side of the pipes; a reader that hears nothing more ends by itself."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it did not take is not written any more
                if pipe:
                    pipe.close()


def started(module: str, kind: str, *more: str, stdin: int | IO[bytes]) -> subprocess.Popen[bytes]:
    """A process that is ``module`` for one ``kind`` of files, with nothing of this session around it."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, kind, *more],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        **apart(),
    )


class Patience:
    """Ends a process that is waited for too long: processor time alone does not count one that sleeps."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.is_over = False

    @contextmanager
    def waiting(self) -> Iterator[None]:
        timer = threading.Timer(limits.CONFINED_SECONDS * 2, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        end(self._process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that `apart` started, with all that it started; nothing when it has ended."""
    if process.poll() is not None:
        return
    if os.name != "posix":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def status_of(process: subprocess.Popen[bytes]) -> int:
    """The exit status of a process that should be at its end; 0 when it goes on all the same."""
    try:
        return process.wait(_TO_END)
    except subprocess.TimeoutExpired:
        return 0


def is_out_of_time(status: int) -> bool:
    """Whether a process with this exit status used up its processor time."""
    return status in _OUT_OF_TIME


def apart() -> dict[str, Any]:
    """How such a process is started: in a group of its own, so that Ctrl-C at the terminal does not reach it.

    Tumen stops after the current document then, which must not pass for damaged."""
    return {"process_group": 0} if os.name == "posix" else {}


def environment() -> dict[str, str]:
    """Where Python is and nothing else: no keys, no workspace, no settings of the person's session."""
    roots = [str(Path(__file__).parents[4]), *filter(None, sys.path)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(roots), "PYTHONIOENCODING": "utf-8"}


def too_slow() -> RefusedFile:
    """What is raised when a reader took longer than it may."""
    return TooLargeFile(
        f"reading it took more than {limits.CONFINED_SECONDS} seconds. Save it anew from its program, "
        "without pictures, or split it."
    )


def not_there() -> RefusedFile:
    """What is raised when a reader does not start, or lacks a library: no file is at fault then."""
    return UnreadableFile(
        "its reader does not work on this computer, whatever the file: something of Tumen's installation is "
        "missing or damaged, or there is too little memory. Install Tumen anew, and read it once more."
    )


def damaged() -> RefusedFile:
    """What is raised when a reader ended without an answer."""
    return DamagedFile("its inside contradicts itself. Open it in its program and save it anew.")
