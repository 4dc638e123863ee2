"""Where the team's database is: named without a password, reached encrypted, or the start is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tumen.vault.acting import acting, acting_as
from tumen.vault.server import DATABASE, PASSWORD_FILE, Server, password


def test_without_an_address_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATABASE, raising=False)
    assert Server.from_environment() is None


def test_it_reads_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE, "postgresql://clerk@db.example:5433/record")
    assert Server.from_environment() == Server("clerk", "db.example", "5433", "record", "verify-full")


def test_it_says_what_is_missing_when_psycopg_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE, "postgresql://clerk@db.example/record")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="requirements-postgres.txt"):
        Server.from_environment()


def test_a_socket_is_local_and_needs_no_certificate() -> None:
    server = Server.at("postgresql://clerk@/record?host=/run/postgresql")
    assert (server.host, server.is_local, server.sslmode) == ("/run/postgresql", True, "")
    assert server.for_django()["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgresql://clerk:secret@localhost/record", "holds a password"),
        ("postgresql://clerk@localhost/record?password=secret", "holds a password"),
        ("mysql://clerk@localhost/record", "is to be postgresql://"),
        ("postgresql://localhost/record", "with a user"),
        ("postgresql://clerk@localhost/", "a database"),
        ("postgresql://clerk@localhost/record?options=-cfsync", "asks for options"),
        ("postgresql://clerk@db.example/record?sslmode=require", "could read the record"),
        ("postgresql://clerk@db.example/record?sslmode=disable", "could read the record"),
    ],
)
def test_it_refuses_what_is_not_safe_or_not_whole(address: str, says: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=says) as refused:
        Server.at(address)
    assert DATABASE in str(refused.value)
    assert "secret@" not in str(refused.value)


def test_the_password_is_that_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "password"
    file.write_text("a b\n", "utf-8")
    file.chmod(0o600)
    monkeypatch.setenv(PASSWORD_FILE, str(file))
    assert password() == "a b"
    file.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        password()
    monkeypatch.setenv(PASSWORD_FILE, str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        password()
    monkeypatch.delenv(PASSWORD_FILE)
    assert password() == ""


def test_who_acts_is_known_within_the_block_only() -> None:
    before = acting()
    with acting_as(7):
        assert acting() == 7
        with acting_as(None):
            assert acting() is None
        assert acting() == 7
    assert acting() == before
