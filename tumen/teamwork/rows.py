"""Rows that a viewer may see, for actions and queries alike."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tumen.access.models import Actor, Grant, GrantKind, Viewer
from tumen.access.queries import may_see
from tumen.access.sight import holding, sight_of, visible_to
from tumen.claims.models import Claim
from tumen.claims.queries import is_coding
from tumen.claims.views import seen_by
from tumen.teamwork.errors import NoSuchComment, NoSuchTask
from tumen.teamwork.models import Comment, Task


def seen_comments(viewer: Viewer) -> QuerySet[Comment]:
    """The comments on claims that the viewer may see."""
    if not may_see(viewer):
        return Comment.objects.none()
    return Comment.objects.filter(Exists(_seen_claims(viewer)))


def seen_tasks(viewer: Viewer) -> QuerySet[Task]:
    """What was given to anybody, about documents and claims that the viewer may see."""
    if not may_see(viewer):
        return Task.objects.none()
    of_seen = Q(claim=None) | Q(Exists(_seen_claims(viewer)))
    return Task.objects.filter(of_seen, visible_to(viewer, "document__public_id"))


def _seen_claims(viewer: Viewer) -> QuerySet[Claim]:
    """The claim that a row is about, where it is seen: asked of each row, for claims are many."""
    return Claim.objects.filter(seen_by(viewer), pk=OuterRef("claim")).order_by()


def comment_row(viewer: Viewer, id: str) -> Comment:
    """Raises NoSuchComment, also for what the viewer may not see or may not be told of yet."""
    row = seen_comments(viewer).select_related("claim__document").filter(public_id=id).first()
    if row is None or is_coding(viewer, row.claim.document.public_id):
        raise NoSuchComment(f"There is no comment {id}. The page of its claim lists those that are kept.")
    return row


def task_row(viewer: Viewer, id: str) -> Task:
    """Raises NoSuchTask, also for what the viewer may not see."""
    row = seen_tasks(viewer).select_related("claim", "document").filter(public_id=id).first()
    if row is None:
        raise NoSuchTask(f"Nothing that was given is called {id}. `tumen task list` lists what is open.")
    return row


def workers(viewer: Viewer) -> QuerySet[Actor]:
    """Those who hold a role now."""
    held: QuerySet[Grant] = holding(sight_of(viewer).at).filter(kind=GrantKind.ROLE)
    return Actor.objects.filter(pk__in=held.values("actor"))


def person_named(name: str) -> Actor | None:
    return Actor.objects.filter(name=name.strip()).first()
