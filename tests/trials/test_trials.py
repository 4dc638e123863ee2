"""The trials of durability at their smallest, and that each of them can find what it looks for."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REQUIRED
from tools.make_docs import ROOT
from trials.disks import Disk, lay_out
from trials.recording import Call


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What all the trials found, each with few points."""
    done = subprocess.run(
        [sys.executable, "-m", "trials", "quick", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,  # a minute on two cores of their own, and many times that where they are shared
    )
    assert done.stdout, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def part(found: dict[str, Any], name: str) -> dict[str, Any]:
    told: dict[str, Any] = found[name]
    if why := told.get("not_tried"):
        if os.environ.get("TUMEN_TRIALS") == REQUIRED:
            pytest.fail(why, pytrace=False)
        pytest.skip(why)
    return told


class TestTrials:
    def test_kills_lose_nothing(self, found: dict[str, Any]) -> None:
        told = part(found, "kills")
        assert told["faults"] == []
        assert told["kills"] >= 10
        assert told["acknowledged"] > 0

    def test_power_cuts_lose_nothing(self, found: dict[str, Any]) -> None:
        told = part(found, "powercuts")
        assert told["faults"] == []
        assert told["points"] == 16
        assert told["calls"] > 100

    def test_full_disks_leave_nothing_half(self, found: dict[str, Any]) -> None:
        told = part(found, "fulldisk")
        assert told["faults"] == []
        assert told["full"] > 0

    def test_turned_bits_are_noticed(self, found: dict[str, Any]) -> None:
        told = part(found, "flips")
        assert told["faults"] == []
        assert told["backup"] == told["evidence"] == told["database"] == 20
        assert told["log_cut_silently"] == 0


@pytest.mark.postgres
def test_kills_lose_nothing_on_the_teams_database_whose_server_ends_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trials", "kills", "--team", "--count", "10", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,  # a minute on two cores of their own, and many times that where they are shared
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert (told["database"], told["faults"]) == ("postgresql", [])
    assert told["kills"] > 0


class TestDisk:
    """The disk of the power cuts keeps what was flushed, and nothing else for certain."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "top" / "w").mkdir(parents=True)
        return tmp_path / "top" / "w"

    def left(self, folder: Path, *calls: Call, everything: bool = False) -> dict[str, bytes | None]:
        disk = Disk.of(folder)
        for call in calls:
            disk.take(call)
        return disk.after_power_cut(None, everything=everything)

    def written(self, folder: Path) -> list[Call]:
        draft, path = str(folder / "a.unfinished"), str(folder / "a")
        return [
            Call("create", draft),
            Call("write", draft, data=b"words"),
            Call("sync", draft),
            Call("rename", draft, to=path),
            Call("sync", str(folder)),
        ]

    def test_a_file_written_as_the_vault_does_it_is_there(self, folder: Path) -> None:
        assert self.left(folder, *self.written(folder))[str(folder / "a")] == b"words"

    def test_without_the_flush_of_its_folder_it_is_not(self, folder: Path) -> None:
        assert set(self.left(folder, *self.written(folder)[:-1])) == {str(folder)}

    def test_without_its_own_flush_it_is_empty(self, folder: Path) -> None:
        calls = [call for call in self.written(folder) if call != Call("sync", str(folder / "a.unfinished"))]
        assert self.left(folder, *calls)[str(folder / "a")] == b""

    def test_a_file_in_a_folder_that_was_never_flushed_is_gone(self, folder: Path) -> None:
        calls = [Call("folder", str(folder / "deep")), *self.written(folder / "deep")]
        assert set(self.left(folder, *calls)) == {str(folder)}
        assert str(folder / "deep" / "a") in self.left(folder, *calls, Call("sync", str(folder)))

    def test_with_luck_all_of_it_is_there(self, folder: Path) -> None:
        left = self.left(folder, *self.written(folder)[:2], everything=True)
        assert left[str(folder / "a.unfinished")] == b"words"

    def test_by_chance_a_write_is_torn_between_sectors(self, folder: Path) -> None:
        (folder / "a").write_bytes(b"-" * 4096)
        disk = Disk.of(folder)
        disk.take(Call("write", str(folder / "a"), data=b"+" * 4096))
        seen = set()
        for seed in range(60):
            data = disk.after_power_cut(random.Random(seed), everything=False)[str(folder / "a")]
            assert data is not None
            sectors = {data[start : start + 512] for start in range(0, 4096, 512)}
            assert sectors <= {b"-" * 512, b"+" * 512}
            seen.add(len(sectors))
        assert seen == {1, 2}

    def test_a_file_cut_shorter_comes_back_when_that_was_not_flushed(self, folder: Path) -> None:
        (folder / "a").write_bytes(b"words")
        cut = Call("size", str(folder / "a"), at=0)
        assert self.left(folder, cut)[str(folder / "a")] == b"words"
        assert self.left(folder, cut, Call("sync", str(folder / "a")))[str(folder / "a")] == b""

    def test_a_removed_name_comes_back_when_that_was_not_flushed(self, folder: Path) -> None:
        (folder / "a").write_bytes(b"words")
        remove = Call("remove", str(folder / "a"))
        assert str(folder / "a") in self.left(folder, remove)
        assert str(folder / "a") not in self.left(folder, remove, Call("sync", str(folder)))

    def test_it_is_laid_out_again_without_what_is_made_anew(self, folder: Path) -> None:
        lay_out({str(folder / "deep"): None, str(folder / "deep" / "a"): b"1", str(folder / "b-shm"): b"2"})
        assert [path.name for path in sorted(folder.rglob("*"))] == ["deep", "a"]
