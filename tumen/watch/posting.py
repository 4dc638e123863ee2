"""Each change on the digest: how a person reads it, by which server mail goes out, and that one went."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.watch.errors import NotAClock
from tumen.watch.models import Mail, Post, Reading, Tells
from tumen.watch.sealing import Server, destroy_key, make_key, require_address, require_server, seal

#: How often a mail is tried that the server does not take.
TRIES = 3
#: How long a mail may be on its way before it counts as not taken: whoever sent it has died.
_ON_ITS_WAY = timedelta(minutes=10)


def set_reading(
    *,
    actor: Actor,
    zone: str = "UTC",
    hour: int = 8,
    quiet: tuple[int, int] | None = None,
    by_mail: bool = False,
    address: str = "",
    tells: Tells | str = Tells.COUNTS,
) -> None:
    """Say how oneself reads the digest. Hours are whole ones of one's own clock; ``quiet`` ends before its
    second hour and may go over midnight. Without ``by_mail`` no address is kept.

    Raises NotAClock, and NotAnAddress where mail is wanted and ``address`` is none.
    """
    _require_clock(zone, hour, quiet)
    if tells not in Tells.values:
        raise NotAClock(f"“{tells}” is nothing that a digest tells. Use one of {', '.join(Tells.values)}.")
    to = require_address(address) if by_mail else ""
    with recorded(actor, "watch.set_reading", f"a-{actor.pk}", by_mail=by_mail):
        row, _ = Reading.objects.get_or_create(actor=actor)
        row.zone, row.hour, row.by_mail, row.tells = zone, hour, by_mail, Tells(tells).value
        row.quiet_from, row.quiet_to = quiet or (None, None)
        if to:
            make_key(row.item)
        else:
            destroy_key(row.item)
        row.sealed = seal(row.item, {"address": to}) if to else b""
        row.save()


def _require_clock(zone: str, hour: int, quiet: tuple[int, int] | None) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NotAClock("This is no time zone. Write one as in Asia/Seoul or Europe/London.") from error
    if any(not 0 <= each <= 23 for each in (hour, *(quiet or ()))):
        raise NotAClock("Hours are whole ones, from 0 to 23.")


def set_post(*, actor: Actor, server: Server) -> None:
    """Name the server that mail goes out by. Raises NotThatPost, and NotAnAddress for its sender."""
    with recorded(actor, "watch.set_post", "watch"):
        kept = Post.objects.order_by("pk").first()
        item = kept.item if kept else Post(actor=actor).item
        require_server(server)
        make_key(item)
        sealed = seal(item, asdict(server))
        Post.objects.update_or_create(item=item, defaults={"sealed": sealed, "actor": actor})


def end_post(*, actor: Actor) -> None:
    """Send no mail any more, and destroy what was kept of the server."""
    with recorded(actor, "watch.end_post", "watch"):
        for row in Post.objects.all():
            destroy_key(row.item)
            row.delete()


def begin_mail(*, actor: Actor, day: date) -> Mail | None:
    """Write down that the digest of ``day`` goes to oneself by mail; None where it went, or was tried often
    enough. So no day goes twice, however many workers there are."""
    with recorded(actor, "watch.begin_mail", f"a-{actor.pk}"):
        now = timezone.now()
        row, is_new = Mail.objects.get_or_create(actor=actor, day=day)
        if is_new:
            return row
        has_died = row.state == Mail.State.GOING and row.at < now - _ON_ITS_WAY
        if row.attempts >= TRIES or not (has_died or row.state == Mail.State.FAILED):
            return None
        Mail.objects.filter(pk=row.pk).update(state=Mail.State.GOING, attempts=F("attempts") + 1, at=now)
        row.refresh_from_db()
        return row


def end_mail(*, actor: Actor, day: date, is_sent: bool) -> None:
    """Note whether the server took it."""
    state = Mail.State.SENT if is_sent else Mail.State.FAILED
    with recorded(actor, "watch.end_mail", f"a-{actor.pk}", sent=is_sent):
        Mail.objects.filter(actor=actor, day=day).update(state=state)


__all__ = ["Server", "begin_mail", "end_mail", "end_post", "set_post", "set_reading"]
