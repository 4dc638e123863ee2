"""The database is SQLCipher, with the settings that keep a record safe, and behaves as Django expects."""

from __future__ import annotations

import datetime
import decimal
import sqlite3
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from sqlcipher3 import dbapi2 as cipher

from tumen.access.models import Actor, Role
from tumen.vault.database.base import BUSY_TIMEOUT, PRAGMAS, DatabaseWrapper
from tumen.vault.errors import VaultLocked
from tumen.vault.workspace import Workspace

pytestmark = pytest.mark.django_db


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def wrapper_of(workspace: Workspace) -> DatabaseWrapper:
    settings = {**connection.settings_dict, "NAME": str(workspace.database)}
    return DatabaseWrapper(settings, alias="other")


def filled(workspace: Workspace) -> Workspace:
    wrapper = wrapper_of(workspace)
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE note (words TEXT)")
        cursor.execute("INSERT INTO note VALUES (%s)", ["the bridge at Tumen"])
    wrapper.close()
    return workspace


class TestSettings:
    @pytest.mark.parametrize(("name", "value"), PRAGMAS.items())
    def test_it_sets_what_keeps_a_record_safe(self, name: str, value: object) -> None:
        assert pragma(name) == value

    def test_it_flushes_every_commit_to_the_disk(self) -> None:
        assert pragma("synchronous") == 2

    def test_it_checks_foreign_keys(self) -> None:
        assert pragma("foreign_keys") == 1

    def test_it_writes_ahead(self) -> None:
        assert pragma("journal_mode") == "wal"

    def test_it_waits_for_another_writer(self) -> None:
        assert pragma("busy_timeout") == BUSY_TIMEOUT * 1000

    def test_it_takes_the_write_lock_when_a_transaction_begins(self) -> None:
        connection.ensure_connection()
        assert connection.transaction_mode == "IMMEDIATE"

    def test_it_says_of_itself_what_keeps_the_vault_durable(self) -> None:
        told = {name: pragma(name) for name in ("synchronous", "journal_mode", "foreign_keys", "temp_store")}
        assert told == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "temp_store": 2}

    def test_it_encrypts_with_aes_256_and_a_code_on_every_page(self) -> None:
        assert pragma("cipher_use_hmac") == "1"
        assert pragma("cipher_hmac_algorithm") == "HMAC_SHA512"
        assert pragma("cipher_page_size") == "4096"
        assert pragma("cipher_plaintext_header_size") == "0"
        assert pragma("cipher_status") == "1"

    def test_it_is_sqlcipher(self) -> None:
        assert str(pragma("cipher_version")).startswith("4.")

    def test_it_keeps_temporary_tables_in_memory(self) -> None:
        assert pragma("temp_store") == 2

    def test_it_refuses_a_database_in_memory(self) -> None:
        wrapper = DatabaseWrapper({**connection.settings_dict, "NAME": ":memory:"}, alias="memory")
        with pytest.raises(ImproperlyConfigured):
            wrapper.get_connection_params()


class TestEncryption:
    def test_the_file_does_not_say_that_it_is_a_database(self, workspace: Workspace) -> None:
        assert not filled(workspace).database.read_bytes().startswith(b"SQLite format 3")

    def test_no_word_of_a_row_lies_on_the_disk(self, workspace: Workspace) -> None:
        filled(workspace)
        kept = b"".join(path.read_bytes() for path in workspace.path.glob("vault.db*"))
        assert b"bridge" not in kept
        assert b"CREATE TABLE" not in kept

    def test_it_does_not_open_without_the_key(self, workspace: Workspace) -> None:
        for module in (sqlite3, cipher):
            opened = module.connect(str(filled(workspace).database))
            with pytest.raises(module.DatabaseError):
                opened.execute("SELECT count(*) FROM sqlite_master")
            opened.close()
            workspace.database.unlink()

    def test_it_does_not_open_with_the_key_of_another_workspace(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        other = Workspace.open(tmp_path / "other")
        filled(workspace).database.replace(other.database)
        with pytest.raises(VaultLocked, match="does not open with the key beside it"):
            wrapper_of(other).connect()

    def test_it_opens_again_with_its_own_key(self, workspace: Workspace) -> None:
        filled(workspace)
        with wrapper_of(workspace).cursor() as cursor:
            assert cursor.execute("SELECT words FROM note").fetchone() == ("the bridge at Tumen",)

    def test_it_needs_the_key_file(self, workspace: Workspace) -> None:
        workspace.key_file.unlink()
        with pytest.raises(Exception, match="could not be read"):
            wrapper_of(workspace).connect()


class TestDjango:
    def test_it_gives_back_values_as_they_were_given(self) -> None:
        values = [
            datetime.date(2023, 10, 9),
            datetime.datetime(2023, 10, 9, 4, 5),
            decimal.Decimal("1.5"),
            True,
        ]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE kinds (d date, t datetime, n decimal, b bool)")
            cursor.execute("INSERT INTO kinds VALUES (%s, %s, %s, %s)", values)
            assert cursor.execute("SELECT * FROM kinds").fetchone() == tuple(values)

    def test_it_takes_named_parameters_and_percent_signs(self) -> None:
        with connection.cursor() as cursor:
            found = cursor.execute("SELECT %(a)s || '%%' || %(b)s", {"a": "x", "b": "y"}).fetchone()
        assert found == ("x%y",)

    def test_it_takes_many_rows_at_once(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE numbers (n integer)")
            cursor.executemany("INSERT INTO numbers VALUES (%s)", ([n] for n in range(3)))
            cursor.executemany("INSERT INTO numbers VALUES (%s)", [])
            assert cursor.execute("SELECT sum(n), count(*) FROM numbers").fetchone() == (3, 3)

    def test_it_speaks_of_errors_in_djangos_words(self) -> None:
        Actor.objects.create(name="Twice", role=Role.READER)
        with pytest.raises(IntegrityError), transaction.atomic():
            Actor.objects.create(name="Twice", role=Role.READER)

    def test_it_has_djangos_functions(self) -> None:
        Actor.objects.create(name="Somebody", role=Role.READER)
        assert Actor.objects.filter(name__iregex="^some").exists()
        assert Actor.objects.dates("added_at", "month").count() == 1
