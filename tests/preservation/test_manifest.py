"""What a backup says of itself comes back as it was, or is refused with what to do."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tumen.preservation.errors import BackupDamaged, BackupTooNew
from tumen.preservation.manifest import VERSION, Head, Manifest
from tumen.preservation.packing import Part

HEAD = Head("b-1", datetime(2026, 5, 1, 8, tzinfo=UTC), "0.1.0", {"documents": "0003_x"})
MANIFEST = Manifest((Part("vault.db", 3, "ab"),), {"documents_document": 2}, 2, ("d-1",))


def head_with(**changes: Any) -> bytes:
    return json.dumps({**json.loads(HEAD.to_bytes()), **changes}).encode()


def test_both_come_back_as_they_were() -> None:
    assert Head.from_bytes(HEAD.to_bytes()) == HEAD
    assert Manifest.from_bytes(MANIFEST.to_bytes()) == MANIFEST


def test_a_later_form_is_refused_with_the_version_that_wrote_it() -> None:
    with pytest.raises(BackupTooNew, match=r"Tumen 9\.0.*that version or a newer one"):
        Head.from_bytes(head_with(version=VERSION + 1, tumen="9.0"))


def test_a_backup_of_keys_is_not_taken_for_a_record() -> None:
    with pytest.raises(BackupTooNew):
        Head.from_bytes(head_with(holds="keys"))


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b"{}", head_with(format="other"), head_with(made_at="x")]
)
def test_what_is_no_head_is_refused(data: bytes) -> None:
    with pytest.raises(BackupDamaged):
        Head.from_bytes(data)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"parts": [{"name": 1}]}'])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BackupDamaged):
        Manifest.from_bytes(data)


@pytest.mark.parametrize(
    "changes",
    [{"schema": []}, {"schema": {"access": 1}}, {"id": 7}, {"tumen": None}, {"made_at": 1}],
    ids=str,
)
def test_a_head_of_other_kinds_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BackupDamaged):
        Head.from_bytes(head_with(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": [1]},
        {"rows": {"a": "b"}},
        {"documents": "2"},
        {"damaged": [1]},
        {"parts": [{"name": 1, "size": 2, "sha256": "x"}]},
        {"parts": [{"name": "a", "size": "2", "sha256": "x"}]},
    ],
    ids=str,
)
def test_a_manifest_of_other_kinds_is_refused(changes: dict[str, Any]) -> None:
    told = json.dumps({**json.loads(MANIFEST.to_bytes()), **changes})
    with pytest.raises(BackupDamaged):
        Manifest.from_bytes(told.encode())


def test_lists_without_an_end_are_refused() -> None:
    with pytest.raises(BackupDamaged):
        Manifest.from_bytes(b"[" * 100_000)
