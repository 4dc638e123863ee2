"""(g) Memory while reading many documents, one after the other: it must not grow with their number."""

from __future__ import annotations

from typing import Any

from bench.apart import Tell
from bench.growth import SHORT, STEPS, WARMING_UP, step_at
from bench.machine import memory_now, peak_memory
from bench.reports import reports
from bench.sources import invented_one_by_one
from tumen.reading import read

#: Share of the documents after which everything that is loaded or remembered once should be there.
SETTLED = 0.1


def measure(tell: Tell, *, documents: int) -> dict[str, Any]:
    """Read so many short reports that are made as they are read. `STEPS` steps.

    Gives resident memory in MB after the first tenth, the most later, and at the peak.
    """
    list(read(invented_one_by_one(reports(WARMING_UP, sentences=SHORT, seed=2))))
    settled, later, claims = 0.0, 0.0, 0
    sources = invented_one_by_one(reports(documents, sentences=SHORT))
    for number, (_, proposed) in enumerate(read(sources), 1):
        claims += len(proposed)
        if number == int(documents * SETTLED):
            settled = memory_now()
        if reached := step_at(number, documents):
            later = max(later, memory_now()) if settled else later
            tell(f"reading {documents:,} documents: {reached}/{STEPS}")
    return {
        "documents": documents,
        "claims": claims,
        "settled": settled,
        "later": later,
        "growth": later - settled,
        "peak": peak_memory(),
    }
