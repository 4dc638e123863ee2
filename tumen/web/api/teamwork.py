"""Working together: comments on claims, documents given to somebody, claims handed back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ninja import Query, Router
from pydantic import StringConstraints

from tumen.access.models import Actor, Viewer
from tumen.teamwork import actions, queries
from tumen.teamwork.models import Task
from tumen.teamwork.queries import CommentView, TaskList, TaskView
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import Cursor, cursor_to, place_of
from tumen.web.api.reading_in import Id, Sent, Why, Words

router = Router()

#: Somebody who works here, by name.
Name = Annotated[str, StringConstraints(max_length=150, pattern=r"^[^\x00]*$")]


@dataclass(frozen=True, slots=True)
class Comments:
    """What was said of a claim, the oldest first."""

    comments: tuple[CommentView, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """A part of what was given to somebody, what is due first before the others."""

    tasks: tuple[TaskView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, by its id."""

    id: str
    to: str


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Those who work here, by name."""

    names: tuple[str, ...]


class NewComment(Sent):
    """What is said of a claim to those who work on it."""

    text: Why


class GivenTo(Sent):
    """To whom, by name, until when, and what there is to say."""

    to: Name
    why: Words = ""
    due: date | None = None


class HandedBack(Sent):
    """What is to be corrected; to whoever judged it last, or to somebody by name."""

    why: Why
    to: Name = ""
    due: date | None = None


class PassedOn(Sent):
    """To whom, and why."""

    to: Name
    why: Why


@looks(router, "/claims/{id}/comments", Comments)
def comments(viewer: Viewer, id: Id) -> Comments:
    """What was said of a claim; nothing to who codes its document alone."""
    return Comments(queries.comments(viewer, id))


@takes(router, "/claims/{id}/comments", Comments, "teamwork.add_comment", status=201)
def add_comment(actor: Actor, id: Id, sent: NewComment) -> Comments:
    """Say something of a claim."""
    actions.add_comment(actor=actor, claim=id, text=sent.text)
    return Comments(queries.comments(actor, id))


@takes(router, "/comments/{id}/strike", Comments, "teamwork.strike_comment")
def strike_comment(actor: Actor, id: Id) -> Comments:
    """Take one's own comment back: it stays, struck, and its words are shown no more."""
    row = actions.strike_comment(actor=actor, comment=id)
    return Comments(queries.comments(actor, row.claim.public_id))


@looks(router, "/tasks", Tasks)
def tasks(
    viewer: Viewer,
    whose: Annotated[
        Literal["mine", "given", "all"], Query(description="Given to me, by me, or to anybody.")
    ] = "mine",
    ended: Annotated[bool, Query(description="Those that have ended, and not those that are open.")] = False,
    after: Cursor = "",
) -> Tasks:
    """What was given to somebody to do."""
    found: TaskList = queries.tasks(viewer, whose=whose, ended=ended, after=place_of(after))
    return Tasks(found.lines, cursor_to(found.after))


@takes(router, "/documents/{id}/give", Given, "teamwork.give_document", status=201)
def give_document(actor: Actor, id: Id, sent: GivenTo) -> Given:
    """Give a document to somebody to review."""
    return _given(actions.give_document(actor=actor, document=id, to=sent.to, why=sent.why, due=sent.due))


@takes(router, "/claims/{id}/hand-back", Given, "teamwork.hand_back", status=201)
def hand_back(actor: Actor, id: Id, sent: HandedBack) -> Given:
    """Hand a claim back to be corrected."""
    return _given(actions.hand_back(actor=actor, claim=id, why=sent.why, to=sent.to, due=sent.due))


@takes(router, "/tasks/{id}/end", Given, "teamwork.end_task")
def end_task(actor: Actor, id: Id) -> Given:
    """Say that what was given is done; whoever gave it takes it back so."""
    return _given(actions.end_task(actor=actor, task=id))


@takes(router, "/tasks/{id}/pass", Given, "teamwork.pass_on", status=201)
def pass_task_on(actor: Actor, id: Id, sent: PassedOn) -> Given:
    """Pass what was given on to somebody else."""
    return _given(actions.pass_on(actor=actor, task=id, to=sent.to, why=sent.why))


@looks(router, "/colleagues", Colleagues)
def colleagues(viewer: Viewer) -> Colleagues:
    """Those who work here, for whoever may give them something."""
    return Colleagues(queries.colleagues(viewer))


def _given(row: Task) -> Given:
    return Given(row.public_id, row.to.name)
