"""What became of the files of a batch, one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

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

    name: str  #: the file's, or that of the container that it came in
    state: State
    place: str = ""  #: where in the container it stood: "record 17"
    about: str = ""  #: what the container says that it is: an address, a file's name
    document: str = ""
    figures: int = 0
    others: int = 0
    reason: str = ""  #: why it was refused, and what to do
    notes: tuple[str, ...] = ()
    needs_a_date: bool = False
    unread: bool = False  #: kept, and not read: nobody here reads its language; ``notes`` say what to do

    @property
    def label(self) -> str:
        """What it is called in full."""
        about = f" ({self.about})" if self.about and self.about != self.place else ""
        return f"{self.name}, {self.place}{about}" if self.place else self.name

    @property
    def short_label(self) -> str:
        """What it is called where there is little room."""
        return f"{Path(self.name).name}, {self.place}" if self.place else Path(self.name).name

    @property
    def said(self) -> str:
        """The outcome in a few words."""
        if self.state in (State.REFUSED, State.ALREADY_READ):
            return str(self.state.value)
        if self.unread:
            # “0 figures” would say that it tells of nobody.
            return "kept, not read: its language is not read here"
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

    @property
    def said(self) -> dict[str, Any]:
        """What is said of each document, as the actions take it."""
        return {
            "published": self.published,
            "publisher": self.publisher,
            "language": self.language,
            "confirmed": self.confirmed,
        }


@dataclass(frozen=True, slots=True)
class Passed:
    """A member of a container that is no document, where each one is worth naming."""

    place: str
    kind: str
    about: str


@dataclass
class Opened:
    """A container of the batch: how many members were met, and what became of them.

    ``members`` is the sum of ``taken`` (documents), ``refused`` and ``passed`` at every moment; ``unread`` of
    those taken wait for the reader, in the end only when the batch was stopped.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    members: int = 0
    taken: int = 0
    refused: int = 0
    unread: int = 0
    passed: Counter[str] = field(default_factory=Counter)  #: by kind
    named: list[Passed] = field(default_factory=list)
    to_the_end: bool = False


@dataclass
class Report:
    """A batch as it went: of ``total`` to do; ``stopped`` when Ctrl-C came before the end.

    ``done`` counts the files and kept documents that are through, a container when all of it was met.
    """

    total: int
    outcomes: list[Outcome] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    stopped: bool = False
    done: int = 0

    def of(self, *states: State) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.state in states]

    @property
    def left(self) -> int:
        """How many files, and members of containers, the batch did not come to."""
        return self.total - self.done + sum(one.unread for one in self.opened)
