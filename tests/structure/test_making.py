"""`make run` of whoever never used it: refused documents are told in a sentence, and are no error of make."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENTENCE = "Some documents were refused, as said above; the others are read."


@pytest.fixture
def make_run(tmp_path: Path) -> object:
    """``make_run(status)`` runs it with a program that reads with this exit status, and does nothing else."""

    def run(status: int) -> subprocess.CompletedProcess[str]:
        program = tmp_path / "tumen"
        program.write_text(f'#!/bin/sh\necho "$1"\n[ "$1" = read ] && exit {status}\nexit 0\n')
        program.chmod(0o755)
        given = [f"BIN={tmp_path}", f"DEMO={tmp_path / 'demo'}", "SERVE=no", "MAKEFLAGS="]
        command = ["make", "-s", "-o", ".venv/installed", "run", *given]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    return run


def test_it_ends_with_the_sentence_alone_where_documents_were_refused(make_run: object) -> None:
    done = make_run(1)  # type: ignore[operator]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["read", "record", SENTENCE]


def test_it_says_nothing_where_all_were_read(make_run: object) -> None:
    done = make_run(0)  # type: ignore[operator]
    assert (done.returncode, done.stdout.splitlines()) == (0, ["read", "record"])


@pytest.mark.parametrize("status", [2, 130])
def test_it_stops_and_is_an_error_where_nothing_was_read(make_run: object, status: int) -> None:
    done = make_run(status)  # type: ignore[operator]
    assert done.returncode != 0
    assert done.stdout.splitlines() == ["read"]
