"""A team's server and this program prove by certificates who they are, or nothing is said.

The server is Debian's, at addresses of the loopback that count as other computers; its authority is made on
the spot.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError

from tests.postgres import APP, NAME, OWNER, SECRET
from tests.postgres import Server as Started
from tests.team.authority import Authority
from tumen.cli.opening import _trouble
from tumen.vault import checking, preparing
from tumen.vault.postgres.base import DatabaseWrapper
from tumen.vault.server import PASSWORD_FILE, Server

pytestmark = pytest.mark.postgres

#: Not one of the names of this computer, as far as Tumen knows; the server's certificate is for the first.
HOST, OTHER = "127.0.0.2", "127.0.0.3"
#: Over TCP, by TLS: the application with a certificate of its own name, and the owner as the server's keeper
#: would come.
ADMITTED = f"hostssl all {APP} 127.0.0.0/8 cert\nhostssl all {OWNER} 127.0.0.0/8 trust\n"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[Started]:
    started = Started()
    started.sql(f"CREATE ROLE {APP} LOGIN PASSWORD '{SECRET}'")
    started.prove(authority.root, *authority.certify("server", address=HOST), [HOST, OTHER], ADMITTED)
    yield started
    started.stop()


@pytest.fixture(autouse=True)
def connections(django_db_blocker: Any) -> Iterator[None]:
    """Connections are made to this server alone, and leave nothing in any table."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def asked(server: Started, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the database, with whom the server is certified by."""
    monkeypatch.delenv(PASSWORD_FILE, raising=False)
    return f"postgresql://{APP}@{HOST}:{server.port}/{NAME}?sslrootcert={authority.root}"


def shows(asked: str, certificate: tuple[Path, Path]) -> str:
    return f"{asked}&sslcert={certificate[0]}&sslkey={certificate[1]}"


def connected(address: str) -> DatabaseWrapper:
    """A connection as Tumen makes it; raises OperationalError."""
    given = Server.at(address).for_django()
    usual = {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True, "TIME_ZONE": None}
    made = DatabaseWrapper({**given, **usual, "PASSWORD": ""}, alias="proof")
    with made.wrap_database_errors:
        made.connect()
    return made


def refused(address: str) -> str:
    with pytest.raises(OperationalError) as error:
        connected(address)
    assert "did not prove by its certificate" in _trouble(error.value)
    return str(error.value)


def checked(
    address: str, monkeypatch: pytest.MonkeyPatch, own: str | None = None, kept: bytes | None = None
) -> dict[str, checking.Check]:
    """What the doctor says; ``own`` is what the address named as the certificate instead, and ``kept`` what
    that file holds by then."""
    made = connected(address)
    named = Server.at(address)
    if own is not None:
        named = replace(named, certificates=replace(named.certificates, own=own))
    if own and kept is not None:
        Path(own).write_bytes(kept)
    monkeypatch.setattr(checking, "connection", made)
    monkeypatch.setattr(settings, "TUMEN", replace(settings.TUMEN, server=named))
    try:
        return {name: checking._SERVER[name]() for name in ("connection", "proof")}
    finally:
        made.close()


