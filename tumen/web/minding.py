"""What the pages of the watch take: a feed, a round, an alert put away, what was passed over looked at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.watch import actions, posting, widening
from tumen.watch.errors import (
    InwardAddress,
    NoReason,
    NotAClock,
    NotAFeed,
    NotAnAddress,
    NotAWord,
    NotNow,
    NotThatPost,
)
from tumen.watch.later import ask_to_run
from tumen.watch.posting import Server
from tumen.web import digesting, watching, wording
from tumen.web.grading import Typed
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import without_commands


def add_feed(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Put a feed on the watch: of the web alone, and with a tick at what asking reveals."""
    values = {
        name: request.POST.get(name, "").strip() for name in ("kind", "address", "name", "pages", "agreed")
    }
    try:
        if values["kind"] not in watching.KINDS:
            raise NotAFeed(_("Choose what it is: a news feed, or a site’s list of its pages."))
        if values["agreed"] != "yes":
            raise NotAFeed(_("Nothing was added. Tick the box that says what asking a site reveals."))
        actions.add_feed(
            actor=judge,
            kind=values["kind"],
            address=values["address"],
            name=values["name"],
            reads_pages=values["pages"] == "yes",
            agreed=True,
        )
    except (NotAFeed, InwardAddress) as refused:
        return watching.feeds(request, judge, typed=Typed(values, without_commands(refused)))
    return redirect(reverse("watch-feeds"))


def set_feed(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Pause a feed, look at it again, or take it off the watch."""
    chosen = {"pause": actions.pause_feed, "resume": actions.resume_feed, "remove": actions.remove_feed}
    act = chosen.get(request.POST.get("do", ""), actions.pause_feed)
    act(actor=judge, feed=id)
    return redirect(reverse("watch-feeds"))


def run(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Ask for a round, which a worker does."""
    ask_to_run(judge)
    return redirect(f"{reverse('watch')}?asked=1")


def dismiss(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Put an alert away."""
    actions.dismiss_alert(actor=judge, alert=id)
    return redirect(reverse("watch"))


def show_again(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Show an alert again."""
    actions.undo_dismissal(actor=judge, alert=id)
    return redirect(reverse("watch"))


def keep(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Take an item in after all."""
    try:
        actions.keep_passed(actor=judge, thing=id, why=request.POST.get("why", ""))
    except (NoReason, NotNow) as refused:
        return watching.items(request, judge, refused=said(str(refused)))
    return redirect(reverse("watch-items"))


def draw(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Draw a sample of the passed-over."""
    try:
        actions.draw_sample(actor=judge)
    except NotNow as refused:
        return watching.items(request, judge, refused=said(str(refused)))
    return redirect(f"{reverse('watch-items')}#samples")


def judge(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Say whether a drawn item matters."""
    matters = request.POST.get("matters") == "yes"
    actions.judge_passed(actor=judge, sample=id, thing=request.POST.get("thing", ""), matters=matters)
    return redirect(f"{reverse('watch-items')}#samples")


def set_reading(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Say how oneself reads the digest."""
    names = ("zone", "hour", "quiet_from", "quiet_to", "by_mail", "address", "tells")
    values = {name: request.POST.get(name, "").strip() for name in names}
    try:
        quiet = _hours(values["quiet_from"], values["quiet_to"])
        posting.set_reading(
            actor=judge,
            zone=values["zone"] or "UTC",
            hour=_hour(values["hour"] or "8"),
            quiet=quiet,
            by_mail=values["by_mail"] == "yes",
            address=values["address"],
            tells=values["tells"] or "counts",
        )
    except (NotAClock, NotAnAddress) as refused:
        return digesting.reading(request, judge, typed=Typed(values, without_commands(refused)))
    return redirect(f"{reverse('watch-reading')}?kept=1")


def _hours(first: str, last: str) -> tuple[int, int] | None:
    if not first and not last:
        return None
    if not first or not last:
        raise NotAClock(_("Give both hours, or neither."))
    return _hour(first), _hour(last)


def _hour(typed: str) -> int:
    return whole_number(typed, digits=2, otherwise=-1)


def set_post(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Name the server that mail goes out by."""
    names = ("host", "port", "security", "user", "sender", "desk")
    values = {name: request.POST.get(name, "").strip() for name in names}
    port = whole_number(values["port"], digits=5)
    try:
        server = Server(
            values["host"],
            port,
            values["security"],
            values["user"],
            request.POST.get("password", ""),
            values["sender"],
            values["desk"],
        )
        posting.set_post(actor=judge, server=server)
    except (NotThatPost, NotAnAddress) as refused:
        return digesting.reading(request, judge, of_post=Typed(values, without_commands(refused)))
    return redirect(f"{reverse('watch-reading')}?kept=1")


def end_post(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Send no mail any more."""
    posting.end_post(actor=judge)
    return redirect(f"{reverse('watch-reading')}?kept=1")


def add_word(request: HttpRequest, judge: Actor) -> HttpResponse:
    """Look for a word from now on."""
    values = {name: request.POST.get(name, "").strip() for name in wording.NAMES}
    try:
        widening.add_word(
            actor=judge,
            **wording.chosen(values["list"]),
            words=values["words"],
            is_expression=values["expression"] == "yes",
        )
    except NotAWord as refused:
        return wording.words(request, judge, typed=Typed(values, without_commands(refused)))
    return redirect(reverse("watch-words"))


def strike_word(request: HttpRequest, judge: Actor, id: str) -> HttpResponse:
    """Look for an added word no more."""
    widening.strike_word(actor=judge, word=id)
    return redirect(reverse("watch-words"))
