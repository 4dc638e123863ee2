"""What came on the watch, item by item, as a viewer may know of it.

What lies in folders and mailboxes here and was passed over may be anybody's letter, and nobody has covered a
name in it: its title is shown to who is cleared for identities.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, visible_to
from tumen.documents.queries import documents_named, everywhere
from tumen.vault import evidence
from tumen.watch.archiving import archived
from tumen.watch.errors import NoSuchThing
from tumen.watch.models import ASKING, Item, ItemState, Word
from tumen.watch.sifting import is_text, words_of

#: Items on one page.
PAGE = 50
#: Letters by which a person tells whether an item matters, without leaving the page.
OPENING = 400


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: what it is, what became of it and why. ``is_told`` is false where its title is not shown.

    What was kept is called what its document is. ``words`` are those that people added and without which it
    would have been passed over; ``opening`` is how its text begins, where it was drawn to be looked at."""

    id: str
    feed: str
    feed_name: str
    state: ItemState
    title: str
    address: str
    is_told: bool
    found_at: datetime
    groups: tuple[str, ...]
    worth: int
    needed: int
    reason: str
    document: str
    sha256: str
    words: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A page of items, newest first, and how many there are; ``after`` leads to the next, "" on the last."""

    lines: tuple[ItemView, ...]
    count: int
    after: str


def items(viewer: Viewer, *, of: str = "passed over", after: str = "", size: int = PAGE) -> ItemList:
    """Items of one state (``of``), newest first; ``after`` is the id of the last one before."""
    if not may_see(viewer):
        return ItemList((), 0, "")
    rows = seen_items(viewer).filter(state=of)
    begin = rows.filter(public_id=after).values_list("pk", flat=True).first() if after else None
    behind = rows.filter(pk__lt=begin) if begin else rows
    found = list(behind.order_by("-pk").select_related("feed")[: size + 1])
    more = found[size - 1].public_id if len(found) > size else ""
    return ItemList(tuple(item_views(viewer, found[:size])), rows.count(), more)


def item(viewer: Viewer, id: str) -> ItemView:
    """One item by its id: what became of it, and why. Raises NoSuchThing."""
    return item_views(viewer, [seen_item(viewer, id)])[0]


def seen_item(viewer: Viewer, id: str) -> Item:
    """The item itself, for who may know of it. Raises NoSuchThing."""
    row = seen_items(viewer).filter(public_id=id).select_related("feed").first() if may_see(viewer) else None
    if row is None:
        raise NoSuchThing(f"There is no item {id} on the watch.")
    return row


def seen_items(viewer: Viewer) -> QuerySet[Item]:
    """The items that the viewer may know of."""
    return Item.objects.filter(visible_to(viewer, "document"))


def item_views(viewer: Viewer, rows: Iterable[Item], *, opened: Container[int] = ()) -> list[ItemView]:
    """Items that the viewer may know of, as they are shown; of keys ``opened`` with how they begin."""
    rows = list(rows)
    named = documents_named(viewer, {row.document for row in rows if row.document})
    labels = {each.id: each.label for each in named}
    added = {id for row in rows for id in row.words}
    typed = dict(Word.objects.filter(public_id__in=added).values_list("public_id", "words")) if added else {}
    covers, cleared = everywhere(viewer).all, sees_identities(viewer)
    return [
        ItemView(
            row.public_id,
            row.feed.public_id,
            covers.words(row.feed.name),
            ItemState(row.state),
            covers.words(row.title) if told else labels.get(row.document, ""),
            covers.words(row.address) if told else "",
            told or row.document in labels,
            row.found_at,
            tuple(row.groups),
            row.worth,
            row.needed,
            covers.words(row.reason) if told else "",
            row.document,
            row.sha256 if cleared else "",
            tuple(covers.words(typed[id]) for id in row.words if typed.get(id)) if told else (),
            covers.words(_opening(row)) if told and row.pk in opened else "",
        )
        for row in rows
        for told in [cleared or row.feed.kind in ASKING]
    ]


def _opening(row: Item) -> str:
    """How the text of an item begins; "" for what is no text as it is, or was never archived."""
    data = archived(evidence.fetch(row.evidence)).data if row.evidence else b""
    if not is_text(data):
        return ""
    said = " ".join(words_of(data, row.about).decode("utf-8", "replace").split())
    return said if len(said) <= OPENING else f"{said[:OPENING].rsplit(' ', 1)[0]} …"
