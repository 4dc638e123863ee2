"""A backup is there as a whole and proved, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.preservation.conftest import Officer, names_in
from tests.preservation.test_soundness import kept
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor
from tumen.access.queries import audit_lines
from tumen.preservation import actions, backing_up
from tumen.preservation.actions import back_up
from tumen.preservation.errors import BackupDamaged, BackupRefused, NotOurRecipient
from tumen.preservation.restoring import proved
from tumen.vault import evidence
from tumen.vault.database.base import connect_beside
from tumen.vault.errors import VaultLocked
from tumen.vault.workspace import Workspace


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where backups are put."""
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def snapshots_in(own: Workspace) -> set[str]:
    return {name for name in names_in(own.path) if "snapshot" in name}


class TestMaking:
    def test_it_holds_everything_that_the_workspace_holds(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        made = back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        head, manifest = proved(made.path, officer.identities, None)
        assert head.id == made.id
        assert manifest.documents == made.documents == 3
        names = {part.name for part in manifest.parts}
        files = {str(path.relative_to(own.path)) for path in own.evidence.rglob("*") if path.is_file()}
        assert names == files | {"backup.json", "README.txt", "demonstration.key", "vault.db"}

    def test_only_its_owner_may_read_it(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        made = back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        assert made.path.stat().st_mode & 0o777 == 0o600
        assert made.size == made.path.stat().st_size

    def test_in_a_folder_it_gets_a_name_with_its_time(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        made = back_up(actor=actor, workspace=own, to=shelf, recipients=officer.recipients)
        assert names_in(shelf) == {made.path.name}
        assert made.path.name.endswith(".backup.age")

    def test_it_leaves_a_line_with_the_hash_of_the_file(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        made = back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        (line,) = audit_lines(actor, made.id)
        assert (line.action, line.detail["sha256"]) == ("preservation.back_up", made.sha256)

    def test_with_a_key_it_is_opened_and_proved(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        made = back_up(
            actor=actor,
            workspace=own,
            to=shelf / "a.age",
            recipients=officer.recipients,
            identities=officer.identities,
        )
        assert made.is_proved

    def test_it_tells_how_far_it_is(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        told: list[tuple[int, int]] = []
        back_up(
            actor=actor,
            workspace=own,
            to=shelf / "a.age",
            recipients=officer.recipients,
            tell=lambda done, total: told.append((done, total)),
        )
        assert told == sorted(told)
        assert told[-1][0] == told[-1][1]

    def test_it_holds_one_moment_while_others_write(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        with closing(connect_beside(own.database, own.keys().database)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE documents_document SET name = 'not yet said'")
            made = back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
            other.execute("COMMIT")
        assert proved(made.path, officer.identities, None)[1].documents == 3
        assert snapshots_in(own) == set()

    def test_it_saves_the_rest_when_a_document_is_damaged(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        gone, broken, _ = (evidence.path_of(address, workspace=own) for address in kept(own))
        gone.unlink()
        broken.write_bytes(b"broken")
        made = back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        assert len(made.damaged) == 2
        assert proved(made.path, officer.identities, None)[1].damaged == made.damaged


class TestRefusing:
    def refused(self, own: Workspace, actor: Actor, officer: Officer, to: Path, words: str) -> None:
        with pytest.raises(BackupRefused, match=words):
            back_up(actor=actor, workspace=own, to=to, recipients=officer.recipients)
        assert snapshots_in(own) == set()

    def test_it_is_not_put_into_the_workspace(self, own: Workspace, actor: Actor, officer: Officer) -> None:
        for place in (own.path, own.path / "a.age", own.evidence / "a.age"):
            self.refused(own, actor, officer, place, "inside the workspace")

    def test_nor_through_a_link_into_it(
        self, own: Workspace, actor: Actor, officer: Officer, tmp_path: Path
    ) -> None:
        (tmp_path / "link").symlink_to(own.path)
        self.refused(own, actor, officer, tmp_path / "link" / "a.age", "inside the workspace")

    def test_it_goes_over_no_other_file(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        (shelf / "a.age").write_text("an older backup")
        self.refused(own, actor, officer, shelf / "a.age", "is there already")
        assert (shelf / "a.age").read_text() == "an older backup"

    def test_it_makes_no_folder(self, own: Workspace, actor: Actor, officer: Officer, shelf: Path) -> None:
        self.refused(own, actor, officer, shelf / "misspelt" / "a.age", "There is no folder")

    def test_a_reader_may_make_none(
        self, own: Workspace, reader: Actor, officer: Officer, shelf: Path
    ) -> None:
        with pytest.raises(NotPermitted):
            back_up(actor=reader, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        assert names_in(shelf) == set()

    def test_a_broken_database_is_not_backed_up(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        data = bytearray(own.database.read_bytes())
        for page in range(3, 60):
            data[page * 4096 + 9] ^= 1
        own.database.write_bytes(data)
        with pytest.raises((BackupRefused, VaultLocked)):
            back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients)
        assert names_in(shelf) == snapshots_in(own) == set()


class TestFailing:
    """Whatever goes wrong, nothing is left: neither a file nor a copy of the database."""

    def fails(self, own: Workspace, actor: Actor, officer: Officer, shelf: Path, **more: Any) -> None:
        try:
            back_up(actor=actor, workspace=own, to=shelf / "a.age", recipients=officer.recipients, **more)
        finally:
            assert names_in(shelf) == snapshots_in(own) == set()

    def test_a_full_disk(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(sink: Any, data: bytes) -> int:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(backing_up.HashingSink, "write", full)
        with pytest.raises(BackupRefused, match="No space left on device.*Nothing was left there"):
            self.fails(own, actor, officer, shelf)

    def test_a_ctrl_c(self, own: Workspace, actor: Actor, officer: Officer, shelf: Path) -> None:
        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            self.fails(own, actor, officer, shelf, tell=stop)

    def test_a_key_that_does_not_open_it(
        self, own: Workspace, actor: Actor, officer: Officer, stranger: Officer, shelf: Path
    ) -> None:
        with pytest.raises(NotOurRecipient):
            self.fails(own, actor, officer, shelf, identities=stranger.identities)

    def test_a_disk_that_does_not_keep_what_is_written(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read_back = backing_up.read_back

        def turned(draft: Path, *rest: Any) -> None:
            data = bytearray(draft.read_bytes())
            data[1000] ^= 1
            draft.write_bytes(data)
            read_back(draft, *rest)

        monkeypatch.setattr(backing_up, "read_back", turned)
        with pytest.raises(BackupDamaged, match="that disk cannot be trusted"):
            self.fails(own, actor, officer, shelf)

    def test_an_audit_line_that_cannot_be_written(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(*_: Any, **__: Any) -> None:
            raise RuntimeError("the log is locked")

        monkeypatch.setattr(actions, "recorded", locked)
        with pytest.raises(RuntimeError):
            self.fails(own, actor, officer, shelf)

    def test_a_workspace_without_room_for_the_copy(
        self, own: Workspace, actor: Actor, officer: Officer, shelf: Path
    ) -> None:
        shutil.rmtree(own.evidence)
        own.database.write_bytes(b"")
        with pytest.raises(BackupRefused):
            self.fails(own, actor, officer, shelf)
