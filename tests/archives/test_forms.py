"""A collection in its other forms: a WACZ, a Parquet file, and one that nothing here can read."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

from tests.archives.pages import quiet, told, web_archive
from tests.documents.containers.test_columnar import needs_pyarrow, table
from tumen.archives import parting
from tumen.archives.planning import Planned, Task, parts_of
from tumen.archives.results import Result, decode
from tumen.documents.intake.holders import PARQUET, ZIP

PAGES = [quiet(1), told(9, 600, "The Reed"), told(27, 41, "The Lantern"), quiet(2)]


def read(folder: Path, planned: Planned) -> Result:
    task = Task(
        1, str(folder / planned.name), planned.media_type, planned.size, planned.changed, planned.group
    )
    return decode(parting.work(task))[0]


def kept(results: list[Result]) -> list[tuple[str, int]]:
    """The pages that were kept by their letters, and how many claims each makes."""
    return [(each.reading.folded, len(each.reading.claims)) for result in results for each in result.kept]


@pytest.fixture
def plain(tmp_path: Path) -> Result:
    """The same pages as a web archive."""
    folder = tmp_path / "plain"
    folder.mkdir()
    web_archive(folder / "a.warc.gz", PAGES)
    [part] = parts_of(folder)
    return read(folder, part)


def test_a_wacz_comes_to_what_its_web_archive_does(tmp_path: Path, plain: Result) -> None:
    folder = tmp_path / "crawl"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.wacz", "w") as out:
        out.write(web_archive(tmp_path / "data.warc.gz", PAGES), "archive/data.warc.gz")
        out.writestr("datapackage.json", '{"profile": "data-package", "resources": []}')
    [part] = parts_of(folder)
    assert part.media_type == ZIP
    found = read(folder, part)
    assert kept([found]) == kept([plain])
    assert all(claims for _, claims in kept([found]))
    assert len(found.kept) == 2
    assert found.counts.passed == plain.counts.passed == 2


@needs_pyarrow
def test_a_parquet_file_comes_to_the_same_by_its_row_groups(tmp_path: Path, plain: Result) -> None:
    folder = tmp_path / "table"
    folder.mkdir()
    address = [f"https://reed.example/{at}" for at, _ in enumerate(PAGES)]
    table(folder / "a.parquet", {"url": address, "html": PAGES}, rows=2)
    parts = list(parts_of(folder))
    assert [(each.media_type, each.group) for each in parts] == [(PARQUET, 0), (PARQUET, 1)]
    found = [read(folder, each) for each in parts]
    assert kept(found) == kept([plain])
    assert sum(each.counts.passed for each in found) == plain.counts.passed


def test_a_parquet_file_that_cannot_be_read_is_a_part_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing more")
    [part] = parts_of(tmp_path)
    assert part.media_type == PARQUET
    assert part.trouble
    assert part.group == -1
    if importlib.util.find_spec("pyarrow") is None:
        assert "requirements-spark.txt" in part.trouble
