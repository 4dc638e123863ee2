"""Which handler does which job. Rooms register theirs by name; one is loaded when its first job comes."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from tumen.jobs.errors import NoSuchHandler

if TYPE_CHECKING:
    from tumen.jobs.running import Run

#: Does one job: computes what it needs, then makes its change inside `Run.effect`. It may be called again
#: for the same job, when the first call died before the effect.
Handler = Callable[["Run"], None]

#: Each job's name (room and verb) and where its handler is defined: "module:function".
HANDLERS: dict[str, str] = {}


def register(name: str, place: str) -> None:
    """Let the function at ``place`` ("module:function") do the jobs called ``name``."""
    HANDLERS[name] = place


def require_handler(name: str) -> None:
    """Raises `NoSuchHandler` unless jobs called ``name`` can be done."""
    if name not in HANDLERS:
        raise NoSuchHandler(
            f"Nothing here does jobs called {name}. Was it asked for by a later version of Tumen? "
            f"Known are {', '.join(sorted(HANDLERS)) or 'none'}."
        )


def handler_of(name: str) -> Handler:
    """The function that does the jobs called ``name``. Raises `NoSuchHandler`."""
    require_handler(name)
    module, _, function = HANDLERS[name].partition(":")
    return cast(Handler, getattr(importlib.import_module(module), function))
