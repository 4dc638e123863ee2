"""Each purpose has a key of its own, and no key shows itself."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import fields

import pytest

from tumen.vault.keys import KEY_LENGTH, Key, Keys, derive, new_secret, overwrite


def test_it_makes_a_different_key_for_each_purpose() -> None:
    keys = Keys.of(b"s" * KEY_LENGTH)
    every = (keys.database, keys.evidence, keys.address, keys.web, keys.audit, keys.accounts)
    assert len(set(every)) == 6
    assert all(len(key) == KEY_LENGTH for key in every)


def test_it_makes_the_same_keys_from_the_same_secret() -> None:
    secret = new_secret()
    assert Keys.of(secret) == Keys.of(secret)


def test_it_makes_other_keys_from_another_secret() -> None:
    assert Keys.of(new_secret()).database != Keys.of(new_secret()).database


def test_a_key_does_not_show_itself() -> None:
    assert repr(Keys.of(new_secret())) == "Keys()"


def memory_of(held: bytes) -> ctypes.Array[ctypes.c_char]:
    """The place of these bytes, which is looked at after they are given up: nothing else is there so soon."""
    return (ctypes.c_char * len(held)).from_address(id(held) + sys.getsizeof(b"") - 1)


def test_a_key_that_nobody_holds_is_overwritten() -> None:
    keys = Keys.of(bytearray(new_secret()))
    kept = keys.evidence
    places = [memory_of(getattr(keys, each.name)) for each in fields(keys)]
    before = [place.raw for place in places]
    assert len(set(before)) == 9
    del keys
    after = [place.raw for place in places]
    assert [old == new for old, new in zip(before, after, strict=True)] == [each == kept for each in before]
    assert kept == before[1]


def test_the_bytes_of_which_a_key_is_made_are_overwritten() -> None:
    made = new_secret()
    known = bytes(bytearray(made))
    assert Key.taking(made) == known
    assert made == bytes(KEY_LENGTH)


def test_what_is_short_is_left_as_it_is() -> None:
    overwrite(b"s")
    assert bytes([115]) == b"s"


def test_it_refuses_a_short_secret() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 5"):
        Keys.of(b"short")


def test_it_derives_what_rfc_5869_says() -> None:
    # Derived by hand from the definition with hmac, and not by the library that the code uses.
    import hashlib
    import hmac

    first = hmac.new(b"salt", b"secret", hashlib.sha256).digest()
    expected = hmac.new(first, b"tumen/1/test\x01", hashlib.sha256).digest()
    assert derive(b"secret", "test", salt=b"salt") == expected
