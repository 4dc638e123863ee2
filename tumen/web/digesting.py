"""The pages of the digest: a day of alerts, the same for a feed reader, and how a person reads it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.vocabulary.dates import Interval
from tumen.watch import queries
from tumen.watch.queries import MINUTES, Digest, Story, titles_of
from tumen.web.api.bearer import asking_of
from tumen.web.grading import Typed
from tumen.web.viewing import judge_of
from tumen.web.watching import NEWS, alert_line, day_of
from tumen.web.words import date_words

#: Each kind of news as something that is counted.
COUNTED: dict[str, str | Promise] = {
    "taken back": gettext_lazy("Figures taken back"),
    "range": gettext_lazy("Figures outside of a range"),
    "silence": gettext_lazy("Days passed without an answer"),
    "answer": gettext_lazy("Possible answers"),
    "event": gettext_lazy("New in the record"),
    "voice": gettext_lazy("Further independent voices"),
}
#: What may leave the vault.
TELLS: dict[str, str | Promise] = {
    "counts": gettext_lazy("How many alerts of which kind, and no word of them"),
    "titles": gettext_lazy("The titles of events and appeals too, without names and nothing restricted"),
}
SECURITIES: dict[str, str | Promise] = {
    "tls": gettext_lazy("TLS from the first byte (mostly port 465)"),
    "starttls": gettext_lazy("STARTTLS, or nothing is sent (mostly port 587)"),
    "none": gettext_lazy("In the open, to this computer alone"),
}
#: Zones that are proposed; any other can be typed.
ZONES = (
    *("Asia/Seoul", "Asia/Tokyo", "Asia/Bangkok", "Europe/London", "Europe/Zurich", "Europe/Brussels"),
    *("America/New_York", "America/Los_Angeles", "Australia/Sydney", "UTC"),
)


def _reader(request: HttpRequest, viewer: Viewer) -> Viewer:
    """Whose clock and choices hold: of who bears the token, of who judges here, else of who looks."""
    asking = asking_of(request)
    return asking.actor if asking else judge_of(request) or viewer


def digest(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The alerts of one day, by story, within what a person reads in ten minutes."""
    how = queries.reading(_reader(request, viewer))
    today = datetime.now(ZoneInfo(how.zone)).date()
    found = queries.digest(viewer, day=day_of(request.GET.get("day", "")) or today, clock=how.zone)
    told = {
        "room": "watch",
        "found": found,
        "day": date_words(Interval.day(found.day)),
        "before": (found.day - timedelta(days=1)).isoformat() if found.day > date.min else "",
        "after": (found.day + timedelta(days=1)).isoformat() if found.day < today else "",
        "is_today": found.day == today,
        "counts": _counts(found),
        "whole": [(each, [alert_line(one) for one in each.alerts]) for each in found.shown.whole],
        "lines": [(each, _kinds(each)) for each in found.shown.lines],
        "beyond": sum(len(each.alerts) for each in found.shown.beyond),
        "minutes": max(1, found.shown.minutes),
        "most": MINUTES,
    }
    return render(request, "tumen/watch_digest.html", told)


def _counts(found: Digest) -> list[tuple[int, str | Promise]]:
    return [(count, COUNTED[kind.value]) for kind, count in found.counts.items()]


def _kinds(story: Story) -> list[tuple[int, str | Promise]]:
    return [(count, NEWS[kind.value]) for kind, count in story.kinds.items()]


def reading(
    request: HttpRequest, viewer: Viewer, typed: Typed | None = None, of_post: Typed | None = None
) -> HttpResponse:
    """How a person reads the digest; and for keepers, by which server mail goes out."""
    me = _reader(request, viewer)
    how, server = queries.reading(me), queries.post(me)
    kept = {
        "zone": how.zone,
        "hour": str(how.hour),
        "quiet_from": str(how.quiet[0]) if how.quiet else "",
        "quiet_to": str(how.quiet[1]) if how.quiet else "",
        "by_mail": "yes" if how.by_mail else "",
        "address": how.address,
        "tells": how.tells.value,
    }
    desk = request.build_absolute_uri("/").rstrip("/")
    blank = {"host": "", "port": "465", "security": "tls", "user": "", "sender": "", "desk": desk}
    of_server = blank | ({name: str(getattr(server, name)) for name in blank} if server else {})
    judge = judge_of(request)
    told = {
        "room": "watch",
        "values": typed.values if typed else kept,
        "refused": typed.refused if typed else "",
        "server": of_post.values if of_post else of_server,
        "post_refused": of_post.refused if of_post else "",
        "is_named": server is not None,
        "has_post": queries.has_post(me),
        "went": date_words(Interval.day(how.went)) if how.went else "",
        "was_taken": how.was_taken,
        "zones": ZONES,
        "tells": TELLS.items(),
        "securities": SECURITIES.items(),
        "may_set": judge is not None and may_do(judge, "watch.set_reading"),
        "may_post": judge is not None and may_do(judge, "watch.set_post"),
        "is_kept": request.GET.get("kept") == "1",
        "atom": request.build_absolute_uri(reverse("watch-atom")),
    }
    return render(request, "tumen/watch_reading.html", told, status=400 if typed or of_post else 200)


def atom(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The last two weeks for a feed reader (RFC 4287), which keeps them on a disk of its own: of each day as
    much as the person lets out of the vault."""
    how = queries.reading(_reader(request, viewer))
    found = queries.digests(viewer, clock=how.zone)
    itself = request.build_absolute_uri(reverse("watch-atom"))
    page = request.build_absolute_uri(reverse("watch-digest"))
    entries = "".join(_entry(viewer, each, page, with_titles=how.tells.value == "titles") for each in found)
    updated = _over(found[0]) if found else "2000-01-01T00:00:00Z"
    words = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(_('Daily digest'))}</title><id>{escape(itself)}</id><updated>{updated}</updated>"
        f'<author><name>{escape(_("The watch"))}</name></author><link rel="self" href="{escape(itself)}"/>'
        f"{entries}</feed>\n"
    )
    return HttpResponse(words, content_type="application/atom+xml; charset=utf-8")


def _entry(viewer: Viewer, found: Digest, page: str, *, with_titles: bool) -> str:
    address = escape(f"{page}?day={found.day.isoformat()}")
    lines = [f"{name}: {count}" for count, name in _counts(found)]
    lines += titles_of(viewer, found.day, found.zone) if with_titles else ()
    return (
        f"<entry><title>{escape(date_words(Interval.day(found.day)))}: {found.count}</title>"
        f'<id>{address}</id><updated>{_over(found)}</updated><link href="{address}"/>'
        f'<content type="text">{escape(chr(10).join(lines))}</content></entry>'
    )


def _over(found: Digest) -> str:
    """When the day was over."""
    return datetime.combine(found.day + timedelta(days=1), time(), ZoneInfo(found.zone)).isoformat()
