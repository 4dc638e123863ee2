"""Each change of accounts is a keeper's or one's own, leaves a line, and says no secret."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.access.cast import somebody
from tests.accounts.cast import OTHER, PASSWORD, account_of, joined, steps_of, with_app
from tumen.access.errors import NoReasonGiven, NotPermitted, UnknownActor
from tumen.access.models import Actor, AuditLine, GrantKind, Role
from tumen.access.sight import sight_of
from tumen.accounts.actions import accept, choose_language, close, invite, note_failed_sign_in, reset
from tumen.accounts.codes import invitation_of
from tumen.accounts.errors import HasAccount, InvitationRefused, WeakPassword
from tumen.accounts.models import Account, Invitation
from tumen.accounts.queries import accounts


class TestLanguage:
    def test_it_is_kept_with_a_line_and_the_same_again_changes_nothing(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        for _ in range(2):
            choose_language(actor=account.actor, account=account, language="ko")
        assert Account.objects.get(pk=account.pk).language == "ko"
        assert AuditLine.objects.filter(action="accounts.choose_language").count() == 1

    def test_nobody_chooses_it_for_somebody_else(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        with pytest.raises(UnknownActor):
            choose_language(actor=actor, account=account, language="ko")
        assert Account.objects.get(pk=account.pk).language == ""


class TestInvite:
    def test_it_makes_an_account_that_nobody_can_sign_in_to_yet(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        account, code = invite(actor=actor, name=who.name)
        assert (account.actor, account.name) == (who, who.name)
        assert not account.has_usable_password()
        assert invitation_of(code).account == account

    def test_the_code_is_kept_as_its_hash_alone_and_is_in_no_line(self, actor: Actor) -> None:
        account, code = invite(actor=actor, name=somebody(Role.READER).name)
        kept = Invitation.objects.get(account=account)
        line = AuditLine.objects.get(action="accounts.invite")
        assert code not in f"{kept.code_hash} {kept.__dict__}"
        assert code not in f"{line.item} {line.detail}"
        assert line.item == account.public_id

    def test_with_a_role_it_makes_somebody_known(self, actor: Actor) -> None:
        account, _ = invite(actor=actor, name="  Anna   Kim ", role="documenter")
        assert account.actor.name == "Anna Kim"
        assert sight_of(account.actor).roles == {Role.DOCUMENTER}
        assert not sight_of(account.actor).identity
        assert account.actor.grants.filter(kind=GrantKind.ROLE).get().granted_by == actor

    def test_a_role_changes_nothing_of_who_is_known(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        invite(actor=actor, name=who.name, role=Role.KEEPER)
        assert sight_of(who).roles == {Role.READER}

    def test_somebody_unknown_without_a_role_is_nobody(self, actor: Actor) -> None:
        with pytest.raises(UnknownActor, match="--role"):
            invite(actor=actor, name="Anna Kim")
        assert not Account.objects.exists()
        assert not Actor.objects.filter(name="Anna Kim").exists()

    def test_nobody_has_two(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        with pytest.raises(HasAccount, match="tumen account reset"):
            invite(actor=actor, name=account.name)

    def test_two_names_do_not_differ_by_their_capital_letters_alone(self, actor: Actor) -> None:
        invite(actor=actor, name="Anna Kim", role="reader")
        with pytest.raises(HasAccount, match="capital letters"):
            invite(actor=actor, name="anna kim", role="reader")

    def test_only_a_keeper_does(self, actor: Actor) -> None:
        with pytest.raises(NotPermitted):
            invite(actor=somebody(Role.REVIEWER), name=somebody().name)


class TestAccept:
    def test_an_invitation_works_once_and_within_its_time(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        _, code = invite(actor=actor, name=who.name)
        held = invitation_of(code)
        assert accept(actor=who, invitation=held, password=PASSWORD).check_password(PASSWORD)
        with pytest.raises(InvitationRefused):
            accept(actor=who, invitation=held, password=OTHER)
        assert Account.objects.get(actor=who).check_password(PASSWORD)

    def test_its_time_is_over(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        _, code = invite(actor=actor, name=who.name)
        held = invitation_of(code)
        Invitation.objects.update(until=timezone.now() - timedelta(seconds=1))
        with pytest.raises(InvitationRefused):
            accept(actor=who, invitation=held, password=PASSWORD)

    def test_it_is_of_the_invited_person_alone(self, actor: Actor) -> None:
        _, code = invite(actor=actor, name=somebody(Role.READER).name)
        with pytest.raises(InvitationRefused):
            accept(actor=somebody(Role.READER), invitation=invitation_of(code), password=PASSWORD)

    def test_a_weak_password_uses_nothing_up(self, actor: Actor) -> None:
        who = somebody(Role.READER)
        _, code = invite(actor=actor, name=who.name)
        with pytest.raises(WeakPassword):
            accept(actor=who, invitation=invitation_of(code), password="short")
        assert invitation_of(code).is_open


class TestReset:
    def test_it_takes_password_second_step_and_open_invitations_away(self, actor: Actor) -> None:
        account = with_app(account_of(actor, Role.READER))
        mark, first = account.sessions_mark, reset(actor=actor, account=account, why="lost")
        second = reset(actor=actor, account=account, why="lost again")
        account.refresh_from_db()
        assert not account.check_password(PASSWORD)
        assert steps_of(account) == []
        assert account.sessions_mark != mark
        with pytest.raises(InvitationRefused):
            invitation_of(first)
        assert invitation_of(second).account == account

    def test_it_opens_a_closed_account_again(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        close(actor=actor, account=account, why="away")
        code = reset(actor=actor, account=account, why="back")
        accept(actor=account.actor, invitation=invitation_of(code), password=OTHER)
        assert accounts(actor)[0].state == "open"

    def test_it_says_why(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        with pytest.raises(NoReasonGiven):
            reset(actor=actor, account=account, why=" ")
        assert account.check_password(PASSWORD)

    def test_nobody_resets_their_own(self, actor: Actor) -> None:
        account = joined(actor, somebody(Role.REVIEWER))
        with pytest.raises(NotPermitted):
            reset(actor=account.actor, account=account, why="I forgot")


class TestClose:
    def test_it_leaves_nothing_to_sign_in_with(self, actor: Actor) -> None:
        account = with_app(account_of(actor, Role.READER))
        close(actor=actor, account=account, why="left the group")
        account.refresh_from_db()
        assert not account.is_active
        assert not account.has_usable_password()
        assert steps_of(account) == []

    def test_what_the_actor_did_and_holds_stays(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        close(actor=actor, account=account, why="left the group")
        assert sight_of(account.actor).roles == {Role.READER}

    def test_it_is_not_deleted_with_its_lines(self, actor: Actor) -> None:
        account = account_of(actor, Role.READER)
        close(actor=actor, account=account, why="left the group")
        line = AuditLine.objects.get(action="accounts.close")
        assert (line.item, line.detail) == (account.public_id, {"why": "left the group"})


def test_of_an_unknown_name_nothing_is_noted(actor: Actor, reader: Actor) -> None:
    note_failed_sign_in(actor=reader, account=None, step="password")
    line = AuditLine.objects.get(action="accounts.fail_sign_in")
    assert (line.item, line.detail) == ("accounts", {"step": "password"})
