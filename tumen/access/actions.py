"""The frame of every change in every room: permission, change and audit line, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db import transaction

from tumen.access.anchoring import request_for, stamped_at
from tumen.access.errors import AnchorRefused, NoSuchLine
from tumen.access.heads import Head, sign_head
from tumen.access.items import ITEM
from tumen.access.log import append
from tumen.access.models import Actor, AuditAnchor, AuditLine, Role
from tumen.access.permission import require_permission
from tumen.access.proving import ERASING, Anchored


@dataclass
class Entry:
    """The audit line in the making: an action that makes a new item names it here before its block ends."""

    item: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@contextmanager
def recorded(actor: Actor, action: str, item: str = "", **detail: Any) -> Iterator[Entry]:
    """Do the change of the block as ``actor``; it and its audit line are kept together, or neither is.

    ``action`` is room and verb ("documents.take_in"); ``item`` is an id, lower case and never a person's
    name; ``detail`` is kept as JSON. Raises `UnknownActor`, `NotPermitted`, and ValueError when no item was
    named.

        with recorded(actor, "documents.take_in") as entry:
            document = Document.objects.create(...)
            entry.item = document.public_id
    """
    require_permission(actor, action)
    entry = Entry(item, dict(detail))
    with transaction.atomic():
        yield entry
        _write_line(actor, action, entry)


def introduce(*, name: str, role: Role) -> Actor:
    """Somebody makes themselves known to the workspace; who has this name already is returned as they are.

    The one action without an actor before it: the first actor of a workspace has nobody else to act. Its
    audit line is their own.
    """
    known = Actor.objects.filter(name=name).first()
    if known:
        return known
    with transaction.atomic():
        newcomer, is_new = Actor.objects.get_or_create(name=name, defaults={"role": role})
        if is_new:
            _write_line(newcomer, "access.introduce", Entry(f"a-{newcomer.pk}", {"role": role}))
    return newcomer


def erase_detail(*, actor: Actor, number: int, why: str) -> None:
    """Erase what line ``number`` says beyond who did what to which item and when; the log still verifies.

    For what has to be forgotten: withdrawn consent, a name that should not be there. The line of this action
    tells who erased it, when and why; it is kept as long as the log, so it must not say what was erased.
    Raises `NoSuchLine`.
    """
    if not why.strip():
        raise ValueError("A detail is erased for a reason. Say why.")
    with recorded(actor, ERASING, f"line-{number}", why=why):
        line = AuditLine.objects.filter(number=number).first()
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
    """Note that the log is given out, with the details of its lines or without."""
    with recorded(actor, "access.export_log", "log", details=with_details):
        pass


def _write_line(actor: Actor, action: str, entry: Entry) -> None:
    if not ITEM.fullmatch(entry.item):
        raise ValueError(
            f"The action {action} names no item for its audit line: an id in small letters is needed."
        )
    append(actor, action, entry.item, entry.detail)
