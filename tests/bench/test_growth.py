from __future__ import annotations

import pytest

from bench.growth import STEPS, exponent, measure, step_at


def test_it_reads_so_many_documents_and_counts_what_it_finds() -> None:
    told: list[str] = []
    found = measure(told.append, documents=12)
    assert found["documents"] == 12
    assert found["claims"] > 0
    assert found["words"] > 12 * 20
    assert found["wall"] > 0
    assert found["processor"] > 0
    assert found["peak"] > 50
    assert len(told) == STEPS


def test_it_finds_the_same_claims_again() -> None:
    first, second = (measure(lambda _: None, documents=10) for _ in range(2))
    assert first["claims"] == second["claims"]


@pytest.mark.parametrize("power", [0.5, 1.0, 1.5, 2.0])
def test_it_recovers_the_exponent_of_a_known_growth(power: float) -> None:
    sizes = [100, 1_000, 10_000]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_it_takes_two_sizes_as_their_slope() -> None:
    assert exponent([10, 100], [1, 20]) == pytest.approx(1.30103, abs=1e-5)


def test_it_fits_the_least_squares_line_when_sizes_disagree() -> None:
    # log10: (2, 0), (3, 1), (4, 3); slope = (-1 * -4/3 + 1 * 5/3) / 2 = 1.5
    assert exponent([100, 1_000, 10_000], [1, 10, 1_000]) == pytest.approx(1.5)


def test_a_fixed_cost_makes_growth_look_slower_than_it_is() -> None:
    assert exponent([100, 1_000], [2 + 1, 2 + 10]) < 1


@pytest.mark.parametrize("documents", [10, 11, 99, 100, 1_000])
def test_it_tells_each_step_once_and_in_order(documents: int) -> None:
    told = [step for number in range(1, documents + 1) if (step := step_at(number, documents))]
    assert told == list(range(1, STEPS + 1))


def test_it_skips_steps_where_there_are_fewer_documents() -> None:
    told = [step for number in range(1, 4) if (step := step_at(number, 3))]
    assert told == [3, 6, 10]
