"""What became of the files of a batch, one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tumen.cli import terminal
from tumen.vocabulary.dates import Interval


class State(str, Enum):
    """What became of a file or document in this batch."""

    READ = "read"
    READ_AGAIN = "read again"  #: the reader, or what is known of the document, has changed
    ALREADY_READ = "already read"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file or document of a batch; ``figures`` counts the claims about people or cases read in it, and
    ``others`` the acts, asks, answers, norms and quotations."""

    name: str
    state: State
    document: str = ""
    figures: int = 0
    others: int = 0
    reason: str = ""  #: why it was refused, and what to do
    notes: tuple[str, ...] = ()
    needs_a_date: bool = False

    @property
    def said(self) -> str:
        """The outcome in a few words."""
        if self.state in (State.REFUSED, State.ALREADY_READ):
            return str(self.state.value)
        figures = f"{self.state.value}, {terminal.counted(self.figures, 'figure')} of people or cases"
        return f"{figures}, {terminal.counted(self.others, 'other claim')}" if self.others else figures


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every file of the batch; ``origin`` is each file's own path when it is empty."""

    published: Interval | None = None
    publisher: str | None = None
    language: str | None = None
    origin: str = ""
    confirmed: bool = False


@dataclass
class Report:
    """A batch as it went: of ``total`` to do; ``stopped`` when Ctrl-C came before the end."""

    total: int
    outcomes: list[Outcome] = field(default_factory=list)
    stopped: bool = False

    def of(self, *states: State) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.state in states]

    @property
    def left(self) -> int:
        """How many the batch did not come to."""
        return self.total - len(self.outcomes)
