"""Each change on the watch: feeds, what came of a look, what is news, what a person said of either."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.sight import sees_all
from tumen.vault import evidence
from tumen.vault.acting import RECORD, acting_as
from tumen.watch.alerting import claims_now, news, signs
from tumen.watch.errors import NoReason, NoSuchFeed, NoSuchThing, NotAFeed, NotNow
from tumen.watch.gathering import Thing
from tumen.watch.models import (
    ASKING,
    Alert,
    AlertStep,
    Feed,
    FeedKind,
    FeedState,
    Item,
    ItemState,
    Look,
    Round,
    Sample,
    Sign,
    ToldStep,
)
from tumen.watch.outward import require_public
from tumen.watch.queries import seen_alert, seen_item, seen_sample
from tumen.watch.rounds import the_round
from tumen.watch.sifting import Judged
from tumen.watch.telling import Told

#: What somebody agrees to who adds a feed that asks a site.
REVEALS = (
    "From now on this computer asks the site for this address in each round. The site, and whoever carries "
    "the connection, can see that somebody at your network address reads it, and when. Through a proxy (Tor) "
    "they see the proxy in your place."
)
#: Items of a sample, and the most that one person is asked to look at.
SAMPLE, MOST_SAMPLE = 60, 500


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a feed came to: what the site gave to know its state again by, and what was wrong."""

    etag: str = ""
    modified: str = ""
    trouble: str = ""
    not_before: datetime | None = None
    has_failed: bool = False


def add_feed(
    *,
    actor: Actor,
    kind: FeedKind | str,
    address: str,
    name: str = "",
    reads_pages: bool = False,
    agreed: bool = False,
) -> Feed:
    """Put a feed on the watch. What the record holds by then is no news.

    One that asks a site takes that whoever adds it ``agreed`` to `REVEALS`. Raises NotAFeed and
    InwardAddress.
    """
    if kind not in FeedKind.values:
        raise NotAFeed(f"“{kind}” is no kind of feed. Use one of {', '.join(FeedKind.values)}.")
    of, place = FeedKind(kind), address.strip()
    if of in ASKING:
        require_public(place)
        if not agreed:
            raise NotAFeed(f"Nothing was added. {REVEALS} Say that you agree to it.")
    else:
        place = str(_path(place))
    named = " ".join(name.split())[:200] or (place if of in ASKING else Path(place).name)
    with recorded(actor, "watch.add_feed", kind=of.value) as entry:
        if Feed.objects.filter(kind=of, address=place).exclude(state=FeedState.REMOVED).exists():
            raise NotAFeed("This is on the watch already. `tumen watch feeds` lists what is.")
        the_round()
        made = Feed.objects.create(
            kind=of,
            address=place,
            name=named,
            reads_pages=reads_pages and of is FeedKind.NEWS,
            added_by=actor,
        )
        entry.item = made.public_id
    return made


def _path(place: str) -> Path:
    path = Path(place).expanduser()
    if not place or not path.exists():
        raise NotAFeed("Nothing is at this path. Name a folder, a mailbox or a web archive that is there.")
    return path.resolve()


def pause_feed(*, actor: Actor, feed: str) -> None:
    """Look at a feed no more until `resume_feed`. Raises NoSuchFeed."""
    _set_state(actor, "watch.pause_feed", feed, FeedState.PAUSED)


def resume_feed(*, actor: Actor, feed: str) -> None:
    """Look at a feed again, with the next round. Raises NoSuchFeed."""
    _set_state(actor, "watch.resume_feed", feed, FeedState.ON)


def remove_feed(*, actor: Actor, feed: str) -> None:
    """Take a feed off the watch for good: it is asked no more. What came from it stays. Raises NoSuchFeed."""
    _set_state(actor, "watch.remove_feed", feed, FeedState.REMOVED)


def _set_state(actor: Actor, action: str, id: str, state: FeedState) -> None:
    with recorded(actor, action, _feed(id).public_id):
        Feed.objects.filter(public_id=id).update(state=state, not_before=None, failures=0, trouble="")


def _feed(id: str) -> Feed:
    row = Feed.objects.filter(public_id=id).exclude(state=FeedState.REMOVED).first()
    if row is None:
        raise NoSuchFeed(f"There is no feed {id}. `tumen watch feeds` lists those that there are.")
    return row


