from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from fuzz import __main__ as command

FED = "stat::number_of_executed_units: 1234\n"
FOUND = "Traceback ...\nAssertionError: a passage lies outside\nTest unit written to {}/times.crash-1\n" + FED

Answer = Callable[[str, str], tuple[int, str]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Answer], None]:
    """Says what each process would have printed."""
    monkeypatch.setattr(command, "FOLDER", tmp_path)

    def put(answer: Answer) -> None:
        def run(module: str, name: str, folder: Path, seconds: int) -> subprocess.CompletedProcess[str]:
            code, said = answer(module, name)
            return subprocess.CompletedProcess([], code, said)

        monkeypatch.setattr(command, "_run", run)

    return put


def test_it_says_what_was_fed_and_that_nothing_was_found(answers: Callable[[Answer], None]) -> None:
    answers(lambda module, name: (0, "stretched: 7\n" if module == "fuzz.stretched" else FED))
    done = CliRunner().invoke(command.main, ["times"])
    assert done.exit_code == 0
    assert "1,234" in done.stdout
    assert "7" in done.stdout
    assert "nothing" in done.stdout


def test_it_says_what_was_found_and_which_input_does_it(answers: Callable[[Answer], None]) -> None:
    answers(lambda module, name: (77, FOUND) if name == "times" else (0, FED))
    done = CliRunner(env={"COLUMNS": "200"}).invoke(command.main, ["times", "sieve"])
    assert done.exit_code == 1
    assert "a passage lies outside" in done.stdout
    assert "times.crash-1" in done.stdout


def test_the_seeds_are_among_the_inputs(answers: Callable[[Answer], None], tmp_path: Path) -> None:
    answers(lambda module, name: (0, FED))
    CliRunner().invoke(command.main, ["entry"])
    assert (tmp_path / "entry" / "seed-000").read_bytes().startswith(b"<item")


def test_an_unknown_parser_is_refused_with_those_that_there_are() -> None:
    done = CliRunner().invoke(command.main, ["nothing"])
    assert done.exit_code == 2
    assert "'numbers'" in done.stderr
