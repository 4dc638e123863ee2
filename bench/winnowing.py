"""(i) The baseline of shared passages: winnowed runs of words, as research measured it with NumPy.

Texts are split and each word is hashed in Python; a run of `RUN` words has one hash, of each `WINDOW` runs
the one with the least hash is kept. All are sorted by hash, and what two documents have in common is counted.

Standard: Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bench.apart import Tell
from bench.filed import Pair, filed, marks
from bench.machine import Stopwatch, peak_memory, stay_on_one_core

#: Words of a run, and runs of which one is kept.
RUN, WINDOW = 6, 4
#: Documents that have a run, up to which it is followed.
FOLLOWED = 50
#: Steps that the measure tells.
STEPS = 3

_WORD = re.compile(r"\w+")
Hashes = npt.NDArray[np.uint64]


def measure(tell: Tell, *, documents: int) -> dict[str, Any]:
    """The documents that share passages, of an invented archive of so many. `STEPS` steps.

    Gives seconds for each stage, peak memory in MB, and the marks of pairs with two runs in common, or one.
    """
    stay_on_one_core()
    watch = Stopwatch()
    with filed(documents) as archive:
        tell(f"passages, baseline: {documents:,} documents written")
        with watch.during("cut"):
            runs, holders = winnowed(archive.texts())
        tell("passages, baseline: cut and hashed")
        with watch.during("sort"):
            order = np.argsort(runs)
            runs, holders = runs[order], holders[order]
        with watch.during("join"):
            shared = joined(runs, holders)
        tell("passages, baseline: sorted and joined")
        peak = peak_memory()
        once, twice = (marks(archive, {pair for pair, times in shared.items() if times >= n}) for n in (1, 2))
    stages = {stage: watch.took(stage) for stage in ("cut", "sort", "join")}
    return {
        "side": "baseline",
        "documents": documents,
        "fingerprints": len(runs),
        "stages": {stage: took.processor for stage, took in stages.items()},
        "wall": sum(took.wall for took in stages.values()),
        "processor": sum(took.processor for took in stages.values()),
        "peak": peak,
        "passages": twice.passages,
        "whole": twice.whole,
        "precision": twice.precision,
        "passages_once": once.passages,
        "precision_once": once.precision,
    }


def winnowed(texts: Iterable[str]) -> tuple[Hashes, npt.NDArray[np.uint32]]:
    """The hashes kept of all texts, and the number of the text that each is from."""
    kept = [kept_of(text) for text in texts]
    holders = np.repeat(np.arange(len(kept), dtype=np.uint32), [len(each) for each in kept])
    return np.concatenate(kept), holders


def kept_of(text: str) -> Hashes:
    """The hashes kept of one text."""
    words = np.array([crc32(word.encode()) for word in _WORD.findall(text.lower())], np.uint64)
    count = len(words) - RUN + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for at in range(RUN):
        hashes = (hashes ^ words[at : at + count]) * np.uint64(0x9E3779B97F4A7C15)
        hashes ^= hashes >> np.uint64(29)
    if count <= WINDOW:
        return hashes[[hashes.argmin()]]
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    least = windows.argmin(axis=1) + np.arange(len(windows))
    kept: Hashes = hashes[least[np.append(True, least[1:] != least[:-1])]]
    return kept


def joined(runs: Hashes, holders: npt.NDArray[np.uint32]) -> dict[Pair, int]:
    """How many runs each two documents have in common; ``runs`` are sorted, with their documents."""
    begins = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
    sizes = np.diff(np.append(begins, len(runs)))
    shared: dict[Pair, int] = {}
    for begin, size in zip(begins[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        found = sorted(set(holders[begin : begin + size].tolist()))
        if len(found) <= FOLLOWED:
            for at, one in enumerate(found):
                for other in found[at + 1 :]:
                    shared[one, other] = shared.get((one, other), 0) + 1
    return shared
