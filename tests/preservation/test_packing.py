"""A tar that other programs read, and from which nothing is written that a backup does not hold."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from tumen.preservation import packing
from tumen.preservation.errors import BackupDamaged, BackupRefused
from tumen.preservation.packing import Packer, Part, unpacked

ADDRESS = "evidence/ab/" + "c" * 62


def packed(**parts: bytes) -> bytes:
    packer = Packer(1_700_000_000)
    pieces = [piece for name, data in parts.items() for piece in packer.add_bytes(name, data)]
    return b"".join([*pieces, *packer.end()])


def tar_of(*entries: tarfile.TarInfo) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        for entry in entries:
            tar.addfile(entry, io.BytesIO(bytes(entry.size)))
    return file.getvalue()


def parts_of(tar: bytes, into: Path | None = None, kept: tuple[str, ...] = ()) -> list[tuple[Part, bytes]]:
    return list(unpacked(io.BytesIO(tar), into, kept, lambda size: None))


def test_any_tar_program_reads_it() -> None:
    with tarfile.open(fileobj=io.BytesIO(packed(**{"vault.db": b"rows", ADDRESS: b""}))) as tar:
        assert tar.getnames() == ["vault.db", ADDRESS]
        assert [entry.mode for entry in tar] == [0o600, 0o600]


def test_it_writes_parts_and_tells_their_hashes(tmp_path: Path) -> None:
    told = parts_of(packed(**{"vault.db": b"rows" * 999, ADDRESS: b"sealed"}), tmp_path)
    assert told[0][0] == Part("vault.db", 3996, hashlib.sha256(b"rows" * 999).hexdigest())
    assert (tmp_path / ADDRESS).read_bytes() == b"sealed"
    assert (tmp_path / "vault.db").stat().st_mode & 0o777 == 0o600


def test_what_is_kept_in_memory_is_not_written(tmp_path: Path) -> None:
    told = parts_of(packed(**{"manifest.json": b"{}"}), tmp_path, ("manifest.json",))
    assert told[0][1] == b"{}"
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_it_only_hashes() -> None:
    assert [part.size for part, _ in parts_of(packed(a=b"12", b=b"3"))] == [2, 1]


@pytest.mark.parametrize(
    "name", ["../vault.db", "/etc/passwd", "evidence/../../x", "evidence/ab/short", ".hidden", "a/b", ""]
)
def test_it_writes_nothing_outside_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BackupDamaged, match="no backup of Tumen holds"):
        parts_of(tar_of(tarfile.TarInfo(name)), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_it_takes_nothing_but_files(tmp_path: Path, kind: bytes) -> None:
    entry = tarfile.TarInfo("vault.db")
    entry.type, entry.linkname = kind, "/etc/passwd"
    with pytest.raises(BackupDamaged):
        parts_of(tar_of(entry), tmp_path)


def test_it_takes_no_part_twice(tmp_path: Path) -> None:
    with pytest.raises(BackupDamaged):
        parts_of(tar_of(tarfile.TarInfo("vault.db"), tarfile.TarInfo("vault.db")), tmp_path)


def test_it_notices_a_tar_that_is_cut_off() -> None:
    with pytest.raises(BackupDamaged, match="ends before its end"):
        parts_of(packed(**{"vault.db": bytes(5000)})[:2000])


def test_it_notices_a_file_that_grew_while_it_was_copied() -> None:
    with pytest.raises(BackupRefused, match="changed while it was copied"):
        list(Packer(0).add("vault.db", 3, [b"four"]))


def test_a_list_of_any_length_is_not_taken_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LONGEST_KEPT", 10)
    with pytest.raises(BackupDamaged, match=r"manifest\.json in the backup is longer"):
        parts_of(packed(**{"manifest.json": b"x" * 11}), kept=("manifest.json",))
    assert parts_of(packed(**{"manifest.json": b"x" * 10}), kept=("manifest.json",))
