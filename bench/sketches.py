"""(l) Near-duplicate documents by datasketch and by rensa: what they are made for, and what else they see.

Both sketch each document's runs of `RUN` words by MinHash and look sketches up in bands; a pair counts as
found when its estimated Jaccard likeness is `LIKE` or more.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from bench.apart import Tell
from bench.filed import Filed, Pair, filed, marks
from bench.machine import clocked, peak_memory, stay_on_one_core

#: Words of a run, numbers of a sketch, and bands that rensa looks it up in; datasketch chooses its own.
RUN, NUMBERS, BANDS = 5, 128, 32
#: The share of all their runs that two documents have in common, from which on they are near duplicates.
LIKE = 0.5
#: Steps that the measure tells.
STEPS = 2


def measure(tell: Tell, *, tool: str, documents: int) -> dict[str, Any]:
    """The near duplicates of an invented archive of so many documents, by a tool of `TOOLS`. `STEPS` steps.

    Gives seconds, peak memory in MB, and the marks of pairs. Raises SystemExit where it is not installed.
    """
    stay_on_one_core()
    try:
        package = importlib.import_module(tool)
    except ModuleNotFoundError as missing:
        raise SystemExit(f"{tool} is not installed; make bench installs it.") from missing
    with filed(documents) as archive:
        tell(f"near duplicates, {tool}: {documents:,} documents written")
        found: set[Pair] = set()
        took = clocked(lambda: found.update(TOOLS[tool](package, archive)))
        peak = peak_memory()
        tell(f"near duplicates, {tool}: searched")
        marked = marks(archive, found)
    times = {"wall": took.wall, "processor": took.processor}
    return {"tool": tool, "documents": documents, **times, "peak": peak, **asdict(marked)}


def runs_of(text: str) -> list[str]:
    """Each run of `RUN` words of a text."""
    words = text.lower().replace(".", "").split()
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def by_datasketch(package: Any, archive: Filed) -> Iterator[Pair]:
    """The near duplicates that datasketch finds."""
    sketches: list[Any] = []
    index = package.MinHashLSH(threshold=LIKE, num_perm=NUMBERS)
    for number, text in enumerate(archive.texts()):
        sketch = package.MinHash(num_perm=NUMBERS)
        sketch.update_batch([run.encode() for run in runs_of(text)])
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= LIKE:
                yield other, number
        index.insert(number, sketch)
        sketches.append(sketch)


def by_rensa(package: Any, archive: Filed) -> Iterator[Pair]:
    """The near duplicates that rensa finds."""
    sketches: list[Any] = []
    index = package.RMinHashLSH(threshold=LIKE, num_perm=NUMBERS, num_bands=BANDS)
    for number, text in enumerate(archive.texts()):
        sketch = package.RMinHash(num_perm=NUMBERS, seed=1)
        sketch.update(runs_of(text))
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= LIKE:
                yield other, number
        index.insert(number, sketch)
        sketches.append(sketch)


#: How each tool is used.
TOOLS: dict[str, Callable[[Any, Filed], Iterator[Pair]]] = {"datasketch": by_datasketch, "rensa": by_rensa}
