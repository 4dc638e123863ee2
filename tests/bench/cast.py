"""Results as the measures give them, with figures that are easy to follow."""

from __future__ import annotations

from typing import Any

from bench.apart import Measure, Tell


def turns(*seconds: float) -> list[dict[str, float]]:
    """Turns that took twice as long on the wall as on the processor."""
    return [{"processor": one, "wall": 2 * one} for one in seconds]


SPEED: dict[str, Any] = {
    "text": "news",
    "documents": 2,
    "words": 1_000,
    "reading": turns(0.1, 0.5, 0.2),
    "plain": turns(0.4, 0.6, 0.3),
}
MEMORY: dict[str, Any] = {
    "text": "news",
    "documents": 2,
    "words": 1_000,
    "before": 100.0,
    "with_model": 150.0,
    "peak": 300.0,
}


def growth(documents: int) -> dict[str, Any]:
    """A size of growth with 100 documents a second."""
    seconds = documents / 100
    times = {"wall": 2 * seconds, "processor": seconds}
    return {"documents": documents, "words": 50 * documents, "claims": 3 * documents, "peak": 200.0, **times}


def job(documents: int) -> dict[str, Any]:
    stages = dict.fromkeys(("take in", "read", "keep", "record"), {"wall": 2.0, "processor": 1.0})
    return {**growth(documents), "events": documents, "stages": stages}


def archive(pages: int) -> dict[str, Any]:
    """An archive whose memory grows by a quarter of a megabyte in 10,000 pages."""
    return {
        "documents": pages,
        "members": 2 * pages,
        "size": pages / 100,
        "wall": pages / 50,
        "processor": pages / 50,
        "at_first": 150.0,
        "later": 155.0 + pages / 40_000,
        "peak": 255.0,
        "peak_behind_the_wall": 90.0,
    }


def releases(claims: int) -> dict[str, Any]:
    """A release that takes a millisecond a claim."""
    line = {"wall": claims / 500, "processor": claims / 1_000, "peak": 700.0, "bytes": 0}
    form = {**line, "name": "table as PDF, en", "bytes": 61_000}
    return {
        "documents": claims // 10,
        "claims": claims,
        **line,
        "steps": [{**line, "name": "site"}],
        "forms": [form],
    }


def disclosed(codes: tuple[int, ...]) -> dict[str, Any]:
    """A table that is protected in a second."""
    line = {"name": "three margins", "wall": 1.5, "processor": 1.0, "small": 847, "faults": 0}
    return {"codes": list(codes), "margins": [line, {**line, "name": "all margins"}]}


def sieve(documents: int, one_in: int) -> dict[str, Any]:
    """An archive sifted at 80 MB/s, of which everything of ours is kept and one in fifty others."""
    ours = -(-documents // one_in)
    return {
        "documents": documents,
        "one_in": one_in,
        "words": 400 * documents,
        "megabytes": documents / 400,
        "sieve_processor": documents / 32_000,
        "megabytes_per_second": 80.0,
        "korean_megabytes_per_second": 90.0,
        "words_per_second": 390_000.0,
        "plain_words_per_second": 3_000.0,
        "times_as_fast": 130.0,
        "ours": ours,
        "ours_kept": ours,
        "others_kept": documents // 50,
    }


def endurance(documents: int) -> dict[str, Any]:
    return {
        "documents": documents,
        "claims": 3 * documents,
        "settled": 300.0,
        "later": 304.0,
        "growth": 4.0,
        "peak": 320.0,
    }


QUOTATIONS: dict[str, Any] = {
    "text": "news",
    "words": 1_000,
    "reading_words_per_second": 5_000.0,
    "textacy_words_per_second": 2_500.0,
    "times_as_fast": 2.0,
}


def passages(documents: int) -> dict[str, Any]:
    """Passages found in 5,000 documents a second, nearly all."""
    return {
        "side": "passages",
        "documents": documents,
        "found": documents // 4,
        "wall": documents / 2_500,
        "processor": documents / 5_000,
        "before": 180.0,
        "peak": 400.0 + documents / 1_000,
        "passages": 0.99,
        "whole": 1.0,
        "precision": 0.999,
        "covered": 0.98,
        "ends": 0.93,
    }


def baseline(documents: int) -> dict[str, Any]:
    """The baseline at half the pace."""
    return {
        "side": "baseline",
        "documents": documents,
        "fingerprints": 126 * documents,
        "stages": {"cut": documents / 3_000, "sort": documents / 15_000, "join": 0.0},
        "wall": documents / 1_250,
        "processor": documents / 2_500,
        "peak": 1_280.0,
        "passages": 0.872,
        "whole": 0.998,
        "precision": 1.0,
        "passages_once": 0.954,
        "precision_once": 0.997,
    }


def additions(documents: int, added: int) -> dict[str, Any]:
    return {
        "documents": documents,
        "added": added,
        "median": 12.0,
        "slow": 34.0,
        "most": 56.0,
        "beside": 4.5,
        "planted": added // 4,
        "passages": 0.987,
        "precision": 1.0,
        "peak": 789.0,
    }


def near(tool: str, documents: int) -> dict[str, Any]:
    """Near duplicates at 1,000 documents a second, and no passage."""
    return {
        "tool": tool,
        "documents": documents,
        "wall": documents / 500,
        "processor": documents / 1_000,
        "peak": 321.0,
        "passages": 0.0,
        "whole": 0.997,
        "precision": 1.0,
        "covered": 0.0,
        "ends": 0.0,
    }


def take(measure: Measure, tell: Tell) -> dict[str, Any]:
    """Stands in for `bench.apart.taken`: tells the steps and has the results at hand."""
    for step in range(measure.steps):
        tell(f"{measure.module} {step}")
    settings = measure.settings
    if measure.module == "bench.speed":
        return {**SPEED, "text": settings["text"]}
    if measure.module == "bench.memory":
        return {**MEMORY, "text": settings["text"]}
    if measure.module == "bench.archive":
        return archive(settings["pages"])
    if measure.module == "bench.releases":
        return releases(settings["claims"])
    if measure.module == "bench.disclosed":
        return disclosed(settings["codes"])
    if measure.module == "bench.quotations":
        return {**QUOTATIONS, "text": settings["text"]}
    if measure.module == "bench.sifting":
        return sieve(settings["documents"], settings["one_in"])
    if measure.module == "bench.endurance":
        return endurance(settings["documents"])
    if measure.module == "bench.passages":
        return passages(settings["documents"])
    if measure.module == "bench.winnowing":
        return baseline(settings["documents"])
    if measure.module == "bench.additions":
        return additions(settings["documents"], settings["added"])
    if measure.module == "bench.sketches":
        return near(settings["tool"], settings["documents"])
    return (growth if measure.module == "bench.growth" else job)(settings["documents"])
