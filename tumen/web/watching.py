"""The pages of the watch: what is news, signs of danger ahead, what is looked at, what was passed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.vocabulary.dates import Interval
from tumen.watch import queries
from tumen.watch.queries import AlertView, FeedView, ItemView, Sentence, stories
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.viewing import judge_of
from tumen.web.words import date_words, day_words, is_korean

#: What each kind of alert says.
NEWS: dict[str, str | Promise] = {
    "event": gettext_lazy("New in the record"),
    "range": gettext_lazy("A figure outside of the range that the event had"),
    "voice": gettext_lazy("A further independent voice"),
    "taken back": gettext_lazy("A figure was taken back"),
    "answer": gettext_lazy("This may answer what was asked"),
    "silence": gettext_lazy("The day of an answer has passed, and none is recorded"),
}
#: Each kind of feed that can be added on a page. Folders of this computer are added at its terminal: a page
#: may be open to many, and a path reaches whatever the server can read.
KINDS: dict[str, str | Promise] = {
    "feed": gettext_lazy("A news feed (RSS, Atom)"),
    "sitemap": gettext_lazy("A site’s list of its pages (sitemap)"),
}
OTHERS: dict[str, str | Promise] = {
    "folder": gettext_lazy("A folder of files"),
    "mail": gettext_lazy("A mailbox, or a folder of messages"),
    "archive": gettext_lazy("A web archive"),
}
STATES: dict[str, str | Promise] = {
    "passed over": gettext_lazy("Passed over"),
    "kept": gettext_lazy("Kept"),
    "refused": gettext_lazy("Refused"),
    "waiting": gettext_lazy("Still to be asked for"),
}
#: The groups of the sieve's words.
GROUPS: dict[str, str | Promise] = {
    "forced return": gettext_lazy("forced return"),
    "movement over a border": gettext_lazy("movement over a border"),
    "a border opens or shuts": gettext_lazy("a border opens or shuts"),
    "people in flight": gettext_lazy("people in flight"),
    "deprived of liberty": gettext_lazy("deprived of liberty"),
    "places of confinement": gettext_lazy("places of confinement"),
    "harm": gettext_lazy("harm"),
    "law and advocacy": gettext_lazy("law and advocacy"),
    "peoples and places of this field": gettext_lazy("peoples and places of this field"),
    "taken or sent away": gettext_lazy("taken or sent away"),
    "dead or missing": gettext_lazy("dead or missing"),
    "no word of them": gettext_lazy("no word of them"),
    "let go": gettext_lazy("let go"),
    "confined": gettext_lazy("confined"),
    "those who act and those who are asked": gettext_lazy("those who act and those who are asked"),
    "a journey under others": gettext_lazy("a journey under others"),
    "people in numbers": gettext_lazy("people in numbers"),
    "kin and witnesses": gettext_lazy("kin and witnesses"),
    "said by those who watch": gettext_lazy("said by those who watch"),
    "other ways back": gettext_lazy("other ways back"),
    "states that send and take": gettext_lazy("states that send and take"),
    "under force": gettext_lazy("under force"),
    "not of their will": gettext_lazy("not of their will"),
    "led, loaded, shipped": gettext_lazy("led, loaded, shipped"),
    "at sea": gettext_lazy("at sea"),
    "papers and status": gettext_lazy("papers and status"),
    "how it is told": gettext_lazy("how it is told"),
    "words added here": gettext_lazy("words added here"),
}
#: What somebody agrees to who has a site asked; `watch.actions.REVEALS` says the same at the terminal.
REVEALS = gettext_lazy(
    "From now on this computer asks the site for this address in each round. The site, and whoever carries "
    "the connection, can see that somebody at your network address reads it, and when. Through a proxy (Tor) "
    "they see the proxy in your place."
)


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert with its words."""

    alert: AlertView
    news: str | Promise
    day: str
    sentences: tuple[tuple[Sentence, str], ...]


