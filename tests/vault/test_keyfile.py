"""The key file gives the secret to the passphrase and to the recovery key, and to nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from argon2.exceptions import HashingError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vault.cast import ANOTHER, CHEAP, FLOOR, PASSPHRASE, RECOVERY_KEY, key_file, make_cheap
from tumen.vault import keyfile
from tumen.vault.errors import KeyFileDamaged, VaultError, VaultTooNew, WrongPassphrase, WrongRecoveryKey
from tumen.vault.keyfile import CEILING, CHECK, SIZE, Cost, KeyFile
from tumen.vault.keys import KEY_LENGTH, new_secret

SECRET = b"\x5a" * KEY_LENGTH


@pytest.fixture(scope="module", autouse=True)
def cheap() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        make_cheap(patch)
        yield


def summed(data: bytes) -> bytes:
    """``data`` with the check at its end made right, as somebody would who puts a file together."""
    return data[:-CHECK] + hashlib.sha256(data[:-CHECK]).digest()


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def opens_wholly(data: bytes) -> bool:
    """Whether both ways still lead to a secret."""
    try:
        parsed = KeyFile.parse(data)
        return parsed.open_by_passphrase(PASSPHRASE) == parsed.open_by_recovery_key(RECOVERY_KEY)
    except VaultError:
        return False


class TestRoundTrip:
    @settings(max_examples=50)
    @given(
        st.binary(min_size=KEY_LENGTH, max_size=KEY_LENGTH),
        st.text(min_size=1, max_size=60),
        st.binary(min_size=20, max_size=20),
    )
    def test_what_was_wrapped_comes_out_both_ways(
        self, secret: bytes, passphrase: str, recovery: bytes
    ) -> None:
        made = KeyFile.of(secret, passphrase=passphrase, recovery_key=recovery)
        read = KeyFile.parse(made.to_bytes())
        assert read == made
        assert read.open_by_passphrase(passphrase) == secret
        assert read.open_by_recovery_key(recovery) == secret

    def test_it_is_small_and_always_of_one_size(self) -> None:
        assert {len(key_file().to_bytes()) for _ in range(3)} == {SIZE} == {218}

    def test_it_does_not_hold_the_secret_or_what_opens_it(self) -> None:
        data = key_file(SECRET).to_bytes()
        assert not [part for part in (SECRET, PASSPHRASE.encode(), RECOVERY_KEY) if part in data]

    def test_two_files_of_one_secret_have_nothing_in_common(self) -> None:
        one, other = key_file(SECRET), key_file(SECRET)
        assert one.salt != other.salt
        assert one.wrapped != other.wrapped
        assert one.recovery_wrapped != other.recovery_wrapped

    def test_the_secret_comes_out_in_bytes_that_can_be_overwritten(self) -> None:
        assert isinstance(key_file().open_by_passphrase(PASSPHRASE), bytearray)


class TestWrong:
    def test_another_passphrase_does_not_open_it(self) -> None:
        with pytest.raises(WrongPassphrase, match="Nothing is lost"):
            key_file().open_by_passphrase(ANOTHER)

    def test_a_forgotten_passphrase_leads_to_the_sheet(self) -> None:
        with pytest.raises(WrongPassphrase, match="tumen recover"):
            key_file().open_by_passphrase("")

    def test_another_recovery_key_does_not_open_it(self) -> None:
        with pytest.raises(WrongRecoveryKey, match="the newest"):
            key_file().open_by_recovery_key(b"\x00" * 20)

    def test_it_says_when_there_is_too_little_memory(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = key_file()

        def fail(*_: object, **__: object) -> bytes:
            raise HashingError("Memory allocation error")

        monkeypatch.setattr(keyfile, "hash_secret_raw", fail)
        with pytest.raises(VaultError, match="MiB of memory"):
            made.open_by_passphrase(PASSPHRASE)


class TestChange:
    def test_another_passphrase_opens_the_same_secret_and_the_one_before_does_not(self) -> None:
        changed = key_file(SECRET).with_passphrase(SECRET, ANOTHER)
        assert changed.open_by_passphrase(ANOTHER) == SECRET
        with pytest.raises(WrongPassphrase):
            changed.open_by_passphrase(PASSPHRASE)

    def test_the_recovery_key_stays(self) -> None:
        before = key_file(SECRET)
        changed = before.with_passphrase(SECRET, ANOTHER)
        assert changed.recovery_wrapped == before.recovery_wrapped
        assert changed.open_by_recovery_key(RECOVERY_KEY) == SECRET


class TestDamage:
    def test_every_single_flipped_bit_is_found(self) -> None:
        data = key_file().to_bytes()
        for bit in range(len(data) * 8):
            with pytest.raises(KeyFileDamaged):
                KeyFile.parse(flipped(data, bit))

    def test_every_bit_flipped_by_somebody_who_mends_the_check_is_found(self) -> None:
        data = key_file().to_bytes()
        passed = [bit for bit in range((len(data) - CHECK) * 8) if opens_wholly(summed(flipped(data, bit)))]
        assert passed == []

    @settings(max_examples=200)
    @given(st.data())
    def test_any_other_bytes_are_found(self, data: st.DataObject) -> None:
        whole = key_file().to_bytes()
        start = data.draw(st.integers(0, len(whole) - 1))
        part = data.draw(st.binary(max_size=40))
        changed = whole[:start] + part + whole[start + len(part) :]
        if changed != whole:
            with pytest.raises((KeyFileDamaged, VaultTooNew)):
                KeyFile.parse(changed)

    @pytest.mark.parametrize("length", [0, 1, 8, 9, 40, SIZE - 1])
    def test_a_file_that_is_cut_off_is_found(self, length: int) -> None:
        with pytest.raises(KeyFileDamaged, match="Put it back from a copy"):
            KeyFile.parse(key_file().to_bytes()[:length])

    def test_something_appended_is_found(self) -> None:
        with pytest.raises(KeyFileDamaged):
            KeyFile.parse(key_file().to_bytes() + b"\0")

    def test_a_wrap_from_another_file_is_found(self) -> None:
        mine, theirs = key_file(), key_file()
        mixed = replace(mine, recovery_nonce=theirs.recovery_nonce, recovery_wrapped=theirs.recovery_wrapped)
        for opened in (mixed.open_by_passphrase, mixed.open_by_recovery_key):
            with pytest.raises(KeyFileDamaged, match="do not belong together"):
                opened(PASSPHRASE if opened == mixed.open_by_passphrase else RECOVERY_KEY)  # type: ignore[operator]


class TestVersion:
    def test_a_file_of_a_later_version_is_not_called_damaged(self) -> None:
        data = bytearray(key_file().to_bytes() + bytes(40))
        data[8] = 2
        with pytest.raises(VaultTooNew, match="later version of Tumen"):
            KeyFile.parse(summed(bytes(data)))

    def test_there_is_no_version_0(self) -> None:
        data = bytearray(key_file().to_bytes())
        data[8] = 0
        with pytest.raises(KeyFileDamaged):
            KeyFile.parse(summed(bytes(data)))


class TestCost:
    def test_it_is_what_rfc_9106_recommends_for_little_memory(self) -> None:
        assert Cost(memory=64 * 1024, passes=3, lanes=4) == FLOOR

    @pytest.mark.parametrize(
        "cost",
        [
            replace(FLOOR, memory=FLOOR.memory - 1),
            replace(FLOOR, passes=2),
            replace(FLOOR, lanes=3),
            replace(FLOOR, memory=CEILING.memory + 1),
            replace(FLOOR, passes=CEILING.passes + 1),
            replace(FLOOR, lanes=CEILING.lanes + 1),
        ],
    )
    def test_a_file_that_makes_guessing_cheap_or_endless_is_refused(
        self, cost: Cost, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = replace(key_file(), cost=cost).to_bytes()
        monkeypatch.setattr(keyfile, "FLOOR", FLOOR)
        monkeypatch.setattr(keyfile, "CEILING", CEILING)
        with pytest.raises(KeyFileDamaged, match="a cost of guessing that Tumen never sets"):
            KeyFile.parse(data)

    def test_the_cost_stands_in_the_file_and_counts(self) -> None:
        dearer = replace(CHEAP, passes=2)
        made = key_file()
        assert KeyFile.parse(made.to_bytes()).cost == CHEAP
        with pytest.raises(WrongPassphrase):
            replace(made, cost=dearer).open_by_passphrase(PASSPHRASE)

    def test_a_secret_is_new_each_time(self) -> None:
        assert new_secret() != new_secret()
