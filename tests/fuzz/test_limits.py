from __future__ import annotations

import pytest

from fuzz import limits
from fuzz.limits import BYTES_A_SECOND, TooSlow, in_time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The readings that the clock will give, in order."""
    readings: list[float] = []
    monkeypatch.setattr(limits.time, "process_time", lambda: readings.pop(0))
    return readings


def test_a_second_for_each_100_kb_is_enough(clock: list[float]) -> None:
    clock += [5.0, 6.9]
    with in_time(2 * BYTES_A_SECOND):
        pass


def test_longer_than_that_is_too_slow(clock: list[float]) -> None:
    clock += [5.0, 6.1]
    with pytest.raises(TooSlow, match=r"100000 bytes took 1\.10 seconds"), in_time(BYTES_A_SECOND):
        pass


def test_a_short_input_may_take_a_second_too(clock: list[float]) -> None:
    clock += [0.0, 0.9]
    with in_time(3):
        pass
