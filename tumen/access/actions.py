"""The frame of every change in every room: permission, change and audit line, in one transaction; and the
changes of access itself: who is granted what, what is kept apart from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from tumen.access.anchoring import request_for, stamped_at
from tumen.access.bounds import named_in
from tumen.access.errors import (
    AnchorRefused,
    KeeperNeeded,
    NoSuchLine,
    NotAGrant,
    NotGranted,
    NotPermitted,
)
from tumen.access.heads import Head, sign_head
from tumen.access.items import ITEM
from tumen.access.log import append
from tumen.access.looking import changing
from tumen.access.marking import compartment_of, reason_of
from tumen.access.models import (
    Actor,
    AuditAnchor,
    AuditLine,
    BrokenGlass,
    Compartment,
    Grant,
    GrantKind,
    Level,
    Role,
)
from tumen.access.proving import ERASING, Anchored
from tumen.access.queries import DETAILS, Notice, new_notices, notices
from tumen.access.rules import require_identities, require_permission
from tumen.access.sight import has_keeper, holding, sees_all
from tumen.vault.acting import acting_as
from tumen.vault.writing import take_turn

#: Hours for which a glass may stay broken; what takes longer is a grant.
MOST_HOURS = 72


@dataclass
class Entry:
    """The audit line in the making: an action that makes a new item names it here before its block ends."""

    item: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@contextmanager
def recorded(actor: Actor, action: str, item: str = "", **detail: Any) -> Iterator[Entry]:
    """Do the change of the block as ``actor``; it and its audit line are kept together, or neither is.

    ``action`` is room and verb ("documents.take_in") and has its rule in `rules.RULES`; ``item`` is an id,
    lower case and never a person's name; ``detail`` is kept as JSON. Raises `UnknownActor`, `NoRule`,
    `NotPermitted`, and ValueError when no item was named.

        with recorded(actor, "documents.take_in") as entry:
            document = Document.objects.create(...)
            entry.item = document.public_id
    """
    with changing():
        require_permission(actor, action)
        entry = Entry(item, dict(detail))
        with acting_as(actor.pk), transaction.atomic():
            take_turn()
            yield entry
            _write_line(actor, action, entry)


def introduce(
    *,
    name: str,
    roles: Collection[Role],
    clearance: Level = Level.INTERNAL,
    identity: bool = False,
) -> Actor:
    """Somebody makes themselves known to the workspace; who has this name already is returned as they are.

    The one action without an actor before it: the first actor of a workspace has nobody else to act. Its
    audit line is their own. Once there is a keeper nobody makes themselves keeper or publisher, or clears
    themselves for more than what is internal: raises `NotPermitted`.
    """
    known = Actor.objects.filter(name=name).first()
    if known:
        return known
    asks_much = {Role.KEEPER, Role.PUBLISHER} & set(roles) or identity or clearance == Level.RESTRICTED
    if asks_much and has_keeper():
        raise NotPermitted("This workspace has a keeper, who grants that: tumen access grant.")
    with changing(), transaction.atomic():
        newcomer, is_new = Actor.objects.get_or_create(name=name)
        if is_new:
            with acting_as(newcomer.pk):
                _begin_with(newcomer, roles, clearance, identity=identity)
    return newcomer


def grant(
    *,
    actor: Actor,
    to: Actor,
    kind: GrantKind | str,
    value: str = "",
    why: str,
    until: datetime | None = None,
) -> Grant:
    """Give ``to`` a role, a clearance, sight of identities, a compartment or the right to break a glass.

    It ends at ``until``, or when it is revoked. What is held already is given again, with the new end. Raises
    `NotAGrant`, `NoSuchCompartment` and `NoReasonGiven`.
    """
    reason, given = reason_of(why), _kind(kind)
    written = _written(given, value)
    if until is not None and until <= timezone.now():
        raise NotAGrant("A grant cannot end before it begins. Name a moment to come.")
    said = {"kind": given.value, "value": written, "why": reason}
    with recorded(actor, "access.grant", f"a-{to.pk}", **said, until=until.isoformat() if until else ""):
        now = timezone.now()
        holding(now).filter(actor=to, kind=given, value=written).update(until=now)
        return Grant.objects.create(
            actor=to, kind=given, value=written, since=now, until=until, granted_by=actor, why=reason
        )


def revoke(*, actor: Actor, of: Actor, kind: GrantKind | str, value: str = "", why: str) -> None:
    """End what ``of`` was granted, at once. The row stays.

    Raises `NotGranted`, `KeeperNeeded` for the last keeper, `NotAGrant`, `NoSuchCompartment` and
    `NoReasonGiven`.
    """
    reason, taken = reason_of(why), _kind(kind)
    written = _written(taken, value)
    with recorded(actor, "access.revoke", f"a-{of.pk}", kind=taken.value, value=written, why=reason):
        now = timezone.now()
        if not holding(now).filter(actor=of, kind=taken, value=written).update(until=now):
            held = f"{taken.value} {written}".rstrip()
            raise NotGranted(f"Actor a-{of.pk} does not hold {held}: nothing was taken back.")
        if not has_keeper():
            raise KeeperNeeded("Nobody would be left to grant anything. Make somebody else a keeper first.")


def found_compartment(*, actor: Actor, name: str, why: str) -> Compartment:
    """Make a compartment; nobody is a member yet. Raises `NotAGrant` for a name that is empty or taken."""
    reason, called = reason_of(why), " ".join(name.split())
    if not called or Compartment.objects.filter(name=called).exists():
        raise NotAGrant("A compartment needs a name that no other has.")
    with recorded(actor, "access.found_compartment", why=reason) as entry:
        made = Compartment.objects.create(name=called, made_by=actor)
        entry.item = made.public_id
    return made


def break_glass(*, actor: Actor, item: str, why: str, hours: int = 1) -> BrokenGlass:
    """Open one item to ``actor`` for some hours, in an emergency. Every keeper is told, with the reason.

    Whether there is such an item is for the room that keeps it to say: nothing here tells. Raises
    `NotPermitted` unless a keeper granted that this person may, for so many hours, and `NoReasonGiven`.
    """
    reason = reason_of(why)
    held = holding(timezone.now()).filter(actor=actor.pk, kind=GrantKind.BREAK_GLASS)
    most = max((int(value) for value in held.values_list("value", flat=True)), default=0)
    if not 1 <= hours <= most:
        hours_held = f"at most {most} hour{'s' * (most > 1)}" if most else "none"
        raise NotPermitted(
            "A keeper decides who may open an item in an emergency, and for how long: "
            f"you were granted {hours_held}. Ask a keeper."
        )
    with recorded(actor, "access.break_glass", item, why=reason, hours=hours):
        until = timezone.now() + timedelta(hours=hours)
        return BrokenGlass.objects.create(actor=actor, item=item, why=reason, until=until)


def read_notices(*, actor: Actor) -> list[Notice]:
    """What keepers are told, newest first; what is new to ``actor`` is noted as known to them.

    Raises `NotPermitted` for who is no keeper.
    """
    require_permission(actor, "access.read_notices")
    found, fresh = notices(actor), new_notices(actor)
    if fresh:
        with recorded(actor, "access.read_notices", f"a-{actor.pk}", notices=fresh):
            pass
    return found


def _begin_with(newcomer: Actor, roles: Collection[Role], clearance: Level, *, identity: bool) -> None:
    now, why = timezone.now(), "made themselves known to the workspace"
    given = [(GrantKind.ROLE, role.value) for role in roles]
    given += [(GrantKind.CLEARANCE, clearance.value)] + ([(GrantKind.IDENTITY, "")] if identity else [])
    Grant.objects.bulk_create(
        Grant(actor=newcomer, kind=kind, value=value, since=now, granted_by=newcomer, why=why)
        for kind, value in given
    )
    held = {"roles": sorted(roles), "clearance": clearance.value, "identity": identity}
    _write_line(newcomer, "access.introduce", Entry(f"a-{newcomer.pk}", held))


def _kind(kind: GrantKind | str) -> GrantKind:
    try:
        return GrantKind(kind)
    except ValueError as error:
        known = ", ".join(each.value for each in GrantKind)
        raise NotAGrant(f"“{kind}” cannot be granted. What can is {known}.") from error


def _written(kind: GrantKind, value: str) -> str:
    """The value as it is kept; raises `NotAGrant` for one that this kind does not have."""
    if kind is GrantKind.COMPARTMENT:
        return compartment_of(value).public_id
    known: Collection[str] = {
        GrantKind.ROLE: [role.value for role in Role],
        GrantKind.CLEARANCE: [level.value for level in Level.up_to(Level.RESTRICTED)],
        GrantKind.IDENTITY: [""],
        GrantKind.BREAK_GLASS: [str(hours) for hours in range(1, MOST_HOURS + 1)],
    }[kind]
    if value in known:
        return value
    allowed = f"1 to {MOST_HOURS} hours" if kind is GrantKind.BREAK_GLASS else ", ".join(known) or "no value"
    if not value:
        raise NotAGrant(f"It does not say which {kind.value}. Use {allowed}.")
    raise NotAGrant(f"“{value}” is no {kind.value}. Use {allowed}.")


def erase_detail(*, actor: Actor, number: int, why: str) -> None:
    """Erase what line ``number`` says beyond who did what to which item and when; the log still verifies.

    For what has to be forgotten: withdrawn consent, a name that should not be there. The line of this action
    tells who erased it, when and why; it is kept as long as the log, so it must not say what was erased.
    Raises `NoSuchLine`, and `NoReasonGiven`.
    """
    line = AuditLine.objects.filter(number=number).first()
    # To somebody from whom anything is hidden no line of others is shown either: `queries.audit_lines`.
    _erase(actor, number, why, is_shown=line is not None and (line.actor_id == actor.pk or sees_all(actor)))


def forget_detail(*, actor: Actor, number: int, why: str) -> None:
    """`erase_detail` within a withdrawal of consent, whichever lines of others ``actor`` is shown.

    Not for a number that a person gives, for the answer tells whether there is such a line: `consent` asks
    for it, having seen to it that they may see the document of the line. Raises as `erase_detail` does.
    """
    _erase(actor, number, why, is_shown=True)


def _erase(actor: Actor, number: int, why: str, *, is_shown: bool) -> None:
    reason = reason_of(why)
    with recorded(actor, ERASING, f"line-{number}", why=reason):
        line = AuditLine.objects.filter(number=number).first() if is_shown else None
        if line is None or line.detail is None:
            gone = "is erased already" if line else "is not there: `tumen audit list` gives their numbers"
            raise NoSuchLine(f"The detail of line {number} {gone}. Nothing was changed.")
        AuditLine.objects.erase_detail(number)


def request_anchor(*, actor: Actor) -> bytes:
    """Sign the log as it stands and make the request that asks an authority for a time stamp on it (DER).

    Nothing is sent: whoever wants the stamp carries the request to the authority.
    """
    head = sign_head()
    if head is None:
        raise NoSuchLine("Nothing was ever done in this workspace, so there is no head to be stamped.")
    with recorded(actor, "access.request_anchor", f"head-{head.size}"):
        request = request_for(head.text)
        AuditAnchor.objects.create(text=head.text, nonce=str(request.nonce), request=request.data)
    return request.data


def keep_anchor(*, actor: Actor, reply: bytes, certificates: str) -> Anchored:
    """Keep an authority's reply to one of our requests, as it is, with the certificates it is checked by.

    ``certificates`` are in PEM; whoever gives them says that they trust them. Raises `AnchorRefused` for a
    reply to none of our requests, or one that does not prove its head.
    """
    error = AnchorRefused(
        "No request for a time stamp is open. Make one first: tumen audit anchor request FILE"
    )
    for anchor in AuditAnchor.objects.filter(reply=b"").order_by("-pk"):
        try:
            at = stamped_at(reply, text=anchor.text, nonce=int(anchor.nonce), certificates=certificates)
        except AnchorRefused as refused:
            error = refused
            continue
        size = Head.of(anchor.text).size
        with recorded(actor, "access.keep_anchor", f"head-{size}", reply=sha256(reply).hexdigest()):
            anchor.reply, anchor.certificates, anchor.stamped_at = reply, certificates, at
            anchor.save()
        return Anchored(size, at)
    raise error


def note_export(*, actor: Actor, with_details: bool) -> None:
    """Note that the log is given out, with the details of its lines or without.

    Raises `NotPermitted` for who is not cleared for what the details say.
    """
    if with_details:
        require_identities(actor, DETAILS)
    with recorded(actor, "access.export_log", "log", details=with_details):
        pass


def _write_line(actor: Actor, action: str, entry: Entry) -> None:
    if not ITEM.fullmatch(entry.item):
        raise ValueError(
            f"The action {action} names no item for its audit line: an id in small letters is needed."
        )
    append(actor, action, entry.item, named_in(entry.detail))
