"""Long, and not what everybody tries; every sign is allowed, and none is asked for."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tumen.accounts.errors import WeakPassword
from tumen.accounts.passwords import NotWeak, refuse_weak


@pytest.mark.parametrize(
    "password",
    ["seven geese over the ferry", "일곱 마리 기러기 나루", "aaaaabbbbbcdefg", "🜂🜃🜄🜁 fire earth water"],
)
def test_it_takes_what_is_long(password: str) -> None:
    refuse_weak(password, name="Anna Kim")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "too short"),
        ("Tr0ub4dor&3", "too short"),
        (" " * 30, "too short"),
        ("abababababababababab", "repeats fewer than 5"),
        ("Annabel Kim-Lee 123", "your name with little else"),
        ("mypasswordisgood" * 100, "longer than 1024"),
        ("1qaz2wsx3edc4rfv", "of those that are tried first"),
        ("Password-Sunshine", "of those that are tried first"),
    ],
)
def test_it_refuses_what_is_soon_guessed_and_says_why(password: str, said: str) -> None:
    with pytest.raises(WeakPassword, match=said):
        refuse_weak(password, name="Annabel Kim-Lee")


def test_django_asks_the_same_wherever_a_password_is_chosen() -> None:
    with pytest.raises(ValidationError, match="too short"):
        validate_password("short")
    assert [each["NAME"] for each in settings.AUTH_PASSWORD_VALIDATORS] == [
        "tumen.accounts.passwords.NotWeak"
    ]
    assert "15" in NotWeak().get_help_text()


def test_it_is_kept_as_argon2id_with_work_that_hurts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    hasher = Argon2PasswordHasher()
    assert (hasher.time_cost, hasher.memory_cost) >= (2, 65536)
    assert make_password("seven geese over the ferry").startswith("argon2$argon2id$")
