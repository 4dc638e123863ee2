"""The watch: feeds, alerts held against the record, signs of danger ahead, and what was passed over.

Folders and mailboxes of the computer that serves are added at its terminal: a path reaches whatever it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from ninja import Query, Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.watch import actions, queries
from tumen.watch.later import ask_to_run
from tumen.watch.models import ItemState
from tumen.watch.queries import AlertView, Board, FeedView, ItemView, SampleView
from tumen.web.api.claims import GivenWhy
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, cursor_to, number_of, place_of
from tumen.web.api.reading_in import Id, IdText, Sent, Why, Words

router = Router()


@dataclass(frozen=True, slots=True)
class Feeds:
    """What is on the watch, in the order in which it was added."""

    feeds: tuple[FeedView, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A part of the items of one state, the newest first; ``number`` counts all."""

    items: tuple[ItemView, ...]
    number: int
    next: str


@dataclass(frozen=True, slots=True)
class Alerts:
    """A part of the alerts, the newest first."""

    alerts: tuple[AlertView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Samples:
    """Samples of what was passed over, the newest first, and how much the sieve misses by them."""

    samples: tuple[SampleView, ...]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The job that does it."""

    job: str


class NewFeed(Sent):
    """A feed of the web. ``agreed`` says that asking a site reveals to it that somebody here reads it."""

    kind: Literal["feed", "sitemap"]
    address: Why
    name: Words = ""
    reads_pages: bool = False
    agreed: bool = False


class SampleSize(Sent):
    """How many items are drawn."""

    size: Annotated[int, Field(ge=1, le=actions.MOST_SAMPLE)] = actions.SAMPLE


class Looked(Sent):
    """Which drawn item, and whether it matters."""

    item: IdText
    matters: bool


@looks(router, "/feeds", Feeds)
def feeds(viewer: Viewer) -> Feeds:
    """What is on the watch, and how many items of each state there are."""
    return Feeds(tuple(queries.feeds(viewer)))


@takes(router, "/feeds", Feeds, "watch.add_feed", status=201)
def add_feed(actor: Actor, sent: NewFeed) -> Feeds:
    """Put a feed on the watch."""
    actions.add_feed(
        actor=actor,
        kind=sent.kind,
        address=sent.address,
        name=sent.name,
        reads_pages=sent.reads_pages,
        agreed=sent.agreed,
    )
    return feeds(actor)


@takes(router, "/feeds/{id}/pause", Feeds, "watch.pause_feed")
def pause_feed(actor: Actor, id: Id) -> Feeds:
    """Look at a feed no more until it is resumed."""
    actions.pause_feed(actor=actor, feed=id)
    return feeds(actor)


@takes(router, "/feeds/{id}/resume", Feeds, "watch.resume_feed")
def resume_feed(actor: Actor, id: Id) -> Feeds:
    """Look at a feed again, with the next round."""
    actions.resume_feed(actor=actor, feed=id)
    return feeds(actor)


@takes(router, "/feeds/{id}/remove", Feeds, "watch.remove_feed")
def remove_feed(actor: Actor, id: Id) -> Feeds:
    """Take a feed off the watch for good; what came from it stays."""
    actions.remove_feed(actor=actor, feed=id)
    return feeds(actor)


@takes(router, "/feeds/round", AskedFor, "jobs.enqueue", status=201)
def ask_for_round(actor: Actor) -> AskedFor:
    """Ask for a round: a worker looks at every feed."""
    return AskedFor(ask_to_run(actor).public_id)


@looks(router, "/items", Items)
def items(
    viewer: Viewer,
    of: Annotated[ItemState, Query(description="What became of them.")] = ItemState.PASSED,
    after: Cursor = "",
    limit: Limit = SIZE,
) -> Items:
    """Items of the feeds, the newest first, with what became of each and why."""
    found = queries.items(viewer, of=of.value, after=place_of(after), size=limit)
    return Items(found.lines, found.count, cursor_to(found.after))


@looks(router, "/items/{id}", ItemView)
def item(viewer: Viewer, id: Id) -> ItemView:
    """One item: what became of it, and why."""
    return queries.item(viewer, id)


@takes(router, "/items/{id}/keep", ItemView, "watch.keep_passed")
def keep_item(actor: Actor, id: Id, sent: GivenWhy) -> ItemView:
    """Take an item in after all, with the next round."""
    actions.keep_passed(actor=actor, thing=id, why=sent.why)
    return queries.item(actor, id)


@looks(router, "/alerts", Alerts)
def alerts(
    viewer: Viewer,
    closed: Annotated[bool, Query(description="Those that somebody put away.")] = False,
    after: Cursor = "",
) -> Alerts:
    """News, held against the record: forty at a time, the newest first."""
    page = min(number_of(after) or 1, 100_000)
    found = queries.alerts(viewer, closed=closed, page=page)
    return Alerts(found.lines, cursor_to(page + 1 if found.more else 0))


@takes(router, "/alerts/{id}/dismiss", Alerts, "watch.dismiss_alert")
def dismiss_alert(actor: Actor, id: Id) -> Alerts:
    """Put an alert away for everybody; the first of those that are left are answered."""
    actions.dismiss_alert(actor=actor, alert=id)
    return alerts(actor)


@takes(router, "/alerts/{id}/show", Alerts, "watch.undo_dismissal")
def show_alert(actor: Actor, id: Id) -> Alerts:
    """Show an alert again that was put away."""
    actions.undo_dismissal(actor=actor, alert=id)
    return alerts(actor)


@looks(router, "/board", Board)
def board(viewer: Viewer) -> Board:
    """Signs of danger of the last eight weeks, each with its sentence. Nothing is added up to a score."""
    return queries.board(viewer)


@looks(router, "/samples", Samples)
def samples(viewer: Viewer) -> Samples:
    """Samples of what was passed over."""
    return Samples(tuple(queries.samples(viewer)))


@takes(router, "/samples", Samples, "watch.draw_sample", status=201)
def draw_sample(actor: Actor, sent: SampleSize) -> Samples:
    """Draw items at random from all that are passed over."""
    actions.draw_sample(actor=actor, size=sent.size)
    return samples(actor)


@takes(router, "/samples/{id}/judge", Samples, "watch.judge_passed")
def judge_item(actor: Actor, id: Id, sent: Looked) -> Samples:
    """Say whether a drawn item matters."""
    actions.judge_passed(actor=actor, sample=id, thing=sent.item, matters=sent.matters)
    return samples(actor)
