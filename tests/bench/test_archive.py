from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from bench.apart import Measure, taken
from bench.archive import PICTURE_EVERY, _peaks_of_children, write_archive
from bench.growth import STEPS

PAGES = 12


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the measure makes its archive and workspace."""
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(scope="module")
def found(told: list[str], folder: Path) -> dict[str, Any]:
    """A small archive, taken in by a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        return taken(Measure("bench.archive", STEPS, {"pages": PAGES}), told.append)


def test_it_takes_in_every_page_and_passes_the_pictures_over(found: dict[str, Any]) -> None:
    assert found["documents"] == PAGES
    assert found["members"] == PAGES + PAGES // PICTURE_EVERY


def test_it_measures_memory_on_both_sides_of_the_wall(found: dict[str, Any]) -> None:
    assert 30 < found["at_first"] <= found["later"] <= found["peak"]
    assert 0 <= found["peak_behind_the_wall"] < 500  # so few pages may be through before anybody looks


def test_it_tells_its_steps(found: dict[str, Any], told: list[str]) -> None:
    assert found["wall"] > 0
    assert len(told) == STEPS


def test_it_leaves_nothing_behind(found: dict[str, Any], folder: Path) -> None:
    assert found
    assert list(folder.iterdir()) == []


def test_the_archive_is_one_that_others_read(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.warc.gz", 5)
    records = ArchiveIterator(io.BytesIO((tmp_path / "a.warc.gz").read_bytes()))
    kinds = [record.http_headers.get_header("Content-Type") for record in records]
    assert kinds.count("image/png") == 2
    assert len(kinds) == 7


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells")
def test_it_sees_the_memory_of_a_process_that_it_started() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        time.sleep(0.5)
        assert max(_peaks_of_children()) > 3
        child.communicate(b"\n")
