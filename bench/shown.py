"""The tables of a run, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.table import Table
from rich.text import Text

from bench.plans import Results
from bench.sources import TEXTS
from tumen.cli import terminal

_RIGHT: dict[str, Any] = {"justify": "right", "no_wrap": True}


def show(results: Results, *, seconds: float) -> None:
    """Print everything that the run measured; ``seconds`` is how long it took."""
    screen = terminal.console()
    screen.print(terminal.words(_machine(results["machine"]), "dim"))
    for part, (title, table, note) in _PARTS.items():
        if part in results:
            screen.print()
            screen.print(terminal.heading(title))
            screen.print(table(results[part]))
            screen.print(terminal.words(note, "dim"))
    screen.print()
    screen.print(terminal.heading("Goals"))
    screen.print(_goals(results["goals"]))
    screen.print(terminal.words(f"measured in {seconds:.0f} seconds", "dim"))


def _machine(machine: Results) -> str:
    return (
        f"{machine['processor']}, {machine['cores']} cores, load {machine['load']} at the start; "
        f"Python {machine['python']}, {machine['system']}"
    )


def _table(first: str, *others: str) -> Table:
    return terminal.grid((first, {}), *((name, _RIGHT) for name in others))


def _speed(found: list[Results]) -> Table:
    table = _table("text", "words", "reading", "plain", "times", "from–to", "by the wall")
    for one in found:
        table.add_row(
            TEXTS[one["text"]],
            f"{one['words']:,}",
            f"{one['reading_words_per_second']:,.0f}",
            f"{one['plain_words_per_second']:,.0f}",
            f"{one['times_as_fast']:.2f}",
            f"{one['times_as_fast_least']:.2f}–{one['times_as_fast_most']:.2f}",
            f"{one['times_as_fast_by_wall_clock']:.2f}",
        )
    return table


def _quotations(found: list[Results]) -> Table:
    table = _table("text", "words", "reading", "textacy", "times")
    for one in found:
        pace = f"{one['reading_words_per_second']:,.0f}", f"{one['textacy_words_per_second']:,.0f}"
        table.add_row(TEXTS[one["text"]], f"{one['words']:,}", *pace, f"{one['times_as_fast']:.2f}")
    return table


def _sieve(found: list[Results]) -> Table:
    table = _table(
        "documents", "MB", "MB/s", "Korean", "words/s", "plain", "times", "ours kept", "others kept"
    )
    for one in found:
        pace = f"{one['words_per_second']:,.0f}", f"{one['plain_words_per_second']:,.0f}"
        kept = f"{one['ours_kept']} of {one['ours']}", f"{one['others_kept']:,}"
        table.add_row(
            f"{one['documents']:,}",
            f"{one['megabytes']:.0f}",
            f"{one['megabytes_per_second']:.0f}",
            f"{one['korean_megabytes_per_second']:.0f}",
            *pace,
            f"{one['times_as_fast']:.0f}",
            *kept,
        )
    return table


def _endurance(found: list[Results]) -> Table:
    table = _table("documents", "claims", "after a tenth", "later", "peak, MB")
    for one in found:
        memory = [f"{one[name]:.0f}" for name in ("settled", "later", "peak")]
        table.add_row(f"{one['documents']:,}", f"{one['claims']:,}", *memory)
    return table


def _memory(found: list[Results]) -> Table:
    table = _table("text", "documents", "words", "model, MB", "peak, MB")
    for one in found:
        counts = (f"{one['documents']:,}", f"{one['words']:,}")
        memory = (f"{one['with_model']:.0f}", f"{one['peak']:.0f}")
        table.add_row(TEXTS.get(one["text"], one["text"]), *counts, *memory)
    return table


def _growth(found: Results) -> Table:
    table = _table("documents", "claims", "seconds", "processor", "per second", "peak, MB")
    for one in found["sizes"]:
        table.add_row(*_size(one), f"{one['processor']:.1f}", *_pace(one))
    return table


def _job(found: Results) -> Table:
    stages = list(found["sizes"][0]["stages"])
    table = _table("documents", "claims", "seconds", *stages, "per s", "MB")
    for one in found["sizes"]:
        parts = [f"{one['stages'][stage]['processor']:.1f}" for stage in stages]
        table.add_row(*_size(one), *parts, *_pace(one))
    return table


def _releases(found: list[Results]) -> Table:
    """Of each size the whole, the steps and the forms."""
    table = _table("what", "seconds", "processor", "peak, MB", "kB")
    for one in found:
        whole = {**one, "name": f"{one['claims']:,} claims", "bytes": 0}
        for line in (whole, *one["steps"], *one["forms"]):
            size = f"{line['bytes'] / 1000:,.0f}" if line["bytes"] else ""
            seconds = f"{line['wall']:.1f}", f"{line['processor']:.1f}"
            table.add_row(line["name"], *seconds, f"{line['peak']:,.0f}", size)
    return table


def _disclosure(found: list[Results]) -> Table:
    table = _table("table", "beside", "seconds", "processor", "small", "faults")
    for one in found:
        for line in one["margins"]:
            seconds = f"{line['wall']:.1f}", f"{line['processor']:.1f}"
            size = " × ".join(map(str, one["codes"]))
            table.add_row(size, line["name"], *seconds, f"{line['small']:,}", str(line["faults"]))
    return table


def _archive(found: list[Results]) -> Table:
    table = _table("pages", "MB", "seconds", "per second", "at first", "later", "peak", "apart")
    for one in found:
        memory = [f"{one[name]:.0f}" for name in ("at_first", "later", "peak", "peak_behind_the_wall")]
        pace = f"{one['documents'] / one['wall']:.0f}"
        table.add_row(f"{one['documents']:,}", f"{one['size']:.1f}", f"{one['wall']:.1f}", pace, *memory)
    return table


def _passages(found: Results) -> Table:
    table = _table("", "documents", "per s", "MB", "pairs", "whole", "precise", "words", "ends")
    ours, baseline = found["passages"], found["baseline"]
    pairs = "passages", "whole", "precision"
    table.add_row("passages", *_costs(ours), *_shares(ours, *pairs, "covered", "ends"))
    table.add_row("baseline", *_costs(baseline), *_shares(baseline, *pairs))
    once = *_shares(baseline, "passages_once"), "", *_shares(baseline, "precision_once")
    table.add_row("  1 run", "", "", "", *once)
    return table


def _costs(one: Results) -> tuple[str, ...]:
    return f"{one['documents']:,}", f"{one['documents'] / one['processor']:,.0f}", f"{one['peak']:,.0f}"


def _shares(one: Results, *names: str) -> tuple[str, ...]:
    return tuple(f"{one[name]:.3f}" for name in names)


def _one_more(found: list[Results]) -> Table:
    table = _table("documents", "added", "median", "19 of 20", "most, ms", "beside", "pairs", "MB")
    for one in found:
        times = [f"{one[name]:.0f}" for name in ("median", "slow", "most")]
        more = f"{one['beside']:.1f}", *_shares(one, "passages"), f"{one['peak']:,.0f}"
        table.add_row(f"{one['documents']:,}", f"{one['added']:,}", *times, *more)
    return table


def _near(found: list[Results]) -> Table:
    table = _table("", "documents", "per s", "MB", "whole", "precise", "pairs with a passage")
    for one in found:
        table.add_row(one["tool"], *_costs(one), *_shares(one, "whole", "precision", "passages"))
    return table


def _many_passages(found: Results) -> Table:
    table = _table("documents", "wall", "core", "per s", "MB", "pairs", "precise", "words", "ends")
    for one in found["sizes"]:
        size, pace, peak = _costs(one)
        times = f"{one['wall']:.0f}", f"{one['processor']:.0f}"
        table.add_row(size, *times, pace, peak, *_shares(one, "passages", "precision", "covered", "ends"))
    return table


def _size(one: Results) -> tuple[str, ...]:
    return f"{one['documents']:,}", f"{one['claims']:,}", f"{one['wall']:.1f}"


def _pace(one: Results) -> tuple[str, ...]:
    return f"{one['documents'] / one['processor']:.0f}", f"{one['peak']:.0f}"


def _goals(found: list[Results]) -> Table:
    table = _table("promised", "measured", "")
    for goal in found:
        verdict = Text("kept", "green") if goal["kept"] else Text("missed", "bold red")
        table.add_row(goal["promised"], goal["measured"], verdict)
    return table


#: Of each part: its heading, its table, and what its columns mean.
_PARTS: dict[str, tuple[str, Callable[[Any], Table], str]] = {
    "speed": (
        "Reading beside plain nlp.pipe, words per second on one core",
        _speed,
        "Medians of several turns by processor time, and how many times as fast reading is: the least and "
        "the most of a turn, and by the clock on the wall. Plain: the same model with all its components.",
    ),
    "quotations": (
        "Reading beside textacy's direct quotations, words per second on one core",
        _quotations,
        "Medians by processor time. textacy parses with all components and finds quotations; reading finds "
        "every sort of claim.",
    ),
    "sieve": (
        "An archive in which few documents matter",
        _sieve,
        "The sieve's own pace in MB/s, in English and in Korean; words of the archive per second when what "
        "it keeps is read; the plain model's pace, measured on a part; how many that matter, and how many "
        "others, it kept.",
    ),
    "endurance": (
        "Memory over many documents",
        _endurance,
        "Resident memory in MB after a tenth of them, the most later, and at the peak.",
    ),
    "memory": (
        "Memory of a fresh process that reads",
        _memory,
        "Resident memory with the model loaded, and at its peak. 1 MB is 1,000,000 bytes.",
    ),
    "reading": (
        "Growth of reading with the number of documents",
        _growth,
        "Short reports. Seconds by the clock on the wall and of processor time; documents per second by the "
        "latter.",
    ),
    "main job": (
        "Growth of the main job into a workspace",
        _job,
        "Short reports. Seconds by the clock on the wall, which hold the waiting for the disk; the stages "
        "and the documents per second by processor time.",
    ),
    "archive": (
        "Memory while a web archive is taken in",
        _archive,
        "The archive's size, packed; seconds by the clock on the wall. Memory in MB: of this process after "
        "the first pages, at most later, and at its peak; and of the process that takes the archive apart.",
    ),
    "releases": (
        "A release to every form",
        _releases,
        "Seconds by the clock on the wall and of processor time; memory at the peak of each step. The first "
        "line of a size is all that two people do; each form is made once more by itself, and not counted.",
    ),
    "disclosure": (
        "Disclosure control of a table by three things",
        _disclosure,
        "Seconds by the clock on the wall and of processor time, protecting and attacking; counts that are "
        "too small to be told, and those of which an attacker knows more than is allowed.",
    ),
    "passages": (
        "All passages that documents share, beside winnowing by NumPy",
        _passages,
        "Documents per second of processor time on one core, medians of the turns; compiling by Numba is not "
        "counted. Shares found: of pairs of documents that share an edited passage, of whole copies; of the "
        "pairs found those that are true; of the words shared; of passages those whose ends are found within "
        "two words. The baseline asks for two runs of words in common; in its second line for one.",
    ),
    "one more": (
        "One more document for an archive",
        _one_more,
        "Milliseconds by the clock on the wall until all that it shares is known; how many documents it is "
        "laid beside; pairs of documents found, of those that share an edited passage.",
    ),
    "near duplicates": (
        "Near duplicates by sketches of whole documents",
        _near,
        "Found at a Jaccard likeness of 0.5: whole copies with few words changed, which these are made for; "
        "and pairs of documents that share an edited passage, which they are not.",
    ),
    "many passages": (
        "Growth of finding passages with the number of documents",
        _many_passages,
        "Seconds by the clock on the wall and of a core, by which the documents per second are; "
        "shares found: of pairs that share an edited passage, of the pairs found those that are true, of the "
        "words shared, of passages those whose ends are found. Compiling by Numba is not counted.",
    ),
}
