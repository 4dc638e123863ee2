"""What the pages of the watch take: a feed, a round, an alert put away, what was passed over looked at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Actor
from tumen.watch import actions
from tumen.watch.errors import InwardAddress, NoReason, NotAFeed, NotNow
from tumen.watch.later import ask_to_run
from tumen.web import watching
from tumen.web.grading import Typed
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
