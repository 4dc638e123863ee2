from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.apart import Measure, taken
from bench.growth import STEPS
from bench.job import STAGES


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the job makes its workspace."""
    return tmp_path_factory.mktemp("job")


@pytest.fixture(scope="module")
def found(told: list[str], folder: Path) -> dict[str, Any]:
    """The main job with twelve documents, in a process and a workspace of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        return taken(Measure("bench.job", STEPS + 1, {"documents": 12}), told.append)


def test_it_times_every_stage(found: dict[str, Any]) -> None:
    assert tuple(found["stages"]) == STAGES
    assert all(stage["wall"] > 0 for stage in found["stages"].values())


def test_the_stages_make_up_the_whole(found: dict[str, Any]) -> None:
    for clock in ("wall", "processor"):
        assert found[clock] == pytest.approx(sum(stage[clock] for stage in found["stages"].values()))


def test_it_ends_with_claims_and_events(found: dict[str, Any]) -> None:
    assert found["documents"] == 12
    assert found["claims"] > found["events"] > 0


def test_it_tells_its_steps_and_the_record_at_last(found: dict[str, Any], told: list[str]) -> None:
    assert len(told) == STEPS + 1
    assert told[-1] == "main job, 12 documents: the record"


def test_it_measures_memory(found: dict[str, Any]) -> None:
    assert 100 < found["peak"] < 2_000


@pytest.mark.usefixtures("found")
def test_it_leaves_no_workspace_behind(folder: Path) -> None:
    assert not list(folder.iterdir())
