"""What follows from the whole record for one sight, recalled while nothing was done since.

Only where the pages are served (`recalling`), and only in memory. Before anything is recalled, what the
viewer holds and the last line of the audit log are asked for anew: every change adds a line, and while one is
made nothing is recalled or kept. So nothing outlasts a consent taken back, a level given or a compartment
closed, not by one read; and two viewers share what was worked out only where everything that decides what
they see is the same. When the vault is locked all of it is forgotten at once.

What is ``held`` is no answer: it is what the next answer is made with, and it is brought up to date by
revisions first. It outlasts the actions alone that its owner names, and no other change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tumen.access.looking import remembered
from tumen.access.memory import head_now, of_this_state, recalls, the_memory
from tumen.access.models import Viewer
from tumen.access.sight import sight_of, who

V = TypeVar("V")


@contextmanager
def recalling() -> Iterator[None]:
    """While it lasts this process recalls: it serves pages. Afterwards all of it is forgotten."""
    the_memory.is_on = True
    try:
        yield
    finally:
        the_memory.is_on = False
        the_memory.forget()


def recalled(of: Hashable, viewer: Viewer, ask: Callable[[], V]) -> V:
    """The answer of ``ask`` for ``viewer``, from before where nothing was done since it was worked out.

    ``ask`` may rest on nothing but the kept rows and what the viewer may see. Whoever gets the answer changes
    nothing in it: others get the same. Raises UnknownActor.
    """
    return remembered(
        (of, who(viewer)), lambda: of_this_state((of, _sight(viewer)), ask) if recalls() else ask()
    )


def held(of: Hashable, new: Callable[[], V], *, through: frozenset[str], viewer: Viewer | None = None) -> V:
    """What ``new`` made, from before where nothing was done since but the actions ``through``.

    For what its owner brings up to date at each asking, by the revisions that it rests on, and keeps to make
    the next answer with; what a ``viewer`` may see of it is asked then. With a viewer there is one for each
    sight. ``through`` are the actions whose changes those revisions tell of: after any other it is made anew,
    as it is each time where nothing is recalled. Raises UnknownActor.
    """
    if not the_memory.is_on:
        return new()
    return the_memory.held(head_now(), (of, _sight(viewer) if viewer else None), new, through)


def settle() -> None:
    """Say that something large was made that is held for long: the collector looks through it no more.

    Otherwise it does so every few pages, which takes seconds where a record is large. What was large and is
    held no more is found first. Nothing is done where nothing is recalled.
    """
    if the_memory.is_on:
        the_memory.settle()


def _sight(viewer: Viewer) -> Hashable:
    """Everything that decides what a viewer sees, and nothing of who they are."""
    sight = sight_of(viewer)
    return (
        sight.roles,
        sight.clearance,
        sight.identity,
        sight.compartments,
        sight.opened,
        sight.without,
        sight.is_whole,
        sight.is_machine,
    )
