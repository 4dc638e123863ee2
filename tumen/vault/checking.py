"""What can be wrong with the place where a record is kept, each with a sentence on what to do.

Nothing here changes anything; a check that cannot be made says so as trouble.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificate
from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError

from tumen.vault import evidence, schema
from tumen.vault.database.base import PRAGMAS
from tumen.vault.errors import VaultError
from tumen.vault.workspace import Workspace

#: Bytes that are to be free where the record is: a scan of a few hundred pages, and the database's own log.
ROOM = 1024**3
#: A new certificate takes days where somebody else makes it.
SOON = timedelta(days=30)
#: What libpq shows of this program where the address names no certificate.
OWN = "~/.postgresql/postgresql.crt"
#: Files of evidence that are opened to see whether they are what was kept; all of them would take hours.
SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what was found, and whether something must be mended."""

    name: str
    is_well: bool
    says: str


def well(name: str, says: str) -> Check:
    return Check(name, True, says)


def trouble(name: str, says: str) -> Check:
    return Check(name, False, says)


def checks(workspace: Workspace, addresses: Iterable[str]) -> Iterator[Check]:
    """Every check of folder, evidence and database; ``addresses`` is evidence that the record names."""
    yield _permissions(workspace)
    yield _key(workspace)
    yield _passphrase(workspace)
    yield _room(workspace)
    yield _evidence(workspace, list(addresses))
    yield _attempted("migrations", _migrations)
    for name, look in (_SERVER if connection.vendor == "postgresql" else _FILE).items():
        yield _attempted(name, look)


