"""Long work: how far it is and how long it still takes, and how to stop it without losing anything."""

from __future__ import annotations

import signal
import threading
from contextlib import AbstractContextManager
from types import FrameType, TracebackType

import click
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from tumen.cli import terminal


class Stop(AbstractContextManager["Stop"]):
    """While it lasts, the first Ctrl-C asks to stop after the current document; the second stops at once.

    Stopping at once loses nothing either, for every document is kept as a whole or not at all; it only leaves
    the record to be refreshed by the next run.
    """

    def __init__(self) -> None:
        self.is_asked = False
        self._before: signal.Handlers | object = signal.SIG_DFL

    def __enter__(self) -> Stop:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.is_asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            _say_that_it_stops()
        except RuntimeError:  # the signal came while a line was being written, which has to be out first
            threading.Thread(target=_say_that_it_stops).start()


def _say_that_it_stops() -> None:
    click.echo("\nStopping after the current document. Press Ctrl-C again to stop at once.", err=True)


class Course(AbstractContextManager["Course"]):
    """How far the work is: a bar with counts and time left on a terminal, a line for each step elsewhere.

    A document is taken in first and read later, together with others: the bar counts both halves, the number
    beside it only what is done. A container counts as one, by the share of its bytes that was read. It goes
    to standard error, so that standard output holds results only; ``silent`` shows a bar or nothing.
    """

    def __init__(self, total: int, *, silent: bool = False) -> None:
        screen = terminal.console(err=True)
        self._total, self._begun, self._done, self._silent = total, 0, 0, silent
        self._inside: float | None = None  #: how far the container is that is open, from 0 to 1
        self._met = 0  #: documents of containers that are done
        self._bar: Progress | None = None
        if screen.is_terminal:
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[done]}/{task.fields[all]}{task.fields[met]}"),
                TimeRemainingColumn(compact=True),
                TextColumn("left"),
                console=screen,
                transient=True,
            )
            self._task = self._bar.add_task("Taking in", total=2 * total, done=0, all=total, met="")

    def __enter__(self) -> Course:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def begin(self) -> None:
        """One more is being taken in."""
        self._begun += 1
        self._draw("Taking in")

    def step(self, said: str) -> None:
        """One more is done; ``said`` is its line where there is no bar."""
        self._done, self._inside = self._done + 1, None
        self._draw("Reading")
        self._say(f"[{self._done}/{self._total}] {said}")

    def reach(self, share: float, doing: str = "Taking in") -> None:
        """So much of the container that is open has been read: 0 at its beginning, 1 at its end."""
        self._inside = share
        self._draw(doing)

    def step_inside(self, said: str) -> None:
        """One more document of a container is done."""
        self._met += 1
        self._draw("Reading")
        share = "" if self._inside is None else f", {self._inside:.0%}"
        self._say(f"[{min(self._done + 1, self._total)}/{self._total}{share}] {said}")

    def leave(self) -> None:
        """The container that is open was met as a whole."""
        self._inside = None
        self._done += 1
        self._draw("Reading")

    def _say(self, line: str) -> None:
        if self._bar is None and not self._silent:
            click.echo(terminal.safe(line), err=True)

    def _draw(self, doing: str) -> None:
        if self._bar:
            # Of a container, taking in and reading go on together.
            inside = 0 if self._inside is None else 2 * self._inside - 1
            met = f", {terminal.counted(self._met, 'document')} inside" if self._met else ""
            self._bar.update(
                self._task,
                description=f"{doing:<9}",
                completed=self._begun + self._done + inside,
                done=self._done,
                met=met,
            )
