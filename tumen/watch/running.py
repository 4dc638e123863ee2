"""One round of the watch: look, archive, sift, take in, read, and see what is news.

Each step is kept by itself and follows from what is kept: a round that was killed anywhere goes on where it
was, and nothing is lost or there twice. What is to be taken in is written down before it is (`TAKING`), and
found again by its record's hash in the custody of what it became.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from tumen.access.models import Actor
from tumen.access.permission import as_machine
from tumen.access.rules import require_permission
from tumen.claims.actions import propose_claims
from tumen.claims.queries import unread
from tumen.documents.actions import take_in_member
from tumen.documents.errors import KeptOutOfSight, QuestionedDate, RefusedFile
from tumen.documents.intake import Container, Member
from tumen.documents.intake.containers.members import Place
from tumen.documents.models import CustodyEvent
from tumen.documents.queries import document, text_to_read
from tumen.record.actions import refresh
from tumen.vault import evidence
from tumen.watch.actions import (
    Seen,
    decide_things,
    derive_alerts,
    keep_thing,
    note_look,
    note_page,
)
from tumen.watch.added import Added
from tumen.watch.archiving import MEDIA_TYPE, archived, record_of, record_of_file
from tumen.watch.errors import NotAllowed, NotFetched, WatchError
from tumen.watch.fetching import Answer
from tumen.watch.gathering import MOST_THINGS, Thing, entries_of, files_of, hints_of, moment, pages_of
from tumen.watch.manners import Manners
from tumen.watch.models import Feed, FeedKind, FeedState, Item, ItemState
from tumen.watch.rounds import a_round
from tumen.watch.sifting import Judged, judge
from tumen.watch.wording import added_now

#: How often a page is asked for that does not come.
ATTEMPTS = 3
#: Items sifted, and pages asked for of one feed, in one go.
BATCH, PAGES = 200, 100
#: After a look that came to nothing a feed is left alone, twice as long each time, up to a day.
_ALONE, _LONGEST = timedelta(minutes=15), timedelta(days=1)

_NOT_READ = "It could not be taken in."

Told = Callable[[str], None]


@dataclass
class Done:
    """What a round came to, as counts. ``alerts`` is None for who does not see all of the record."""

    looked: int = 0
    failed: int = 0
    found: int = 0
    kept: int = 0
    passed: int = 0
    refused: int = 0
    alerts: int | None = 0


def run_round(*, actor: Actor, manners: Manners, told: Told = lambda said: None) -> Done:
    """Do one round in the name of ``actor``. Raises NotNow while another one is under way, NotPermitted."""
    for action in ("watch.note_look", "documents.take_in", "claims.propose_claims"):
        require_permission(actor, action)
    done = Done()
    with a_round() as alive:
        for feed in _due():
            alive()
            told(f"{feed.public_id} {feed.name}")
            _look(actor, feed, manners, done)
        for page in _waiting():
            alive()
            _ask_page(actor, page, manners)
        _sift(actor, alive, done)
        for thing in Item.objects.filter(state=ItemState.TAKING).select_related("feed").order_by("pk"):
            alive()
            _take(actor, thing, done)
        _read(actor, alive)
        alive()
        refresh(actor=actor)
        done.alerts = derive_alerts(actor=actor)
    return done


def _due() -> list[Feed]:
    now = timezone.now()
    return list(Feed.objects.filter(Q(not_before=None) | Q(not_before__lte=now), state=FeedState.ON))


# ---- looking ----


def _look(actor: Actor, feed: Feed, manners: Manners, done: Done) -> None:
    """One feed, whatever is wrong with it: it is noted there, and the others are looked at all the same."""
    try:
        things, seen = _found(feed, manners)
    except (WatchError, RefusedFile) as error:
        reason = error.reason if isinstance(error, RefusedFile) else str(error)
        things, seen = [], Seen(trouble=reason, not_before=_later(feed), has_failed=True)
    done.looked += 1
    done.failed += seen.has_failed
    done.found += note_look(actor=actor, feed=feed, things=things, seen=seen)


def _found(feed: Feed, manners: Manners) -> tuple[list[tuple[Thing, bytes]], Seen]:
    if feed.kind not in (FeedKind.NEWS, FeedKind.SITEMAP):
        return _of_files(feed)
    answer = manners.ask(feed.address, etag=feed.etag, modified=feed.modified)
    seen = Seen(etag=answer.header("etag")[:500], modified=answer.header("last-modified")[:100])
    if answer.status == 304:
        return [], Seen()
    if answer.status != 200:
        return [], _refused(feed, answer)
    if feed.kind == FeedKind.SITEMAP:
        return _of_pages(feed, answer, manners), seen
    found = entries_of(answer, reads_pages=feed.reads_pages)
    return [(thing, _record(thing)) for thing, _ in zip(found, range(MOST_THINGS), strict=False)], seen


def _of_pages(feed: Feed, answer: Answer, manners: Manners) -> list[tuple[Thing, bytes]]:
    is_first, today = not feed.items.exists(), timezone.now().date()
    pages, lists = pages_of(answer, is_first=is_first, today=today)
    for address in lists:
        inner = manners.ask(address)
        if inner.status == 200:
            pages += pages_of(inner, is_first=is_first, today=today)[0]
    return [(page, b"") for page in pages]


def _of_files(feed: Feed) -> tuple[list[tuple[Thing, bytes]], Seen]:
    things, troubles = [], []
    known = set(feed.items.values_list("key", flat=True))
    for found in files_of(Path(feed.address)):
        if isinstance(found, NotFetched):
            troubles.append(str(found))
        elif found.key not in known:
            things.append((found, _record(found)))
        if len(things) >= MOST_THINGS:
            break
    return things, Seen(trouble=troubles[0] if troubles else "")


def _record(thing: Thing) -> bytes:
    if thing.data is None:
        return b""
    media_type = str(thing.about.get("media_type") or "application/octet-stream")
    return record_of_file(
        thing.data, address=thing.address or f"urn:tumen:{thing.key}", media_type=media_type
    )


def _refused(feed: Feed, answer: Answer) -> Seen:
    asked = moment(answer.header("retry-after"))
    trouble = f"The site answers with status {answer.status}. Look at the address in a browser."
    later = _later(feed)
    return Seen(trouble=trouble, not_before=max(asked, later) if asked else later, has_failed=True)


def _later(feed: Feed) -> datetime:
    return timezone.now() + min(_LONGEST, _ALONE * (1 << min(feed.failures, 10)))


# ---- pages ----


def _waiting() -> Iterator[Item]:
    for feed in Feed.objects.filter(state=FeedState.ON):
        rows = Item.objects.filter(feed=feed, state=ItemState.WAITING).select_related("feed")
        yield from list(rows.order_by("attempts", "pk")[:PAGES])


def _ask_page(actor: Actor, page: Item, manners: Manners) -> None:
    goes_on = page.attempts + 1 < ATTEMPTS
    try:
        answer = manners.ask(page.address)
    except NotAllowed as refused:
        note_page(actor=actor, thing=page, trouble=str(refused))
    except WatchError as trouble:
        note_page(actor=actor, thing=page, trouble=str(trouble), again=goes_on)
    else:
        if answer.status == 200:
            page.about = {
                **page.about,
                "name": Path(page.address.rpartition("/")[2]).name[:120] or "page.html",
                "media_type": answer.media_type,
                "what": f"page {answer.address}",
                "stated": {**page.about.get("stated", {}), "address": answer.address, "status": "200"},
            }
            note_page(actor=actor, thing=page, record=record_of(answer))
        else:
            gone = answer.status < 500 and answer.status != 429
            said = f"The site answers with status {answer.status}."
            note_page(actor=actor, thing=page, trouble=said, again=goes_on and not gone)


# ---- sifting and taking in ----


def _sift(actor: Actor, alive: Callable[[], None], done: Done) -> None:
    while rows := list(Item.objects.filter(state=ItemState.FOUND).order_by("pk")[:BATCH]):
        alive()
        added = added_now()
        judged = {row.public_id: _judged(row, added) for row in rows}
        decide_things(actor=actor, judged=judged)
        done.passed += sum(not each.is_kept and not each.trouble for each in judged.values())
        done.refused += sum(bool(each.trouble) for each in judged.values())


def _judged(row: Item, added: Added) -> Judged:
    return judge(archived(evidence.fetch(row.evidence)).data, row.about, added)


def _take(actor: Actor, thing: Item, done: Done) -> None:
    """Take an item in; one that was taken in before a round was killed is only noted."""
    was = CustodyEvent.objects.filter(container__sha256=thing.sha256).select_related("document").first()
    if was is not None:
        keep_thing(actor=actor, thing=thing, taken=was.document.public_id)
        done.kept += 1
        return
    found = archived(evidence.fetch(thing.evidence))
    name = f"{thing.public_id}.warc.gz"
    container = Container(Path(name), MEDIA_TYPE, thing.size, thing.sha256, 0)
    member = Member(
        Place(1, "record 1"),
        str(thing.about.get("name") or "page"),
        found.data,
        str(thing.about.get("what") or "file"),
        hints_of(thing.about),
        found.at,
        {str(key): str(value) for key, value in dict(thing.about.get("stated") or {}).items()},
    )
    try:
        taken = take_in_member(
            actor=actor, container=container, member=member, origin=f"the watch, feed {thing.feed.public_id}"
        )
    except (RefusedFile, QuestionedDate) as refused:
        reason = refused.reason if isinstance(refused, RefusedFile) else str(refused)
        if isinstance(refused, KeptOutOfSight):
            reason = _NOT_READ  # whoever reads this reason may not know what is kept out of sight
        keep_thing(actor=actor, thing=thing, trouble=reason)
        done.refused += 1
        return
    keep_thing(actor=actor, thing=thing, taken=taken.public_id)
    done.kept += 1


def _read(actor: Actor, alive: Callable[[], None]) -> None:
    """Read what the watch took in and nobody has read yet. Loads the reader only where there is something."""
    ids = [each.document for each in unread(actor)]
    mine = set(Item.objects.filter(document__in=ids).exclude(document="").values_list("document", flat=True))
    texts = {id: text_to_read(actor, id) for id in ids if id in mine}
    to_read = {id: text for id, text in texts.items() if not text.is_masked}
    if not to_read:
        return
    from tumen import reading
    from tumen.claims.given import source_of_kept

    machine = as_machine(actor)
    sources = (source_of_kept(text, document(machine, id)) for id, text in to_read.items())
    for id, proposals in reading.read(sources):
        alive()
        propose_claims(actor=actor, rendition=to_read[id], proposals=proposals, reader=reading.version())
