from __future__ import annotations

from dataclasses import replace

import pytest

from bench.plans import ALL, PARTS, QUICK, USUAL, Plan, run
from bench.sources import TEXTS
from tests.bench.cast import take


def test_the_usual_plan_measures_every_text_and_the_sizes_asked_for() -> None:
    assert set(USUAL.texts) == set(TEXTS)
    assert USUAL.reading == (100, 1_000, 10_000)
    assert USUAL.main_job == (100, 1_000)


def test_only_all_does_the_whole_main_job_with_10_000_documents() -> None:
    assert ALL.main_job == (100, 1_000, 10_000)
    assert replace(ALL, main_job=USUAL.main_job, archive=USUAL.archive) == USUAL


def test_only_all_takes_in_an_archive_of_20_000_pages() -> None:
    assert max(ALL.archive) == 20_000
    assert max(USUAL.archive) <= 2_000


def test_quick_is_small_in_every_part() -> None:
    assert max(QUICK.reading) <= 500
    assert max(QUICK.main_job) <= 200
    assert sum(QUICK.texts.values()) * QUICK.repetitions <= 10_000


@pytest.mark.parametrize("plan", [USUAL, ALL, QUICK])
def test_a_growth_needs_two_sizes(plan: Plan) -> None:
    assert len(set(plan.reading)) >= 2
    assert len(set(plan.main_job)) >= 2
    assert len(set(plan.archive)) >= 2


@pytest.mark.parametrize("plan", [USUAL, QUICK, replace(QUICK, parts=("memory",))])
def test_it_tells_as_many_steps_as_it_counts(plan: Plan) -> None:
    told: list[str] = []
    run(plan, told.append, take=take)
    assert len(told) == plan.steps


def test_it_takes_only_the_parts_asked_for() -> None:
    results = run(replace(QUICK, parts=("memory", "reading")), lambda _: None, take=take)
    assert [part for part in PARTS if part in results] == ["memory", "reading"]


def test_words_per_second_are_those_of_the_median_turn() -> None:
    found = run(replace(QUICK, parts=("speed",)), lambda _: None, take=take)["speed"][0]
    assert found["reading_words_per_second"] == pytest.approx(1_000 / 0.2)
    assert found["plain_words_per_second"] == pytest.approx(1_000 / 0.4)


def test_the_ratio_is_that_of_the_medians_with_its_range_over_the_turns() -> None:
    found = run(replace(QUICK, parts=("speed",)), lambda _: None, take=take)["speed"][0]
    assert found["times_as_fast"] == pytest.approx(2)
    assert found["times_as_fast_least"] == pytest.approx(1.2)
    assert found["times_as_fast_most"] == pytest.approx(4)
    assert found["times_as_fast_by_wall_clock"] == pytest.approx(2)


def test_it_fits_the_growth() -> None:
    results = run(replace(USUAL, parts=("reading", "main job")), lambda _: None, take=take)
    assert results["reading"]["exponent"] == pytest.approx(1)
    assert results["main job"]["exponent_by_wall_clock"] == pytest.approx(1)
    assert [one["documents"] for one in results["reading"]["sizes"]] == [100, 1_000, 10_000]


def test_it_judges_what_it_measured() -> None:
    results = run(QUICK, lambda _: None, take=take)
    assert len(results["goals"]) == len(QUICK.texts) + 7
    assert all(goal["kept"] for goal in results["goals"])
