"""What is promised of speed, memory and growth, and whether a run kept it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

#: Reading is at least so many times as fast as plain ``nlp.pipe``.
TIMES_AS_FAST = 1.5
#: The same over an archive in which few documents matter.
TIMES_AS_FAST_SIFTED = 100
#: MB of raw text that the sieve goes through in a second of one core.
SIEVE = 50
#: MB by which memory may grow after the first tenth of many documents: what an allocator keeps back, no more.
FLAT = 30
#: MB of resident memory that a process which reads stays under.
MEMORY = 700
#: The greatest exponent that still counts as linear: at 1.1, ten times the documents cost 1.26 times as much
#: each.
LINEAR = 1.1
#: MB that memory may grow by while an archive is taken in, whatever its size, after what is loaded once.
FLAT = 30
#: All passages of an archive are found so many times as fast as by the baseline in the same run ...
TIMES_THE_BASELINE = 2
#: ... and at so many documents a second: twice what research measured of the baseline.
PASSAGES_PACE = 4_800
#: MB that finding them stays under in an archive of 100,000 documents, and in one of a million.
PASSAGES_MEMORY, MANY_PASSAGES_MEMORY = 1_500, 3_000
#: Milliseconds in which 19 of 20 documents added to an archive are known to share what with which others.
ONE_MORE = 100
#: Seconds of processor time, and MB, that a release of so many claims stays under, in every form.
RELEASED, RELEASE_SECONDS, RELEASE_MEMORY = 100_000, 300, 1_000
#: Seconds of processor time in which a table is protected and attacked beside its three margins.
DISCLOSED_SECONDS = 10
#: What is to grow linearly, each part by what it is called in its promise.
GROWING = {"reading": "the reading", "main job": "the main job", "many passages": "finding passages"}


@dataclass(frozen=True, slots=True)
class Goal:
    """One promise, what was measured, both in words, and whether it is kept."""

    promised: str
    measured: str
    kept: bool


def goals(results: dict[str, Any]) -> Iterator[Goal]:
    """Every promise that the results of a run say something about."""
    for speed in results.get("speed", ()):
        yield Goal(
            f"{TIMES_AS_FAST} times plain nlp.pipe or more, {speed['text']}",
            f"{speed['times_as_fast']:.2f} times",
            speed["times_as_fast"] >= TIMES_AS_FAST,
        )
    for one in results.get("sieve", ()):
        yield Goal(
            f"{TIMES_AS_FAST_SIFTED} times plain nlp.pipe or more where one in {one['one_in']:,} matters",
            f"{one['times_as_fast']:.0f} times",
            one["times_as_fast"] >= TIMES_AS_FAST_SIFTED,
        )
        yield Goal(
            f"the sieve decides at {SIEVE} MB/s or more",
            f"{one['megabytes_per_second']:.0f} MB/s",
            one["megabytes_per_second"] >= SIEVE,
        )
        yield Goal(
            f"the sieve decides at {SIEVE} MB/s or more in Korean",
            f"{one['korean_megabytes_per_second']:.0f} MB/s",
            one["korean_megabytes_per_second"] >= SIEVE,
        )
        yield Goal(
            "the sieve loses no document that matters",
            f"{one['ours_kept']} of {one['ours']} kept",
            one["ours_kept"] == one["ours"],
        )
    for one in results.get("endurance", ()):
        yield Goal(
            f"memory grows by less than {FLAT} MB over {one['documents']:,} documents",
            f"{one['growth']:.0f} MB",
            one["growth"] < FLAT,
        )
    if memory := results.get("memory"):
        most = max(one["peak"] for one in memory)
        yield Goal(f"under {MEMORY} MB while reading", f"{most:.0f} MB", most < MEMORY)
    if archive := results.get("archive"):
        grown = max(one["later"] - one["at_first"] for one in archive)
        pages = max(one["documents"] for one in archive)
        promised = f"memory flat while an archive is taken in: up to {FLAT} MB more, {pages:,} pages"
        yield Goal(promised, f"{grown:.0f} MB more", grown <= FLAT)
    yield from _of_releases(results.get("releases", ()))
    yield from _of_disclosure(results.get("disclosure", ()))
    yield from _of_passages(results)
    for name in GROWING:
        if growth := results.get(name):
            yield Goal(
                f"linear growth of {GROWING[name]}: exponent up to {LINEAR}",
                f"{growth['exponent']:.2f}",
                round(growth["exponent"], 2) <= LINEAR,
            )


def _of_releases(found: Sequence[dict[str, Any]]) -> Iterator[Goal]:
    """Of the largest record: of a smaller one than is promised, the same is asked."""
    for one in sorted(found, key=lambda one: int(one["claims"]))[-1:]:
        size, seconds, peak = f"{one['claims']:,} claims", one["processor"], one["peak"]
        yield Goal(
            f"a release of {size} to every form: under {RELEASE_SECONDS} s of processor time",
            f"{seconds:.0f} s",
            seconds < RELEASE_SECONDS,
        )
        yield Goal(
            f"a release of {size} to every form: under {RELEASE_MEMORY:,} MB",
            f"{peak:,.0f} MB",
            peak < RELEASE_MEMORY,
        )


def _of_disclosure(found: Sequence[dict[str, Any]]) -> Iterator[Goal]:
    for one in found:
        size, faults = " × ".join(map(str, one["codes"])), sum(line["faults"] for line in one["margins"])
        seconds = max(line["processor"] for line in one["margins"])
        yield Goal(
            f"a table of {size} with its margins protected and attacked: under {DISCLOSED_SECONDS} s",
            f"{seconds:.1f} s",
            seconds < DISCLOSED_SECONDS,
        )
        yield Goal(f"what the attacker learns of a table of {size}: nothing", f"{faults} faults", not faults)


def _of_passages(results: dict[str, Any]) -> Iterator[Goal]:
    if found := results.get("passages"):
        ours, baseline, size = found["passages"], found["baseline"], f"{found['documents']:,} documents"
        times, pace, peak = found["times_as_fast"], ours["documents_per_second"], ours["peak"]
        yield Goal(
            f"all passages of {size}: {TIMES_THE_BASELINE} times the baseline or more",
            f"{times:.2f} times",
            times >= TIMES_THE_BASELINE,
        )
        yield Goal(
            f"{PASSAGES_PACE:,} documents a second or more, passages of {size}",
            f"{pace:,.0f} a second",
            pace >= PASSAGES_PACE,
        )
        yield Goal(
            f"passages of {size}: more found than by the baseline",
            f"{ours['passages']:.3f}, not {baseline['passages']:.3f}",
            ours["passages"] > baseline["passages"],
        )
        yield Goal(
            f"under {PASSAGES_MEMORY:,} MB, passages of {size}", f"{peak:,.0f} MB", peak < PASSAGES_MEMORY
        )
    for one in results.get("one more", ()):
        yield Goal(
            f"one more document for {one['documents']:,}: under {ONE_MORE} ms, 19 of 20",
            f"{one['slow']:.0f} ms",
            one["slow"] < ONE_MORE,
        )
    if many := results.get("many passages"):
        largest = max(many["sizes"], key=lambda one: int(one["documents"]))
        yield Goal(
            f"under {MANY_PASSAGES_MEMORY:,} MB, passages of {largest['documents']:,} documents",
            f"{largest['peak']:,.0f} MB",
            largest["peak"] < MANY_PASSAGES_MEMORY,
        )
