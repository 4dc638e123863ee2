"""Evidence comes back exactly as it was kept, or not at all; on the disk it says nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tumen.vault import durable, evidence
from tumen.vault.errors import EvidenceDamaged, EvidenceMissing, EvidenceNotKept
from tumen.vault.workspace import Workspace

LETTER = "Fifty people were taken over the bridge. 쉰 명이 끌려갔다.".encode()


def file_of(workspace: Workspace, address: str) -> Path:
    return workspace.evidence / address[:2] / address[2:]


def files_in(workspace: Workspace) -> list[Path]:
    return [path for path in workspace.evidence.rglob("*") if path.is_file()]


class TestKeeping:
    @pytest.mark.parametrize(
        "size", [0, 1, evidence.CHUNK - 1, evidence.CHUNK, evidence.CHUNK + 1, 3 * evidence.CHUNK, 200_000]
    )
    def test_it_gives_back_what_was_kept(self, workspace: Workspace, size: int) -> None:
        data = os.urandom(size)
        assert evidence.fetch(evidence.keep(data)) == data

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=1000))
    def test_it_gives_back_any_bytes(self, workspace: Workspace, data: bytes) -> None:
        assert evidence.fetch(evidence.keep(data)) == data

    def test_it_keeps_the_same_bytes_once(self, workspace: Workspace) -> None:
        assert evidence.keep(LETTER) == evidence.keep(LETTER)
        assert len(files_in(workspace)) == 1

    def test_it_names_different_bytes_differently(self, workspace: Workspace) -> None:
        assert evidence.keep(LETTER) != evidence.keep(LETTER + b".")

    def test_it_replaces_a_damaged_file_by_the_good_bytes_at_hand(self, workspace: Workspace) -> None:
        address = evidence.keep(LETTER)
        file_of(workspace, address).write_bytes(b"broken")
        evidence.keep(LETTER)
        assert evidence.fetch(address) == LETTER

    def test_it_lets_nobody_else_read_the_files(self, workspace: Workspace) -> None:
        evidence.keep(LETTER)
        assert {path.stat().st_mode & 0o777 for path in files_in(workspace)} == {0o600}


class TestSilence:
    def test_no_plain_byte_lies_on_the_disk(self, workspace: Workspace) -> None:
        evidence.keep(LETTER * 5000)
        kept = b"".join(path.read_bytes() for path in files_in(workspace))
        assert b"bridge" not in kept
        assert "쉰 명이".encode() not in kept  # three bytes alone lie in so many by chance

    def test_equal_chunks_do_not_look_equal(self, workspace: Workspace) -> None:
        address = evidence.keep(b"\0" * (3 * evidence.CHUNK))
        sealed = file_of(workspace, address).read_bytes()[len(evidence.FORMAT) + evidence.SALT :]
        step = evidence.CHUNK + evidence.TAG
        assert len({sealed[start : start + step] for start in range(0, len(sealed), step)}) == 3

    def test_the_name_is_no_plain_hash_of_the_bytes(self, workspace: Workspace) -> None:
        import hashlib

        address = evidence.keep(LETTER)
        assert address not in {hashlib.new(name, LETTER).hexdigest() for name in ("sha256", "sha3_256")}


class TestDamage:
    @pytest.mark.parametrize("place", [0, 10, 50, -1])
    def test_it_notices_one_changed_bit(self, workspace: Workspace, place: int) -> None:
        address = evidence.keep(LETTER)
        sealed = bytearray(file_of(workspace, address).read_bytes())
        sealed[place] ^= 1
        file_of(workspace, address).write_bytes(sealed)
        with pytest.raises(EvidenceDamaged, match=address):
            evidence.fetch(address)

    @pytest.mark.parametrize("kept", [0, 8, 40, 41, 55, 56, 60])
    def test_it_notices_a_short_file(self, workspace: Workspace, kept: int) -> None:
        address = evidence.keep(LETTER)
        sealed = file_of(workspace, address).read_bytes()
        file_of(workspace, address).write_bytes(sealed[:kept])
        with pytest.raises(EvidenceDamaged):
            evidence.fetch(address)

    def test_it_notices_a_missing_last_chunk(self, workspace: Workspace) -> None:
        address = evidence.keep(b"x" * (3 * evidence.CHUNK))
        sealed = file_of(workspace, address).read_bytes()
        file_of(workspace, address).write_bytes(sealed[: -(evidence.CHUNK + evidence.TAG)])
        with pytest.raises(EvidenceDamaged):
            evidence.fetch(address)

    def test_it_notices_chunks_that_changed_places(self, workspace: Workspace) -> None:
        address = evidence.keep(os.urandom(3 * evidence.CHUNK))
        sealed, step = file_of(workspace, address).read_bytes(), evidence.CHUNK + evidence.TAG
        head, first, second, rest = (
            sealed[:40],
            sealed[40 : 40 + step],
            sealed[40 + step : 40 + 2 * step],
            sealed[40 + 2 * step :],
        )
        file_of(workspace, address).write_bytes(head + second + first + rest)
        with pytest.raises(EvidenceDamaged):
            evidence.fetch(address)

    def test_it_notices_bytes_added_at_the_end(self, workspace: Workspace) -> None:
        address = evidence.keep(LETTER)
        with file_of(workspace, address).open("ab") as file:
            file.write(b"more")
        with pytest.raises(EvidenceDamaged):
            evidence.fetch(address)

    def test_it_notices_another_document_in_the_place_of_this_one(self, workspace: Workspace) -> None:
        address, other = evidence.keep(LETTER), evidence.keep(b"something else")
        file_of(workspace, other).replace(file_of(workspace, address))
        with pytest.raises(EvidenceDamaged):
            evidence.fetch(address)

    def test_it_says_when_there_is_nothing(self, workspace: Workspace) -> None:
        with pytest.raises(EvidenceMissing, match="0000"):
            evidence.fetch("0" * 64)

    @pytest.mark.parametrize("address", ["", "../../etc/passwd", "0" * 63, "Z" * 64])
    def test_it_takes_nothing_else_for_an_address(self, workspace: Workspace, address: str) -> None:
        with pytest.raises(ValueError, match="64 hexadecimal digits"):
            evidence.fetch(address)


class TestDurability:
    def test_a_full_disk_leaves_nothing_half_kept(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(durable.os, "fsync", fail)
        (workspace.evidence / evidence.address_of(LETTER)[:2]).mkdir()
        with pytest.raises(EvidenceNotKept, match="No space left"):
            evidence.keep(LETTER)
        assert files_in(workspace) == []

    def test_the_bytes_are_on_the_disk_before_they_have_their_name(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        steps: list[str] = []
        sync, rename = os.fsync, Path.replace

        def note_sync(handle: int) -> None:
            steps.append("folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "file")
            sync(handle)

        def note_rename(path: Path, target: Path) -> Path:
            steps.append("name")
            return rename(path, target)

        (workspace.evidence / evidence.address_of(LETTER)[:2]).mkdir()
        monkeypatch.setattr(durable.os, "fsync", note_sync)
        monkeypatch.setattr(Path, "replace", note_rename)
        evidence.keep(LETTER)
        assert steps == ["file", "name", "folder", "folder"]

    def test_it_flushes_the_names_of_a_file_that_a_killed_command_left(
        self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        evidence.keep(LETTER)
        flushed: list[Path] = []
        monkeypatch.setattr(evidence, "sync_folder", flushed.append)
        address = evidence.keep(LETTER)
        assert flushed == [file_of(workspace, address).parent, workspace.evidence]
