"""A token opens no more than its owner has, is kept as a hash, ends in time, and leaves lines."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.access.cast import compartment, somebody
from tests.accounts.cast import account_of
from tumen.access.models import Actor, AuditLine, Level, Role
from tumen.accounts.actions import close, make_token, reset, revoke_token
from tumen.accounts.errors import NoSuchToken, TokenRefused, TokenTooWide
from tumen.accounts.models import Token
from tumen.accounts.queries import tokens
from tumen.accounts.tokens import (
    ASLEEP_AFTER,
    BEGINS,
    MOST_DAYS,
    MOST_DAYS_WITH_IDENTITIES,
    Given,
    bound_of,
    note_use,
    token_of,
)

pytestmark = pytest.mark.django_db


def made(
    actor: Actor, *, days: int = 7, second_step: bool = False, role: Role = Role.READER, **given: Any
) -> tuple[Token, str]:
    return make_token(
        actor=actor, given=Given("a test", role, **given), days=days, proved="a test", second_step=second_step
    )


class TestMaking:
    def test_its_secret_opens_it_and_is_kept_as_a_hash_alone(self) -> None:
        token, secret = made(somebody(Role.READER))
        assert secret.startswith(BEGINS)
        assert len(secret) > 40
        assert token_of(secret) == token
        line = AuditLine.objects.get(action="accounts.make_token")
        assert line.item == token.public_id
        assert secret not in f"{vars(Token.objects.get())} {line.detail}"

    def test_what_it_is_for_is_in_no_line(self) -> None:
        make_token(
            actor=somebody(Role.READER),
            given=Given("for Anna Kim", Role.READER),
            days=1,
            proved="a test",
            second_step=False,
        )
        assert "Anna" not in str(AuditLine.objects.get(action="accounts.make_token").detail)

    @pytest.mark.parametrize(
        "given",
        [
            {"role": Role.REVIEWER},
            {"role": Role.KEEPER},
            {"clearance": Level.RESTRICTED},
            {"clearance": Level.IDENTITY},
            {"compartments": ("k-nothing0",)},
            {"identity": True, "second_step": True},
            {"days": 0},
            {"days": MOST_DAYS + 1},
        ],
    )
    def test_it_is_never_wider_than_its_owner(self, given: dict[str, Any]) -> None:
        with pytest.raises(TokenTooWide):
            made(somebody(Role.DOCUMENTER), **given)
        assert not Token.objects.exists()

    def test_a_keeper_can_make_none_that_keeps(self, actor: Actor) -> None:
        with pytest.raises(TokenTooWide, match="keeper"):
            made(actor, role=Role.KEEPER)

    def test_another_circle_is_refused_as_one_that_is_not_there(self, actor: Actor) -> None:
        who, theirs = somebody(Role.READER), compartment(actor)
        said = []
        for named in (theirs.public_id, "k-nothing0"):
            with pytest.raises(TokenTooWide) as refused:
                made(who, compartments=(named,))
            said.append(str(refused.value))
        assert said[0] == said[1]

    def test_who_has_no_role_makes_none(self) -> None:
        with pytest.raises(TokenTooWide):
            made(somebody())

    def test_it_shows_identities_only_with_a_second_step_and_not_for_long(self, actor: Actor) -> None:
        with pytest.raises(TokenTooWide, match="second step"):
            made(actor, identity=True)
        with pytest.raises(TokenTooWide, match="days"):
            made(actor, identity=True, second_step=True, days=MOST_DAYS_WITH_IDENTITIES + 1)
        assert bound_of(made(actor, identity=True, second_step=True)[0]).identity

    @pytest.mark.parametrize("name", ["", "  ", "x" * 101])
    def test_it_says_what_it_is_for(self, name: str) -> None:
        with pytest.raises(TokenTooWide, match="what the token is for"):
            make_token(
                actor=somebody(Role.READER),
                given=Given(name, Role.READER),
                days=1,
                proved="a test",
                second_step=False,
            )


class TestEnding:
    def test_taken_back_it_opens_nothing_and_stays_as_a_row(self) -> None:
        who = somebody(Role.READER)
        token, secret = made(who)
        revoke_token(actor=who, token=token.public_id)
        with pytest.raises(TokenRefused):
            token_of(secret)
        assert [one.state for one in tokens(who)] == ["taken back"]
        with pytest.raises(NoSuchToken, match="already"):
            revoke_token(actor=who, token=token.public_id)

    def test_its_time_ends(self) -> None:
        token, secret = made(somebody(Role.READER))
        Token.objects.update(until=timezone.now())
        with pytest.raises(TokenRefused):
            token_of(secret)

    def test_forgotten_it_falls_asleep(self) -> None:
        token, secret = made(somebody(Role.READER), days=60)
        Token.objects.update(made_at=timezone.now() - ASLEEP_AFTER)
        with pytest.raises(TokenRefused):
            token_of(secret)
        Token.objects.update(used_at=timezone.now() - timedelta(days=1))
        assert token_of(secret) == token

    def test_a_use_is_noted_once_in_a_while(self) -> None:
        token, _ = made(somebody(Role.READER))
        note_use(token)
        first = Token.objects.get().used_at
        note_use(Token.objects.get())
        assert first is not None
        assert Token.objects.get().used_at == first

    @pytest.mark.parametrize("end", [close, reset])
    def test_it_ends_with_the_account(self, actor: Actor, end: Any) -> None:
        account = account_of(actor, Role.REVIEWER)
        _, secret = made(account.actor)
        end(actor=actor, account=account, why="a test")
        with pytest.raises(TokenRefused):
            token_of(secret)

    def test_a_keeper_takes_back_anybodys_and_nobody_else_does(self, actor: Actor) -> None:
        token, _ = made(somebody(Role.READER))
        with pytest.raises(NoSuchToken):
            revoke_token(actor=somebody(Role.REVIEWER), token=token.public_id)
        assert revoke_token(actor=actor, token=token.public_id) == token

    def test_one_sentence_for_every_reason(self) -> None:
        who, said = somebody(Role.READER), set()
        token, secret = made(who)
        revoke_token(actor=who, token=token.public_id)
        for wrong in (secret, secret[:-1], "", "tumen_", "\udcff\x00"):
            with pytest.raises(TokenRefused) as refused:
                token_of(wrong)
            said.add(str(refused.value))
        assert len(said) == 1


def test_others_tokens_are_told_to_a_keeper_alone(actor: Actor) -> None:
    who = somebody(Role.READER)
    token, _ = made(who)
    assert [one.id for one in tokens(who)] == [token.public_id]
    assert not tokens(somebody(Role.REVIEWER))
    assert [one.id for one in tokens(actor)] == [token.public_id]
