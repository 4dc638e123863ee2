from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from bench.machine import (
    ONE_THREAD,
    Clocked,
    Stopwatch,
    clocked,
    description,
    peak_memory,
    stay_on_one_core,
)


def run_apart(code: str) -> str:
    """What a fresh process prints: for what would change this one."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_it_clocks_waiting_on_the_wall_only() -> None:
    took = clocked(lambda: time.sleep(0.05))
    assert took.wall >= 0.05
    assert took.processor < 0.04


def test_it_clocks_work_on_the_processor() -> None:
    assert clocked(lambda: sum(range(1_000_000))).processor > 0


def test_it_times_nothing_before_a_stage_runs() -> None:
    assert Stopwatch().took("read") == Clocked(0, 0)


def test_it_adds_up_the_times_of_a_stage() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.during("wait"):
            time.sleep(0.02)
    assert watch.took("wait").wall >= 0.04


def test_it_does_not_count_the_inner_stage_for_the_outer() -> None:
    watch = Stopwatch()
    with watch.during("outer"):
        with watch.during("inner"):
            time.sleep(0.2)
        time.sleep(0.02)
    assert watch.took("inner").wall >= 0.2
    assert 0.02 <= watch.took("outer").wall < 0.2


def test_it_does_not_count_what_is_between_stages() -> None:
    watch = Stopwatch()
    with watch.during("wait"):
        pass
    time.sleep(0.2)
    with watch.during("wait"):
        pass
    assert watch.took("wait").wall < 0.2


def test_it_ends_a_stage_that_failed() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError), watch.during("fail"):
        raise ZeroDivisionError
    before = watch.took("fail")
    with watch.during("other"):
        time.sleep(0.02)
    assert watch.took("fail") == before


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system pins no process to a core")
def test_it_stays_on_one_of_the_cores_it_may_use() -> None:
    code = "import os; from bench.machine import stay_on_one_core as s; print(s(), *os.sched_getaffinity(0))"
    core, *left = run_apart(code).split()
    assert left == [core]
    assert int(core) == max(os.sched_getaffinity(0))


def test_it_says_when_a_process_cannot_be_kept_on_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_setaffinity", raising=False)
    assert stay_on_one_core() is None


def test_it_measures_memory_in_megabytes() -> None:
    code = (
        "from bench.machine import peak_memory as p; a = p(); b = bytearray(100_000_000); b[::4096] = "
        "b'x' * len(b[::4096]); print(a, p())"
    )
    before, after = map(float, run_apart(code).split())
    assert 5 < before < 100
    assert 95 < after - before < 115


def test_it_does_not_count_the_memory_of_the_process_that_started_it() -> None:
    held = bytearray(b"x") * 300_000_000
    alone = float(run_apart("from bench.machine import peak_memory; print(peak_memory())"))
    assert alone < 100 < peak_memory()
    del held


def test_it_asks_for_one_thread_of_every_library() -> None:
    assert ONE_THREAD["OMP_NUM_THREADS"] == "1"
    assert set(ONE_THREAD.values()) == {"1"}


def test_it_describes_the_machine() -> None:
    told = description()
    assert told["processor"]
    assert told["cores"] == os.cpu_count()
    assert told["load"] >= 0


def test_it_measures_what_memory_is_held_now_and_not_what_was() -> None:
    code = (
        "from bench.machine import memory_now as now, peak_memory as p; a = now(); "
        "b = bytearray(100_000_000); b[::4096] = bytes(len(b[::4096])); c = now(); "
        "del b; print(c - a, now() - a, p() - a)"
    )
    held, after, peak = map(float, run_apart(code).split())
    assert 90 < held < 120
    assert after < 30
    assert peak > 90
