"""For whom the database is asked just now. PostgreSQL shows nothing while it is for nobody (decision 27)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

#: The record itself, deriving what is kept once for all from everything: from it nothing is hidden.
RECORD = "record"

_ACTING: ContextVar[int | str | None] = ContextVar("tumen_acting", default=None)


@contextmanager
def acting_as(actor: int | str | None) -> Iterator[None]:
    """Ask the database for the actor of this number (its primary key), or for `RECORD`, within the block, and
    in no thread but this one."""
    token = _ACTING.set(actor)
    try:
        yield
    finally:
        _ACTING.reset(token)


def acting() -> int | str | None:
    """The number of the actor for whom the database is asked, or `RECORD`; None when it is nobody."""
    return _ACTING.get()
