"""The words of covers, each sealed under a key of its own; the keys are in a table of their own.

What is told here of words is None where the key was destroyed: then nobody knows them any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from tumen.documents.models import Cover, RecordKey
from tumen.vault.records import RecordKeys

#: Rows written or keys asked for at once; SQLite takes at most 32,766 values in a statement.
BATCH = 1_000


def keep_covers(covers: Iterable[Cover]) -> None:
    """Keep new covers, their ``words`` sealed."""
    made = list(covers)
    if not made:
        return
    sealing = RecordKeys()
    keys = [RecordKey(item=cover.public_id, wrapped=sealing.new(cover.public_id)) for cover in made]
    for cover, key in zip(made, keys, strict=True):
        cover.sealed = sealing.seal(cover.words.encode(), cover.public_id, bytes(key.wrapped))
    RecordKey.objects.bulk_create(keys, batch_size=BATCH)
    if len(made) == 1:
        made[0].save()  # which gives it the number of its row, on every database
    else:
        Cover.objects.bulk_create(made, batch_size=BATCH)


def told_words(covers: QuerySet[Cover], *fields: str) -> Iterator[tuple[Any, ...]]:
    """Of each cover its words, None where they were forgotten, and these fields. Raises `RecordDamaged`."""
    key = RecordKey.objects.filter(item=OuterRef("public_id")).values("wrapped")
    rows = covers.annotate(wrapped=Subquery(key)).values_list("public_id", "sealed", "wrapped", *fields)
    opening: RecordKeys | None = None
    for item, sealed, wrapped, *others in list(rows):
        opening = opening or RecordKeys()
        words = opening.open(sealed, item, bytes(wrapped)).decode() if wrapped and sealed else None
        yield words, *others


def keys_of(items: list[str]) -> dict[str, bytes]:
    """The wrapped keys of those of these items that have one."""
    found: dict[str, bytes] = {}
    for at in range(0, len(items), BATCH):
        rows = RecordKey.objects.filter(item__in=items[at : at + BATCH])
        found.update((item, bytes(wrapped)) for item, wrapped in rows.values_list("item", "wrapped"))
    return found


def forgotten() -> Q:
    """The condition that a cover's key was destroyed, and its words with it."""
    return ~Q(Exists(RecordKey.objects.filter(item=OuterRef("public_id"))))


def is_forgotten(cover: Cover) -> bool:
    """Whether the words of this cover are gone."""
    return not RecordKey.objects.filter(item=cover.public_id).exists()
