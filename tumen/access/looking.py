"""One look at the record: what one request or one command asks several times is asked once.

Outside of a look nothing is remembered, and nothing is remembered from one look to the next. Within one,
an action remembers nothing and begins by asking what its actor may do; after it all is forgotten. Nothing is
older than `LONGEST`: who was shut out, or whose time is over, is shut out then, however long a command runs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any, TypeVar, cast

V = TypeVar("V")

#: Seconds for which something is remembered at most.
LONGEST = 5.0


class _Look:
    def __init__(self, outer: _Look | None = None) -> None:
        self._kept: dict[Hashable, Any] = {}
        #: What is the same within whatever bound, for a look within a look too.
        self._rows: dict[Hashable, Any] = {} if outer is None else outer._rows
        self._since: float = monotonic() if outer is None else outer._since

    def get(self, of: Hashable, ask: Callable[[], V], *, is_of_all: bool = False) -> V:
        if monotonic() - self._since > LONGEST:
            self.forget()
        kept = self._rows if is_of_all else self._kept
        if of not in kept:
            kept[of] = ask()
        return cast(V, kept[of])

    def forget(self) -> None:
        self._kept.clear()
        self._rows.clear()
        self._since = monotonic()


_look: ContextVar[_Look | None] = ContextVar("look", default=None)
_changing: ContextVar[bool] = ContextVar("changing", default=False)


@contextmanager
def one_look() -> Iterator[None]:
    """What is asked by `remembered` in this block is asked once; the caller answers one request in it, or a
    part of one that looks within other bounds."""
    held = _look.set(_Look(_look.get()))
    try:
        yield
    finally:
        _look.reset(held)


def remembered(of: Hashable, ask: Callable[[], V], *, is_of_all: bool = False) -> V:
    """The answer of ``ask``, from this look where it was asked before; ``of`` says what, and who asks.

    What ``is_of_all`` rests on no viewer and no bound, and is asked once for looks within looks too. Whoever
    gets it changes nothing in it: others get the same.
    """
    look = _look.get()
    return ask() if look is None else look.get(of, ask, is_of_all=is_of_all)


def is_looking() -> bool:
    """Whether something is looked at, and nothing changed: what is asked now is remembered."""
    return _look.get() is not None and not _changing.get()


def is_changing() -> bool:
    """Whether something is being changed, a look that is had at it for that included."""
    return _changing.get()


@contextmanager
def changing() -> Iterator[None]:
    """Something is changed in this block: nothing is remembered in it, nor anything from before it after."""
    look = _look.get()
    held, before = _look.set(None), _changing.set(True)
    try:
        yield
    finally:
        _changing.reset(before)
        _look.reset(held)
        if look is not None:
            look.forget()
