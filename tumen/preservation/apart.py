"""What a backup keeps apart: words of people who may take their consent back, under keys that are not in it.

In the copy of the database that goes into a backup, every document that holds identities, or of which a
consent was noted, is emptied as a withdrawal would empty it. What was taken out goes beside the copy, sealed
under the document's own key, and within that each person's words under theirs; the original is sealed again
under the document's key. The keys are in a file of their own (`keyfiles`). Restored with them, everything is
back in its place; for a key that was destroyed since, the place stays empty for good.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen.claims.models import Claim, Source, SourceKind, Speaking
from tumen.consent.cells import SIGN, Run, put_back
from tumen.consent.holding import GONE
from tumen.consent.models import Consent
from tumen.consent.rows import Rows, Taken, tables, take_whole, take_words
from tumen.documents.finding import Wanted
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind, Document, RecordKey, Rendition
from tumen.preservation.errors import BackupDamaged, BackupRefused
from tumen.preservation.snapshot import naming
from tumen.search.index import empty_copy
from tumen.vault.database.base import connect_beside
from tumen.vault.durable import written
from tumen.vault.errors import RecordDamaged
from tumen.vault.evidence import path_of
from tumen.vault.records import RecordKeys
from tumen.vault.workspace import Workspace
from tumen.watch.models import Item

#: The part of a backup that holds what is kept apart; every line of it is one item's.
PART = "apart.jsonl"
#: The table that no backup of the record has rows of.
KEYS = RecordKey._meta.db_table

_COVER, _RENDITION = Cover._meta.db_table, Rendition._meta.db_table
_DOCUMENT, _CONSENT = Document._meta.db_table, Consent._meta.db_table
_ITEM = Item._meta.db_table
_CLAIM, _SPEAKING, _SOURCE = (model._meta.db_table for model in (Claim, Speaking, Source))
#: Documents that hold identities, or of which (or of a cover of which) a consent was noted.
_CONCERNED = f"""
SELECT d.id, d.public_id, d.evidence FROM {_DOCUMENT} d WHERE d.evidence <> '' AND (
  EXISTS (SELECT 1 FROM {_COVER} c JOIN {_RENDITION} r ON r.id = c.rendition_id
          WHERE r.document_id = d.id AND c.kind <> '{CoverKind.CLAIM.value}' AND c.removed_at IS NULL)
  OR EXISTS (SELECT 1 FROM {_CONSENT} n WHERE n.item = d.public_id)
  OR EXISTS (SELECT 1 FROM {_SPEAKING} p JOIN {_CLAIM} m ON m.id = p.claim_id
             JOIN {_SOURCE} s ON s.id = p.source_id JOIN {_CONSENT} n ON n.item = s.public_id
             WHERE m.document_id = d.id))
