"""Each change on archives: a collection, its parts, what was kept of them, what a person made of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.archives.errors import NoReason, NotACollection, NotNow
from tumen.archives.grouping import Mentioned
from tumen.archives.keeping import key_of, seal
from tumen.archives.models import Collection, Find, FindState, Mention, Part, PartState
from tumen.archives.planning import Planned
from tumen.archives.queries import seen_event
from tumen.archives.results import Result, pack

#: Rows written at once.
_BATCH = 500


def add_collection(*, actor: Actor, path: str, name: str = "") -> Collection:
    """Say that what lies at ``path`` is a collection; the same path is the same one.

    Raises NotACollection.
    """
    place = Path(path.strip()).expanduser()
    if not path.strip() or not place.exists():
        raise NotACollection("Nothing is at this path. Name a folder of web archives or Parquet files.")
    whole = str(place.resolve())
    with recorded(actor, "archives.add_collection") as entry:
        named = " ".join(name.split())[:200] or Path(whole).name
        made, _ = Collection.objects.get_or_create(path=whole, defaults={"name": named, "added_by": actor})
        entry.item = made.public_id
    return made


@dataclass(frozen=True, slots=True)
class Plan:
    """How many parts there are, how many are still to be read, and how many of these were read before with
    other words, or (``of_program``) by another program, reader or pack."""

    every: int
    left: int
    again: int = 0
    of_program: bool = False


def plan_parts(
    *,
    actor: Actor,
    collection: Collection,
    planned: Sequence[Planned],
    version: str,
    words: Sequence[str] = (),
) -> Plan:
    """Note which parts there are, for this ``version`` of the reading and of the added ``words`` (ids); those
    that are known stay as they are.

    Parts that were planned, never read, and are not there any more in that form are gone; they wait again
    where they are there again.
    """
    with recorded(actor, "archives.plan_parts", collection.public_id, words=len(words)) as entry:
        was = Collection.objects.get(pk=collection.pk)
        rows = [
            Part(
                collection=collection,
                **_place(each),
                version=version,
                media_type=each.media_type,
                state=PartState.REFUSED if each.trouble else PartState.WAITING,
                trouble=each.trouble,
            )
            for each in planned
        ]
        Part.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
        parts = Part.objects.filter(collection=collection)
        there = {(each.name, each.size, each.changed) for each in planned}
        _set_parts(parts.filter(state=PartState.WAITING), PartState.GONE, version, there, are_there=False)
        _set_parts(parts.filter(state=PartState.GONE), PartState.WAITING, version, there, are_there=True)
        Collection.objects.filter(pk=collection.pk).update(version=version, words=sorted(words))
        left = parts.filter(state=PartState.WAITING).count()
        again = _again(parts, was, version)
        entry.detail |= {"parts": len(rows), "left": left, "again": again}
    return Plan(len(rows), left, again, of_program=sorted(was.words) == sorted(words))


def _set_parts(
    rows: QuerySet[Part], state: PartState, version: str, there: set[tuple[str, int, int]], *, are_there: bool
) -> None:
    """Set the state of those rows that are there in the form and version that count now, or of the others."""
    found = [
        row.pk
        for row in rows
        if (row.version == version and (row.name, row.size, row.changed) in there) == are_there
    ]
    for at in range(0, len(found), _BATCH):
        Part.objects.filter(pk__in=found[at : at + _BATCH]).update(state=state, trouble="")


def _again(parts: QuerySet[Part], was: Collection, version: str) -> int:
    """How many of the parts that wait now were read in the version that counted before."""
    if was.version in ("", version):
        return 0
    waiting = set(_forms(parts.filter(version=version, state=PartState.WAITING)))
    read = parts.filter(version=was.version, state=PartState.DONE)
    return len(waiting.intersection(_forms(read)))


def _forms(parts: QuerySet[Part]) -> Iterator[tuple[str, int, int, int]]:
    yield from parts.values_list("name", "size", "changed", "group").distinct()


def _place(each: Planned) -> dict[str, object]:
    return {"name": each.name, "group": each.group, "size": each.size, "changed": each.changed}


def note_part(*, actor: Actor, part: Part, result: Result, checksum: str) -> int:
    """Keep what a part came to: its finds, sealed, its counts, and the part that goes on where it was full.

    All of it or nothing; a part that is noted already is left as it is. Gives how many finds were new.
    """
    with recorded(actor, "archives.note_part", part.collection.public_id) as entry:
        row = Part.objects.get(pk=part.pk)
        if row.state != PartState.WAITING:
            return 0
        found = {key_of(each): each for each in result.kept}
        known = set(
            Find.objects.filter(collection=row.collection, key__in=found).values_list("key", flat=True)
        )
        new = [
            Find(
                collection=row.collection,
                part=row,
                key=key,
                number=each.member.place.number,
                evidence=seal(pack(each)),
                claims=len(each.reading.claims),
                worth=each.worth,
            )
            for key, each in found.items()
            if key not in known
        ]
        Find.objects.bulk_create(new, batch_size=_BATCH)
        _end(row, result, checksum)
        entry.detail |= {"part": row.pk, "kept": len(new), "passed": row.passed}
    return len(new)


def _end(row: Part, result: Result, checksum: str) -> None:
    counts = result.counts
    row.members, row.kept, row.passed = counts.members, counts.kept, counts.passed
    row.others, row.refused = counts.others, counts.refused
    row.sha256, row.checksum, row.trouble = result.sha256, checksum, result.trouble
    row.state, row.done_at = PartState.DONE, timezone.now()
    if result.is_gone:
        row.state = PartState.GONE
    elif result.trouble and not counts.members:
        row.state = PartState.REFUSED
    row.save()
    if result.goes_on:
        Part.objects.get_or_create(
            collection=row.collection,
            name=row.name,
            group=row.group,
            first=result.goes_on,
            size=row.size,
            changed=row.changed,
            version=row.version,
            defaults={"media_type": row.media_type},
        )


def note_groups(
    *, actor: Actor, collection: Collection, mentions: Sequence[Mentioned], copies: Mapping[str, str]
) -> None:
    """Keep which finds tell of which events, and which repeat another, in place of what was kept of that."""
    with recorded(actor, "archives.note_groups", collection.public_id, copies=len(copies)):
        keys = dict(Find.objects.filter(collection=collection).values_list("public_id", "pk"))
        waiting = Find.objects.filter(collection=collection, state=FindState.WAITING)
        Mention.objects.filter(find__in=waiting).delete()
        waiting.update(copy_of=None)
        Mention.objects.bulk_create(
            (
                Mention(
                    find_id=keys[each.find],
                    event=each.event,
                    act=each.act[:80],
                    unit=each.unit,
                    time=each.time[:80],
                    low=each.low,
                    high=each.high,
                )
                for each in mentions
            ),
            ignore_conflicts=True,
            batch_size=_BATCH,
        )
        for later, earlier in copies.items():
            Find.objects.filter(pk=keys[later]).update(copy_of=keys[earlier])
        Collection.objects.filter(pk=collection.pk).update(grouped_at=timezone.now())


def note_brought(*, actor: Actor, find: Find, taken: str = "", trouble: str = "") -> None:
    """Note the document (``taken``) that a find became, or why it became none.

    What became a document is kept as that, with its custody, and not here as well.
    """
    with recorded(actor, "archives.note_brought", find.collection.public_id, came=bool(taken)):
        told = {"evidence": "", "document": taken} if taken else {"reason": trouble}
        state = FindState.BROUGHT if taken else FindState.REFUSED
        Find.objects.filter(pk=find.pk).update(state=state, decided_at=timezone.now(), **told)


def pass_over(*, actor: Actor, collection: str, event: str, why: str) -> int:
    """Leave an event of a collection out; `take_back` undoes that. Gives how many finds it was.

    Raises NoSuchCollection, NotInCollection, NoReason, and NotNow where none of it waits.
    """
    if not why.strip():
        raise NoReason("Nothing was changed, because it does not say why. Write a sentence on it.")
    return _set_state(
        actor, "archives.pass_over", collection, event, FindState.WAITING, FindState.PASSED, why.strip()
    )


def take_back(*, actor: Actor, collection: str, event: str) -> int:
    """Put an event that was left out into the queue again. Raises as `pass_over` does."""
    return _set_state(actor, "archives.take_back", collection, event, FindState.PASSED, FindState.WAITING, "")


def _set_state(
    actor: Actor, action: str, id: str, event: str, before: FindState, after: FindState, why: str
) -> int:
    rows: QuerySet[Find] = seen_event(actor, id, event).filter(state=before)
    with recorded(actor, action, id) as entry:
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            raise NotNow("Nothing of this event can be changed so: it was decided already.")
        now = timezone.now()
        for at in range(0, len(keys), _BATCH):
            some = Find.objects.filter(pk__in=keys[at : at + _BATCH])
            some.update(state=after, reason=why, decided_at=now)
        entry.detail["finds"] = len(keys)
    return len(keys)


__all__ = [
    "Plan",
    "add_collection",
    "note_brought",
    "note_groups",
    "note_part",
    "pass_over",
    "plan_parts",
    "take_back",
]
