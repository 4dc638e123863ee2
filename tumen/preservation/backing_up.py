"""A workspace to one sealed file: written under a name that says it is unfinished, read back, then named."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from tumen import __version__
from tumen.access.heads import Head as AuditHead
from tumen.access.items import new_id
from tumen.access.rows import LogRows
from tumen.preservation.apart import KEYS, PART, Apart, keep_apart, make_keys, sealed_evidence
from tumen.preservation.errors import BackupDamaged, BackupRefused
from tumen.preservation.keyfiles import place_of_keys, write_keys
from tumen.preservation.manifest import HEAD, MANIFEST, Head, Manifest
from tumen.preservation.packing import Packer, Tell, pieces_of
from tumen.preservation.restoring import proved
from tumen.preservation.sealing import length_inside, seal
from tumen.preservation.snapshot import Kept, count_of, documents_in, rows_in, schema_in, snapshot
from tumen.preservation.soundness import database_faults, evidence_faults
from tumen.vault import evidence
from tumen.vault.database.base import connect_beside
from tumen.vault.durable import draft_of, publish, written
from tumen.vault.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made. ``is_proved`` says that it was opened and read back with a recipient's key;
    otherwise the sealed bytes were read back and are those that were written."""

    id: str
    path: Path
    size: int
    sha256: str  #: of the sealed file
    documents: int
    damaged: tuple[str, ...]
    is_proved: bool
    keys: Path | None = None  #: the file of keys of single records beside it; None where there are none
    removed: tuple[Path, ...] = ()  #: files of keys whose time was over


@dataclass(frozen=True, slots=True)
class _Contents:
    """What goes into a backup, known before the first byte is written."""

    head: Head
    database: Path
    kept: list[Kept]
    rows: dict[str, int]
    damaged: tuple[str, ...]
    audit_head: str  #: the last signed head of the audit log in its short form; empty when there is none
    apart: Apart
    beside: Path  #: what is kept apart, sealed


def place_for(workspace: Workspace, to: Path) -> Path:
    """The file that a backup becomes; in a folder that is there it gets a name with its time.

    Raises `BackupRefused` for a place inside the workspace, where it would go with what it is to save, and
    for a file that is there already.
    """
    to = to.expanduser().resolve()
    if to.is_dir():
        to = to / f"tumen-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.backup.age"
    if to.is_relative_to(workspace.path):
        raise BackupRefused(
            f"{to} is inside the workspace, and would be lost together with it. "
            "Name a place on another disk or stick."
        )
    if to.exists():
        raise BackupRefused(f"{to} is there already and was left as it is. Name another file.")
    if not to.parent.is_dir():
        raise BackupRefused(f"There is no folder {to.parent}. Make it, or name another place.")
    return to


@contextmanager
def write(workspace: Workspace, to: Path, recipients: list[Any], tell: Tell) -> Iterator[tuple[Backup, Path]]:
    """Write the backup under an unfinished name and read it back; it gets its own name when the block ends.

    The block is where the caller proves it further and notes that it was made. What fails leaves nothing.
    """
    make_keys(workspace)
    keys = place_of_keys(workspace, to)
    aside = workspace.path / PART
    with (
        snapshot(workspace) as database,
        draft_of(to) as draft,
        draft_of(keys) as keys_draft,
        draft_of(aside) as beside,
    ):
        contents = _contents(workspace, database, beside)
        with written(draft) as file:
            sink = HashingSink(file)
            length = seal(_packed(workspace, contents, tell), sink, recipients)
        read_back(draft, sink, length)
        held = contents.apart.keys
        if held:
            write_keys(keys_draft, held, backup=contents.head.id, recipients=recipients)
        yield (
            Backup(
                id=contents.head.id,
                path=to,
                size=sink.size,
                sha256=sink.hashed.hexdigest(),
                documents=count_of(contents.kept),
                damaged=contents.damaged,
                is_proved=False,
                keys=keys if held else None,
            ),
            draft,
        )
        if held:
            publish(keys_draft, keys)
        publish(draft, to)


