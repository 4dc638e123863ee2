"""A copy of the database as it stands at one moment, while others go on writing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.migrations.recorder import MigrationRecorder
from sqlcipher3 import dbapi2 as cipher

from tumen.access.sight import DOCUMENT
from tumen.documents.models import Document
from tumen.preservation.errors import BackupRefused
from tumen.vault.database.base import connect_beside
from tumen.vault.durable import UNFINISHED
from tumen.vault.workspace import Workspace
from tumen.watch.models import Item


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as its row names it: the address of its evidence, and by what its bytes are known."""

    id: str
    address: str
    sha256: str
    size: int


@contextmanager
def snapshot(workspace: Workspace) -> Iterator[Path]:
    """The database of this moment, in a file that is there within the block; sealed with the same key.

    It lies in the workspace and not at the backup's place, where a stick that is pulled out would keep it.
    Raises `BackupRefused` when the disk is full.
    """
    path = workspace.path / f"snapshot.{secrets.token_hex(4)}{UNFINISHED}"
    try:
        with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
            connection.execute("VACUUM INTO ?", [str(path)])
        path.chmod(0o600)
        yield path
    except cipher.DatabaseError as error:
        raise BackupRefused(
            f"No copy of the database could be made in {workspace.path} ({error}), and nothing was written. "
            "It takes as much room there as the database. If there is room, see what is wrong: tumen check"
        ) from error
    finally:
        for each in (path, path.with_name(f"{path.name}-journal")):
            each.unlink(missing_ok=True)


def documents_in(connection: Any) -> list[Kept]:
    """The documents that a database names, and what the watch archived, in the order they were added."""
    return [Kept(*row) for table in naming(connection) for row in _kept_in(connection, table)]


def count_of(kept: Iterable[Kept]) -> int:
    """How many of these are documents. A record of the watch whose words are kept apart is named only when it
    is back in its place, so records are not counted."""
    return sum(each.id.startswith(DOCUMENT) for each in kept)


def naming(connection: Any) -> list[str]:
    """The tables of a database that name evidence: one of an earlier version may lack the second."""
    known = schema_in(connection)
    return [each._meta.db_table for each in (Document, Item) if each._meta.app_label in known]


def _kept_in(connection: Any, table: str) -> Any:
    return connection.execute(
        f"SELECT public_id, evidence, sha256, size FROM {table} WHERE evidence <> '' ORDER BY id"
        if table != Document._meta.db_table
        else f"SELECT public_id, evidence, sha256, size FROM {table} ORDER BY id"
    )


def rows_in(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def schema_in(connection: Any) -> dict[str, str]:
    """The last migration of each room that the database has been through."""
    table = MigrationRecorder.Migration._meta.db_table
    return dict(
        connection.execute(f"SELECT app, max(name) FROM {table} GROUP BY app ORDER BY app").fetchall()
    )
