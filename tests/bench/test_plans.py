from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bench.apart import Measure, Tell
from bench.plans import ALL, ENDURE_PASSAGES, PARTS, QUICK, USUAL, Plan, of_a_release, run
from bench.sketches import TOOLS
from bench.sources import TEXTS
from tests.bench.cast import take


def test_the_usual_plan_measures_every_text_and_the_sizes_asked_for() -> None:
    assert set(USUAL.texts) == set(TEXTS)
    assert USUAL.reading == (100, 1_000, 10_000)
    assert USUAL.main_job == (100, 1_000)


def test_only_all_does_the_whole_main_job_with_10_000_documents() -> None:
    assert ALL.main_job == (100, 1_000, 10_000)
    same = {name: getattr(USUAL, name) for name in ("main_job", "archive", "turns", "releases")}
    assert replace(ALL, **same) == USUAL


def test_the_release_that_is_promised_is_measured_by_itself() -> None:
    plan = of_a_release(100_000)
    (measure,) = plan.measures("releases")
    assert (plan.parts, measure.settings) == (("releases",), {"claims": 100_000})
    assert max(ALL.releases) == 100_000


def test_passages_are_sought_in_the_archive_that_is_promised() -> None:
    assert USUAL.passages == USUAL.one_more[0] == 100_000
    assert set(USUAL.near) == set(TOOLS)
    assert max(ENDURE_PASSAGES.many_passages) == 1_000_000
    assert max(QUICK.passages, *QUICK.one_more, *QUICK.near.values()) <= 2_000


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


@pytest.mark.parametrize("plan", [USUAL, ALL, QUICK, ENDURE_PASSAGES, replace(QUICK, parts=("memory",))])
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


def test_passages_and_baseline_change_their_order_from_turn_to_turn() -> None:
    order = [measure.module for measure in ALL.measures("passages")]
    assert order == [
        f"bench.{side}" for side in "passages winnowing winnowing passages passages winnowing".split()
    ]


def test_passages_are_compared_by_the_medians_of_processor_time() -> None:
    times = iter([2.0, 8.0, 6.0, 1.0, 4.0, 9.0])

    def slower(measure: Measure, tell: Tell) -> dict[str, Any]:
        found = take(measure, tell)
        return {**found, "processor": next(times), "peak": found["peak"] + found["processor"]}

    found = run(replace(ALL, parts=("passages",), passages=1_000), lambda _: None, take=slower)["passages"]
    # ours: 2, 1, 4; the baseline: 8, 6, 9
    assert (found["passages"]["processor"], found["baseline"]["processor"]) == (2, 8)
    assert found["times_as_fast"] == 4
    assert (found["times_as_fast_least"], found["times_as_fast_most"]) == (2.25, 6)
    assert found["passages"]["documents_per_second"] == 500
    assert len(found["turns"]) == 6


def test_it_fits_the_growth_of_finding_passages() -> None:
    found = run(ENDURE_PASSAGES, lambda _: None, take=take)
    assert found["many passages"]["exponent"] == pytest.approx(1)
    assert len(found["goals"]) == 2


def test_it_judges_what_it_measured() -> None:
    results = run(QUICK, lambda _: None, take=take)
    assert len(results["goals"]) == len(QUICK.texts) + 17
    assert all(goal["kept"] for goal in results["goals"])
