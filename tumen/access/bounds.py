"""A part of what an actor holds, for a request that somebody's program makes in their name.

What bears it sees and does no more than the bound says, and no more than the actor holds at that moment:
every sight that is asked for within the block is cut down to both, whoever it is of. So a query that is given
another actor by mistake shows no more either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from tumen.access.models import Level, Role


@dataclass(frozen=True, slots=True)
class Bound:
    """At most this is seen and done. ``token`` is the id of what bears it, for the lines of the log.

    ``compartments`` are ids: of what lies in any other nothing is seen. An item that was opened in an
    emergency is opened to a person, and never within a bound. Nor is anything seen of the items ``without``
    which somebody wants to do: documents and claims (ids).
    """

    token: str
    role: Role
    clearance: Level
    compartments: frozenset[str]
    identity: bool
    without: frozenset[str] = frozenset()

    def roles(self, held: frozenset[Role]) -> frozenset[Role]:
        """Of the roles that the actor holds the one that is given; whoever holds any may read."""
        if self.role in held:
            return frozenset({self.role})
        return frozenset({Role.READER}) if held and self.role is Role.READER else frozenset()

    def level(self, held: Level) -> Level:
        """The lower of the two clearances."""
        return min(held, self.clearance, key=lambda level: len(Level.up_to(level)))


_BOUND: ContextVar[Bound | None] = ContextVar("tumen_bound", default=None)


@contextmanager
def within(bound: Bound) -> Iterator[None]:
    """What is asked and done in this block, and in this thread, is within ``bound``."""
    held = _BOUND.set(bound)
    try:
        yield
    finally:
        _BOUND.reset(held)


def bound_now() -> Bound | None:
    """The bound of this request; None where a person looks and acts themselves."""
    return _BOUND.get()


def named_in(detail: dict[str, object]) -> dict[str, object]:
    """The detail of an audit line, with the token in whose bound it was done."""
    bound = _BOUND.get()
    return {**detail, "token": bound.token} if bound else detail