def note_look(*, actor: Actor, feed: Feed, things: Sequence[tuple[Thing, bytes]], seen: Seen) -> int:
    """Keep what a look at a feed came to: its new things, each with its record, all of them or none.

    What the feed brought before is known by its key and is not kept again. Returns how many were new.
    """
    with recorded(actor, "watch.note_look", feed.public_id) as entry:
        known = set(
            Item.objects.filter(feed=feed, key__in=[thing.key for thing, _ in things]).values_list(
                "key", flat=True
            )
        )
        new: dict[str, Item] = {}
        for thing, record in things:
            if thing.key not in known and thing.key not in new:
                new[thing.key] = _item(feed, thing, record)
        Item.objects.bulk_create(new.values(), batch_size=500)
        entry.detail["found"] = len(new)
        entry.detail["failed"] = seen.has_failed
        kept: dict[str, Any] = {"trouble": seen.trouble, "not_before": seen.not_before}
        if seen.has_failed:
            kept["failures"] = F("failures") + 1
        else:
            kept |= {"failures": 0, "looked_at": timezone.now()}
        if seen.etag or seen.modified:
            kept |= {"etag": seen.etag, "modified": seen.modified}
        Feed.objects.filter(pk=feed.pk).update(**kept)
    return len(new)


def _item(feed: Feed, thing: Thing, record: bytes) -> Item:
    state = ItemState.BEFORE if thing.is_old else ItemState.FOUND if record else ItemState.WAITING
    told = "" if thing.is_old else thing.title[:500]
    item = Item(feed=feed, key=thing.key, state=state, address=thing.address, title=told, about=thing.about)
    return _with_record(item, record)


def _with_record(item: Item, record: bytes) -> Item:
    if record:
        item.evidence = evidence.keep(record)
        item.sha256, item.size = sha256(record).hexdigest(), len(record)
    return item


def note_page(
    *, actor: Actor, thing: Item, record: bytes = b"", trouble: str = "", again: bool = False
) -> None:
    """Keep the page of an item as it came, or why it did not; ``again`` lets it be asked for once more."""
    with recorded(actor, "watch.note_page", thing.public_id, came=bool(record)):
        thing.attempts += 1
        if record:
            _with_record(thing, record).state = ItemState.FOUND
        elif not again:
            thing.state, thing.decided_at = ItemState.REFUSED, timezone.now()
        thing.reason = trouble
        thing.save()


def decide_things(*, actor: Actor, judged: Mapping[str, Judged]) -> None:
    """Keep what the sieve said of these items (ids): what can matter is to be taken in, the rest is passed
    over or refused, and stays known with the reason."""
    if not judged:
        return
    kept = sum(each.is_kept for each in judged.values())
    with recorded(actor, "watch.decide_things", "watch", kept=kept, passed=len(judged) - kept):
        now = timezone.now()
        for id, found in judged.items():
            state = ItemState.TAKING if found.is_kept else ItemState.PASSED
            if found.trouble:
                state = ItemState.REFUSED
            Item.objects.filter(public_id=id, state=ItemState.FOUND).update(
                state=state,
                groups=list(found.groups),
                worth=found.worth,
                needed=found.needed,
                words=list(found.words),
                reason=found.trouble,
                decided_at=now,
            )


def keep_thing(*, actor: Actor, thing: Item, taken: str = "", trouble: str = "") -> None:
    """Note the document (``taken``) that an item became, or why it became none.

    Of what became a document its title is told by that, under the rules of documents, and not here."""
    state = ItemState.KEPT if taken else ItemState.REFUSED
    with recorded(actor, "watch.keep_thing", thing.public_id, taken=taken):
        told = {"title": ""} if taken else {"reason": trouble}
        Item.objects.filter(pk=thing.pk).update(
            state=state, document=taken, decided_at=timezone.now(), **told
        )


