"""What a backup says that it holds, so that a restored workspace can be proved whole.

The first part of a backup is its head: what it is, in which version. The last is the manifest: every other
part with its SHA-256, the rows of every table, and what was damaged already. Both are JSON, for people too.

``holds`` says whether a file is the record or keys. A backup of the record never holds the keys by which
single persons' content is opened: a key that was destroyed because somebody withdrew their consent must not
come back with an old backup. Keys are a file of their own (``holds`` "keys"), kept only for its stated time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from tumen.preservation.errors import BackupDamaged, BackupTooNew
from tumen.preservation.packing import Part

HEAD, MANIFEST = "backup.json", "manifest.json"
#: The version of what is written here. A reader refuses a higher one, and reads every lower one.
VERSION = 1
#: What `holds` may be; "keys" is kept for the backup of keys and is refused as a workspace.
RECORD = "record"


@dataclass(frozen=True, slots=True)
class Head:
    """What a file is, before anything of it is unpacked; ``schema`` is the last migration of each room."""

    id: str
    made_at: datetime  #: UTC
    tumen: str  #: the version that wrote it
    schema: dict[str, str]
    holds: str = RECORD
    version: int = VERSION

    def to_bytes(self) -> bytes:
        return _json({"format": "tumen backup", **asdict(self), "made_at": self.made_at.isoformat()})

    @classmethod
    def from_bytes(cls, data: bytes) -> Head:
        """Raises `BackupTooNew`, and `BackupDamaged` for what is no head."""
        told = _told(data)
        if told.pop("format", "") != "tumen backup" or not isinstance(told.get("version"), int):
            raise BackupDamaged("The file opens, and is no backup of Tumen. Name the right file.")
        if told["version"] > VERSION or told.get("holds") != RECORD:
            raise BackupTooNew(
                f"This backup was written by Tumen {told.get('tumen', 'of a later version')}, in a form that "
                "this version does not know. Restore it with that version or a newer one."
            )
        try:
            head = cls(**{**told, "made_at": datetime.fromisoformat(told["made_at"])})
            _require(_is_all(str, head.schema) and isinstance(head.id, str) and isinstance(head.tumen, str))
            return head
        except (KeyError, TypeError, ValueError) as error:
            raise BackupDamaged("The head of the backup cannot be read. Use another copy.") from error


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup; ``damaged`` are the documents whose evidence was broken when it was made."""

    parts: tuple[Part, ...]
    rows: dict[str, int]  #: the rows of each table
    documents: int
    damaged: tuple[str, ...] = ()
    #: The last signed head of the audit log in its short form; empty when none was signed.
    audit_head: str = ""
    #: Tables that this file leaves out because their content is backed up apart.
    apart: tuple[str, ...] = field(default=())

    def to_bytes(self) -> bytes:
        return _json(asdict(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """Raises `BackupDamaged` for what is no manifest."""
        told = _told(data)
        try:
            parts = tuple(Part(**part) for part in told.pop("parts"))
            lists: dict[str, Any] = {name: tuple(told.pop(name)) for name in ("damaged", "apart")}
            found = cls(parts=parts, **lists, **told)
            _require(_is_all(int, found.rows) and isinstance(found.documents, int))
            _require(all(isinstance(name, str) for name in (*found.damaged, *found.apart, found.audit_head)))
            _require(all(_is_part(part) for part in parts))
            return found
        except (KeyError, TypeError, ValueError) as error:
            raise BackupDamaged("The manifest of the backup cannot be read. Use another copy.") from error


def _require(is_so: bool) -> None:
    """Raises ValueError: whoever may write a backup may write anything into its lists."""
    if not is_so:
        raise ValueError("of another kind")


def _is_all(kind: type, value: object) -> bool:
    """Whether ``value`` has names, each with a value of this kind."""
    return isinstance(value, dict) and all(isinstance(one, kind) for one in value.values())


def _is_part(part: Part) -> bool:
    return isinstance(part.name, str) and isinstance(part.size, int) and isinstance(part.sha256, str)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True).encode()


def _told(data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BackupDamaged("The backup's list of contents cannot be read. Use another copy.") from error
    if not isinstance(told, dict):
        raise BackupDamaged("The backup's list of contents cannot be read. Use another copy.")
    return told
