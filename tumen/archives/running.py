"""A collection read, part by part, and an event of it brought into the record; whoever dies loses nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tumen.access.models import Actor
from tumen.access.permission import as_machine
from tumen.access.rules import require_permission
from tumen.archives.actions import Plan, note_brought, note_groups, note_part, plan_parts
from tumen.archives.errors import EngineRefused, NotNow, ResultDamaged
from tumen.archives.grouping import Mentioned, copies_of, events_of, figures_of
from tumen.archives.keeping import opened
from tumen.archives.models import Collection, Find, FindState, Part, PartState
from tumen.archives.planning import Engine, Task, parts_of
from tumen.archives.queries import seen_event
from tumen.archives.results import Kept, Result, decode
from tumen.claims.actions import propose_claims
from tumen.claims.given import source_of_kept
from tumen.corroboration.figures import FigureClaim
from tumen.documents.actions import take_in_member
from tumen.documents.errors import KeptOutOfSight, QuestionedDate, RefusedFile
from tumen.documents.intake import Container
from tumen.documents.models import CustodyEvent
from tumen.documents.queries import document, text_to_read
from tumen.record.actions import refresh
from tumen.watch.added import Looked
from tumen.watch.wording import looked_for

#: How often a part is read whose result did not come whole.
ATTEMPTS = 2
#: Texts that are held while each is looked at beside all that share a sentence with it: some 20 MB of news.
TEXTS = 2_000
#: Documents that are brought in at once, at most: what a person can review in an hour.
MOST = 50

_LOST = "Whoever read it ended without an answer, twice. The rest of the collection is read all the same."
_NOT_TAKEN = "It could not be taken in."
_OTHER_VERSION = (
    "The engine runs another version of Tumen, or of its reader, than this computer. Nothing was kept of "
    "what it gave. Install the same version there."
)

Told = Callable[[int, int], None]  #: how many parts of how many are done
Said = Callable[[str], None]  #: a sentence for whoever had it read


def _again(plan: Plan) -> str:
    """What is said where parts that were read wait again."""
    what = "This program or its words" if plan.of_program else "The words that people added"
    parts = "1 part was" if plan.again == 1 else f"{plan.again:,} parts were"
    return (
        f"{what} changed since {parts} read. The collection is read again from its beginning; what was kept "
        "of it stays in the queue, and no page is there twice."
    )


@dataclass
class Course:
    """How a reading went: parts done now, finds that were new, whether it was stopped before its end."""

    parts: int = 0
    new: int = 0
    stopped: bool = False


@dataclass
class Brought:
    """What became of an event's finds: the documents, how many were refused, how many still wait."""

    documents: list[str] = field(default_factory=list)
    refused: int = 0
    left: int = 0


def read_collection(
    *,
    actor: Actor,
    collection: Collection,
    engine: Engine,
    told: Told = lambda done, of: None,
    says: Said = lambda sentence: None,
    is_stopped: Callable[[], bool] = lambda: False,
    with_added: bool = True,
) -> Course:
    """Read what of a collection is not read yet, then group what was kept.

    The words that people added are looked for as on the watch, unless ``with_added`` says that they may not
    go where the engine works. Stopped or killed anywhere, the next call goes on. Raises NotACollection,
    EngineRefused, NotPermitted.
    """
    from tumen.archives.parting import version_with  # it loads the reader, which takes seconds

    for action in ("archives.plan_parts", "archives.note_part", "archives.note_groups"):
        require_permission(actor, action)
    planned, course = list(parts_of(Path(collection.path))), Course()
    words = looked_for() if with_added else ()
    plan = plan_parts(
        actor=actor,
        collection=collection,
        planned=planned,
        version=version_with(words),
        words=[each.id for each in words],
    )
    if plan.again:
        says(_again(plan))
    every, left, attempts = plan.every, plan.left, Counter[int]()
    told(every - left, every)
    while rows := {row.pk: row for row in _waiting(collection)}:
        for task, data in engine(_tasks(collection, rows, words)):
            _note(actor, rows[task.number], data, attempts, course)
            told(min(every, every - left + course.parts), every)
            if is_stopped():
                course.stopped = True
                return course
    group(actor=actor, collection=collection)
    return course


def _waiting(collection: Collection) -> list[Part]:
    rows = Part.objects.filter(collection=collection, state=PartState.WAITING)
    return list(rows.select_related("collection").order_by("pk"))


def _tasks(collection: Collection, rows: dict[int, Part], words: tuple[Looked, ...]) -> Iterator[Task]:
    root = Path(collection.path)
    for pk, row in rows.items():
        path = root / row.name if root.is_dir() else root
        yield Task(pk, str(path), row.media_type, row.size, row.changed, row.group, row.first, words)


