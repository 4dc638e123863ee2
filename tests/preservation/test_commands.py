"""Backing up, restoring, checking and handing over, as commands."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from tests.cli.cast import json_of, sentence_of
from tests.cli.test_vault import secret_file
from tests.preservation.conftest import Officer, names_in
from tests.preservation.test_soundness import kept
from tests.vault.cast import ANOTHER, PASSPHRASE
from tumen.access.models import Actor
from tumen.cli import Desk, main, terminal, unlocking
from tumen.cli import opening as opening_module
from tumen.cli import preservation as commands
from tumen.documents.actions import take_in
from tumen.vault import evidence, keyring, opening, recovery
from tumen.vault.durable import write_new
from tumen.vault.keyfile import KeyFile
from tumen.vault.workspace import VARIABLE, Workspace

Run = Callable[..., Result]


@pytest.fixture
def run(own: Workspace, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the workspace with three documents."""
    monkeypatch.setenv(VARIABLE, str(own.path))

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(main, words, obj=Desk(own, actor))

    return invoke


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


@pytest.fixture
def backup(run: Run, officer: Officer, shelf: Path) -> Path:
    assert run("backup", str(shelf / "a.age"), "--recipient", officer.public).exit_code == 0
    return shelf / "a.age"


class TestBackup:
    def test_it_says_what_it_wrote_and_how_to_prove_it(
        self,
        run: Run,
        officer: Officer,
        shelf: Path,
    ) -> None:
        done = run("backup", str(shelf / "a.age"), "--recipient", officer.public)
        assert done.exit_code == 0, done.output
        assert "Backed up 3 documents" in done.stdout
        assert "tumen restore BACKUP --check" in done.stdout

    def test_it_takes_a_file_of_recipients_and_proves_it_with_a_key(
        self,
        run: Run,
        officer: Officer,
        shelf: Path,
    ) -> None:
        (shelf / "recipients").write_text(f"# the officer\n{officer.public}\n")
        words = ("--recipients", str(shelf / "recipients"), "--identity", str(officer.file))
        done = run("backup", str(shelf / "a.age"), *words, "--json")
        assert json_of(done)["is_proved"] is True

    def test_without_a_recipient_it_writes_nothing(self, run: Run, shelf: Path) -> None:
        assert "nobody could open it" in sentence_of(run("backup", str(shelf / "a.age")))
        assert names_in(shelf) == set()

    def test_it_says_which_documents_were_damaged_already(
        self,
        run: Run,
        own: Workspace,
        officer: Officer,
        shelf: Path,
    ) -> None:
        evidence.path_of(kept(own)[0], workspace=own).unlink()
        done = run("backup", str(shelf / "a.age"), "--recipient", officer.public)
        assert done.exit_code == 1
        assert "The evidence of 1 document was damaged already: d-" in done.stderr
        assert names_in(shelf) == {"a.age"}

    def test_ctrl_c_leaves_nothing(
        self,
        run: Run,
        officer: Officer,
        shelf: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def stopped(**_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(commands, "back_up", stopped)
        done = run("backup", str(shelf / "a.age"), "--recipient", officer.public)
        assert done.exit_code == 130
        assert "Stopped. Nothing was written." in done.stderr


class TestRestoreOfAVaultWithAPassphrase:
    """The folder that it is unpacked into is nothing that a person knows: what is said names the backup."""

    KEY = bytes(range(recovery.LENGTH))

    @pytest.fixture
    def guarded(self, run: Run, own: Workspace, officer: Officer, shelf: Path) -> Iterator[list[str]]:
        secret = bytes.fromhex(own.key_file.read_text("ascii"))
        write_new(
            own.wrapped_key, KeyFile.of(secret, passphrase=PASSPHRASE, recovery_key=self.KEY).to_bytes()
        )
        opening.open_by_passphrase(own, PASSPHRASE)
        assert run("backup", str(shelf / "a.age"), "--recipient", officer.public).exit_code == 0
        yield ["restore", str(shelf / "a.age"), "--identity", str(officer.file)]
        keyring.drop(own.path)

    def test_it_asks_for_the_passphrase_of_the_backup(
        self, run: Run, guarded: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked, typed = list[str](), iter([ANOTHER, PASSPHRASE])
        monkeypatch.setattr(unlocking, "ask", lambda prompt: asked.append(prompt) or next(typed))
        done = run(*guarded, "--check")
        assert done.exit_code == 0, done.output
        assert asked == ["Passphrase of the vault in a.age (of the day of the backup): "] * 2
        assert "The vault in a.age does not open with this passphrase" in done.stderr
        assert "--by-sheet" in done.stderr
        assert "tumen-restore-" not in "".join(asked) + done.output

    def test_a_wrong_one_leads_to_the_sheet_and_to_no_other_workspace(
        self, run: Run, guarded: list[str], shelf: Path
    ) -> None:
        wrong = secret_file(shelf / "wrong", ANOTHER)
        done = run("--passphrase-file", str(wrong), *guarded, "--check")
        assert "--by-sheet" in sentence_of(done)
        assert "recover" not in sentence_of(done).replace("recovery sheet", "")

    def test_one_that_is_forgotten_is_replaced_by_the_sheet(
        self, run: Run, guarded: list[str], shelf: Path
    ) -> None:
        sheet = secret_file(shelf / "sheet", " ".join(recovery.groups_of(self.KEY)))
        done = run(*guarded, str(shelf / "new"), "--sheet-file", str(sheet))
        assert done.exit_code == 0, done.output
        assert f"tumen --workspace {shelf / 'new'} recover" in done.stdout
        assert Workspace(shelf / "new").has_passphrase

    def test_the_sheet_of_another_vault_leaves_nothing(
        self, run: Run, guarded: list[str], shelf: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = " ".join(recovery.groups_of(bytes(recovery.LENGTH)))
        monkeypatch.setattr(unlocking, "ask", lambda prompt: other)
        done = run(*guarded, str(shelf / "new"), "--by-sheet")
        assert "does not open with this recovery key" in sentence_of(done)
        assert not (shelf / "new").exists()


def test_while_somebody_is_asked_no_bar_is_drawn_over_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr(terminal, "console", lambda **_: screen)
    with commands.course("Restoring", silent=False, left="") as tell:
        tell(1, 2)
        with tell.aside():
            shown = screen.file.getvalue()  # type: ignore[attr-defined]
            tell(2, 2)
            time.sleep(0.25)  # the bar is drawn anew ten times a second
            assert screen.file.getvalue() == shown  # type: ignore[attr-defined]
    assert "Restoring" in shown


class TestRestore:
    def test_it_makes_a_workspace(self, run: Run, backup: Path, officer: Officer, shelf: Path) -> None:
        done = run("restore", str(backup), str(shelf / "new"), "--identity", str(officer.file))
        assert done.exit_code == 0, done.output
        assert "is whole: 3 documents" in done.stdout
        assert Workspace(shelf / "new").exists

    def test_it_can_only_check(self, run: Run, backup: Path, officer: Officer, shelf: Path) -> None:
        told = json_of(run("restore", str(backup), "--check", "--identity", str(officer.file), "--json"))
        assert (told["documents"], told["path"], told["damaged"]) == (3, None, [])
        assert names_in(shelf) == {"a.age"}

    def test_it_wants_a_folder_or_a_check(self, run: Run, backup: Path, officer: Officer) -> None:
        assert run("restore", str(backup), "--identity", str(officer.file)).exit_code == 2

    def test_it_says_in_one_sentence_that_a_key_is_not_the_right_one(
        self,
        run: Run,
        backup: Path,
        stranger: Officer,
        shelf: Path,
    ) -> None:
        done = run("restore", str(backup), str(shelf / "new"), "--identity", str(stranger.file))
        assert "sealed for somebody else" in sentence_of(done)
        assert names_in(shelf) == {"a.age"}

    def test_it_needs_no_workspace(
        self,
        tumen_process: Callable[..., Any],
        backup: Path,
        officer: Officer,
        shelf: Path,
    ) -> None:
        done = tumen_process("restore", str(backup), str(shelf / "new"), "--identity", str(officer.file))
        assert done.returncode == 0, done.stderr
        listed = tumen_process("--workspace", str(shelf / "new"), "document", "list")
        assert listed.stdout.count("d-") == 3


class TestCheck:
    def test_it_says_that_all_is_whole(self, run: Run) -> None:
        assert "All is whole: 3 documents" in run("check").stdout
        assert json_of(run("check", "--json"))["is_whole"] is True

    def test_it_names_what_is_not(self, run: Run, own: Workspace) -> None:
        evidence.path_of(kept(own)[0], workspace=own).write_bytes(b"broken")
        done = run("check")
        assert done.exit_code == 1
        assert "1 fault found." in done.stdout
        assert "Document d-" in done.stderr

    def test_it_makes_no_workspace(self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path / "misspelt"))
        assert "There is no workspace" in sentence_of(run("check"))
        assert not (tmp_path / "misspelt").exists()


class TestHandover:
    def test_it_says_where_the_package_is_and_its_hash(
        self,
        tumen: Run,
        actor: Actor,
        officer: Officer,
        shelf: Path,
    ) -> None:
        letter = take_in(actor=actor, data=b"A letter of May, to all.", name="a.txt", origin="by post")
        words = ("--to", str(shelf), "--recipient", officer.public, "--why", "a court asked")
        done = tumen("handover", letter.public_id.upper(), *words)
        assert done.exit_code == 0, done.output
        assert "Packed 1 document as b-" in done.stdout
        (package,) = names_in(shelf)
        assert package.startswith("handover-b-")
        assert "exported" in tumen("show", letter.public_id).stdout

    def test_it_wants_a_reason(self, tumen: Run, officer: Officer, shelf: Path) -> None:
        done = tumen("handover", "d-00000000", "--to", str(shelf), "--recipient", officer.public)
        assert done.exit_code == 2
        assert names_in(shelf) == set()


def test_a_full_disk_is_not_taken_for_a_broken_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = opening_module.OperationalError("disk I/O error")
    assert "the disk gives errors" in opening_module._trouble(error)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 0))  # type: ignore[attr-defined]
    assert "the disk is full" in opening_module._trouble(error)


def test_bytes_that_are_not_what_was_written_are_a_sentence_and_a_mistake_of_ours_is_none(
    workspace: Workspace,
) -> None:
    """So says SQLite of a disk that was taken out while it opened the database."""
    for words in ("database disk image is malformed", "file is not a database"):
        told = opening_module._trouble(opening_module.DatabaseError(words))
        assert "it is damaged, or its disk was taken out" in told
    assert opening_module._trouble(opening_module.DatabaseError("UNIQUE constraint failed: a.full")) == ""
