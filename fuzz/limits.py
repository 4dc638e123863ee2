"""How long a parser may take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Bytes that may take one second; whatever is shorter may take it too.
BYTES_A_SECOND = 100_000


class TooSlow(AssertionError):
    """A parser took longer than the length of its input allows."""


@contextmanager
def in_time(size: int) -> Iterator[None]:
    """The block ends within one second of the processor for each 100 kB; raises TooSlow otherwise."""
    began = time.process_time()
    yield
    took = time.process_time() - began
    if took > max(1.0, size / BYTES_A_SECOND):
        raise TooSlow(f"{size} bytes took {took:.2f} seconds")
