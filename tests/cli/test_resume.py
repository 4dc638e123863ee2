"""Long work can be stopped at any moment: what was read stays, and the same command goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tumen.vault.workspace import VARIABLE

#: Documents enough that the reader works in more than one group of them.
MANY = 70


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        day = f"{number % 28 + 1} {('May', 'June', 'July', 'March')[number // 28]} 2022"
        told = f"China forcibly returned {number + 20} North Koreans on {day}, officials said."
        (folder / f"report {number:03}.txt").write_text(f"Returned on {day}\n\n{told}\n", encoding="utf-8")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, VARIABLE: str(tmp_path / "own"), "PYTHONUNBUFFERED": "1"}


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(environment: dict[str, str]) -> Start:
    """Starts a command as users do."""

    def run(*words: str) -> subprocess.Popen[str]:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return processes.Popen([*processes.TUMEN, *words], env=environment, text=True, **pipes)

    return run


def interrupt(process: subprocess.Popen[str], number: int, *, after: str) -> tuple[str, str]:
    """Send a signal when the command has said ``after``; give back what it said in all."""
    assert process.stderr
    said = ""
    while after not in said:
        line = process.stderr.readline()
        assert line, f"the command ended without saying {after}: {said}"
        said += line
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    return out, said + err


def told(process: subprocess.Popen[str]) -> Any:
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return json.loads(out)


def assert_whole(start: Start) -> None:
    """Every document is there once, with its one figure and its one event."""
    assert len(told(start("document", "list", "--json"))) == MANY
    record = told(start("record", "--json"))
    figures = [figure for event in record["events"] for figure in event["figures"]]
    assert sorted(figure["quantity"]["low"] for figure in figures) == [number + 20 for number in range(MANY)]
    assert record["stale"] == []


def test_stopped_in_any_way_it_goes_on_and_loses_and_doubles_nothing(start: Start, folder: Path) -> None:
    """Ctrl-C, kill -9 and two Ctrl-C, one after the other, each where the one before left off."""
    stopped = start("read", str(folder))
    out, err = interrupt(stopped, signal.SIGINT, after="[2/")
    assert stopped.returncode == 130
    assert "Stopping after the current document." in err
    assert "Stopped before the end:" in out
    assert "Traceback" not in err
    before = [line for line in err.splitlines() if ": read, " in line]
    assert 2 <= len(before) < MANY
    waiting = told(start("record", "--json"))["stale"]
    assert {one["why"] for one in waiting} <= {"to be read again: never read"}

    killed = start("read", str(folder))
    _, err = interrupt(killed, signal.SIGKILL, after=": read, ")
    assert killed.returncode == -signal.SIGKILL
    assert sum(": already read" in line for line in err.splitlines()) == len(before)

    stopped = start("read", str(folder))
    assert stopped.stderr
    while ": read, " not in stopped.stderr.readline():
        pass
    stopped.send_signal(signal.SIGINT)
    stopped.send_signal(signal.SIGINT)
    _, err = stopped.communicate(timeout=120)
    assert stopped.returncode in (1, 130)
    assert "Traceback" not in err

    states = [one["state"] for one in told(start("read", str(folder), "--json"))["documents"]]
    assert len(states) == MANY
    assert states.count("already read") > len(before)
    assert set(states) == {"read", "already read"}
    assert_whole(start)


def test_what_was_taken_in_and_not_read_is_read_without_a_path(start: Start, folder: Path) -> None:
    for path in sorted(folder.iterdir())[6:]:
        path.unlink()
    interrupt(start("read", str(folder)), signal.SIGINT, after="[1/")
    waiting = told(start("record", "--json"))["stale"]
    assert {one["why"] for one in waiting} == {"to be read again: never read"}
    done = told(start("read", "--json"))
    assert [one["state"] for one in done["documents"]] == ["read"] * len(waiting)
    assert told(start("record", "--json"))["stale"] == []
