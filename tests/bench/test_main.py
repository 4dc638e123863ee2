from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from bench import __main__ as command
from bench import plans
from bench.apart import Measure, MeasureFailed, Tell
from tests.bench.cast import take


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """``bench("--quick")`` runs the command; the measures have their results at hand."""
    monkeypatch.setattr(command, "run", lambda plan, tell: plans.run(plan, tell, take=take))
    return lambda *words: CliRunner().invoke(command.main, words)


def test_it_prints_tables_and_goals(bench: Callable[..., Result]) -> None:
    done = bench("--quick")
    assert done.exit_code == 0
    assert "nlp.pipe" in done.stdout
    assert "Goals" in done.stdout


def test_it_tells_its_progress_on_standard_error(bench: Callable[..., Result]) -> None:
    done = bench("--quick")
    assert f"[1/{plans.QUICK.steps}] bench.speed 0" in done.stderr
    assert "[1/" not in done.stdout


def test_it_answers_in_json(bench: Callable[..., Result]) -> None:
    answer = json.loads(bench("--quick", "--json").stdout)
    assert {*plans.PARTS, "machine", "goals", "seconds"} - {"endurance", "many passages"} == set(answer)
    assert answer["speed"][0]["reading_words_per_second"] == pytest.approx(5_000)


def test_it_measures_only_the_parts_named(bench: Callable[..., Result]) -> None:
    answer = json.loads(bench("--quick", "--only", "memory", "--only", "speed", "--json").stdout)
    assert {*plans.PARTS} & set(answer) == {"memory", "speed"}


def test_it_adds_the_largest_size_when_asked_for_all(bench: Callable[..., Result]) -> None:
    usual, everything = (json.loads(bench(*words, "--json").stdout) for words in ((), ("--all",)))
    assert len(everything["main job"]["sizes"]) == len(usual["main job"]["sizes"]) + 1


def test_quick_and_all_exclude_each_other(bench: Callable[..., Result]) -> None:
    done = bench("--quick", "--all")
    assert done.exit_code == 2
    assert "exclude each other" in done.stderr


def test_it_says_in_one_message_that_a_measure_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(measure: Measure, tell: Tell) -> dict[str, object]:
        raise MeasureFailed(f"The measure {measure.module} gave no result.")

    monkeypatch.setattr(command, "run", lambda plan, tell: plans.run(plan, tell, take=fail))
    done = CliRunner().invoke(command.main, ["--quick"])
    assert done.exit_code == 1
    assert "Error: The measure bench.speed gave no result." in done.stderr


def test_it_explains_itself() -> None:
    done = CliRunner().invoke(command.main, ["--help"])
    assert all(option in done.stdout for option in ("--quick", "--all", "--only", "--json"))


def test_it_endures_passages_by_themselves(bench: Callable[..., Result]) -> None:
    answer = json.loads(bench("--passages-endure", "--json").stdout)
    assert {*plans.PARTS} & set(answer) == {"many passages"}
    assert [one["documents"] for one in answer["many passages"]["sizes"]] == [100_000, 1_000_000]
    assert bench("--endure", "--passages-endure").exit_code == 2


def test_a_quick_run_finds_more_passages_than_the_baseline() -> None:
    """At small size what is found must hold, not how fast."""
    done = CliRunner().invoke(command.main, ["--quick", "--only", "passages", "--only", "one more", "--json"])
    answer = json.loads(done.stdout)
    ours, baseline = (answer["passages"][side] for side in ("passages", "baseline"))
    assert ours["passages"] > baseline["passages"]
    assert ours["passages"] >= 0.97
    assert ours["precision"] >= 0.98
    assert ours["covered"] >= 0.95
    assert ours["whole"] == 1
    assert answer["one more"][0]["passages"] >= 0.95
    kept = {goal["promised"] for goal in answer["goals"] if goal["kept"]}
    assert any("more found than by the baseline" in promised for promised in kept)
    assert any("under 1,500 MB" in promised for promised in kept)


def test_it_endures_by_itself(bench: Callable[..., Result]) -> None:
    answer = json.loads(bench("--endure", "--json").stdout)
    assert {*plans.PARTS} & set(answer) == {"endurance"}
    assert bench("--endure", "--quick").exit_code == 2


def test_a_release_alone_fails_where_it_takes_too_much(bench: Callable[..., Result]) -> None:
    done = bench("--release", "1000")
    assert (done.exit_code, "missed" in done.stdout) == (0, False)
    done = bench("--release", "400000")
    assert (done.exit_code, "missed" in done.stdout) == (1, True)
    assert "nlp.pipe" not in done.stdout
