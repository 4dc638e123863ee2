"""The key is in memory while a vault is open, and gone when it is locked, by whomever and from wherever."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import OperationalError

from tests import processes
from tests.vault.cast import ANOTHER, PASSPHRASE, RECOVERY_KEY, make_cheap
from tumen.vault import evidence, keyring, locking, opening
from tumen.vault.database.base import DatabaseWrapper
from tumen.vault.errors import (
    KeyFileDamaged,
    VaultLocked,
    WeakPassphrase,
    WorkspaceRefused,
    WrongPassphrase,
)
from tumen.vault.workspace import Workspace

pytestmark = pytest.mark.django_db  # for connections of its own


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Workspace]:
    """A vault with a passphrase, open here."""
    made = opening.start(tmp_path / "vault", passphrase=PASSPHRASE, recovery_key=RECOVERY_KEY)
    yield made
    keyring.drop(made.path)


def database_of(vault: Workspace) -> DatabaseWrapper:
    return DatabaseWrapper({**connection.settings_dict, "NAME": str(vault.database)}, alias="other")


def secret_of(vault: Workspace) -> bytearray:
    """The very array that is kept."""
    return keyring._held[vault.path].secret


class TestStart:
    def test_it_makes_a_vault_whose_key_lies_nowhere(self, vault: Workspace) -> None:
        secret = bytes(secret_of(vault))
        on_disk = b"".join(path.read_bytes() for path in vault.path.rglob("*") if path.is_file())
        for form in (secret, secret.hex().encode(), vault.keys().database, PASSPHRASE.encode()):
            assert form not in on_disk
        assert not (vault.path / "demonstration.key").exists()

    def test_only_its_owner_reads_any_of_it(self, vault: Workspace) -> None:
        assert {path.stat().st_mode & 0o077 for path in [vault.path, *vault.path.rglob("*")]} == {0}

    def test_its_readme_says_what_opens_it(self, vault: Workspace) -> None:
        words = (vault.path / "README.txt").read_text()
        assert "recovery key" in words
        assert "NO PASSPHRASE" not in words

    def test_it_makes_nothing_for_a_weak_passphrase(self, tmp_path: Path) -> None:
        with pytest.raises(WeakPassphrase):
            opening.start(tmp_path / "new", passphrase="weak", recovery_key=RECOVERY_KEY)
        assert not (tmp_path / "new").exists()

    def test_it_leaves_a_workspace_that_is_there_alone(self, vault: Workspace, workspace: Workspace) -> None:
        for there in (vault, workspace):
            before = there.key_file.read_bytes()
            with pytest.raises(WorkspaceRefused, match="is a workspace already"):
                opening.start(there.path, passphrase=PASSPHRASE, recovery_key=RECOVERY_KEY)
            assert there.key_file.read_bytes() == before

    def test_a_plain_key_beside_it_does_not_make_it_a_demonstration(self, vault: Workspace) -> None:
        (vault.path / "demonstration.key").write_text("00" * 32)
        keyring.drop(vault.path)
        with pytest.raises(VaultLocked, match="is locked"):
            Workspace.open(vault.path).keys()


class TestOpening:
    def test_a_locked_vault_gives_no_key(self, vault: Workspace) -> None:
        address = evidence.keep(b"a letter", workspace=vault)
        keyring.drop(vault.path)
        assert not vault.is_open
        for asked in (
            vault.keys,
            lambda: evidence.fetch(address, workspace=vault),
            lambda: evidence.keep(b"another", workspace=vault),
            lambda: evidence.address_of(b"another", workspace=vault),
            database_of(vault).connect,
        ):
            with pytest.raises(VaultLocked):
                asked()

    def test_it_opens_with_its_passphrase_to_the_same_keys(self, vault: Workspace) -> None:
        before = vault.keys()
        keyring.drop(vault.path)
        opening.open_by_passphrase(vault, PASSPHRASE)
        assert vault.keys() == before

    def test_it_opens_with_its_recovery_key_to_the_same_keys(self, vault: Workspace) -> None:
        before = vault.keys()
        keyring.drop(vault.path)
        opening.open_by_recovery_key(vault, RECOVERY_KEY)
        assert vault.keys() == before

    def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(self, vault: Workspace) -> None:
        keyring.drop(vault.path)
        before = vault.key_file.read_bytes(), vault.database.read_bytes()
        with pytest.raises(WrongPassphrase):
            opening.open_by_passphrase(vault, ANOTHER)
        assert not vault.is_open
        assert (vault.key_file.read_bytes(), vault.database.read_bytes()) == before

    def test_a_damaged_key_file_is_called_so_and_no_try_is_counted(self, vault: Workspace) -> None:
        keyring.drop(vault.path)
        kept = vault.key_file.read_bytes()
        vault.key_file.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
        for _ in range(5):
            with pytest.raises(KeyFileDamaged, match="the record and the documents are as they were"):
                opening.open_by_passphrase(vault, PASSPHRASE)
        assert not vault.tries_file.exists()

    def test_a_demonstration_has_no_passphrase_to_open_or_lock(self, workspace: Workspace) -> None:
        assert workspace.is_open
        with pytest.raises(WorkspaceRefused, match="is a demonstration"):
            opening.open_by_passphrase(workspace, PASSPHRASE)
        with pytest.raises(WorkspaceRefused, match="has no passphrase, so it cannot be locked"):
            opening.lock(workspace)

    def test_a_lost_lock_file_locks_and_comes_back_when_it_is_opened(self, vault: Workspace) -> None:
        vault.lock_file.unlink()
        assert not vault.is_open
        opening.open_by_passphrase(vault, PASSPHRASE)
        assert vault.is_open

    def test_to_open_it_again_takes_the_key_from_nobody(self, vault: Workspace) -> None:
        secret = secret_of(vault)
        opening.open_by_passphrase(vault, PASSPHRASE)
        assert secret_of(vault) is secret
        assert any(secret)


class TestChanging:
    def test_only_the_key_file_changes(self, vault: Workspace) -> None:
        with database_of(vault).cursor() as cursor:
            cursor.execute("CREATE TABLE note (words TEXT)")
        address = evidence.keep(b"a letter", workspace=vault)

        def all_but_the_key() -> dict[str, bytes]:
            files = [path for path in vault.path.rglob("*") if path.is_file() and path != vault.key_file]
            return {str(path): path.read_bytes() for path in files}

        before, key = all_but_the_key(), vault.key_file.read_bytes()
        opening.change_passphrase(vault, ANOTHER)
        assert all_but_the_key() == before
        assert vault.key_file.read_bytes() != key
        keyring.drop(vault.path)
        opening.open_by_passphrase(vault, ANOTHER)
        assert evidence.fetch(address, workspace=vault) == b"a letter"

    def test_recovery_ends_the_passphrase_and_the_recovery_key_before(self, vault: Workspace) -> None:
        opening.change_both(vault, ANOTHER, recovery_key=b"n" * 20)
        sealed = opening.key_file_of(vault)
        assert sealed.open_by_passphrase(ANOTHER) == sealed.open_by_recovery_key(b"n" * 20)
        for opened, by in (
            (sealed.open_by_passphrase, PASSPHRASE),
            (sealed.open_by_recovery_key, RECOVERY_KEY),
        ):
            with pytest.raises(VaultLocked):
                opened(by)  # type: ignore[arg-type]

    def test_it_needs_the_open_vault_and_a_passphrase_that_is_not_weak(self, vault: Workspace) -> None:
        before = vault.key_file.read_bytes()
        with pytest.raises(WeakPassphrase):
            opening.change_passphrase(vault, "weak")
        keyring.drop(vault.path)
        with pytest.raises(VaultLocked):
            opening.change_passphrase(vault, ANOTHER)
        assert vault.key_file.read_bytes() == before

    def test_when_it_cannot_be_written_the_one_before_is_there(
        self, vault: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        before = vault.key_file.read_bytes()
        monkeypatch.setattr("tumen.vault.durable._write", full)
        with pytest.raises(OSError, match="No space"):
            opening.change_passphrase(vault, ANOTHER)
        assert vault.key_file.read_bytes() == before
        assert not list(vault.path.glob("*.unfinished"))


class TestLocking:
    def test_the_secret_is_overwritten(self, vault: Workspace) -> None:
        secret = secret_of(vault)
        assert any(secret)
        keyring.drop(vault.path)
        assert secret == bytes(32)

    def test_a_changed_mark_is_enough(self, vault: Workspace) -> None:
        secret = secret_of(vault)
        locking.change_mark(vault.lock_file)
        with pytest.raises(VaultLocked):
            vault.keys()
        assert secret == bytes(32)

    def test_a_key_that_nobody_asks_for_is_dropped_too(self, vault: Workspace) -> None:
        told, secret = threading.Event(), secret_of(vault)
        keyring.watch(vault.path, told.set)
        locking.change_mark(vault.lock_file)
        assert told.wait(timeout=10)
        assert secret == bytes(32)

    def test_who_watches_last_is_told(self, vault: Workspace) -> None:
        first, last = threading.Event(), threading.Event()
        keyring.watch(vault.path, first.set)
        keyring.watch(vault.path, last.set)
        locking.change_mark(vault.lock_file)
        assert last.wait(timeout=10)
        assert not first.is_set()

    def test_a_vault_locked_while_it_is_being_opened_stays_locked(self, vault: Workspace) -> None:
        mark, secret = locking.mark_in(vault.lock_file), bytearray(b"s" * 32)
        opening.lock(vault, patience=0)
        with pytest.raises(VaultLocked, match="while it was being opened"):
            keyring.hold(vault.path, secret, lock_file=vault.lock_file, mark=mark)
        assert secret == bytes(32)
        assert not vault.is_open

    def test_it_ends_every_session(self, vault: Workspace) -> None:
        before = vault.keys()
        opening.lock(vault, patience=0)
        opening.open_by_passphrase(vault, PASSPHRASE)
        assert vault.keys().web != before.web
        assert vault.keys().database == before.database

    def test_it_waits_until_whoever_works_with_the_key_has_ended(self, vault: Workspace) -> None:
        end = keyring.begin_use(vault.path)
        keyring.end_opening(vault.path)
        assert not opening.lock(vault, patience=0.1)
        end()
        end()
        assert opening.lock(vault, patience=0.1)

    def test_who_opened_it_counts_as_long_as_they_say_nothing(self, vault: Workspace) -> None:
        assert not opening.lock(vault, patience=0.1)

    def test_use_of_a_locked_vault_is_none(self, vault: Workspace) -> None:
        keyring.end_opening(vault.path)
        opening.lock(vault, patience=0)
        keyring.begin_use(vault.path)()
        keyring.end_opening(vault.path)
        assert opening.lock(vault, patience=0)

    def test_a_program_that_was_killed_holds_nothing(self, vault: Workspace) -> None:
        keyring.drop(vault.path)
        code = (
            "import sys, time; from pathlib import Path; from tumen.vault import locking; "
            "locking.take_hold(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
        )
        keyring.end_opening(vault.path)
        command = [sys.executable, "-c", code, str(vault.lock_file)]
        with processes.Popen(command, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout
            assert other.stdout.readline() == "held\n"
            assert not locking.wait_until_nobody_holds(vault.lock_file, patience=0.1)
            other.kill()
            other.wait(timeout=10)

    def test_a_query_under_way_is_broken_off(self, vault: Workspace) -> None:
        database = database_of(vault)
        broken: list[BaseException] = []

        def count_for_ever() -> None:
            try:
                with database.cursor() as cursor:
                    cursor.execute(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
                    )
            except OperationalError as error:
                broken.append(error)

        database.settings_dict["OPTIONS"] = {}
        database.connect()
        thread = threading.Thread(target=count_for_ever)
        database.inc_thread_sharing()
        thread.start()
        time.sleep(0.2)
        opening.lock(vault, patience=0)
        thread.join(timeout=10)
        assert not thread.is_alive()
        assert "interrupted" in str(broken[0])
        database.close()

    def test_it_says_when_it_cannot_lock(self, vault: Workspace) -> None:
        vault.lock_file.unlink()
        vault.lock_file.mkdir()
        with pytest.raises(WorkspaceRefused, match="could not be locked"):
            opening.lock(vault)

    def test_a_crash_would_write_no_core(self, vault: Workspace) -> None:
        import resource

        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)

    @pytest.mark.skipif(sys.platform != "linux", reason="Only Linux can be told so.")
    def test_other_programs_of_the_user_may_not_read_its_memory(self, vault: Workspace) -> None:
        is_dumpable = 3  # PR_GET_DUMPABLE
        assert ctypes.CDLL(None).prctl(is_dumpable, 0, 0, 0, 0) == 0

    def test_a_child_inherits_no_handle_and_finds_no_key(self, vault: Workspace) -> None:
        from tumen.documents.intake.confined import environment

        code = "import os; print([os.path.realpath(entry) for entry in os.scandir('/proc/self/fd')])"
        child = subprocess.run(
            [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
        )
        assert str(vault.path) not in child.stdout
        secret = bytes(secret_of(vault)).hex()
        assert not [value for value in environment().values() if secret in value or PASSPHRASE in value]
