"""Compiling of the loops that run over every word: by Numba, once, kept beside the code where that can be
written.

Why: docs/decisions/0018-numba.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numba

Loop = TypeVar("Loop", bound=Callable[..., Any])


def compiled(loop: Loop) -> Loop:
    """``loop`` as machine code, compiled at its first call for the types that it is called with.

    It runs without the interpreter's lock, so that threads share the work.
    """
    try:
        return numba.njit(cache=True, nogil=True)(loop)  # type: ignore[return-value]
    except RuntimeError:  # neither the package's folder nor the user's cache can be written
        return numba.njit(nogil=True)(loop)  # type: ignore[return-value]