def _attempted(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (DatabaseError, VaultError) as error:
        return trouble(name, f"This could not be looked at: {error}")


def weak_locale() -> str:
    """What is wrong with the locale of the database, and what to do; empty when nothing is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database "
            "WHERE datname = current_database()"
        )
        encoding, ctype = cursor.fetchone()
    if encoding == "UTF8" and ctype.upper() not in ("C", "POSIX"):
        return ""
    return (
        f"The database has the encoding {encoding} and the locale {ctype}, where Korean words are no words. "
        "Make it anew: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME"
    )


def _permissions(workspace: Workspace) -> Check:
    parts = [workspace.path, workspace.evidence, workspace.database, workspace.key_file]
    open_ones = [path for path in parts if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077]
    if not open_ones:
        return well("permissions", "Nobody else on this computer may open the workspace.")
    named = " ".join(f"'{path}'" for path in open_ones)
    return trouble("permissions", f"Other users of this computer may open it. Close it: chmod go= {named}")


def _key(workspace: Workspace) -> Check:
    try:
        workspace.keys()
    except VaultError as error:
        return trouble("key", str(error))
    return well("key", "The key is there and is a key of Tumen.")


def _passphrase(workspace: Workspace) -> Check:
    if workspace.has_passphrase:
        return well("passphrase", "The key opens with a passphrase alone.")
    return trouble(
        "passphrase",
        "The vault has none: whoever has the folder can read it. For anything that could endanger somebody, "
        "make a vault in another folder (tumen --workspace FOLDER start), and read the documents into it.",
    )


def _room(workspace: Workspace) -> Check:
    free = shutil.disk_usage(workspace.path).free
    told = f"{free / 1024**3:.1f} GiB are free in {workspace.path}"
    return well("room", f"{told}.") if free >= ROOM else trouble("room", f"Only {told}: make room.")


def _evidence(workspace: Workspace, addresses: list[str]) -> Check:
    if not addresses:
        return well("evidence", "No document is kept yet.")
    step = max(1, len(addresses) // SAMPLE)
    looked_at = addresses[::step][:SAMPLE]
    damaged = [one for one in looked_at if not evidence.is_intact(one, workspace=workspace)]
    if not damaged:
        return well("evidence", f"{len(looked_at)} of {len(addresses)} documents were opened and are whole.")
    return trouble(
        "evidence",
        f"{len(damaged)} of {len(looked_at)} documents that were opened are missing or damaged "
        f"({', '.join(damaged[:3])}). Put the files back from a copy of the workspace.",
    )


def _migrations() -> Check:
    if schema.is_up_to_date():
        return well("migrations", "The tables are those of this version of Tumen.")
    return trouble(
        "migrations",
        "The tables are those of an older version. Run any command, or on the team's "
        "database tumen database prepare --as OWNER.",
    )


def _asked(statement: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())


def _cipher() -> Check:
    version = str(_asked("PRAGMA cipher_version")[0])
    if version.split(".")[0] < "4":
        return trouble("cipher", f"SQLCipher {version} is too old. Install the locked packages: make run")
    return well("cipher", f"The database is encrypted by SQLCipher {version}.")


def _pragmas() -> Check:
    wrong = [
        f"{name} is {found}"
        for name, value in PRAGMAS.items()
        if str(found := _asked(f"PRAGMA {name}")[0]) != str(value)
    ]
    if wrong:
        return trouble("settings", f"The database is not set to keep what was confirmed: {', '.join(wrong)}.")
    return well("settings", "What was confirmed survives a power failure (WAL, synchronous=FULL).")


def _integrity() -> Check:
    found = str(_asked("PRAGMA integrity_check")[0])
    if found == "ok":
        return well("integrity", "Every page and index of the database is whole.")
    return trouble("integrity", f"The database is damaged ({found[:200]}). Put it back from a copy.")


def _locale() -> Check:
    found = weak_locale()
    return trouble("locale", found) if found else well("locale", "Korean words are words in the database.")


def _server_settings() -> Check:
    wanted = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "row_security": "on"}
    wrong = [
        f"{name} = {found}" for name, value in wanted.items() if (found := _asked(f"SHOW {name}")[0]) != value
    ]
    if wrong:
        return trouble(
            "settings",
            f"The server may lose what was confirmed: {', '.join(wrong)}. "
            "Whoever runs it is to set each to on in postgresql.conf.",
        )
    return well("settings", "What was confirmed survives a power failure (fsync, synchronous_commit).")


def _encrypted() -> Check:
    server = settings.TUMEN.server
    is_encrypted, version = _asked(
        "SELECT coalesce(bool_or(ssl), false), max(version) FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    )
    # Between two programs of one computer there is nobody, whatever the address asks for.
    if server and (server.is_socket or (server.is_local and not is_encrypted)):
        return well("connection", "Nobody between here and the server can read along.")
    if not is_encrypted:
        return trouble(
            "connection",
            "The connection to the server is not encrypted: whoever is between the two reads along. "
            "Add sslmode=verify-full to TUMEN_DATABASE.",
        )
    if server and server.sslmode == "verify-full":
        told = f"It is encrypted ({version}), and the server proved that it is {server.host}."
        return well("connection", told)
    return trouble(
        "connection",
        f"It is encrypted ({version}), but any server with a certificate of the same authority would do. "
        "Use sslmode=verify-full in TUMEN_DATABASE, with the name that stands in the server's certificate.",
    )


def _proof() -> Check:
    """By what the role proves that it is itself."""
    server = settings.TUMEN.server
    (named,) = _asked("SELECT max(client_dn) FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    if server is None or server.is_local and not named:
        return well("proof", "This role proves itself to a server on this computer.")
    if not named:
        return trouble(
            "proof",
            "This role proves itself to another computer by a password alone, which holds until somebody "
            "changes it. Have a certificate made for it: sslcert and sslkey in TUMEN_DATABASE.",
        )
    own = server.certificates.own or OWN
    try:
        until = load_pem_x509_certificate(Path(own).expanduser().read_bytes()).not_valid_after_utc
    except (OSError, ValueError) as error:
        return trouble(
            "proof",
            f"This role showed the certificate of {named}, and {own} cannot be read as one ({error}): when "
            "it ends is not known. Name it in TUMEN_DATABASE (sslcert and sslkey), as a file that this user "
            "may read.",
        )
    # The server tells what was shown, also where its pg_hba.conf lets in by a password.
    told = (
        f"This role showed the certificate of {named}, which ends on {until:%Y-%m-%d}. Whether the server "
        "asks for it stands in its pg_hba.conf: the line is to say cert, or clientcert=verify-full."
    )
    if until - datetime.now(UTC) < SOON:
        return trouble("proof", f"{told} Have another one made: after that day nothing starts.")
    return well("proof", told)


def _walls() -> Check:
    names = "'access_auditline', 'documents_document', 'documents_rendition', 'claims_claim'"
    (standing,) = _asked(
        f"SELECT count(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relname IN ({names})"
    )
    if standing == 4:
        return well("walls", "Row-level security is on and forced; this role does not own the tables.")
    return trouble(
        "walls", "Row-level security is off. Whoever owns the database runs tumen database prepare."
    )


_FILE: dict[str, Callable[[], Check]] = {"cipher": _cipher, "settings": _pragmas, "integrity": _integrity}
_SERVER: dict[str, Callable[[], Check]] = {
    "locale": _locale,
    "settings": _server_settings,
    "connection": _encrypted,
    "proof": _proof,
    "walls": _walls,
}
