"""(b) The most memory that a fresh process holds while it reads."""

from __future__ import annotations

from typing import Any

from bench.apart import Tell
from bench.machine import peak_memory
from bench.reports import NEWS, report
from bench.sources import FULL_LENGTH, invented, sources_of, words
from bench.speed import read_through
from tumen.reading.parsing import model


def measure(tell: Tell, *, text: str, words_of_text: int) -> dict[str, Any]:
    """Read a text of `sources.TEXTS`, or "one document": a single one of so many words. One step.

    Gives peak memory in MB: before the model is loaded, with it, and after reading.
    """
    if text == "one document":
        words_each = report(0, sentences=FULL_LENGTH).words / FULL_LENGTH
        sources = invented([report(0, sentences=round(words_of_text / words_each), density=NEWS)])
    else:
        sources = sources_of(text, words=words_of_text)
    before = peak_memory()
    model()
    loaded = peak_memory()
    read_through(sources)
    tell(f"memory: {text}")
    return {
        "text": text,
        "documents": len(sources),
        "words": words(sources),
        "before": before,
        "with_model": loaded,
        "peak": peak_memory(),
    }
