"""What is sealed comes back whole to a recipient, and to nobody otherwise."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.preservation.conftest import Officer
from tumen.preservation import sealing
from tumen.preservation.errors import BackupDamaged, NotABackup, NotOurRecipient
from tumen.preservation.sealing import CHUNK, identities_of, length_inside, opened, recipients_of, seal

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000]


def sealed(path: Path, data: bytes, officer: Officer, *, piece: int = 50_000) -> Path:
    chunks = (data[start : start + piece] for start in range(0, len(data), piece))
    with path.open("wb") as file:
        assert seal(chunks, file, officer.recipients) == len(data)
    return path


def read(path: Path, officer: Officer) -> bytes:
    with opened(path, officer.identities) as plain:
        return plain.read()


class TestRoundTrip:
    @pytest.mark.parametrize("size", SIZES)
    def test_it_gives_back_what_was_sealed(self, tmp_path: Path, officer: Officer, size: int) -> None:
        data = bytes(number % 251 for number in range(size))
        assert read(sealed(tmp_path / "a", data, officer), officer) == data

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=3000), st.integers(1, 500))
    def test_it_gives_back_any_bytes_in_any_pieces(
        self, tmp_path: Path, officer: Officer, data: bytes, piece: int
    ) -> None:
        assert read(sealed(tmp_path / "a", data, officer, piece=piece), officer) == data

    @pytest.mark.parametrize("size", SIZES)
    def test_the_framing_tells_the_length_without_a_key(
        self, tmp_path: Path, officer: Officer, size: int
    ) -> None:
        assert length_inside(sealed(tmp_path / "a", bytes(size), officer)) == size

    def test_no_plain_word_is_in_the_file(self, tmp_path: Path, officer: Officer) -> None:
        assert b"bridge" not in sealed(tmp_path / "a", b"over the bridge " * 999, officer).read_bytes()

    def test_each_of_several_recipients_opens_it(
        self, tmp_path: Path, officer: Officer, stranger: Officer
    ) -> None:
        with (tmp_path / "a").open("wb") as file:
            seal(iter([b"words"]), file, [*officer.recipients, *stranger.recipients])
        assert read(tmp_path / "a", officer) == read(tmp_path / "a", stranger) == b"words"

    def test_a_reader_may_stop_early_and_the_rest_is_still_proved(
        self, tmp_path: Path, officer: Officer
    ) -> None:
        path = sealed(tmp_path / "a", bytes(5 * CHUNK), officer)
        with opened(path, officer.identities) as plain:
            assert plain.read(10) == bytes(10)
        path.write_bytes(path.read_bytes()[:-1])
        with pytest.raises(BackupDamaged), opened(path, officer.identities) as plain:
            plain.read(10)


class TestRefusing:
    def test_it_opens_for_nobody_else(self, tmp_path: Path, officer: Officer, stranger: Officer) -> None:
        path = sealed(tmp_path / "a", b"words", officer)
        with pytest.raises(NotOurRecipient, match="sealed for somebody else"):
            read(path, stranger)

    def test_it_refuses_what_is_no_age_file(self, tmp_path: Path, officer: Officer) -> None:
        (tmp_path / "a").write_bytes(b"PK\x03\x04 a zip archive")
        for reader in (lambda: read(tmp_path / "a", officer), lambda: length_inside(tmp_path / "a")):
            with pytest.raises(NotABackup, match="no file of age"):
                reader()

    @pytest.mark.parametrize("cut", [1, 16, 17, 1000, CHUNK, CHUNK + 16, 2 * CHUNK + 32])
    def test_it_notices_a_missing_end(self, tmp_path: Path, officer: Officer, cut: int) -> None:
        path = sealed(tmp_path / "a", bytes(3 * CHUNK), officer)
        path.write_bytes(path.read_bytes()[:-cut])
        with pytest.raises(BackupDamaged, match="cut off, or not what was written"):
            read(path, officer)

    @pytest.mark.parametrize("place", [25, 60, 120, 190, 230, 400, 70_000, -1])
    def test_it_notices_a_changed_bit(self, tmp_path: Path, officer: Officer, place: int) -> None:
        path = sealed(tmp_path / "a", bytes(3 * CHUNK), officer)
        data = bytearray(path.read_bytes())
        data[place] ^= 4
        path.write_bytes(data)
        with pytest.raises((BackupDamaged, NotOurRecipient)):
            read(path, officer)

    @pytest.mark.parametrize("left", [22, 100, 200])
    def test_the_framing_notices_a_file_without_its_payload(
        self, tmp_path: Path, officer: Officer, left: int
    ) -> None:
        path = sealed(tmp_path / "a", bytes(CHUNK), officer)
        path.write_bytes(path.read_bytes()[:left])
        with pytest.raises(BackupDamaged):
            length_inside(path)


class TestErrorsOfOthers:
    def test_a_ctrl_c_stays_a_ctrl_c(self, officer: Officer) -> None:
        def stopped() -> Iterator[bytes]:
            yield b"words"
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            seal(stopped(), io.BytesIO(), officer.recipients)

    def test_a_full_disk_stays_a_full_disk(self, officer: Officer) -> None:
        class Full(io.BytesIO):
            def write(self, data: object) -> int:
                raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space left") as raised:
            seal(iter([bytes(CHUNK)] * 9), Full(), officer.recipients)
        assert raised.value.errno == 28

    def test_an_error_of_the_reader_is_not_taken_for_damage(self, tmp_path: Path, officer: Officer) -> None:
        path = sealed(tmp_path / "a", bytes(5 * CHUNK), officer)
        with pytest.raises(ZeroDivisionError), opened(path, officer.identities) as plain:
            plain.read(1)
            raise ZeroDivisionError


class TestKeys:
    def test_it_reads_recipients_and_passes_over_remarks(self, officer: Officer) -> None:
        assert len(recipients_of(["# the officer", "", f" {officer.public} "])) == 1

    def test_without_a_recipient_nothing_is_sealed(self) -> None:
        with pytest.raises(NotOurRecipient, match="nobody could open it"):
            recipients_of(["# nobody"])

    def test_it_does_not_repeat_a_secret_key_given_by_mistake(self, officer: Officer) -> None:
        secret = str(officer.identity)
        with pytest.raises(NotOurRecipient, match="a secret key") as raised:
            recipients_of([secret])
        assert secret[20:] not in str(raised.value)

    def test_it_reads_an_identity_file(self, officer: Officer) -> None:
        assert len(identities_of(officer.file)) == 1

    @pytest.mark.parametrize("text", ["", "# only a remark\n", "age1nothing\n", "\udcff"])
    def test_it_refuses_what_is_no_identity_file(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "key").write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(NotOurRecipient, match="AGE-SECRET-KEY-1"):
            identities_of(tmp_path / "key")

    def test_it_refuses_an_identity_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(NotOurRecipient, match="No such file"):
            sealing.identities_of(tmp_path / "key")
