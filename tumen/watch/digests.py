"""The digest of a day as a viewer reads it, and how they read it; every query takes the viewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from tumen.access.bounds import Bound, within
from tumen.access.looking import one_look
from tumen.access.models import Level, Role, Viewer
from tumen.access.queries import may_do, may_see
from tumen.watch.alerted import alert_views, open_alerts
from tumen.watch.grouping import Folded, Story, counted, folded, stories
from tumen.watch.models import Alert, AlertKind, Mail, Post, Reading, Tells
from tumen.watch.sealing import opened
from tumen.watch.telling import Told

#: Alerts of one day that are looked at by story; what is beyond is counted with the others by kind.
MOST = 400
#: What a title may tell that leaves the vault.
_OUTSIDE = Bound("", Role.READER, Level.INTERNAL, frozenset(), identity=False)
#: Days that a feed reader is told of.
DAYS = 14


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How the viewer reads the digest; ``address`` is their own, ``went`` when the last mail was for and
    whether the server took it."""

    zone: str = "UTC"
    hour: int = 8
    quiet: tuple[int, int] | None = None
    by_mail: bool = False
    tells: Tells = Tells.COUNTS
    address: str = ""
    went: date | None = None
    was_taken: bool = True

    def is_quiet(self, hour: int) -> bool:
        """Whether no mail goes at this hour of the person's clock."""
        if self.quiet is None:
            return False
        first, last = self.quiet
        return first <= hour < last if first <= last else hour >= first or hour < last


@dataclass(frozen=True, slots=True)
class PostView:
    """By which server mail goes out, for who may change that; its password is shown to nobody."""

    host: str
    port: int
    security: str
    user: str
    sender: str
    desk: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The alerts of one day of the person's clock that nobody put away. ``counts`` are all of the day,
    ``waiting`` all of every day."""

    day: date
    zone: str
    shown: Folded
    counts: dict[AlertKind, int]
    waiting: int

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, those that are folded last."""
        return (*self.shown.whole, *self.shown.lines, *self.shown.beyond)


def reading(viewer: Viewer) -> ReadingView:
    """How the viewer reads the digest."""
    row = Reading.objects.filter(actor=viewer.pk).first() if may_see(viewer) and viewer.pk else None
    if row is None:
        return ReadingView()
    quiet = (row.quiet_from, row.quiet_to)
    last = Mail.objects.filter(actor=viewer.pk).exclude(state=Mail.State.GOING).order_by("-day").first()
    return ReadingView(
        row.zone,
        row.hour,
        (quiet[0], quiet[1]) if quiet[0] is not None and quiet[1] is not None else None,
        row.by_mail,
        Tells(row.tells),
        str(opened(row.item, row.sealed).get("address", "")),
        last.day if last else None,
        last is None or last.state == Mail.State.SENT,
    )


def has_post(viewer: Viewer) -> bool:
    """Whether a keeper named a server that mail goes out by."""
    return may_see(viewer) and Post.objects.exists()


def post(viewer: Viewer) -> PostView | None:
    """The server that mail goes out by, for who may change it; None for others, and where none is named."""
    row = (
        Post.objects.order_by("pk").first() if may_see(viewer) and may_do(viewer, "watch.set_post") else None
    )
    told = opened(row.item, row.sealed) if row else {}
    told.pop("password", None)
    return PostView(**told) if told else None


def digest(viewer: Viewer, *, day: date | None = None, clock: str = "") -> Digest:
    """The digest of a day, without one of today so far; ``clock`` is a time zone in the place of the viewer's
    own."""
    zone = ZoneInfo(clock or reading(viewer).zone)
    of, rows = day or timezone.now().astimezone(zone).date(), open_alerts(viewer)
    return _digest(viewer, of, zone, [row for row in rows if _day(row, zone) == of], len(rows))


def digests(viewer: Viewer, *, clock: str = "") -> list[Digest]:
    """The digests of the last two weeks that hold something, newest first; today is not over and not in."""
    zone = ZoneInfo(clock or reading(viewer).zone)
    today, rows = timezone.now().astimezone(zone).date(), open_alerts(viewer)
    of_day: dict[date, list[Alert | Told]] = {}
    for row in rows:
        of_day.setdefault(_day(row, zone), []).append(row)
    days = [today - timedelta(days=back) for back in range(1, DAYS + 1)]
    return [_digest(viewer, day, zone, of_day[day], len(rows)) for day in days if day in of_day]


def _day(row: Alert | Told, zone: ZoneInfo) -> date:
    return row.at.astimezone(zone).date()


def _digest(viewer: Viewer, day: date, zone: ZoneInfo, rows: list[Alert | Told], waiting: int) -> Digest:
    found = stories(alert_views(viewer, rows[:MOST]))
    counts = counted(found)
    for row in rows[MOST:]:
        counts[AlertKind(row.kind)] = counts.get(AlertKind(row.kind), 0) + 1
    return Digest(day, zone.key, folded(found), counts, waiting)


def titles_of(viewer: Viewer, day: date | None, clock: str) -> tuple[str, ...]:
    """What the stories of a day are called to who sees nothing restricted, no compartment and no identity."""
    with within(_OUTSIDE), one_look():
        shown = digest(viewer, day=day, clock=clock).shown
        return tuple(each.title for each in (*shown.whole, *shown.lines) if each.title)
