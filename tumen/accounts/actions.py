"""Each change of accounts, in the frame of every change: permission, change and audit line together.

What is noted of signing in says who, to which account and in which way; never a password, a code or a key.
"""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone

from tumen.access.actions import grant, recorded
from tumen.access.errors import UnknownActor
from tumen.access.marking import reason_of
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.accounts.codes import hash_of, new_code
from tumen.accounts.errors import (
    HasAccount,
    InvitationRefused,
    NoSuchSession,
    NoSuchToken,
    TokenTooWide,
)
from tumen.accounts.models import Account, Invitation, Token
from tumen.accounts.passwords import refuse_weak
from tumen.accounts.queries import token_row
from tumen.accounts.sessions import numbers
from tumen.accounts.tokens import MOST_DAYS, MOST_DAYS_WITH_IDENTITIES, Given, hash_of_secret, new_secret

#: Hours for which an invitation may be used, and the most that a keeper may say.
HOURS, MOST_HOURS = 48, 168


def invite(
    *, actor: Actor, name: str, role: Role | str | None = None, hours: int = HOURS
) -> tuple[Account, str]:
    """Make an account for the actor called ``name``, and the code with which they choose its password.

    With a role, somebody who is not known yet becomes an actor with that role, cleared for what is internal.
    The code is given once and kept as its hash. Raises `UnknownActor` and `HasAccount`.
    """
    called = " ".join(name.split())
    with recorded(actor, "accounts.invite", hours=hours) as entry:
        whom = Actor.objects.filter(name=called).first() or _newcomer(actor, called, role)
        if Account.objects.filter(actor=whom).exists():
            raise HasAccount(
                f"Actor a-{whom.pk} has an account already. If the password or the second step is lost, set "
                "it back: tumen account reset."
            )
        if Account.objects.filter(name__iexact=whom.name).exists():
            raise HasAccount(
                "Somebody else signs in with the same name in other capital letters: the two would be taken "
                "for one. Nothing was changed; make this person known under another name."
            )
        account = Account(name=whom.name, actor=whom)
        account.set_unusable_password()
        account.save()
        entry.item, entry.detail["actor"] = account.public_id, f"a-{whom.pk}"
        return account, _invitation(actor, account, hours)


def accept(*, actor: Actor, invitation: Invitation, password: str) -> Account:
    """The invited person chooses their password. Raises `WeakPassword` and `InvitationRefused`."""
    refuse_weak(password, name=invitation.account.name)
    with recorded(actor, "accounts.accept", invitation.account.public_id):
        held = Invitation.objects.select_for_update().get(pk=invitation.pk)
        account = Account.objects.select_related("actor").get(pk=held.account_id)
        if not held.is_open or account.actor != actor:
            raise InvitationRefused("This invitation was used, or its time is over. Ask for another.")
        held.used_at = timezone.now()
        held.save()
        account.set_password(password)
        account.is_active = True
        account.end_sessions()
        account.save()
    return account


def reset(*, actor: Actor, account: Account, why: str, hours: int = HOURS) -> str:
    """Take password and second step away, end every session and token, and invite anew: gives the code.

    An account that was closed is open again with it.
    """
    reason = reason_of(why)
    with recorded(actor, "accounts.reset", account.public_id, why=reason, hours=hours):
        _empty(account)
        account.is_active = True
        account.save()
        return _invitation(actor, account, hours)


def close(*, actor: Actor, account: Account, why: str) -> None:
    """Nobody signs in to it any more, and every session and token of it ends. What its actor did stays."""
    reason = reason_of(why)
    with recorded(actor, "accounts.close", account.public_id, why=reason):
        _empty(account)
        account.is_active = False
        account.save()


def make_token(*, actor: Actor, given: Given, days: int, proved: str, second_step: bool) -> tuple[Token, str]:
    """Make a token for a program that acts in the name of ``actor``, and its secret, which is given once.

    ``proved`` says how the actor showed who they are, ``second_step`` whether that took one: without it no
    token sees identities. Raises `TokenTooWide`, also for more days than a token may last.
    """
    given.require_within(actor)
    if given.identity and not second_step:
        raise TokenTooWide(
            "A token that shows who people are is made in the pages, by somebody who signed in with a second "
            "step. Nothing was made."
        )
    most = MOST_DAYS_WITH_IDENTITIES if given.identity else MOST_DAYS
    if not 1 <= days <= most:
        raise TokenTooWide(f"Such a token lasts from 1 to {most} days, and not {days}. Nothing was made.")
    secret = new_secret()
    with recorded(actor, "accounts.make_token", **given.told(), days=days, proved=proved) as entry:
        made = Token.objects.create(
            actor=actor,
            secret_hash=hash_of_secret(secret),
            until=timezone.now() + timedelta(days=days),
            proved=proved,
            **given.kept(),
        )
        entry.item = made.public_id
    return made, secret


