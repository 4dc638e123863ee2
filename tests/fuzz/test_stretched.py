from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fuzz import stretched
from fuzz.limits import BYTES_A_SECOND
from fuzz.targets import Target


@pytest.fixture
def fed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[bytes], None]], None]:
    """Puts a parser of the test in place of the numbers."""

    def put(check: Callable[[bytes], None]) -> None:
        monkeypatch.setitem(stretched.TARGETS, "numbers", Target("numbers", check, list))

    return put


def test_each_input_is_repeated_in_four_ways_to_100_kb(
    fed: Callable[[Callable[[bytes], None]], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken: list[bytes] = []
    fed(taken.append)
    (tmp_path / "one").write_bytes(b"five of them")
    stretched.main("numbers", tmp_path, 5)
    long = [data for data in taken if len(data) > 1_000]
    assert len(long) == 4
    assert all(0.99 * BYTES_A_SECOND <= len(data) <= BYTES_A_SECOND for data in long)
    assert "stretched: 4" in capsys.readouterr().out


def test_an_input_that_fails_is_kept(fed: Callable[[Callable[[bytes], None]], None], tmp_path: Path) -> None:
    def check(data: bytes) -> None:
        assert len(data) < 1_000

    fed(check)
    inputs = tmp_path / "numbers"
    inputs.mkdir()
    (inputs / "one").write_bytes(b"five")
    with pytest.raises(AssertionError):
        stretched.main("numbers", inputs, 5)
    (kept,) = tmp_path.glob("numbers.stretched-0-one")
    assert kept.read_bytes().startswith(b"fivefive")
