"""The drill: what was backed up becomes a workspace again, row for row, or nothing at all."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.preservation.conftest import Officer, names_in
from tests.preservation.test_soundness import kept
from tumen.access.heads import Head as LogHead
from tumen.preservation import backing_up, packing
from tumen.preservation.backing_up import write
from tumen.preservation.errors import (
    BackupDamaged,
    BackupTooNew,
    NotABackup,
    NotOurRecipient,
    RestoreRefused,
)
from tumen.preservation.manifest import Head, Manifest
from tumen.preservation.packing import Packer
from tumen.preservation.restoring import rehearse, restore
from tumen.preservation.sealing import seal
from tumen.preservation.snapshot import documents_in, rows_in
from tumen.vault import evidence, keyring, opening
from tumen.vault.database.base import connect_beside
from tumen.vault.durable import write_new
from tumen.vault.errors import WrongPassphrase
from tumen.vault.keyfile import KeyFile
from tumen.vault.workspace import Workspace


def silent(done: int, total: int) -> None:
    pass


@pytest.fixture
def backup(own: Workspace, officer: Officer, tmp_path: Path) -> Path:
    (tmp_path / "shelf").mkdir()
    with write(own, tmp_path / "shelf" / "a.age", officer.recipients, silent):
        pass
    return tmp_path / "shelf" / "a.age"


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "restored"


def contents_of(backup: Path, officer: Officer) -> dict[str, bytes]:
    """What is inside, opened without Tumen: age, then tar."""
    plain = pyrage.decrypt(backup.read_bytes(), officer.identities)
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]


def repack(backup: Path, officer: Officer, parts: dict[str, bytes]) -> None:
    """Somebody who may seal for the officer makes a backup of other parts."""
    packer = Packer(0)
    pieces = [piece for name, data in parts.items() for piece in packer.add_bytes(name, data)]
    with backup.open("wb") as file:
        seal(iter([*pieces, *packer.end()]), file, officer.recipients)


class TestDrill:
    def test_it_gives_every_row_and_every_document_back(
        self, own: Workspace, backup: Path, officer: Officer, into: Path
    ) -> None:
        restored = restore(backup, into, officer.identities, silent)
        assert (restored.path, restored.documents) == (into, 3)
        again = Workspace.open(into)
        for address in kept(own):
            assert evidence.fetch(address, workspace=again) == evidence.fetch(address, workspace=own)
        told = []
        for workspace in (own, again):
            with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
                # The index of words is made anew, and saved searches stay behind.
                rows = {
                    name: connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
                    for name in rows_in(connection)
                    if not name.startswith("search_")
                }
                told.append((rows, documents_in(connection)))
        assert told[0] == told[1]

    def test_it_keeps_other_users_out(self, backup: Path, officer: Officer, into: Path) -> None:
        restore(backup, into, officer.identities, silent)
        assert {path.stat().st_mode & 0o077 for path in [into, *into.rglob("*")]} == {0}

    def test_it_takes_an_empty_folder(self, backup: Path, officer: Officer, into: Path) -> None:
        into.mkdir()
        assert restore(backup, into, officer.identities, silent).path == into

    def test_a_rehearsal_leaves_nothing(
        self, backup: Path, officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "temporary").mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
        assert rehearse(backup, officer.identities, silent).documents == 3
        assert names_in(tmp_path / "temporary") == set()

    def test_it_can_be_opened_without_tumen(self, own: Workspace, backup: Path, officer: Officer) -> None:
        inside = contents_of(backup, officer)
        assert list(inside)[0] == "backup.json"
        assert list(inside)[-1] == "manifest.json"
        assert bytes.fromhex(inside["demonstration.key"].decode()) == bytes.fromhex(own.key_file.read_text())
        assert not inside["vault.db"].startswith(b"SQLite format 3")

    def test_documents_that_were_damaged_before_are_told_and_the_rest_is_restored(
        self, own: Workspace, officer: Officer, tmp_path: Path, into: Path
    ) -> None:
        evidence.path_of(kept(own)[0], workspace=own).unlink()
        with write(own, tmp_path / "b.age", officer.recipients, silent) as (made, _):
            pass
        restored = restore(tmp_path / "b.age", into, officer.identities, silent)
        assert len(restored.damaged) == 1
        assert restored.damaged == made.damaged


class TestRefusing:
    """Whatever is wrong, it is said in a sentence, and nothing is left."""

    def refused(self, backup: Path, officer: Officer, into: Path, kind: type[Exception], words: str) -> None:
        with pytest.raises(kind, match=words) as raised:
            restore(backup, into, officer.identities, silent)
        assert "\n" not in str(raised.value)
        assert names_in(into.parent) <= {into.name}

    def test_a_folder_that_is_not_empty(self, backup: Path, officer: Officer, into: Path) -> None:
        into.mkdir()
        (into / "letter.txt").write_text("Dear all")
        self.refused(backup, officer, into, RestoreRefused, "is not empty")
        assert names_in(into) == {"letter.txt"}

    def test_a_file_in_its_place(self, backup: Path, officer: Officer, into: Path) -> None:
        into.write_text("Dear all")
        self.refused(backup, officer, into, RestoreRefused, "is not empty")

    def test_somebody_elses_key(self, backup: Path, stranger: Officer, into: Path) -> None:
        self.refused(backup, stranger, into, NotOurRecipient, "sealed for somebody else")

    def test_a_file_of_another_kind(self, officer: Officer, into: Path, tmp_path: Path) -> None:
        (tmp_path / "x").write_bytes(os.urandom(5000))
        self.refused(tmp_path / "x", officer, into, NotABackup, "no file of age")

    @pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99, 0.99999])
    def test_a_backup_that_is_cut_off(self, backup: Path, officer: Officer, into: Path, share: float) -> None:
        data = backup.read_bytes()
        backup.write_bytes(data[: int(len(data) * share)])
        self.refused(backup, officer, into, BackupDamaged, "cut off, or not what was written")

    @pytest.mark.parametrize("share", [0.001, 0.3, 0.7, 0.9999])
    def test_a_bit_that_was_turned_over(
        self, backup: Path, officer: Officer, into: Path, share: float
    ) -> None:
        data = bytearray(backup.read_bytes())
        data[int(len(data) * share)] ^= 16
        backup.write_bytes(data)
        self.refused(backup, officer, into, BackupDamaged, "not what was written")

    def test_a_later_version(self, backup: Path, officer: Officer, into: Path) -> None:
        parts = contents_of(backup, officer)
        head = Head.from_bytes(parts["backup.json"])
        later = replace(head, schema={**head.schema, "documents": "9999_later"}, tumen="9.0")
        repack(backup, officer, {**parts, "backup.json": later.to_bytes()})
        self.refused(backup, officer, into, BackupTooNew, "Tumen 9.0")

    def test_a_part_that_is_not_the_one_of_the_manifest(
        self, backup: Path, officer: Officer, into: Path
    ) -> None:
        parts = contents_of(backup, officer)
        repack(backup, officer, {**parts, "README.txt": b"another"})
        self.refused(backup, officer, into, BackupDamaged, "README.txt .* is not what its manifest says")

    def test_a_part_that_is_missing(self, backup: Path, officer: Officer, into: Path) -> None:
        parts = contents_of(backup, officer)
        gone = next(name for name in parts if name.startswith("evidence/"))
        repack(backup, officer, {name: data for name, data in parts.items() if name != gone})
        self.refused(backup, officer, into, BackupDamaged, "is not what its manifest says")

    def test_a_manifest_names_the_head_of_the_log(
        self, own: Workspace, officer: Officer, tmp_path: Path
    ) -> None:
        head = LogHead(1, bytes(range(32)), "2026-11-26T09:17:34.000000Z")
        with closing(connect_beside(own.database, own.keys().database)) as connection:
            values = (head.size, head.text, "", "")
            columns = "(size, text, key, signature)"
            connection.execute(f"INSERT INTO access_audithead {columns} VALUES (?, ?, ?, ?)", values)
            connection.commit()
        with write(own, tmp_path / "b.age", officer.recipients, silent):
            pass
        told = Manifest.from_bytes(contents_of(tmp_path / "b.age", officer)["manifest.json"])
        assert LogHead.copied(told.audit_head).is_of(head.root)

    def test_a_manifest_that_tells_other_rows(self, backup: Path, officer: Officer, into: Path) -> None:
        parts = contents_of(backup, officer)
        told = Manifest.from_bytes(parts["manifest.json"])
        other = replace(told, rows={**told.rows, "documents_document": 4})
        repack(backup, officer, {**parts, "manifest.json": other.to_bytes()})
        self.refused(backup, officer, into, BackupDamaged, "other rows than its manifest says")

    def test_a_backup_whose_evidence_is_not_that_of_its_rows(
        self, own: Workspace, officer: Officer, tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        evidence.path_of(kept(own)[0], workspace=own).write_bytes(b"broken")
        monkeypatch.setattr(backing_up, "evidence_faults", lambda *_: [])
        with write(own, tmp_path / "b.age", officer.recipients, silent):
            pass
        self.refused(tmp_path / "b.age", officer, into, BackupDamaged, "is not whole. Document d-")

    def test_an_age_file_with_something_else_inside(
        self, officer: Officer, into: Path, tmp_path: Path
    ) -> None:
        for inside in (b"", b"a letter", b"\0" * 20_000):
            (tmp_path / "x").write_bytes(pyrage.encrypt(inside, officer.recipients))
            self.refused(tmp_path / "x", officer, into, BackupDamaged, "Use another copy")

    def test_a_tar_of_other_things(self, officer: Officer, into: Path, tmp_path: Path) -> None:
        repack(tmp_path / "x", officer, {"letter.txt": b"Dear all"})
        self.refused(tmp_path / "x", officer, into, BackupDamaged, "is no backup of Tumen")

    def test_a_full_disk(
        self, backup: Path, officer: Officer, into: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(path: Path) -> Any:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(packing, "written", full)
        self.refused(backup, officer, into, RestoreRefused, "No space left on device.*Nothing was left")

    def test_a_place_that_may_not_be_written(self, backup: Path, officer: Officer) -> None:
        with pytest.raises(RestoreRefused, match="Nothing was left"):
            restore(backup, Path("/proc/restored/here"), officer.identities, silent)

    def test_a_ctrl_c(self, backup: Path, officer: Officer, into: Path) -> None:
        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            restore(backup, into, officer.identities, stop)
        assert names_in(into.parent) == set()


PASSPHRASE = "seven grey herons over the marsh"


@pytest.fixture
def guarded(own: Workspace) -> Iterator[Workspace]:
    """The same workspace behind a passphrase."""
    secret = bytes.fromhex(own.key_file.read_text("ascii"))
    wrapped = KeyFile.of(secret, passphrase=PASSPHRASE, recovery_key=b"r" * 16).to_bytes()
    write_new(own.wrapped_key, wrapped)
    opening.open_by_passphrase(own, PASSPHRASE)
    yield own
    keyring.drop(own.path)


class TestAVaultWithAPassphrase:
    @pytest.fixture
    def sealed(self, guarded: Workspace, officer: Officer, tmp_path: Path) -> Path:
        with write(guarded, tmp_path / "guarded.age", officer.recipients, silent):
            pass
        return tmp_path / "guarded.age"

    def test_it_comes_back_behind_the_same_passphrase(
        self, sealed: Path, officer: Officer, into: Path
    ) -> None:
        def unlock(workspace: Workspace) -> None:
            opening.open_by_passphrase(workspace, PASSPHRASE)

        done = restore(sealed, into, officer.identities, silent, unlock=unlock)
        assert done.documents == 3
        restored = Workspace.open(into)
        assert restored.has_passphrase
        assert not restored.is_open
        assert not (into / "demonstration.key").exists()

    def test_without_its_passphrase_nothing_is_left(self, sealed: Path, officer: Officer, into: Path) -> None:
        with pytest.raises(WrongPassphrase):
            restore(
                sealed,
                into,
                officer.identities,
                silent,
                unlock=lambda workspace: opening.open_by_passphrase(workspace, "eight grey herons fly"),
            )
        assert list(into.parent.iterdir()) == []