def revoke_token(*, actor: Actor, token: str) -> Token:
    """Nothing is answered to a token any more. Its owner takes it back, or a keeper.

    Raises `NoSuchToken`, also for one that was taken back already.
    """
    row = token_row(actor, token)
    with recorded(actor, "accounts.revoke_token", row.public_id):
        if not Token.objects.filter(pk=row.pk, revoked_at=None).update(revoked_at=timezone.now()):
            raise NoSuchToken(f"Token {row.public_id} was taken back already. Nothing was changed.")
    return row


def end_session(*, actor: Actor, account: Account, session: str) -> None:
    """End one session of one's own account, by what `sessions` calls it.

    Raises `NoSuchSession` for one that is over, or somebody else's, and `UnknownActor` for another's account.
    """
    _require_own(actor, account)
    with recorded(actor, "accounts.end_session", account.public_id, sessions=1):
        number = numbers(account).get(session)
        if number is None or not Session.objects.filter(session_key=number).delete()[0]:
            raise NoSuchSession("This session is over already. Nothing was changed.")


def end_other_sessions(*, actor: Actor, account: Account, this: str) -> int:
    """End every session of one's own account but the one with the number ``this``: how many there were.

    Whatever was begun with the password alone, in another browser, comes to nothing as well: the account has
    another mark, which the caller gives to the session that stays. Raises `UnknownActor`.
    """
    _require_own(actor, account)
    with recorded(actor, "accounts.end_session", account.public_id) as entry:
        others = [number for number in numbers(account).values() if number != this]
        Session.objects.filter(session_key__in=others).delete()
        account.end_sessions()
        account.save(update_fields=["sessions_mark"])
        entry.detail["sessions"] = len(others)
    return len(others)


def choose_language(*, actor: Actor, account: Account, language: str) -> None:
    """Keep the language in which somebody reads the pages, in whatever browser; one of the pages' own.

    The same again changes nothing. Raises `UnknownActor` for an account that is somebody else's.
    """
    _require_own(actor, account)
    if account.language == language:
        return
    with recorded(actor, "accounts.choose_language", account.public_id, language=language):
        account.language = language
        account.save(update_fields=["language"])


def note_sign_in(*, actor: Actor, account: Account, by: str) -> None:
    """``by`` says which proofs were given, such as "password, totp"."""
    with recorded(actor, "accounts.sign_in", account.public_id, by=by):
        pass


def note_failed_sign_in(*, actor: Actor, account: Account | None, step: str) -> None:
    """Somebody, whom ``actor`` stands for, gave a wrong proof. Of an unknown name nothing is kept: it may be
    a password that was typed into the wrong line."""
    with recorded(actor, "accounts.fail_sign_in", account.public_id if account else "accounts", step=step):
        pass


def note_new_password(*, actor: Actor, account: Account) -> None:
    with recorded(actor, "accounts.change_password", account.public_id):
        pass


def note_added_step(*, actor: Actor, account: Account, kind: str) -> None:
    with recorded(actor, "accounts.add_step", account.public_id, kind=kind):
        pass


def note_removed_step(*, actor: Actor, account: Account, kind: str) -> None:
    with recorded(actor, "accounts.remove_step", account.public_id, kind=kind):
        pass


def note_recovery_code(*, actor: Actor, account: Account, left: int) -> None:
    """A recovery code was used in place of the second step; ``left`` are unused."""
    with recorded(actor, "accounts.use_recovery_code", account.public_id, left=left):
        pass


def _require_own(actor: Actor, account: Account) -> None:
    if account.actor_id != actor.pk:
        raise UnknownActor(f"{account.public_id} is somebody else’s account: nothing was changed.")


def _newcomer(keeper: Actor, name: str, role: Role | str | None) -> Actor:
    if not name:
        raise UnknownActor("An account needs a name to sign in with. Write that of the person.")
    if role is None:
        raise UnknownActor(
            "Nobody is known here under that name. To make somebody known, say what they do: --role reader, "
            "documenter, reviewer, publisher or keeper."
        )
    made, why = Actor.objects.create(name=name), "invited to an account"
    grant(actor=keeper, to=made, kind=GrantKind.ROLE, value=str(Role(role).value), why=why)
    grant(actor=keeper, to=made, kind=GrantKind.CLEARANCE, value=Level.INTERNAL.value, why=why)
    return made


def _empty(account: Account) -> None:
    account.set_unusable_password()
    account.end_sessions()
    Authenticator.objects.filter(user=account).delete()
    account.invitations.filter(used_at=None).update(until=timezone.now())
    Token.objects.filter(actor=account.actor, revoked_at=None).update(revoked_at=timezone.now())


def _invitation(keeper: Actor, account: Account, hours: int) -> str:
    code = new_code()
    until = timezone.now() + timedelta(hours=min(hours, MOST_HOURS))
    Invitation.objects.create(account=account, code_hash=hash_of(code), invited_by=keeper, until=until)
    return code