def alerts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is news, newest first, by what it is about; or what somebody put away."""
    closed = request.GET.get("closed") == "1"
    asked = request.GET.get("page", "1")
    page = whole_number(asked, digits=6, otherwise=1)
    found = queries.alerts(viewer, closed=closed, page=page)
    ended = queries.last_round(viewer)
    told = {
        "room": "watch",
        "closed": closed,
        "stories": [(story, [alert_line(each) for each in story.alerts]) for story in stories(found.lines)],
        "next": page + 1 if found.more else 0,
        "ended": day_words(ended) if ended else "",
        "may_dismiss": _may(request, "watch.dismiss_alert"),
        "may_run": _may(request, "watch.note_look"),
        "is_asked": request.GET.get("asked") == "1",
    }
    return render(request, "tumen/watch.html", told)


def alert_line(found: AlertView) -> AlertLine:
    """An alert with what it says and when."""
    sentences = tuple((each, date_words(each.published)) for each in found.sentences)
    return AlertLine(found, NEWS[found.kind.value], day_words(found.at), sentences)


def board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Signs of danger ahead, by indicator and week, each with its sentences."""
    today, until = timezone.localdate(), day_of(request.GET.get("until", ""))
    is_now = until is None or until >= today
    found = queries.board(viewer, on=None if is_now else until)
    weeks = [date_words(Interval.day(monday)) for monday in found.mondays]
    rows = [
        {
            "name": row.indicator.name,
            "title": row.indicator.ko if is_korean() else row.indicator.en,
            "days": max(0, row.days) if row.days is not None else None,
            "counts": [(words, len(week.sentences)) for words, week in zip(weeks, row.weeks, strict=True)],
            "weeks": [
                (words, [(each, date_words(each.published)) for each in week.sentences])
                for words, week in zip(weeks, row.weeks, strict=True)
                if week.sentences
            ],
        }
        for row in found.rows
    ]
    told = {
        "room": "watch",
        "weeks": weeks,
        "rows": rows,
        "quiet": [row for row in rows if not row["weeks"]],
        "is_now": is_now,
        "before": found.earlier.isoformat() if found.earlier else "",
        "after": "" if is_now else (found.mondays[0] + timedelta(weeks=len(weeks), days=6)).isoformat(),
    }
    return render(request, "tumen/watch_board.html", told)


def day_of(typed: str) -> date | None:
    """The day that an address names; None for what is none, or lies out of all use."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 1900 < day.year < 2200 else None


def feeds(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """What is looked at, what is wrong with it, and a form to add a feed."""
    told = {
        "room": "watch",
        "lines": [
            (each, {**KINDS, **OTHERS}[each.kind.value], _looked(each)) for each in queries.feeds(viewer)
        ],
        "kinds": KINDS.items(),
        "reveals": REVEALS,
        "may_add": _may(request, "watch.add_feed"),
        "typed": typed or Typed(),
    }
    return render(request, "tumen/watch_feeds.html", told, status=400 if typed else 200)


def _looked(feed: FeedView) -> str:
    return day_words(feed.looked_at) if feed.looked_at else ""


def items(request: HttpRequest, viewer: Viewer, refused: str = "") -> HttpResponse:
    """What came and was passed over, kept or refused, each with why; and the samples of the passed-over."""
    asked = request.GET.get("of", "passed over")
    of = asked if asked in STATES else "passed over"
    found = queries.items(viewer, of=of, after=request.GET.get("after", ""))
    told = {
        "room": "watch",
        "of": of,
        "states": STATES.items(),
        "called": STATES[of],
        "found": found,
        "lines": [(each, _why(each), day_words(each.found_at)) for each in found.lines],
        "samples": [
            (each, day_words(each.at), [(item, told, _why(item)) for item, told in each.items])
            for each in queries.samples(viewer)[:3]
        ],
        "may_keep": _may(request, "watch.keep_passed"),
        "may_draw": _may(request, "watch.draw_sample"),
        "refused": refused,
    }
    return render(request, "tumen/watch_items.html", told, status=400 if refused else 200)


def _why(item: ItemView) -> str:
    if item.reason:
        return item.reason
    if item.words:
        added = ", ".join(f"“{word}”" for word in item.words)
        return _("Kept by what somebody added to the words: %(words)s.") % {"words": added}
    touched = ", ".join(str(GROUPS.get(group, group)) for group in item.groups)
    if not touched:
        return _("It holds no word of the field.")
    told = {"groups": touched, "worth": item.worth, "needed": item.needed}
    return _("It touches: %(groups)s. Worth %(worth)d of the %(needed)d needed.") % told


def _may(request: HttpRequest, action: str) -> bool:
    judge = judge_of(request)
    return judge is not None and may_do(judge, action)
