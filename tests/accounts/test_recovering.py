"""Recovery codes are kept as slow hashes from the moment in which they were shown."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from tests.accounts.cast import account_of
from tests.vault.cast import FLOOR
from tumen.access.models import Actor, Role
from tumen.accounts import recovering
from tumen.accounts.models import Account
from tumen.accounts.recovering import Typed, hash_codes, hash_what_was_shown, use_code
from tumen.accounts.sealing import unseal
from tumen.vault.keyfile import Cost

#: As it is outside of the tests, which make it cheap.
COST = Cost(memory=recovering.MEMORY, passes=recovering.PASSES, lanes=recovering.LANES)


@pytest.fixture
def account(actor: Actor) -> Account:
    return account_of(actor, Role.REVIEWER)


@pytest.fixture
def codes(account: Account) -> list[str]:
    """The ten codes of the account, which were just shown."""
    made = RecoveryCodes.activate(account)
    shown = made.get_unused_codes()
    made.mark_as_viewed()
    hash_codes(made.instance)
    return shown


def row_of(account: Account) -> Authenticator:
    return Authenticator.objects.get(user=account, type=Authenticator.Type.RECOVERY_CODES)


def test_trying_one_costs_as_much_as_a_passphrase() -> None:
    assert COST.is_within(FLOOR, FLOOR)


def test_nothing_is_kept_from_which_a_code_comes_back(account: Account, codes: list[str]) -> None:
    kept = row_of(account).data
    assert "seed" not in kept
    hashes = [unseal(each) for each in kept["migrated_codes"]]
    assert len(set(hashes)) == 10
    assert all(each.startswith("argon2id:") and len(each) == 9 + 64 for each in hashes)
    assert not any(code in json.dumps(kept) + "".join(hashes) for code in codes)


def test_the_same_code_is_another_hash_for_another_account(account: Account, codes: list[str]) -> None:
    salt = row_of(account).data["salt"]
    assert len(bytes.fromhex(salt)) == 16
    assert recovering._hashed(codes[0], salt) != recovering._hashed(codes[0], "00" * 16)


def test_each_opens_once_however_it_is_typed(account: Account, codes: list[str]) -> None:
    first = codes[3]
    for typed in (f"{first[:4]} {first[4:]}", f"{codes[4][:4]}-{codes[4][4:]}", codes[0]):
        assert use_code(account, Typed.of(typed)) == row_of(account)
        assert use_code(account, Typed.of(typed)) is None
    assert len(row_of(account).wrap().get_unused_codes()) == 7


def test_what_is_kept_opens_nothing(account: Account, codes: list[str]) -> None:
    (kept, *_) = [unseal(each) for each in row_of(account).data["migrated_codes"]]
    for typed in (kept, kept.removeprefix("argon2id:"), "", "00000000000", "１２３４５６７８"):
        assert use_code(account, Typed.of(typed)) is None
    assert use_code(account, Typed.of(codes[0]))


def test_they_are_hashed_once(account: Account, codes: list[str]) -> None:
    before = row_of(account).data
    hash_codes(row_of(account))
    assert hash_what_was_shown() == 0
    assert row_of(account).data == before


def test_what_an_earlier_version_kept_is_hashed_and_what_was_used_stays_so(account: Account) -> None:
    made = RecoveryCodes.activate(account)
    shown = made.get_unused_codes()
    assert made.validate_code(shown[0])
    assert hash_what_was_shown() == 0, "its owner has not seen them yet"
    assert use_code(account, Typed.of(shown[1])), "they open all the same"
    made.instance.refresh_from_db()
    made.mark_as_viewed()
    assert hash_what_was_shown() == 1
    assert "seed" not in row_of(account).data
    assert [bool(use_code(account, Typed.of(code))) for code in shown] == [False, False] + [True] * 8
