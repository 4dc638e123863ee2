"""A workspace to work in, and children that work in it: forked from a process that has loaded everything.

A command takes seconds to load its language model and milliseconds to do its work. Children that are forked
afterwards are killed in their work and not in their loading, a hundred times as often in the same time.
"""

from __future__ import annotations

import gc
import io
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.readers import Readers
from tumen.vault.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from trials.team import Team

#: Seconds that a child may take before the trial itself counts as failed.
LONGEST = 600.0

_T = TypeVar("_T")


def until_stopped(found: Iterable[_T]) -> Iterator[_T]:
    """What is found until somebody presses Ctrl-C: a trial of hours tells that, and what is left."""
    try:
        yield from found
    except KeyboardInterrupt:
        return


def prepare(folder: Path) -> None:
    """Make ready for a trial in ``folder``: what names the workspace has to be set before Django begins."""
    os.environ[VARIABLE] = str(folder / "workspace")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    import django

    django.setup()


class CannotTry(Exception):
    """What a trial needs is not here; the message says what."""


class Ground:
    """The folder of a trial: ``workspace`` is made anew from a fresh one that holds one batch.

    ``team`` is the team's database, where the rows are kept there. ``fresh`` names what is begun with.
    """

    def __init__(self, folder: Path, team: Team | None = None, *, fresh: str = "fresh") -> None:
        self.folder, self.team = folder, team
        self.workspace = Workspace(folder / "workspace")
        self._fresh = folder / fresh

    def begin(self, warm_up: Callable[[], None], *, reads: bool = True) -> None:
        """Load everything by working once in the workspace, and keep that as what each trial begins with.

        ``reads``: documents are read in it. Without, this process stays small, and each fork is cheaper.
        """
        if self._fresh.exists():
            return
        if self.team:
            self.team.prepare()
        if reads:  # A child is killed in its work, and not while its reader loads the model of languages.
            Readers().use()
        said = io.StringIO()
        try:
            with redirect_stdout(said), redirect_stderr(said):
                warm_up()
        except SystemExit as ended:  # else the trial would end with no word of why
            raise RuntimeError(f"The work of the trial fails by itself: {said.getvalue()}") from ended
        close()
        shutil.copytree(self.workspace.path, self._fresh)
        if self.team:
            self.team.keep(self._fresh.name)
        gc.collect()
        gc.freeze()  # or the collector of each child would copy all the memory that it shares with this one

    def renew(self) -> None:
        if self.team:
            self.team.renew(self._fresh.name)
        shutil.rmtree(self.workspace.path, ignore_errors=True)
        shutil.copytree(self._fresh, self.workspace.path)

    def fill(self, folder: Path) -> None:
        """`renew` for a folder that has to stay because something is mounted on it."""
        for each in folder.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(self._fresh, folder, dirs_exist_ok=True)


@dataclass
class Child:
    """A process that works; what it acknowledged comes through its pipe, a line for each."""

    pid: int
    pipe: int
    said: bytes = b""
    status: int | None = None

    @classmethod
    def fork(cls, work: Callable[[int], None], *, held: bool = False) -> Child:
        """Begin ``work``, which gets the descriptor to acknowledge on; ``held``: not before `release`."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _work(work, writing, held=held)
        os.close(writing)
        return cls(pid, reading)

    def release(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def kill_after(self, seconds: float) -> bool:
        """Let it work so long, then kill -9. Whether it was still at work."""
        self._listen(time.monotonic() + seconds)
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._listen(time.monotonic() + LONGEST)
        return self.is_killed

    @property
    def is_killed(self) -> bool:
        """Whether it was still at work when it was killed."""
        return self.status == -signal.SIGKILL

    def listen(self, seconds: float) -> None:
        """Hear what it acknowledges for so long."""
        self._listen(time.monotonic() + seconds)

    def kill_when(self, is_so: Callable[[], bool]) -> bool:
        """Kill -9 as soon as ``is_so``, looked at every few milliseconds. Whether it was still at work."""
        deadline = time.monotonic() + LONGEST
        while self.status is None and not is_so() and time.monotonic() < deadline:
            self.listen(0.005)
        return self.kill_after(0)

    def end(self) -> int:
        """Wait until it ends by itself; its exit status."""
        self._listen(time.monotonic() + LONGEST)
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            raise TimeoutError(f"A child worked for more than {LONGEST} seconds. It said: {self.said!r}")
        return self.status

    def hear(self, lines: int) -> None:
        """Wait until it has acknowledged so much, or ends."""
        deadline = time.monotonic() + LONGEST
        while self.status is None and len(self.acknowledged) < lines and time.monotonic() < deadline:
            self._listen(deadline, once=True)

    @property
    def acknowledged(self) -> list[str]:
        """The whole lines that it wrote; half a line acknowledges nothing."""
        return self.said.decode("utf-8", "replace").split("\n")[:-1]

    def _listen(self, deadline: float, *, once: bool = False) -> None:
        while self.status is None and (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([self.pipe], [], [], left)
            if ready:
                piece = os.read(self.pipe, 65536)
                self.said += piece
                if not piece:
                    self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
                    os.close(self.pipe)
            if once:
                return


def _work(work: Callable[[int], None], writing: int, *, held: bool) -> None:
    """What the child does: it never returns into the trial that forked it."""
    status = 1
    try:
        quiet = os.open(os.devnull, os.O_RDWR)
        os.dup2(quiet, 1)
        os.dup2(writing, 2)
        # Opened anew: what the parent's streams know of their files (that one can seek in them) is not so.
        sys.stdout, sys.stderr = (os.fdopen(each, "w", buffering=1, closefd=False) for each in (1, 2))
        from tumen.vault.database import base

        base._looked_at.clear()  # as in a program of its own, which looks at the log that a crash left
        if held:
            os.kill(os.getpid(), signal.SIGSTOP)
        work(writing)
        close()
        status = 0
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException as error:  # noqa: BLE001 - said to the parent, which judges it
        os.write(writing, f"FAILED {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def close() -> None:
    """Close this process's connections: a child must not inherit them."""
    from django.db import connections

    connections.close_all()
