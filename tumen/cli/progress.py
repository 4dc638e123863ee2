"""Long work: how far it is and how long it still takes, and how to stop it without losing anything."""

from __future__ import annotations

import signal
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
        click.echo("\nStopping after the current document. Press Ctrl-C again to stop at once.", err=True)


class Course(AbstractContextManager["Course"]):
    """How far the work is: a bar with counts and time left on a terminal, a line for each step elsewhere.

    A document is taken in first and read later, together with others: the bar counts both halves, the number
    beside it only what is done. It goes to standard error, so that standard output holds results only;
    ``silent`` shows a bar or nothing.
    """

    def __init__(self, total: int, *, silent: bool = False) -> None:
        screen = terminal.console(err=True)
        self._total, self._begun, self._done, self._silent = total, 0, 0, silent
        self._bar: Progress | None = None
        if screen.is_terminal:
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[done]}/{task.fields[all]}"),
                TimeRemainingColumn(compact=True),
                TextColumn("left"),
                console=screen,
                transient=True,
            )
            self._task = self._bar.add_task("Taking in", total=2 * total, done=0, all=total)

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
        self._done += 1
        self._draw("Reading")
        if self._bar is None and not self._silent:
            click.echo(terminal.safe(f"[{self._done}/{self._total}] {said}"), err=True)

    def _draw(self, doing: str) -> None:
        if self._bar:
            completed = self._begun + self._done
            self._bar.update(self._task, description=f"{doing:<9}", completed=completed, done=self._done)
