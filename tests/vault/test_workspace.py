"""A workspace is one folder that belongs to one user, is whole or refused, and mixes with no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.vault import evidence
from tumen.vault.errors import EvidenceMissing, WorkspaceRefused
from tumen.vault.workspace import VARIABLE, Workspace


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


class TestMaking:
    def test_it_makes_a_workspace_in_a_new_folder(self, tmp_path: Path) -> None:
        made = Workspace.open(tmp_path / "deep" / "new")
        assert {path.name for path in made.path.iterdir()} == {
            "README.txt",
            "demonstration.key",
            "evidence",
            "vault.db",
        }

    def test_it_makes_a_workspace_in_an_empty_folder(self, tmp_path: Path) -> None:
        assert Workspace.open(tmp_path).exists

    def test_it_flushes_the_name_of_every_folder_that_it_makes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flushed: list[Path] = []
        monkeypatch.setattr("tumen.vault.workspace.sync_folder", flushed.append)
        Workspace.open(tmp_path / "deep" / "new")
        assert {tmp_path, tmp_path / "deep"} <= set(flushed)

    def test_it_keeps_other_users_out(self, workspace: Workspace) -> None:
        assert mode_of(workspace.path) == 0o700
        assert mode_of(workspace.evidence) == 0o700
        assert mode_of(workspace.key_file) == 0o600
        assert mode_of(workspace.database) == 0o600

    def test_it_says_that_there_is_no_passphrase(self, workspace: Workspace) -> None:
        assert "NO PASSPHRASE" in (workspace.path / "README.txt").read_text()

    def test_it_takes_a_new_key_each_time(self, tmp_path: Path) -> None:
        keys = {Workspace.open(tmp_path / name).key_file.read_text() for name in "abc"}
        assert len(keys) == 3

    def test_it_leaves_a_folder_with_other_files_alone(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("Dear all")
        with pytest.raises(WorkspaceRefused, match="holds other files"):
            Workspace.open(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

    def test_it_refuses_a_path_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("Dear all")
        with pytest.raises(WorkspaceRefused, match="No workspace could be made"):
            Workspace.open(tmp_path / "letter.txt")


class TestOpening:
    def test_it_opens_what_is_there_with_the_same_keys(self, workspace: Workspace) -> None:
        assert Workspace.open(workspace.path).keys() == workspace.keys()

    def test_it_refuses_a_workspace_that_has_lost_its_database(self, workspace: Workspace) -> None:
        workspace.database.unlink()
        with pytest.raises(WorkspaceRefused, match=r"has lost vault\.db"):
            Workspace.open(workspace.path)

    def test_it_refuses_a_workspace_that_has_lost_its_evidence(self, workspace: Workspace) -> None:
        workspace.evidence.rmdir()
        with pytest.raises(WorkspaceRefused, match="has lost evidence"):
            Workspace.open(workspace.path)

    def test_it_makes_no_new_key_where_one_was_lost(self, workspace: Workspace) -> None:
        workspace.key_file.unlink()
        with pytest.raises(WorkspaceRefused, match="holds other files"):
            Workspace.open(workspace.path)

    def test_it_refuses_a_key_that_others_may_read(self, workspace: Workspace) -> None:
        workspace.key_file.chmod(0o644)
        with pytest.raises(WorkspaceRefused, match="chmod 600"):
            Workspace.open(workspace.path)

    @pytest.mark.parametrize("words", ["", "not a key", "ab" * 31])
    def test_it_refuses_what_is_not_a_key(self, workspace: Workspace, words: str) -> None:
        workspace.key_file.write_text(words)
        with pytest.raises(WorkspaceRefused, match="is not a key"):
            workspace.keys()


class TestCurrent:
    def test_it_is_the_one_that_the_variable_names(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path / "mine"))
        assert Workspace.current().path == tmp_path / "mine"
        assert not Workspace.current().exists

    def test_it_is_in_the_users_home_unless_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE)
        assert Workspace.current().path == Path.home() / "tumen"

    def test_two_workspaces_never_mix(self, workspace: Workspace, tmp_path: Path) -> None:
        other = Workspace.open(tmp_path / "other")
        address = evidence.keep(b"a letter", workspace=workspace)
        assert evidence.address_of(b"a letter", workspace=other) != address
        with pytest.raises(EvidenceMissing):
            evidence.fetch(address, workspace=other)