def keep_passed(*, actor: Actor, thing: str, why: str) -> None:
    """Take an item in after all, with the next round. Raises NoSuchThing, NotNow and NoReason."""
    row = seen_item(actor, thing)
    if row.state != ItemState.PASSED:
        raise NotNow(f"Item {thing} was not passed over, so nothing was changed.")
    if not why.strip():
        raise NoReason("Nothing was changed, because it does not say why. Write a sentence on it.")
    with recorded(actor, "watch.keep_passed", row.public_id):
        Item.objects.filter(pk=row.pk).update(state=ItemState.TAKING, reason=why.strip())


def derive_alerts(*, actor: Actor) -> int | None:
    """See what in the record is news since the last time, and which new documents hold signs of danger.

    How many there were is told only to who sees all of the record.
    """
    with recorded(actor, "watch.derive_alerts", "watch") as entry, acting_as(RECORD):
        row = the_round()
        found = news(row.claims_to)
        told = set(Alert.objects.filter(key__in=[each.key for each in found]).values_list("key", flat=True))
        new = {each.key: each for each in found if each.key not in told}
        Alert.objects.bulk_create(
            Alert(kind=each.kind, key=each.key, claim=each.claim, rests=list(each.rests))
            for each in new.values()
        )
        last, rows = signs(row.documents_to)
        Sign.objects.bulk_create((Sign(**each) for each in rows), ignore_conflicts=True, batch_size=500)
        claims_to = max(row.claims_to, claims_now())
        Round.objects.filter(pk=row.pk).update(
            claims_to=claims_to, documents_to=last, ended_at=timezone.now()
        )
        # Of a watch that began before rooms above told anything: from now on they do.
        Round.objects.filter(pk=row.pk, began_on=None).update(
            began_on=timezone.now().date(), claims_from=claims_to
        )
        if not sees_all(actor):
            return None
        entry.detail["alerts"] = len(new)
    return len(new)


def dismiss_alert(*, actor: Actor, alert: str) -> None:
    """Put an alert away for everybody; `undo_dismissal` takes that back. Raises NoSuchThing."""
    _step(actor, "watch.dismiss_alert", alert, is_dismissed=True)


def undo_dismissal(*, actor: Actor, alert: str) -> None:
    """Show an alert again that was put away. Raises NoSuchThing."""
    _step(actor, "watch.undo_dismissal", alert, is_dismissed=False)


def _step(actor: Actor, action: str, id: str, *, is_dismissed: bool) -> None:
    row = seen_alert(actor, id)
    with recorded(actor, action, id):
        if isinstance(row, Told):
            ToldStep.objects.create(told=row.id, is_dismissed=is_dismissed, actor=actor)
        else:
            AlertStep.objects.create(alert=row, is_dismissed=is_dismissed, actor=actor)


def draw_sample(*, actor: Actor, size: int = SAMPLE) -> Sample:
    """Draw items at random from all that are passed over, to see whether any of them matters.

    Raises NotNow where nothing is passed over.
    """
    with recorded(actor, "watch.draw_sample") as entry:
        passed = list(
            Item.objects.filter(state=ItemState.PASSED).order_by("pk").values_list("public_id", flat=True)
        )
        if not passed:
            raise NotNow("Nothing is passed over yet, so there is nothing to draw from.")
        # A person cannot guess what is drawn, so that nobody arranges what is looked at.
        drawn = secrets.SystemRandom().sample(passed, min(len(passed), max(1, min(size, MOST_SAMPLE))))
        made = Sample.objects.create(population=len(passed), drawn=drawn, actor=actor)
        entry.item = made.public_id
    return made


def judge_passed(*, actor: Actor, sample: str, thing: str, matters: bool) -> None:
    """Say whether a drawn item matters. The last answer on it holds. Raises NoSuchThing."""
    row = seen_sample(actor, sample)
    if thing not in row.drawn:
        raise NoSuchThing(f"Item {thing} was not drawn into sample {sample}.")
    with recorded(actor, "watch.judge_passed", thing, matters=matters):
        Look.objects.create(sample=row, item=thing, matters=matters, actor=actor)


__all__ = [
    "REVEALS",
    "Seen",
    "add_feed",
    "decide_things",
    "derive_alerts",
    "dismiss_alert",
    "draw_sample",
    "judge_passed",
    "keep_passed",
    "keep_thing",
    "note_look",
    "note_page",
    "pause_feed",
    "remove_feed",
    "resume_feed",
    "undo_dismissal",
]
