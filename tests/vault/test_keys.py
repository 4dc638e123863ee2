"""Each purpose has a key of its own, and no key shows itself."""

from __future__ import annotations

import pytest

from tumen.vault.keys import KEY_LENGTH, Keys, derive, new_secret


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
