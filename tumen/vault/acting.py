"""For whom the database is asked just now. PostgreSQL shows nothing while it is for nobody (decision 27)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ACTING: ContextVar[int | None] = ContextVar("tumen_acting", default=None)


@contextmanager
def acting_as(actor: int | None) -> Iterator[None]:
    """Ask the database for the actor of this number (its primary key) within the block, and in no thread but
    this one."""
    token = _ACTING.set(actor)
    try:
        yield
    finally:
        _ACTING.reset(token)


def acting() -> int | None:
    """The number of the actor for whom the database is asked; None when it is nobody."""
    return _ACTING.get()
