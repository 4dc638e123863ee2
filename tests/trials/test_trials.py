"""The trials of durability at their smallest, and that each of them can find what it looks for."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REQUIRED
from tools.make_docs import ROOT
from trials import ledger
from trials.disks import Disk, lay_out
from trials.recording import Call
from trials.work import STEPS

#: Seconds for all of them: two minutes on two cores of their own, many times that where they are shared.
LONGEST = 1800
pytestmark = pytest.mark.timeout(LONGEST)


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What all the trials found, each with few points."""
    done = subprocess.run(
        [sys.executable, "-m", "trials", "quick", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
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
        assert told["kills"] >= 475  # each of the 25 commands may have ended before its moment
        assert told["acknowledged"] > 100
        assert set(told["killed_in"]) >= {"opening", *STEPS}

    def test_power_cuts_lose_nothing(self, found: dict[str, Any]) -> None:
        told = part(found, "powercuts")
        assert told["faults"] == []
        assert told["points"] == 200
        assert told["went_on"] > 30
        assert told["calls"] > 100

    def test_full_disks_leave_nothing_half(self, found: dict[str, Any]) -> None:
        told = part(found, "fulldisk")
        assert told["faults"] == []
        assert told["full"] > 0

    def test_disks_taken_out_lose_nothing_and_are_told_of(self, found: dict[str, Any]) -> None:
        told = part(found, "lostdisk")
        assert told["faults"] == []
        assert told["taken_out"] > 0

    def test_turned_bits_are_noticed(self, found: dict[str, Any]) -> None:
        told = part(found, "flips")
        assert told["faults"] == []
        assert told["backup"] == told["evidence"] == told["database"] == 20
        assert told["log_cut_silently"] == 0


@pytest.mark.postgres
def test_kills_lose_nothing_on_the_teams_database_whose_server_ends_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trials", "kills", "--team", "--count", "100", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert (told["database"], told["faults"]) == ("postgresql", [])
    assert told["kills"] >= 95  # each of the five commands may have ended before its moment
    assert set(told["killed_in"]) >= set(STEPS)


class TestLedger:
    """What a trial looks for in the rows, in tables that are as small as it asks for."""

    @pytest.fixture
    def rows(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(":memory:")) as rows:
            rows.executescript(
                """
                CREATE TABLE documents_document (id, name);
                CREATE TABLE documents_rendition (id, document_id);
                CREATE TABLE documents_custodyevent (document_id, kind);
                CREATE TABLE claims_readingrun (rendition_id);
                CREATE TABLE claims_claim (id, document_id);
                CREATE TABLE claims_proposal (claim_id);
                CREATE TABLE claims_sourcegrade (why);
                CREATE TABLE claims_claimgrade (why);
                CREATE TABLE claims_review (why);
                CREATE TABLE record_refresh (id);
                CREATE TABLE access_auditline (action);
                INSERT INTO documents_document VALUES (1, 'report-7-1.txt');
                INSERT INTO documents_rendition VALUES (1, 1);
                INSERT INTO documents_custodyevent VALUES (1, 'received');
                INSERT INTO claims_review VALUES ('trial 7-2');
                INSERT INTO access_auditline VALUES ('documents.take_in'), ('claims.review_claim');
                """
            )
            yield rows

    def found(self, rows: sqlite3.Connection, *acknowledged: str) -> list[str]:
        return [*ledger._unpaired(rows), *ledger._lost(rows, list(acknowledged))]

    def test_what_was_acknowledged_is_found(self, rows: sqlite3.Connection) -> None:
        assert self.found(rows, "BEGUN", "KEPT report-7-1.txt", "GRADED trial 7-2") == []

    @pytest.mark.parametrize(
        "said",
        [
            "KEPT report-7-2.txt",
            "READ report-7-1.txt",
            "[1/3] /in/7/report-7-1.txt: read, 1 claim",
            "GRADED trial 7-3",
        ],
    )
    def test_what_was_acknowledged_and_is_not_there_is_lost(
        self, rows: sqlite3.Connection, said: str
    ) -> None:
        assert ledger.acknowledged_changes([said]) == 1
        assert [each.split(":")[0] for each in self.found(rows, said)] == ["lost"]

    def test_what_is_there_twice_is_found(self, rows: sqlite3.Connection) -> None:
        rows.execute("INSERT INTO claims_claimgrade VALUES ('trial 7-2')")
        rows.execute("INSERT INTO access_auditline VALUES ('claims.grade_claim')")
        assert self.found(rows) == ["twice: trial 7-2"]

    def test_a_row_without_its_audit_line_is_found(self, rows: sqlite3.Connection) -> None:
        rows.execute("DELETE FROM access_auditline WHERE action = 'claims.review_claim'")
        assert self.found(rows) == ["reviews: 1 rows and 0 audit lines"]

    def test_half_a_document_is_found(self, rows: sqlite3.Connection) -> None:
        rows.execute("DELETE FROM documents_rendition")
        assert self.found(rows) == ["a document without its text"]


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