ORDER BY d.id
"""
#: Records of the watch that a document was made of: they hold the same words.
_ARRIVED = f"SELECT evidence FROM {_ITEM} WHERE document = %s AND evidence <> '' ORDER BY id"
#: Sources that may be persons, or of which a consent was noted, whose name is there still.
_SOURCES = f"""
SELECT DISTINCT s.id, s.public_id, s.name, s.key FROM {_SOURCE} s WHERE substr(s.key, 1, 10) <> 'withdrawn '
AND (s.kind = '{SourceKind.PERSON.value}' OR EXISTS (SELECT 1 FROM {_CONSENT} n WHERE n.item = s.public_id))
"""
_SPEAKING_IN = (
    f"{_SOURCES} AND EXISTS (SELECT 1 FROM {_SPEAKING} p JOIN {_CLAIM} m ON m.id = p.claim_id "
    "WHERE p.source_id = s.id AND m.document_id = %s)"
)


@dataclass(frozen=True, slots=True)
class Apart:
    """What was kept apart from the copy of a database: the keys, and the evidence to be sealed again."""

    keys: dict[str, bytes]
    evidence: dict[str, str]  #: of which document, by its address


def make_keys(workspace: Workspace) -> None:
    """Give each document and source that is to be kept apart a key of its own, where it has none."""
    sealing = RecordKeys(workspace)
    with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
        if not _has_tables(connection):
            return
        if not _without_key(connection):
            return  # whoever is writing at this moment need not be waited for
        connection.execute("BEGIN IMMEDIATE")
        for item in _without_key(connection):
            connection.execute(
                f"INSERT INTO {KEYS} (item, wrapped, made_at) VALUES (?, ?, CURRENT_TIMESTAMP)",
                [item, sealing.new(item)],
            )
        connection.execute("COMMIT")


def _without_key(connection: Any) -> list[str]:
    """The documents and sources that are to be kept apart and have no key yet."""
    held = {item for (item,) in connection.execute(f"SELECT item FROM {KEYS}")}
    wanted = [item for _, item, _ in connection.execute(_CONCERNED)]
    wanted += [item for _, item, _, _ in connection.execute(_SOURCES)]
    return [item for item in dict.fromkeys(wanted) if item not in held]


def keep_apart(workspace: Workspace, database: Path, beside: Path) -> Apart:
    """Empty the copy ``database`` of what is kept apart, and write that, sealed, to the file ``beside``.

    Raises `BackupRefused` where something came in since `make_keys`.
    """
    sealing = RecordKeys(workspace)
    with closing(connect_beside(database, workspace.keys().database)) as connection, written(beside) as file:
        if not _has_tables(connection):
            return Apart({}, {})
        keys = {item: bytes(key) for item, key in connection.execute(f"SELECT item, wrapped FROM {KEYS}")}
        if _without_key(connection):
            raise BackupRefused(
                "Documents came in between two steps of the backup, and nothing was written. Run it again."
            )
        concerned = connection.execute(_CONCERNED).fetchall()
        rows = Rows.beside(connection)
        held = {address: item for _, item, own in concerned for address in _held(rows, item, own)}
        connection.execute("BEGIN")
        # First what persons are named by, everywhere: a row may be about two documents, and one of them may
        # be closed while the other is not.
        for pk, item, _ in concerned:
            for owner, taken in _words_apart(rows, sealing, keys, pk):
                file.write(_line(sealing, keys, owner, taken, within=item))
        for item, shared in _shared_sources(rows, [pk for pk, _, _ in concerned]):
            file.write(_line(sealing, keys, item, shared, within=item))
        for pk, item, _ in concerned:
            file.write(_line(sealing, keys, item, take_whole(rows, pk), within=item))
        connection.execute(f"DELETE FROM {KEYS}")
        connection.execute("DELETE FROM claims_modelanswer")
        if _has_index(connection):
            empty_copy(connection.execute)
        connection.execute("COMMIT")
        # What was taken out lies in free pages still; this writes the file anew without them.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    return Apart(keys, held)


def _held(rows: Rows, item: str, own: str) -> list[str]:
    """Where the original of a document lies, and the records of the watch that it was made of."""
    if not rows.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [_ITEM]):
        return [own]  # a database of before there was a watch
    return [own, *(address for (address,) in rows.execute(_ARRIVED, [item]))]


def _has_index(connection: Any) -> bool:
    wanted = "SELECT count(*) FROM sqlite_master WHERE name = 'search_filling'"
    return bool(connection.execute(wanted).fetchone()[0])


def _has_tables(connection: Any) -> bool:
    """Whether the database is of a version that has keys of records; a workspace is brought up to date when
    it is opened, and a backup of an earlier state of it is made as it is."""
    wanted = "SELECT count(*) FROM sqlite_master WHERE name IN (?, ?)"
    return bool(connection.execute(wanted, [KEYS, _CONSENT]).fetchone()[0] == 2)


def _words_apart(
    rows: Rows, sealing: RecordKeys, keys: dict[str, bytes], pk: int
) -> Iterator[tuple[str, list[Taken]]]:
    """What each cover's words are in the cells of a document. Covers over the same words go together when
    they are withdrawn, so the first of them stands for all."""
    found = rows.execute(
        f"SELECT c.public_id, c.sealed, c.rendition_id FROM {_COVER} c JOIN {_RENDITION} r "
        f"ON r.id = c.rendition_id WHERE r.document_id = %s AND c.kind <> '{CoverKind.CLAIM.value}' "
        "AND c.removed_at IS NULL ORDER BY c.id",
        [pk],
    )
    owners: dict[str, str] = {}
    for item, sealed, _ in found:
        if item in keys:
            said = " ".join(sealing.open(bytes(sealed), item, keys[item]).decode().split())
            if len(said) >= SHORTEST:
                owners.setdefault(said.casefold(), item)
    for _, item, name, _ in rows.execute(_SPEAKING_IN, [pk]):
        if item in keys and len(name.strip(SIGN)) >= SHORTEST:
            owners.setdefault(" ".join(name.split()).casefold(), item)
    taken = take_words(rows, pk, Wanted(owners), {}) if owners else []
    parted: dict[str, list[Taken]] = {}
    for each in taken:
        for owner, part in _by_owner(each, owners):
            parted.setdefault(owner, []).append(part)
    yield from parted.items()


def _shared_sources(rows: Rows, documents: list[int]) -> Iterator[tuple[str, list[Taken]]]:
    """Names of sources that speak in several documents, one of them kept apart: each under its own key."""
    table, seen = Source._meta.label, set[int]()
    for document in documents:
        for pk, item, name, key in rows.execute(_SPEAKING_IN, [document]):
            if pk not in seen:
                rows.write(table, pk, {"name": GONE, "key": f"withdrawn {pk}"})
                yield item, [Taken(table, "name", pk, whole=name), Taken(table, "key", pk, whole=key)]
            seen.add(pk)


def _by_owner(taken: Taken, owners: dict[str, str]) -> Iterator[tuple[str, Taken]]:
    """The runs of a cell, each with the cover that they are of. A part of a name that was cut (at the end of
    a quote), and a cell that was taken whole, are of the first cover whose words have it or are in it."""

    def owner_of(words: str) -> str:
        said = " ".join(words.split()).casefold()
        if said in owners:
            return owners[said]
        for told, item in owners.items():
            if said in told or told in said or Wanted([told]).spans(words):
                return item
        return ""

    if taken.whole is not None:
        yield owner_of(taken.whole), taken
        return
    for run in taken.runs:
        yield owner_of(run.words), Taken(taken.table, taken.column, taken.row, (run,))


def _line(
    sealing: RecordKeys, keys: dict[str, bytes], item: str, taken: list[Taken], *, within: str
) -> bytes:
    """One item's words as a line: sealed under its key, and what is a person's once more under that of the
    document."""
    told = json.dumps([_told(each) for each in taken]).encode()
    sealed = sealing.seal(told, item, keys[item]) if item else told
    if item != within:
        sealed = sealing.seal(sealed, within, keys[within])
    line = {"item": item, "within": within, "sealed": b64encode(sealed).decode()}
    return json.dumps(line).encode() + b"\n"


def _told(taken: Taken) -> list[Any]:
    runs = [[run.string, run.start, run.words] for run in taken.runs]
    return [taken.table, taken.column, taken.row, runs, taken.whole]


def sealed_evidence(workspace: Workspace, apart: Apart, address: str) -> bytes | None:
    """A document's file of the evidence store as the backup holds it; None where it goes as it lies there."""
    item = apart.evidence.get(address)
    if item is None:
        return None
    return RecordKeys(workspace).seal(
        path_of(address, workspace=workspace).read_bytes(), item, apart.keys[item]
    )


