"""A keeper sees every account, others their own; who needs a second step is asked anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.access.cast import somebody
from tests.accounts.cast import account_of, with_app
from tumen.access.actions import grant, revoke
from tumen.access.models import Actor, GrantKind, Role
from tumen.accounts.actions import close, invite
from tumen.accounts.errors import NoSuchAccount
from tumen.accounts.models import Invitation
from tumen.accounts.queries import (
    account_named,
    accounts,
    has_second_step,
    needs_second_step,
    signed_in_last,
)


def test_a_keeper_sees_all_of_them_and_others_their_own(actor: Actor) -> None:
    one, other = account_of(actor, Role.READER), account_of(actor, Role.REVIEWER)
    assert {each.id for each in accounts(actor)} == {one.public_id, other.public_id}
    assert [each.id for each in accounts(other.actor)] == [other.public_id]
    assert accounts(somebody(Role.READER)) == []


def test_it_says_the_state_of_each(actor: Actor) -> None:
    open_one, closed = with_app(account_of(actor, Role.KEEPER)), account_of(actor, Role.READER)
    close(actor=actor, account=closed, why="a test")
    waiting, late = (invite(actor=actor, name=somebody().name)[0] for _ in range(2))
    Invitation.objects.filter(account=late).update(until=timezone.now() - timedelta(hours=1))
    states = {each.id: each.state for each in accounts(actor)}
    assert states == {
        open_one.public_id: "open",
        closed.public_id: "closed",
        waiting.public_id: "invited",
        late.public_id: "invitation over",
    }
    view = next(each for each in accounts(actor) if each.id == open_one.public_id)
    assert (view.second_steps, view.needs_second_step, view.last_sign_in) == (("totp",), True, None)


def test_an_account_is_found_by_name_by_id_and_by_its_actor(actor: Actor) -> None:
    account = account_of(actor, Role.READER)
    for named in (account.name, account.public_id, f"a-{account.actor_id}"):
        assert account_named(actor, named) == account
    for viewer, named in ((actor, "Nobody"), (somebody(Role.READER), account.name), (actor, "a-x")):
        with pytest.raises(NoSuchAccount):
            account_named(viewer, named)


def test_a_second_step_is_needed_by_who_sees_identities_or_grants(actor: Actor) -> None:
    for role in Role:
        assert needs_second_step(account_of(actor, role).actor) == (role is Role.KEEPER)
    who = somebody(Role.REVIEWER)
    grant(actor=actor, to=who, kind=GrantKind.IDENTITY, why="a test")
    assert needs_second_step(who)
    revoke(actor=actor, of=who, kind=GrantKind.IDENTITY, why="a test")
    assert not needs_second_step(who)
    grant(actor=actor, to=who, kind=GrantKind.BREAK_GLASS, value="2", why="a test")
    assert needs_second_step(who)


def test_recovery_codes_alone_are_no_second_step(actor: Actor) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    account = account_of(actor, Role.READER)
    RecoveryCodes.activate(account)
    assert not has_second_step(account.actor)
    with_app(account)
    assert has_second_step(account.actor)


def test_who_signed_in_last_comes_first_and_who_is_closed_or_never_did_not_at_all(actor: Actor) -> None:
    early, late, gone, never = (account_of(actor, Role.READER) for _ in range(4))
    for days, each in ((3, early), (1, late), (0, gone)):
        each.last_login = timezone.now() - timedelta(days=days)
        each.is_active = each is not gone
        each.save()
    assert never.last_login is None
    assert signed_in_last(actor, 3) == [late.actor, early.actor]
    assert signed_in_last(actor, 1) == [late.actor]
    assert signed_in_last(early.actor, 3) == [early.actor]