def _contents(workspace: Workspace, database: Path, beside: Path) -> _Contents:
    """What there is to save; the copy ``database`` is emptied of what is kept apart: that is in ``beside``.

    Raises `BackupRefused` when the database itself is broken: a copy of it would save nothing.
    """
    with closing(connect_beside(database, workspace.keys().database)) as connection:
        if faults := list(database_faults(connection)):
            raise BackupRefused(f"Nothing was backed up. {faults[0].said}")
        kept, schema = documents_in(connection), schema_in(connection)
        signed = LogRows(connection.execute).heads()
    audit_head = AuditHead.of(signed[-1].text).short if signed else ""
    damaged = tuple(fault.item for fault in evidence_faults(workspace, kept))
    head = Head(id=new_id("b"), made_at=datetime.now(UTC), tumen=__version__, schema=schema)
    apart = keep_apart(workspace, database, beside)
    with closing(connect_beside(database, workspace.keys().database)) as connection:
        rows = rows_in(connection)
    return _Contents(head, database, kept, rows, damaged, audit_head, apart, beside)


def _packed(workspace: Workspace, contents: _Contents, tell: Tell) -> Iterator[bytes]:
    """The tar, piece by piece: head, keys, database, evidence, manifest."""
    packer = Packer(int(contents.head.made_at.timestamp()))
    files = [(path.name, path) for path in (workspace.path / "README.txt", workspace.key_file)]
    files.append((workspace.database.name, contents.database))
    if contents.beside.stat().st_size:
        files.append((PART, contents.beside))
    for address in dict.fromkeys(one.address for one in contents.kept if one.address):
        files.append(
            (f"evidence/{address[:2]}/{address[2:]}", evidence.path_of(address, workspace=workspace))
        )
    files = [(name, path) for name, path in files if path.exists()]  # the others are in `damaged`
    total, done = sum(path.stat().st_size for _, path in files), 0
    yield from packer.add_bytes(HEAD, contents.head.to_bytes())
    for name, path in files:
        for piece in _pieces(workspace, contents.apart, packer, name, path):
            yield piece
            done += len(piece)
            tell(min(done, total), total)
    manifest = Manifest(
        parts=tuple(packer.parts),
        rows=contents.rows,
        documents=count_of(contents.kept),
        damaged=contents.damaged,
        audit_head=contents.audit_head,
        apart=(KEYS,),
    )
    yield from packer.add_bytes(MANIFEST, manifest.to_bytes())
    yield from packer.end()


def _pieces(workspace: Workspace, apart: Apart, packer: Packer, name: str, path: Path) -> Iterator[bytes]:
    _, _, address = name.partition("evidence/")
    sealed = sealed_evidence(workspace, apart, address.replace("/", "")) if address else None
    return packer.add_file(name, path) if sealed is None else packer.add_bytes(name, sealed)


class HashingSink:
    """A file being written, with the hash of what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.hashed, self.size = hashlib.sha256(), 0

    def write(self, data: bytes, /) -> int:
        self.hashed.update(data)
        self.size += len(data)
        return self._file.write(data)


def read_back(draft: Path, sink: HashingSink, length: int) -> None:
    """Read the file from the disk and hold it against what was written to it."""
    hashed = hashlib.sha256()
    with draft.open("rb") as file:
        # What the system still holds in memory proves nothing about the disk.
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        for piece in pieces_of(file):
            hashed.update(piece)
    if hashed.digest() != sink.hashed.digest() or length_inside(draft) != length:
        raise BackupDamaged(
            f"What was read back from {draft.parent} is not what was written there: that disk cannot be "
            "trusted. Nothing was kept; name a place on another one."
        )


def prove(draft: Path, identities: Sequence[Any]) -> None:
    """Open a backup with a recipient's key and hold every part of it against its manifest."""
    proved(draft, list(identities), None)
