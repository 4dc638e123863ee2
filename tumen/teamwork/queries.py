"""Each read of what people say and give to each other; every one takes the viewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from tumen.access.actors import READER
from tumen.access.models import Actor, Viewer
from tumen.access.queries import may_do
from tumen.claims.queries import is_coding
from tumen.claims.rows import claim_row
from tumen.documents.queries import DocumentSummary, everywhere, of_keys
from tumen.teamwork.models import Ending, Task, TaskKind
from tumen.teamwork.rows import seen_comments, seen_tasks, workers

#: Lines of one page.
PAGE = 50


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment; one that was struck has no words."""

    id: str
    text: str
    actor: str
    at: datetime
    is_struck: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something given to somebody: ``claim`` is the id of the claim handed back, "" for a document."""

    id: str
    kind: TaskKind
    document: DocumentSummary
    claim: str
    to: str
    by: str
    why: str
    due: date | None
    at: datetime
    ended_at: datetime | None
    ending: str
    is_mine: bool
    may_end: bool

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today and self.ended_at is None


@dataclass(frozen=True, slots=True)
class TaskList:
    """A page of what was given; ``after`` is where the next begins, "" on the last."""

    lines: tuple[TaskView, ...]
    after: str


def comments(viewer: Viewer, claim: str, *, judge: Actor | None = None) -> tuple[CommentView, ...]:
    """What was said of a claim, oldest first; nothing to who codes its document. Raises NoSuchClaim.

    ``judge`` is in whose name the viewer acts, where that is somebody else: on a laptop without accounts.
    """
    me = (judge or viewer).pk
    row = claim_row(viewer, claim)
    document = row.document.public_id
    if is_coding(viewer, document) or (judge is not None and is_coding(judge, document)):
        return ()
    covering = everywhere(viewer).all
    return tuple(
        CommentView(
            each.public_id,
            "" if each.struck_at else covering.words(each.text),
            each.actor.name,
            each.at,
            each.struck_at is not None,
            each.actor_id == me,
        )
        for each in seen_comments(viewer).filter(claim=row).select_related("actor")
    )


def tasks(
    viewer: Viewer,
    *,
    whose: str = "mine",
    ended: bool = False,
    after: str = "",
    judge: Actor | None = None,
) -> TaskList:
    """What was given: to the viewer ("mine"), by them ("given"), or to anybody ("all").

    What is due first stands first; what has ended is listed newest first. ``judge`` is in whose name the
    viewer acts, where that is somebody else.
    """
    me = (judge or viewer).pk
    rows = seen_tasks(viewer).filter(ended_at__isnull=not ended)
    if whose == "mine":
        rows = rows.filter(to=me)
    elif whose == "given":
        rows = rows.filter(by=me)
    ordered = rows.order_by("-pk") if ended else rows.order_by(F("due").asc(nulls_last=True), "pk")
    ids = list(ordered.values_list("public_id", flat=True))
    begin = ids.index(after) + 1 if after in ids else 0
    page = ids[begin : begin + PAGE]
    shown = _views(viewer, ordered.filter(public_id__in=page), me)
    return TaskList(shown, page[-1] if len(ids) > begin + PAGE else "")


def given_to(viewer: Viewer, *, judge: Actor | None = None) -> int:
    """How many things given to the viewer, or to ``judge`` in whose name they act, are open."""
    return seen_tasks(viewer).filter(to=(judge or viewer).pk, ended_at=None).count()


def tasks_of(viewer: Viewer, document: str) -> tuple[TaskView, ...]:
    """What is open about a document or its claims, oldest first."""
    return _views(viewer, seen_tasks(viewer).filter(document__public_id=document, ended_at=None), viewer.pk)


def colleagues(viewer: Viewer) -> tuple[str, ...]:
    """The names of those who work here, for whoever may give them something; else nobody's.

    The anonymous reader is nobody to give a thing to.
    """
    if not may_do(viewer, "teamwork.give_document"):
        return ()
    found = workers(viewer).exclude(name=READER).order_by("name")
    return tuple(found.values_list("name", flat=True))


def _views(viewer: Viewer, rows: QuerySet[Task], me: int | None) -> tuple[TaskView, ...]:
    found = list(rows.select_related("to", "by", "claim", "document"))
    about = of_keys(viewer, {row.document_id for row in found})
    covering = everywhere(viewer).all if found else None
    return tuple(
        TaskView(
            row.public_id,
            TaskKind(row.kind),
            about[row.document_id],
            row.claim.public_id if row.claim else "",
            row.to.name,
            row.by.name,
            covering.words(row.why) if covering else row.why,
            row.due,
            row.at,
            row.ended_at,
            Ending(row.ending).value if row.ending else "",
            row.to_id == me,
            row.ended_at is None and me in (row.to_id, row.by_id),
        )
        for row in found
        if row.document_id in about
    )
