"""``python -m trials TRIAL``: run one trial of durability, and say what it found."""

from __future__ import annotations

import importlib
import inspect
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bench.progress import Course
from trials.api import TOKENS
from trials.ground import CannotTry, prepare

#: How much of each `quick` tries: what runs in every run of the tests.
QUICK = {"kills": 500, "powercuts": 200, "fulldisk": 4, "lostdisk": 3, "flips": 20}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Try what a workspace survives, and whom it tells what. The exit status is 1 when anything was lost,
    half kept, unnoticed, or told to somebody who may not know it."""


def _counted(default: int) -> Callable[[Any], Any]:
    return click.option("--count", default=default, show_default=True, help="How many points are tried.")


_seed = click.option("--seed", default=1, show_default=True, help="Which of the possible moments are tried.")
_kept = click.option(
    "--keep",
    "kept",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file of what was asked: a run that was stopped goes on from it, if the code is the same.",
)
_workers = click.option("--workers", default=0, help="Processes. [default: one for each core]")
_as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")


def _run(name: str, count: int, seed: int, as_json: bool, trial: str = "trial", **more: Any) -> None:
    with tempfile.TemporaryDirectory(prefix="tumen-trial-") as folder, Course(count) as course:
        prepare(Path(folder))
        tried = getattr(importlib.import_module(f"trials.{name}"), trial)
        if "expect" in inspect.signature(tried).parameters:
            more["expect"] = course.expect
        found = tried(Path(folder), count=count, seed=seed, tell=course.step, **more)
    click.echo(json.dumps(found, indent=2) if as_json else _words(found))
    if found["faults"] or found.get("left"):
        raise SystemExit(1)


def _words(found: dict[str, Any]) -> str:
    told = [_line(name, value) for name, value in found.items() if name != "faults"]
    faults = found["faults"]
    return "\n".join([*told, f"{'faults':<24}{len(faults)}", *faults[:20]])


def _line(name: str, value: Any) -> str:
    if isinstance(value, dict):
        width = max(map(len, value), default=0) + 2
        told = [f"    {each:<{width}}{_figure(value[each])}" for each in value]
        return "\n".join([name.replace("_", " "), *told])
    return f"{name.replace('_', ' '):<24}{_figure(value)}"


def _figure(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


@main.command()
@_counted(500)
@_seed
@click.option("--team", is_flag=True, help="On PostgreSQL, whose server is ended too at every tenth kill.")
@_as_json
def kills(count: int, seed: int, team: bool, as_json: bool) -> None:
    """kill -9 at any moment of reading documents and grading claims."""
    if not team:
        return _run("kills", count, seed, as_json)
    from trials.team import Team

    server = Team()
    try:
        _run("kills", count, seed, as_json, team=server)
    finally:
        server.stop()


@main.command()
@_counted(200)
@_seed
@_as_json
def powercuts(count: int, seed: int, as_json: bool) -> None:
    """Power cuts after any call that writes, with any part of what was not flushed lost."""
    _run("powercuts", count, seed, as_json)


@main.command()
@_counted(100)
@_seed
@_as_json
def fulldisk(count: int, seed: int, as_json: bool) -> None:
    """A disk that is full at any write."""
    _run("fulldisk", count, seed, as_json)


@main.command()
@_counted(100)
@_seed
@_as_json
def lostdisk(count: int, seed: int, as_json: bool) -> None:
    """A disk that is taken out while a command works, and put back."""
    _run("lostdisk", count, seed, as_json)


@main.command()
@_seed
@_as_json
def quick(seed: int, as_json: bool) -> None:
    """All of them as the tests do: 500 kills, 200 power cuts, 4 full disks, 3 lost ones, 20 flips of each."""
    found: dict[str, Any] = {"faults": []}
    with tempfile.TemporaryDirectory(prefix="tumen-trial-") as folder:
        prepare(Path(folder))
        for name, count in QUICK.items():
            trial = importlib.import_module(f"trials.{name}")
            try:
                found[name] = trial.trial(Path(folder), count=count, seed=seed, tell=lambda said: None)
                found["faults"] += found[name]["faults"]
            except CannotTry as error:
                found[name] = {"not_tried": str(error)}
    click.echo(json.dumps(found, indent=2) if as_json else _words(found))
    if found["faults"]:
        raise SystemExit(1)


@main.command()
@_counted(100)
@_seed
@_as_json
def missed(count: int, seed: int, as_json: bool) -> None:
    """How much the sieve misses, as a sample tells it, of archives of which that is known."""
    _run("missed", count, seed, as_json)


@main.command()
@click.option("--seconds", default=60.0, show_default=True, help="Seconds that a request may take.")
@_as_json
def harms(seconds: float, as_json: bool) -> None:
    """Sites that mean harm, each on the watch by itself: what each costs, and where it led."""
    _run("harms", 0, 0, as_json, seconds=seconds)


@main.command()
@click.option("--days", default=60, show_default=True, help="How many days of the world are played.")
@click.option("--kills", default=200, show_default=True, help="How often a round is killed, in all.")
@click.option("--only", multiple=True, help="This outlet alone; may be repeated.")
@click.option("--all-events", is_flag=True, help="As if there were no news.toml: each event is told.")
@_seed
@_as_json
def watch(days: int, kills: int, only: tuple[str, ...], all_events: bool, seed: int, as_json: bool) -> None:
    """Sixty days of an invented world before the watch, which is killed at any moment."""
    _run("watch", kills, seed, as_json, days=days, only=only, all_events=all_events)


@main.command()
@click.option("--steps", default=2000, show_default=True, help="How many steps are taken.")
@click.option("--seed", default=0, show_default=True, help="Which steps: the same seed takes the same ones.")
@click.option("--faults", is_flag=True, help="Plant faults in the rooms, and see that each is found.")
@_workers
@_as_json
def access(steps: int, seed: int, faults: bool, workers: int, as_json: bool) -> None:
    """Any order of grants, moves, levels, covers, consents, broken glass and withdrawals by anybody, against
    a reference model."""
    _run("access", steps, seed, as_json, trial="trial_of_faults" if faults else "trial", workers=workers)


@main.command()
@_counted(1000)
@_seed
@_as_json
def flips(count: int, seed: int, as_json: bool) -> None:
    """Single bits turned over in a backup, in the evidence store, in the database."""
    _run("flips", count, seed, as_json)


@main.command()
@_counted(1000)
@_seed
@_as_json
def readers(count: int, seed: int, as_json: bool) -> None:
    """Pages through the readers behind the wall, harmful files among them: time, memory, answers."""
    _run("readers", count, seed, as_json)


@main.command()
@_counted(240)
@_kept
@_workers
@_as_json
def matrix(count: int, kept: Path | None, workers: int, as_json: bool) -> None:
    """Each query, address and command asked in each role, clearance, level and compartment (240 ways).

    Ctrl-C stops it and tells what was found until then; the exit status is 1 where some are left.
    """
    _run("matrix", count, 0, as_json, kept=kept, workers=workers)


@main.command()
@_counted(500)
@_seed
@_as_json
def disclosure(count: int, seed: int, as_json: bool) -> None:
    """Random tables, released again and again while they grow: what can be told of small counts."""
    _run("disclosure", count, seed, as_json)


@main.command()
@_counted(3000)
@click.option("--address", "only", multiple=True, help="This address alone, by its name; may be repeated.")
@_seed
@_as_json
def pages(count: int, only: tuple[str, ...], seed: int, as_json: bool) -> None:
    """Each address of the pages, asked by people of each role as nobody means it."""
    _run("pages", count, seed, as_json, only=only)


@main.command()
@click.option("--examples", default=20, show_default=True, help="Requests to each operation as each token.")
@click.option("--shared", is_flag=True, help="Each operation as one token alone, in turn.")
@click.option("--operation", "only", multiple=True, help="This operation alone, by its id; may be repeated.")
@click.option(
    "--token", "tokens", multiple=True, type=click.Choice(list(TOKENS)), help="As this token alone."
)
@_kept
@click.option("--of-other-code", is_flag=True, help="What was asked of other code counts too.")
@_seed
@_as_json
def api(examples: int, seed: int, as_json: bool, **more: Any) -> None:
    """Each operation of the API, asked what its description allows and what it does not, as each token.

    With --keep a run of hours may end at any moment; the next one goes on. Ctrl-C stops it and tells what was
    found until then; the exit status is 1 where some are left.
    """
    _run("api", examples, seed, as_json, **more)


if __name__ == "__main__":
    main(prog_name="python -m trials")
