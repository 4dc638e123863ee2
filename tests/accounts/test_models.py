"""A password is the same on every keyboard; a session is worth nothing under another mark."""

from __future__ import annotations

import unicodedata

import pytest

from tests.accounts.cast import PASSWORD, account_of
from tumen.access.models import Actor, Role

pytestmark = pytest.mark.django_db


def test_a_password_is_the_same_on_every_keyboard(actor: Actor) -> None:
    account = account_of(actor, Role.READER)
    account.set_password(unicodedata.normalize("NFD", "일곱 마리 기러기 나루"))
    assert account.check_password(unicodedata.normalize("NFC", "일곱 마리 기러기 나루"))


def test_what_cannot_be_written_down_is_a_wrong_password(actor: Actor) -> None:
    assert not account_of(actor, Role.READER).check_password("\udcff" * 20)


def test_a_session_is_checked_against_password_and_mark(actor: Actor) -> None:
    account = account_of(actor, Role.READER)
    first = account.get_session_auth_hash()
    assert account.get_session_auth_hash() == first
    account.end_sessions()
    second = account.get_session_auth_hash()
    account.set_password(PASSWORD)
    assert len({first, second, account.get_session_auth_hash()}) == 3
