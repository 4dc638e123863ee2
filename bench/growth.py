"""(c) How the time that reading takes grows with the number of documents.

Each size is measured in a process of its own, so that its memory is its own too. The documents are short, so
that 10,000 of them fit into minutes: what is varied is their number and not their length.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from bench.apart import Tell
from bench.machine import clocked, peak_memory
from bench.reports import reports
from bench.sources import invented, words
from tumen.reading import read

#: Sentences of a short report, about 60 words with its head.
SHORT = 2
#: Reports read before the clock runs: what is loaded or built once is no growth.
WARMING_UP = 20
#: Steps that each size tells.
STEPS = 10


def measure(tell: Tell, *, documents: int) -> dict[str, Any]:
    """Read so many short reports. `STEPS` steps.

    Gives seconds, words, claims read and peak memory in MB.
    """
    sources = invented(reports(documents, sentences=SHORT))
    list(read(invented(reports(WARMING_UP, sentences=SHORT, seed=2))))
    claims = 0

    def work() -> None:
        nonlocal claims
        for number, (_, proposed) in enumerate(read(sources), 1):
            claims += len(proposed)
            if reached := step_at(number, documents):
                tell(f"reading {documents:,} documents: {reached}/{STEPS}")

    took = clocked(work)
    return {
        "documents": documents,
        "words": words(sources),
        "claims": claims,
        "wall": took.wall,
        "processor": took.processor,
        "peak": peak_memory(),
    }


def step_at(number: int, documents: int) -> int:
    """Which of the `STEPS` is done when document ``number`` is; 0 when none has just been."""
    before, after = (number - 1) * STEPS // documents, number * STEPS // documents
    return after if after > before else 0


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the least-squares line through log size and log seconds: 1 is linear, 2 quadratic.

    Needs two different sizes at least.
    """
    x, y = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    mid_x, mid_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - mid_x) ** 2 for a in x)
    return sum((a - mid_x) * (b - mid_y) for a, b in zip(x, y, strict=True)) / spread