@dataclass(frozen=True, slots=True)
class PutBack:
    """What became of what was kept apart: items that are whole again, and those whose key is not there."""

    whole: int
    closed: tuple[str, ...]


def bring_together(workspace: Workspace, keys: dict[str, bytes]) -> PutBack:
    """Put what a backup kept apart back into the restored ``workspace``, as far as there are keys for it.

    The part of the backup is removed afterwards. Raises `BackupDamaged`.
    """
    part = workspace.path / PART
    if not part.exists():
        return PutBack(0, ())
    sealing, closed, whole = RecordKeys(workspace), list[str](), 0
    with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
        rows = Rows.beside(connection)
        connection.execute("BEGIN")
        # Backwards: a document's own line was written after those of people named in it.
        for line in _backwards(part):
            try:
                is_open = _put_back(rows, sealing, keys, line)
                if line["item"] == line["within"] and line["item"].startswith("d-"):
                    _original_back(workspace, rows, sealing, keys, line["item"])
            except (RecordDamaged, ValueError, KeyError, IndexError, TypeError) as error:
                raise BackupDamaged(
                    f"What the backup keeps apart of {line['within']} does not open with the keys given. "
                    "Nothing was taken from it. Use another copy, or the file of keys of this workspace."
                ) from error
            whole += is_open
            if not is_open:
                closed.append(line["item"] or line["within"])
        _keys_back(connection, sealing, keys)
        connection.execute("COMMIT")
    part.unlink()
    _remove_closed_evidence(workspace)
    return PutBack(whole, tuple(dict.fromkeys(closed)))


