"""Compiling of the loops that run over every word: by Numba, once, kept beside the code where that can be
written.

Why: docs/decisions/0018-numba.md. Numba is loaded at the first call of a loop: most commands need none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, update_wrapper
from typing import Any, TypeVar, cast

Called = TypeVar("Called", bound=Callable[..., Any])


class Loop:
    """A loop that is machine code from its first call on, and so is every loop that it calls."""

    def __init__(self, loop: Callable[..., Any]) -> None:
        self.plain = loop
        update_wrapper(self, loop)

    def __call__(self, *words: Any) -> Any:
        return machine_code(self)(*words)


def compiled(loop: Called) -> Called:
    """``loop`` as machine code, compiled at its first call for the types that it is called with.

    It runs without the interpreter's lock, so that threads share the work.
    """
    return cast(Called, Loop(loop))


@cache
def machine_code(loop: Loop) -> Callable[..., Any]:
    """What Numba makes of a loop; it is compiled for the types that it is called with, at its first call."""
    numba = _numba()
    try:
        return cast("Callable[..., Any]", numba.njit(cache=True, nogil=True)(loop.plain))
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        return cast("Callable[..., Any]", numba.njit(nogil=True)(loop.plain))


@cache
def _numba() -> Any:
    """Numba, told that a `Loop` which another one calls is a function of its own."""
    import numba
    from numba.extending import typeof_impl

    @typeof_impl.register(Loop)
    def _(loop: Loop, _context: object) -> Any:
        return numba.types.Dispatcher(machine_code(loop))

    return numba
