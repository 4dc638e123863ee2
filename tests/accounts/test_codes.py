"""A code survives being read out, and opens what it is of."""

from __future__ import annotations

import re

import pytest

from tests.access.cast import somebody
from tumen.access.models import Actor
from tumen.accounts.actions import invite
from tumen.accounts.codes import hash_of, invitation_of, new_code
from tumen.accounts.errors import InvitationRefused


def test_it_has_twenty_signs_in_groups_and_none_that_is_mistaken() -> None:
    for _ in range(50):
        assert re.fullmatch(r"([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}", new_code())
    assert len({new_code() for _ in range(500)}) == 500


@pytest.mark.parametrize(
    "typed", ["10abc-defgh-jkmnp-qrstv", "IOABC DEFGH JKMNP QRSTV", "l0abcdefghjkmnpqrstv\n"]
)
def test_it_is_the_same_however_it_is_typed(typed: str) -> None:
    assert hash_of(typed) == hash_of("10abcdefghjkmnpqrstv")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "-", "10abc-defgh-jkmnp-qrstv", "\ud800", "x" * 100_000])
def test_any_other_is_refused_in_one_sentence(typed: str, actor: Actor) -> None:
    _, code = invite(actor=actor, name=somebody().name)
    with pytest.raises(InvitationRefused, match="opens no invitation"):
        invitation_of(typed)
    assert invitation_of(code.upper().replace("-", " "))
