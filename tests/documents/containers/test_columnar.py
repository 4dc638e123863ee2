"""Parquet: rows as members, behind the wall; without the library, the sentence that says so."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tumen.documents.errors import DamagedFile, RefusedFile, UnreadableFile
from tumen.documents.intake import Container, Member, PassedMember, members
from tumen.documents.intake.containers import columnar
from tumen.documents.intake.containers.columnar import COUNT
from tumen.documents.intake.holders import PARQUET

needs_pyarrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None,
    reason="pyarrow is of the extra tumen[spark]: make spark-test",
)


def container(path: Path, group: int | None = None) -> Container:
    about = path.stat()
    return Container(path, PARQUET, about.st_size, "", about.st_mtime_ns, group)


def table(path: Path, columns: dict[str, list[Any]], rows: int = 2) -> Path:
    pyarrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    parquet.write_table(pyarrow.table(columns), path, row_group_size=rows)
    return path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return table(
        tmp_path / "a.parquet",
        {
            "URL": ["https://reed.example/one", "", "https://reed.example/three"],
            "text": ["The first page.", "  ", "<!doctype html><p>The third."],
            "date": ["2023-10-09", None, "nonsense"],
            "other": [1, 2, 3],
        },
    )


@needs_pyarrow
def test_a_row_is_a_member_with_its_address_and_day(pages: Path) -> None:
    first, second = members(container(pages, 0))
    assert isinstance(first, Member)
    assert first.data == b"The first page."
    assert (first.name, first.what) == ("one.txt", "page https://reed.example/one")
    assert first.captured
    assert first.captured.date().isoformat() == "2023-10-09"
    assert isinstance(second, PassedMember)


@needs_pyarrow
def test_row_groups_are_counted_and_read_one_at_a_time(pages: Path) -> None:
    assert [each.place.number for each in members(container(pages, COUNT))] == [1, 2]
    [third] = members(container(pages, 1))
    assert isinstance(third, Member)
    assert (third.name, third.captured) == ("three.html", None)
    assert len(list(members(container(pages)))) == 3


@needs_pyarrow
@pytest.mark.parametrize("group", [2, 99])
def test_a_row_group_that_is_not_there_is_refused(pages: Path, group: int) -> None:
    with pytest.raises(DamagedFile):
        list(members(container(pages, group)))


@needs_pyarrow
def test_a_table_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="rename the one"):
        list(members(container(table(tmp_path / "a.parquet", {"number": [1]}), 0)))


@needs_pyarrow
@pytest.mark.parametrize("cut", [4, 100, -9])
def test_a_broken_file_is_refused(pages: Path, cut: int) -> None:
    pages.write_bytes(pages.read_bytes()[:cut])
    with pytest.raises(RefusedFile):
        list(members(container(pages, 0)))


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is not None, reason="pyarrow is installed here.")
def test_without_the_library_it_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(UnreadableFile, match="requirements-spark"):
        list(members(container(path, 0)))


def test_the_columns_are_known_by_their_names_whatever_their_case() -> None:
    found = columnar._columns(["Fetch_Time", "HTML", "url", "text"])
    assert found == {"text": "HTML", "address": "url", "day": "Fetch_Time"}