def _note(actor: Actor, part: Part, data: bytes | None, attempts: Counter[int], course: Course) -> None:
    result, checksum = _decoded(data)
    if result is None or result.number != part.pk:
        attempts[part.pk] += 1
        if attempts[part.pk] < ATTEMPTS:
            return  # it waits still, and is read again with what is left
        result, checksum = Result(part.pk, part.version, trouble=_LOST), ""
    elif result.version != part.version:
        raise EngineRefused(_OTHER_VERSION)
    course.new += note_part(actor=actor, part=part, result=result, checksum=checksum)
    course.parts += 1


def _decoded(data: bytes | None) -> tuple[Result | None, str]:
    if data is None:
        return None, ""
    try:
        result, _, checksum = decode(data)
    except ResultDamaged:
        return None, ""
    return result, checksum


def group(*, actor: Actor, collection: Collection) -> None:
    """Group what waits in the queue of a collection to events, and fold copies."""
    rows = Find.objects.filter(collection=collection, state=FindState.WAITING).order_by("pk")
    of = {row.public_id: row for row in rows}
    figures: list[FigureClaim] = []
    folded: dict[str, str] = {}
    for id, row in of.items():
        reading = opened(row).reading
        figures += figures_of(id, reading)
        folded[id] = reading.folded
    texts = lru_cache(maxsize=TEXTS)(lambda id: opened(of[id]).reading.text)
    copies = copies_of(list(of), folded, figures, texts)
    mentions: list[Mentioned] = events_of(figures)
    note_groups(actor=actor, collection=collection, mentions=mentions, copies=copies)


def bring_in(
    *,
    actor: Actor,
    collection: str,
    event: str,
    most: int = MOST,
    with_copies: bool = False,
    alive: Callable[[], None] = lambda: None,
) -> Brought:
    """Take the finds of one event into the record, as documents with proposals; ``most`` at a time.

    Copies stay in the queue unless they are asked for. Raises NoSuchCollection, NotInCollection,
    NotPermitted, and NotNow where nothing of the event waits.
    """
    for action in ("archives.note_brought", "documents.take_in", "claims.propose_claims"):
        require_permission(actor, action)
    done = Brought()
    rows = seen_event(actor, collection, event).filter(state=FindState.WAITING)
    rows = rows if with_copies else rows.filter(copy_of=None)
    finds = list(rows.select_related("part", "collection").order_by("pk")[: max(1, min(most, MOST)) + 1])
    if not finds:
        raise NotNow("Nothing of this event waits to be brought in.")
    for find in finds[: max(1, min(most, MOST))]:
        alive()
        _bring(actor, find, done)
    done.left = rows.count()
    refresh(actor=actor)
    return done


def _bring(actor: Actor, find: Find, done: Brought) -> None:
    kept = opened(find)
    try:
        taken = _taken(actor, find, kept)
    except (RefusedFile, QuestionedDate) as refused:
        reason = refused.reason if isinstance(refused, RefusedFile) else str(refused)
        if isinstance(refused, KeptOutOfSight):
            reason = _NOT_TAKEN  # whoever reads this reason may not know what is kept out of sight
        note_brought(actor=actor, find=find, trouble=reason)
        done.refused += 1
        return
    _propose(actor, taken, kept, find.part.version)
    note_brought(actor=actor, find=find, taken=taken)
    done.documents.append(taken)


def _taken(actor: Actor, find: Find, kept: Kept) -> str:
    """The document that a find becomes; one that was taken in before somebody was killed is only found."""
    part = find.part
    was = CustodyEvent.objects.filter(
        container__sha256=part.sha256,
        place=find.number,
        document__sha256=hashlib.sha256(kept.member.data).hexdigest(),
    )
    for known in was.select_related("document"):
        return known.document.public_id
    name = Path(part.name)
    container = Container(Path(name.name), part.media_type, part.size, part.sha256, part.changed)
    origin = f"the collection {find.collection.public_id}"
    return take_in_member(actor=actor, container=container, member=kept.member, origin=origin).public_id


def _propose(actor: Actor, id: str, kept: Kept, version: str) -> None:
    """Keep the claims that the archive's reading found; they are read again where anything differs."""
    from tumen import reading
    from tumen.archives.parting import is_same_reading

    text = text_to_read(actor, id)
    if text.is_masked:
        return  # a claim of it is hidden from them: somebody who sees all of it reads it
    proposals = list(kept.reading.claims)
    source = source_of_kept(text, document(as_machine(actor), id))
    is_same = (text.text, source.publisher, source.published) == (
        kept.reading.text,
        kept.reading.publisher,
        kept.reading.published,
    )
    if not (is_same and is_same_reading(version)):
        [(_, proposals)] = reading.read([source])
    propose_claims(actor=actor, rendition=text, proposals=proposals, reader=reading.version())
