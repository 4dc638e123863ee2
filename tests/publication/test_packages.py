"""What machines are told of a release: judged by frictionless, and each file of the crate by its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.publication.forms.tables import BY_YEAR, BY_YEAR_AND_ACT
from tumen.publication import packing
from tumen.publication.crate import CRATE, crate_of
from tumen.publication.forms.counts import Public, Shown

HEADS = {BY_YEAR.number: ["year"], BY_YEAR_AND_ACT.number: ["year", "act"]}


def files_of(public: Public) -> dict[str, bytes]:
    notes = [public.counted, public.withheld]
    return packing.files_of(public.title, HEADS[public.number], public.lines, notes)


def judged(folder: Path, files: Mapping[str, bytes]) -> Any:
    """What frictionless says of a data package: `requirements-dev.txt` brings it."""
    frictionless = pytest.importorskip("frictionless")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return frictionless.Package(str(folder / packing.DESCRIPTION)).validate()


@pytest.mark.parametrize("public", [BY_YEAR, BY_YEAR_AND_ACT], ids=["by one thing", "by two"])
def test_frictionless_finds_the_data_package_sound(public: Public, tmp_path: Path) -> None:
    found = judged(tmp_path, files_of(public))
    assert found.valid, found.flatten(["type", "message"])
    (task,) = found.tasks
    assert task.stats["rows"] == len(public.lines)


def test_frictionless_finds_what_is_not(tmp_path: Path) -> None:
    files = files_of(BY_YEAR)
    files[packing.DATA] = files[packing.DATA].replace(b"1200", b"many")
    assert not judged(tmp_path, files).valid


@pytest.mark.parametrize(
    ("head", "words", "column", "code"),
    [
        ("act", "forced repatriation", "huridocs", "380101000000"),
        ("act", "other:strike", "huridocs", ""),
        ("country", "China", "iso3166", "CN"),
        ("country", "all others", "iso3166", ""),
    ],
)
def test_beside_a_word_stands_its_code_by_a_standard(head: str, words: str, column: str, code: str) -> None:
    written = packing.csv_of([head], [Shown(words, 7)]).decode()
    (row,) = csv.DictReader(io.StringIO(written))
    assert (row[head], row[column], row["count"]) == (words, code, "7")


def test_the_crate_has_what_ro_crate_asks_of_its_root_and_names_nothing_that_is_not_there() -> None:
    day = datetime(2024, 3, 1, tzinfo=UTC)
    crate = crate_of(number=3, id="l-1", title="Returns", at=day, notes=["Counts."], files=files_of(BY_YEAR))
    assert crate["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    graph = {each["@id"]: each for each in crate["@graph"]}
    assert len(graph) == len(crate["@graph"])
    about = graph[CRATE]
    assert about["about"] == {"@id": "./"}
    assert about["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    root = graph["./"]
    assert {"name", "description", "datePublished", "license"} <= set(root)
    assert root["datePublished"] == "2024-03-01T00:00:00+00:00"
    named = [root["license"]["@id"], *(part["@id"] for part in root["hasPart"])]
    assert all(each in graph for each in named)