def test_both_prove_who_they_are_and_the_doctor_says_so(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checked(shows(asked, authority.certify(APP, days=90)), monkeypatch)
    assert all(each.is_well for each in found.values())
    assert f"(TLSv1.3), and the server proved that it is {HOST}" in found["connection"].says
    assert f"showed the certificate of /CN={APP}, which ends on" in found["proof"].says
    assert "clientcert=verify-full" in found["proof"].says


@pytest.mark.parametrize("kept", [None, b"no certificate", b"-----BEGIN CERTIFICATE-----\nAA=="])
def test_a_certificate_that_cannot_be_read_is_trouble_and_stops_nothing(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: bytes | None
) -> None:
    path = tmp_path / "own.crt"
    address = shows(asked, authority.certify(APP, days=90))
    found = checked(address, monkeypatch, own=str(path), kept=kept)["proof"]
    assert not found.is_well
    assert f"{path} cannot be read" in found.says


def test_where_none_is_named_it_is_the_one_that_is_shown_then(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    certificate = authority.certify(APP, days=90)
    usual = tmp_path / ".postgresql" / "postgresql.crt"
    usual.parent.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    usual.write_bytes(certificate[0].read_bytes())
    assert checked(shows(asked, certificate), monkeypatch, own="")["proof"].is_well


def test_a_certificate_that_ends_soon_is_trouble(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checked(shows(asked, authority.certify(APP, days=20)), monkeypatch)
    assert found["connection"].is_well
    assert not found["proof"].is_well


def test_an_authority_alone_says_not_which_server_it_is(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shows(asked, authority.certify(APP)).replace(HOST, OTHER) + "&sslmode=verify-ca"
    found = checked(other, monkeypatch)["connection"]
    assert not found.is_well
    assert "sslmode=verify-full" in found.says


def test_a_server_of_another_name_is_refused(asked: str, authority: Authority) -> None:
    assert "does not match host name" in refused(shows(asked, authority.certify(APP)).replace(HOST, OTHER))


def test_a_server_that_another_authority_certified_is_refused(
    asked: str, authority: Authority, tmp_path: Path
) -> None:
    strange = Authority(tmp_path, "Another one").root
    address = shows(asked, authority.certify(APP)).replace(str(authority.root), str(strange))
    assert "certificate verify failed" in refused(address)


def test_an_older_version_of_tls_is_refused(asked: str, authority: Authority, server: Started) -> None:
    server.sql("ALTER SYSTEM SET ssl_max_protocol_version = 'TLSv1.2'", "SELECT pg_reload_conf()")
    try:
        assert "protocol version" in refused(shows(asked, authority.certify(APP)))
    finally:
        server.sql("ALTER SYSTEM RESET ssl_max_protocol_version", "SELECT pg_reload_conf()")


def test_who_shows_none_is_not_let_in(asked: str) -> None:
    assert "client certificate" in refused(asked)


def test_who_shows_that_of_somebody_else_is_not_let_in(asked: str, authority: Authority) -> None:
    assert "certificate authentication failed" in refused(shows(asked, authority.certify("somebody_else")))


def test_one_that_has_ended_is_not_let_in(asked: str, authority: Authority) -> None:
    assert "certificate expired" in refused(shows(asked, authority.certify(APP, days=-1)))


def test_one_of_another_authority_is_not_let_in(asked: str, tmp_path: Path) -> None:
    assert "unknown ca" in refused(shows(asked, Authority(tmp_path, "Another one").certify(APP)))


def test_the_owner_does_not_show_what_the_application_shows(
    asked: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connected(shows(asked, authority.certify(APP)))
    monkeypatch.setattr(preparing, "connection", made)
    statement = "SELECT current_user, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    for owner, expected in ((OWNER, (OWNER, None)), (None, (APP, f"/CN={APP}"))):
        with preparing._as_owner(owner) if owner else nullcontext(), made.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.fetchone() == expected
    made.close()


def test_this_computer_is_verified_too_where_an_authority_is_named(
    asked: str, server: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "does not match host name" in refused(asked.replace(HOST, "127.0.0.1"))
    found = checked(f"postgresql://{APP}@/{NAME}?host={server.folder}&port={server.port}", monkeypatch)
    assert [each.is_well for each in found.values()] == [True, True]
    assert "to a server on this computer" in found["proof"].says


def test_a_connection_in_the_open_and_a_password_alone_are_trouble(
    server: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = connected(server.address())
    monkeypatch.setattr(checking, "connection", made)
    there = Server.at(f"postgresql://{APP}@{HOST}:{server.port}/{NAME}")
    monkeypatch.setattr(settings, "TUMEN", replace(settings.TUMEN, server=there))
    found = [checking._encrypted(), checking._proof()]
    made.close()
    assert not any(each.is_well for each in found)
    assert "is not encrypted" in found[0].says
    assert "by a password alone" in found[1].says


@pytest.mark.parametrize("host", ["", "localhost"])
def test_nobody_is_between_two_programs_of_one_computer(
    server: Started, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    made = connected(server.address())
    monkeypatch.setattr(checking, "connection", made)
    here = Server.at(f"postgresql://{APP}@{host}/{NAME}?sslmode=prefer")
    monkeypatch.setattr(settings, "TUMEN", replace(settings.TUMEN, server=here))
    found = checking._encrypted()
    made.close()
    assert found.is_well, found.says


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("sslcert=/there/own.crt", "without its key"),
        ("sslrootcert=/nowhere/root.crt", "no such file"),
        ("sslcert={open}&sslkey={open}", "others may read"),
        ("sslrootcert={open}&sslmode=require", "could read the record"),
    ],
)
def test_what_cannot_be_meant_stops_the_start(tmp_path: Path, more: str, says: str) -> None:
    readable = tmp_path / "readable"
    readable.write_text("")
    readable.chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match=says):
        Server.at(f"postgresql://clerk@db.example/record?{more.format(open=readable)}")
    with pytest.raises(ImproperlyConfigured, match="for a socket"):
        Server.at(f"postgresql://clerk@/record?sslrootcert={readable}")
