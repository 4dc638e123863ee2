"""``python -m fuzz``, or ``make fuzz``: feed every parser, and say what was found."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from bench.progress import Course
from fuzz.targets import TARGETS
from tumen.cli import terminal

FOLDER = Path(__file__).parent.parent / ".fuzz"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of feeding one target; ``trouble`` is the last line of a failure, or empty."""

    name: str
    fed: int
    kept: int
    stretched: int
    trouble: str


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--seconds", default=60, show_default=True, help="How long each target is fed.")
@click.argument("names", nargs=-1, type=click.Choice(sorted(TARGETS)))
def main(seconds: int, names: tuple[str, ...]) -> None:
    """Feed parsers (all, or those named) with changed and invented inputs.

    Nothing may crash, lose its place in the text, or take longer than a second for 100 kB. Inputs that
    reached new code are kept in .fuzz and begin the next run; an input that failed is kept beside them, and
    the exit status is 1.
    """
    chosen = [TARGETS[name].name for name in names] or list(TARGETS)
    outcomes = []
    with Course(len(chosen)) as course:
        for name in chosen:
            outcomes.append(_fed(name, seconds))
            course.step(name)
    _show(outcomes)
    if any(outcome.trouble for outcome in outcomes):
        raise SystemExit(1)


def _fed(name: str, seconds: int) -> Outcome:
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(TARGETS[name].seeds()):
        (folder / f"seed-{number:03}").write_bytes(seed)
    ran = _run("fuzz.child", name, folder, seconds)
    fed = re.search(r"number_of_executed_units: (\d+)", ran.stdout)
    trouble = _last(ran)
    stretched = 0
    if not trouble and TARGETS[name].is_stretched:
        long = _run("fuzz.stretched", name, folder, seconds)
        told = re.search(r"stretched: (\d+)", long.stdout)
        stretched, trouble = int(told[1]) if told else 0, _last(long)
    return Outcome(name, int(fed[1]) if fed else 0, len(list(folder.iterdir())), stretched, trouble)


def _run(module: str, name: str, folder: Path, seconds: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, name, str(folder), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _last(ran: subprocess.CompletedProcess[str]) -> str:
    """What a failed run said of its failure; the whole of it is kept beside the inputs."""
    if ran.returncode == 0:
        return ""
    said = ran.stdout
    (FOLDER / "last-failure.txt").write_text(said)
    errors = re.findall(r"^(?:\w+\.)*\w*(?:Error|TooSlow|Exception)\b.*", said, re.MULTILINE)
    kept = re.findall(r"(?:Test unit written to|kept as) (\S+)", said)
    return " ".join([*(errors[-1:] or [f"ended with {ran.returncode}"]), *(Path(each).name for each in kept)])


def _show(outcomes: list[Outcome]) -> None:
    right = {"justify": "right", "no_wrap": True}
    table = terminal.grid(
        ("parser", {}), ("fed", right), ("kept", right), ("of 100 kB", right), ("found", {})
    )
    for one in outcomes:
        counts = (f"{one.fed:,}", f"{one.kept:,}", f"{one.stretched:,}" if one.stretched else "–")
        table.add_row(one.name, *counts, one.trouble or "nothing")
    terminal.console().print(table)


if __name__ == "__main__":
    main(prog_name="python -m fuzz")
