"""Random records released again and again: the fourth quarter of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publication.random_records import require_that_nothing_is_told


@pytest.mark.parametrize("seed", range(13, 17))
def test_no_small_count_can_be_told_after_any_order_of_releases(tmp_path: Path, seed: int) -> None:
    require_that_nothing_is_told(tmp_path, seed)
