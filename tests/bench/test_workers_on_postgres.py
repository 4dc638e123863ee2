"""The same on the team's database, in the run that is on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import POSTGRES
from tools.make_docs import ROOT


@pytest.mark.skipif(not POSTGRES, reason="TUMEN_TEST_DATABASE=postgresql asks for it")
@pytest.mark.django_db(transaction=True)  # what its workers leave is taken away after it
def test_each_effect_is_there_once_when_workers_are_killed() -> None:
    command = [sys.executable, "-m", "bench.workers", "--kills", "20", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, env=os.environ)
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert (found["database"], found["missing"], found["twice"], found["stuck"]) == ("postgresql", 0, 0, 0)
    assert found["killed_at_work"] > 0
