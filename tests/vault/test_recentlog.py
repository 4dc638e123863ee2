"""A bit turned over in the log beside the database is told from a log that ends where the power went."""

from __future__ import annotations

import os
import random
import shutil
import struct
import sys
from pathlib import Path

import pytest

from tests import processes
from tumen.vault import recentlog
from tumen.vault.database import base
from tumen.vault.errors import RecentLogDamaged
from tumen.vault.recentlog import damage_in, refuse_damaged, untold_damage

#: Writes rows in transactions of their own and ends as a kill ends it, so that the log is left.
_WRITING = """
import os, sys
from pathlib import Path
from tumen.vault.database.base import PRAGMAS, connect_beside
place, rows = Path(sys.argv[1]), int(sys.argv[2])
connection = connect_beside(place, bytes(32))
for name, value in PRAGMAS.items():
    connection.execute(f"PRAGMA {name} = {value}")
connection.execute("CREATE TABLE t (a)")
for row in range(rows):
    connection.execute("INSERT INTO t VALUES (?)", [os.urandom(50)])
os._exit(0)
"""
FRAME, PAGE = 24, 4096


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database beside which a killed program left its log."""
    place = tmp_path_factory.mktemp("killed") / "vault.db"
    processes.run([sys.executable, "-c", _WRITING, str(place), "20"], check=True)
    return place


@pytest.fixture
def database(left: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    for path in left.parent.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path / left.name


def log_of(database: Path) -> Path:
    return database.with_name("vault.db-wal")


def turned(log: bytes, bit: int) -> bytes:
    changed = bytearray(log)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def rows_in(database: Path) -> int:
    connection = base.connect_beside(database, bytes(32))
    count: int = connection.execute("SELECT count(*) FROM t").fetchone()[0]
    connection.close()
    return count


def ends(log: bytes) -> list[int]:
    """Where each frame begins that ends a transaction."""
    starts = range(32, len(log) - FRAME, FRAME + PAGE)
    return [at for at in starts if struct.unpack_from(">I", log, at + 4)[0]]


class TestWhole:
    def test_a_log_that_a_kill_left_is_whole(self, database: Path) -> None:
        assert damage_in(log_of(database).read_bytes()) is None
        refuse_damaged(database)
        assert rows_in(database) == 20

    def test_none_and_an_empty_one_are_whole(self, tmp_path: Path) -> None:
        refuse_damaged(tmp_path / "vault.db")
        assert damage_in(b"") is None
        assert damage_in(bytes(10_000)) is None  # room that the power cut left, and nothing in it

    def test_a_log_that_breaks_off_anywhere_is_whole(self, left: Path) -> None:
        log = log_of(left).read_bytes()
        chance = random.Random(1)
        for place in [*range(0, 64, 5), *(chance.randrange(len(log)) for _ in range(20))]:
            assert damage_in(log[:place]) is None or place < 32

    def test_a_last_transaction_that_the_power_cut_is_no_damage(self, left: Path) -> None:
        """Sectors of its pages are on the disk and others are not; it was never confirmed."""
        log = log_of(left).read_bytes()
        start = ends(log)[-2] + FRAME + PAGE
        chance = random.Random(2)
        for _ in range(20):
            torn = bytearray(log)
            for sector in range(start // 512 + 1, len(log) // 512):
                if chance.random() < 0.5:
                    torn[sector * 512 : (sector + 1) * 512] = bytes(512)
            assert damage_in(bytes(torn)) is None

    def test_frames_of_before_the_log_was_begun_anew_are_no_damage(self, left: Path) -> None:
        log = bytearray(log_of(left).read_bytes())
        for at in ends(bytes(log))[5:]:
            struct.pack_into(">I", log, at + 8, 7)
        cut = ends(bytes(log))[5]
        for at in range(cut, len(log), FRAME + PAGE):
            struct.pack_into(">2I", log, at + 8, 7, 9)
        assert damage_in(bytes(log)) is None


class TestDamage:
    def test_every_bit_is_noticed(self, left: Path) -> None:
        """In the header, in frames of the middle and in the last one, in what describes them and in pages."""
        log = log_of(left).read_bytes()
        last = ends(log)[-1]
        chance = random.Random(3)
        bits = [
            *range(0, 32 * 8, 5),
            *range(last * 8, (last + FRAME) * 8, 3),
            *(chance.randrange(len(log) * 8) for _ in range(30)),
            *(chance.randrange(last * 8, len(log) * 8) for _ in range(30)),
        ]
        unnoticed = [bit for bit in bits if damage_in(turned(log, bit)) is None]
        assert unnoticed == []

    def test_a_sector_that_went_bad_under_later_changes_is_noticed(self, left: Path) -> None:
        log = log_of(left).read_bytes()
        for at in ends(log)[:-2]:
            assert damage_in(log[: at + 600] + os.urandom(512) + log[at + 1112 :])

    def test_it_says_how_far_the_log_is_whole(self, left: Path) -> None:
        log = log_of(left).read_bytes()
        third = 32 + 2 * (FRAME + PAGE) + 100
        found = damage_in(turned(log, third * 8))
        assert found
        assert (found.whole, found.frames) == (2, (len(log) - 32) // (FRAME + PAGE))


class TestOpening:
    @pytest.fixture
    def damaged(self, database: Path) -> Path:
        log = log_of(database)
        log.write_bytes(turned(log.read_bytes(), 8 * (ends(log.read_bytes())[3] + 99)))
        return database

    def test_the_first_time_it_refuses_and_keeps_a_copy(self, damaged: Path) -> None:
        before = log_of(damaged).read_bytes()
        with pytest.raises(RecentLogDamaged, match="Run the command again"):
            refuse_damaged(damaged)
        (aside,) = damaged.parent.glob("vault.db-wal.damaged-*")
        assert aside.read_bytes() == log_of(damaged).read_bytes() == before
        assert aside.stat().st_mode & 0o077 == 0

    def test_the_second_time_it_goes_on(self, damaged: Path) -> None:
        with pytest.raises(RecentLogDamaged):
            refuse_damaged(damaged)
        refuse_damaged(damaged)
        assert rows_in(damaged) < 20
        assert list(damaged.parent.glob("vault.db-wal.damaged-*"))

    def test_other_damage_is_told_anew(self, damaged: Path) -> None:
        with pytest.raises(RecentLogDamaged):
            refuse_damaged(damaged)
        log = log_of(damaged)
        log.write_bytes(turned(log.read_bytes(), 8 * 700))
        assert untold_damage(damaged)

    def test_what_is_being_written_is_looked_at_again(
        self, damaged: Path, left: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def write_on(seconds: float) -> None:
            shutil.copy(log_of(left), log_of(damaged))

        monkeypatch.setattr(recentlog.time, "sleep", write_on)
        refuse_damaged(damaged)

    def test_it_is_looked_at_before_the_first_connection(
        self, damaged: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(base, "_looked_at", set())
        with pytest.raises(RecentLogDamaged):
            base._look_at_the_log(damaged)
        base._look_at_the_log(damaged)
        assert base._looked_at == {damaged}
