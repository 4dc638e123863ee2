"""Whether a workspace is whole: every page of its database, every row, every document's evidence.

SQLCipher keeps a keyed hash (HMAC-SHA512) with every page, so a changed bit of the database file is found
when its page is read, and `cipher_integrity_check` reads them all. What it cannot see is a log of recent
writes (``vault.db-wal``) that was cut: a cut log looks like one that ended earlier. `vault.recentlog` looks
at that one first. Nothing of it is there once the last command has closed the database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2 as cipher

from tumen.access.heads import public_key
from tumen.access.proving import prove_rows
from tumen.access.rows import LogRows
from tumen.preservation.packing import Tell
from tumen.preservation.snapshot import Kept, count_of, documents_in, rows_in
from tumen.vault import evidence, recentlog
from tumen.vault.database.base import connect_beside
from tumen.vault.errors import EvidenceDamaged, EvidenceMissing, VaultLocked
from tumen.vault.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not whole; ``item`` is a document's id, or empty for the database."""

    said: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found. ``rows`` is empty when the database could not be read."""

    documents: int
    rows: dict[str, int]
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        return not self.faults


def _silent(done: int, total: int) -> None:
    pass


def check(workspace: Workspace, tell: Tell = _silent) -> Soundness:
    """Everything there is to check in a workspace; changes nothing, and goes on after what it finds."""
    if damage := recentlog.untold_damage(workspace.database):
        return Soundness(0, {}, (Fault(f"{recentlog.said_of(workspace.database, damage)} {_RESTORE}"),))
    try:
        connection = connect_beside(workspace.database, workspace.keys().database)
    except VaultLocked as error:
        return Soundness(0, {}, (Fault(str(error)),))
    with closing(connection):
        try:
            faults = [*database_faults(connection), *log_faults(workspace, connection)]
            rows, kept = rows_in(connection), documents_in(connection)
        except cipher.DatabaseError as error:
            return Soundness(0, {}, (Fault(f"The database cannot be read ({error}). {_RESTORE}"),))
    faults += evidence_faults(workspace, kept, tell)
    return Soundness(count_of(kept), rows, tuple(faults))


_RESTORE = "Restore the last backup into a new folder: tumen restore BACKUP INTO --identity FILE"


def database_faults(connection: Any) -> Iterator[Fault]:
    """Pages that are not what was written, and rows that contradict each other."""
    # `cipher_integrity_check` reads the file alone. After a crash newer pages may wait in the log beside it,
    # and old ones in the file may be torn, which harms nothing: the log goes into the file first. Where
    # another command keeps it from that, the check below still reads every page in use.
    is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    pages = [] if is_busy else [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if pages:
        yield Fault(f"{len(pages)} places of the database are not what was written. {_RESTORE}")
    told = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    if told != ["ok"]:
        yield Fault(f"The database contradicts itself ({len(told)} places). {_RESTORE}")
    missing = connection.execute("PRAGMA foreign_key_check").fetchall()
    if missing:
        yield Fault(f"{len(missing)} rows of the database name others that are not there. {_RESTORE}")


def log_faults(workspace: Workspace, connection: Any) -> Iterator[Fault]:
    """What is wrong with the audit log, with a key that is this workspace's."""
    wanted = "SELECT count(*) FROM sqlite_master WHERE name = 'access_audittree'"
    if not connection.execute(wanted).fetchone()[0]:
        return  # a workspace of before there was a tree; it is taken in when it is opened
    proof = prove_rows(LogRows(connection.execute), key=public_key(workspace))
    if proof.broken:
        yield Fault(f"The audit log is broken. {proof.broken.says} {_RESTORE}")


def evidence_faults(workspace: Workspace, kept: Iterable[Kept], tell: Tell = _silent) -> Iterator[Fault]:
    """Documents whose bytes are missing, or are not those that their row names."""
    kept = [one for one in kept if one.address]  # a document that was withdrawn has none
    total, done = sum(one.size for one in kept), 0
    for one in kept:
        if said := _fault_of(workspace, one):
            yield Fault(said, one.id)
        done += one.size
        tell(done, total)


def _fault_of(workspace: Workspace, one: Kept) -> str:
    try:
        data = evidence.fetch(one.address, workspace=workspace)
    except (EvidenceMissing, EvidenceDamaged) as error:
        return f"Document {one.id}: {error}"
    except OSError as error:
        return f"Document {one.id}: its evidence cannot be read ({error.strerror}). {_RESTORE}"
    if hashlib.sha256(data).hexdigest() != one.sha256 or len(data) != one.size:
        return f"Document {one.id}: its row and its evidence do not belong together. {_RESTORE}"
    return ""