def _keys_back(connection: Any, sealing: RecordKeys, keys: dict[str, bytes]) -> None:
    """The keys go back beside what they open. A cover that was sealed anew since the backup was made is
    sealed there under a key that is gone: then its words are."""
    sealed = {
        item: bytes(data) for item, data in connection.execute(f"SELECT public_id, sealed FROM {_COVER}")
    }
    for item, key in keys.items():
        try:
            if item in sealed:
                sealing.open(sealed[item], item, key)
        except RecordDamaged:
            continue
        connection.execute(
            f"INSERT INTO {KEYS} (item, wrapped, made_at) VALUES (?, ?, CURRENT_TIMESTAMP)", [item, key]
        )


def _backwards(part: Path) -> Iterator[dict[str, str]]:
    """The lines from the last to the first."""
    with part.open("rb") as file:
        starts = [0]
        for line in file:
            starts.append(starts[-1] + len(line))
        for start in reversed(starts[:-1]):
            file.seek(start)
            yield json.loads(file.readline())


def _put_back(rows: Rows, sealing: RecordKeys, keys: dict[str, bytes], line: dict[str, str]) -> bool:
    """Whether there were the keys for it."""
    item, within = line["item"], line["within"]
    if within not in keys or (item and item not in keys):
        return False
    told = b64decode(line["sealed"])
    if item != within:
        told = sealing.open(told, within, keys[within])
    if item:
        told = sealing.open(told, item, keys[item])
    for table, column, row, runs, whole in json.loads(told):
        if not runs:
            rows.write(table, row, {column: whole})
            continue
        cell = rows.cell(table, row, column) or ""
        found = [Run(*each) for each in runs]
        is_json = tables()[table].is_json(column)
        rows.write(table, row, {column: put_back(cell, found, is_json=is_json)})
    return True


def _original_back(
    workspace: Workspace, rows: Rows, sealing: RecordKeys, keys: dict[str, bytes], item: str
) -> None:
    """The files of the evidence store as they were before they were sealed again; without the key they go."""
    if item not in keys:
        return
    (own,) = rows.execute(f"SELECT evidence FROM {_DOCUMENT} WHERE public_id = %s", [item])[0]
    for address in _held(rows, item, own):
        path = path_of(address, workspace=workspace)
        if not path.exists():
            continue  # it was damaged already when the backup was made
        data = sealing.open(path.read_bytes(), item, keys[item])
        path.unlink()
        with written(path) as file:
            file.write(data)


def _remove_closed_evidence(workspace: Workspace) -> None:
    """Evidence that no row names any more: what was sealed under keys that are gone."""
    with closing(connect_beside(workspace.database, workspace.keys().database)) as connection:
        named = {
            address
            for table in naming(connection)
            for (address,) in connection.execute(f"SELECT evidence FROM {table}")
        }
    for path in list(workspace.evidence.glob("*/*")):
        if path.parent.name + path.name not in named:
            path.unlink()
