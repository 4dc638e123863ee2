"""A check finds what is not whole, says which document it is, and changes nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tumen.preservation.snapshot import documents_in
from tumen.preservation.soundness import check
from tumen.vault import evidence, recentlog
from tumen.vault.database.base import connect_beside
from tumen.vault.workspace import Workspace


def kept(own: Workspace) -> list[str]:
    with closing(connect_beside(own.database, own.keys().database)) as connection:
        return [one.address for one in documents_in(connection)]


def change(own: Workspace, statement: str) -> None:
    with closing(connect_beside(own.database, own.keys().database)) as connection:
        connection.execute(statement)


def said(own: Workspace) -> str:
    return " ".join(fault.said for fault in check(own).faults)


def test_a_workspace_is_whole(own: Workspace) -> None:
    found = check(own)
    assert found.is_whole
    assert found.documents == found.rows["documents_document"] == 3


def test_it_tells_how_far_it_is(own: Workspace) -> None:
    told: list[tuple[int, int]] = []
    check(own, lambda done, total: told.append((done, total)))
    assert [done == total for done, total in told] == [False, False, True]


def test_it_changes_no_byte(own: Workspace) -> None:
    before = own.database.read_bytes()
    check(own)
    assert own.database.read_bytes() == before


def test_it_names_the_document_whose_evidence_is_missing(own: Workspace) -> None:
    evidence.path_of(kept(own)[1], workspace=own).unlink()
    (fault,) = check(own).faults
    assert fault.item.startswith("d-")
    assert fault.item in fault.said


def test_it_finds_one_bit_of_evidence(own: Workspace) -> None:
    path = evidence.path_of(kept(own)[0], workspace=own)
    data = bytearray(path.read_bytes())
    data[99] ^= 1
    path.write_bytes(data)
    assert "is damaged" in said(own)


def test_it_finds_rows_that_changed_their_evidence(own: Workspace) -> None:
    first, second, _ = kept(own)
    change(own, f"UPDATE documents_document SET evidence = '{first}' WHERE evidence = '{second}'")
    assert "do not belong together" in said(own)


def test_it_finds_rows_that_name_what_is_not_there(own: Workspace) -> None:
    change(own, "PRAGMA foreign_keys = 0")
    change(own, "DELETE FROM documents_rendition")
    assert "name others that are not there" in said(own)


@pytest.mark.parametrize("place", [5, 100, 4095, 4096, 20_000, -1])
def test_it_finds_one_bit_of_the_database(own: Workspace, place: int) -> None:
    data = bytearray(own.database.read_bytes())
    data[place] ^= 8
    own.database.write_bytes(data)
    found = check(own)
    assert not found.is_whole
    assert "from one copy" in found.faults[0].said or "Restore the last backup" in found.faults[0].said


def test_a_database_of_another_workspace_does_not_open(own: Workspace, tmp_path: Path) -> None:
    other = Workspace.open(tmp_path / "other")
    other.database.write_bytes(own.database.read_bytes())
    assert "does not open with its key" in said(other)


def test_pages_that_wait_in_the_log_are_no_fault(own: Workspace) -> None:
    """After a crash old pages in the file may be torn while the good ones stand in the log beside it."""
    connection = connect_beside(own.database, own.keys().database)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("UPDATE documents_document SET name = name || ' again'")
    log = own.path / "vault.db-wal"
    after_crash = log.read_bytes()
    changed = {
        (int.from_bytes(after_crash[at : at + 4], "big")) for at in range(32, len(after_crash), 24 + 4096)
    }
    connection.close()
    data = bytearray(own.database.read_bytes())
    page = max(changed)
    data[(page - 1) * 4096 + 50] ^= 1
    own.database.write_bytes(data)
    assert not check(own).is_whole
    log.write_bytes(after_crash)
    assert check(own).is_whole


def test_it_names_the_line_of_the_log_that_was_altered(own: Workspace) -> None:
    change(own, "UPDATE access_auditline SET item = 'd-other' WHERE number = 2")
    assert "Line 2 was altered" in said(own)


def test_it_finds_that_the_end_of_the_log_was_cut_off(own: Workspace) -> None:
    change(own, "DELETE FROM access_auditline WHERE number = (SELECT MAX(number) FROM access_auditline)")
    assert "The end was cut off" in said(own)


def test_a_workspace_of_before_the_tree_is_whole_without_it(own: Workspace) -> None:
    change(own, "DROP TABLE access_audittree")
    assert check(own).is_whole


def test_it_finds_a_damaged_log_of_recent_changes_and_leaves_it_as_it_is(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recentlog, "untold_damage", lambda database: recentlog.Damage(3, 9))
    monkeypatch.setattr(
        "tumen.preservation.soundness.connect_beside", lambda *_: pytest.fail("it was opened")
    )
    assert "damaged after 3 of 9 pages" in said(own)
