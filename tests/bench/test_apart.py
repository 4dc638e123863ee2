from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench import apart
from bench.apart import Measure, MeasureFailed, taken
from tumen.vocabulary.errors import TumenError


@pytest.fixture
def measure_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """``measure_that("tell('a'); return {...}")`` makes a module of measures with this body."""

    def make(body: str, **settings: Any) -> Measure:
        lines = "\n".join(f"    {line}" for line in body.split("; "))
        (tmp_path / "made_measure.py").write_text(
            f"import os, sys\nfrom typing import Any\ndef measure(tell, **settings):\n{lines}\n"
        )
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return Measure("made_measure", 1, settings)

    return make


def test_it_takes_a_measure_with_its_settings(measure_that: Any) -> None:
    measure = measure_that("return settings", documents=3, text="news")
    assert taken(measure, print) == {"documents": 3, "text": "news"}


def test_it_follows_the_steps(measure_that: Any) -> None:
    told: list[str] = []
    taken(measure_that("tell('one'); tell('two'); return {}"), told.append)
    assert told == ["one", "two"]


def test_it_measures_in_another_process_with_one_thread(measure_that: Any) -> None:
    found = taken(
        measure_that("return {'process': os.getpid(), 'threads': os.environ['OMP_NUM_THREADS']}"), print
    )
    assert found["process"] != os.getpid()
    assert found["threads"] == "1"


def test_it_is_not_disturbed_by_what_a_library_prints(measure_that: Any) -> None:
    assert taken(measure_that("print('no JSON'); return {'well': True}"), print) == {"well": True}


def test_it_says_what_a_failed_measure_said_last(measure_that: Any) -> None:
    with pytest.raises(MeasureFailed, match="no such core") as raised:
        taken(measure_that("raise SystemExit('no such core')"), print)
    assert "made_measure" in str(raised.value)
    assert isinstance(raised.value, TumenError)


def test_it_fails_when_a_measure_dies_without_a_result(measure_that: Any) -> None:
    with pytest.raises(MeasureFailed):
        taken(measure_that("os._exit(0)"), print)


def test_it_leaves_no_process_behind_when_it_is_stopped(
    measure_that: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[str]] = []

    class Remembered(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(apart.subprocess, "Popen", Remembered)
    with pytest.raises(KeyboardInterrupt):
        taken(measure_that("tell('begun'); import time; time.sleep(60)"), stop)
    assert started[0].poll() is not None
