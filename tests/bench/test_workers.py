"""Two hundred workers are killed in the middle of their jobs; `make endure` kills a thousand."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from bench.workers import Trial
from tools.make_docs import ROOT

#: Seconds for them: half a minute on two cores of their own, many times that where they are shared.
LONGEST = 900
pytestmark = pytest.mark.timeout(LONGEST)


@pytest.fixture(scope="module")
def found() -> Trial:
    command = [sys.executable, "-m", "bench.workers", "--kills", "200", "--json"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, env=os.environ)
    assert told.stdout, told.stderr
    return Trial(**json.loads(told.stdout))


def test_each_effect_is_there_once(found: Trial) -> None:
    assert found.jobs >= 20
    assert (found.missing, found.twice) == (0, 0)


def test_no_job_is_stuck(found: Trial) -> None:
    assert found.stuck == 0


def test_it_did_kill_workers_at_work(found: Trial) -> None:
    assert found.kills == 200
    assert found.killed_at_work > 20


@pytest.mark.parametrize("broken", ["missing", "twice", "stuck"])
def test_it_says_so_when_the_promise_is_broken(found: Trial, broken: str) -> None:
    assert found.is_kept
    assert not Trial(**{**vars(found), broken: 1}).is_kept
