"""How far a run is: a bar with counts and time left on a terminal, a line for each step elsewhere."""

from __future__ import annotations

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Course(Progress):
    """Counts the steps of a run on standard error, so that standard output holds its results only."""

    def __init__(self, steps: int) -> None:
        super().__init__(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("left; {task.description}"),
            console=Console(stderr=True, markup=False),
            transient=True,
            disable=not Console(stderr=True).is_terminal,
        )
        self._steps, self._done = steps, 0
        self._bar = self.add_task("beginning", total=steps)

    def expect(self, steps: int) -> None:
        """There are so many steps, which was not known when it began."""
        self._steps = steps
        self.update(self._bar, total=steps)

    def step(self, said: str) -> None:
        """One more is done; ``said`` says which."""
        self._done += 1
        self.update(self._bar, advance=1, description=said)
        if self.disable:
            click.echo(f"[{self._done}/{self._steps}] {said}", err=True)
