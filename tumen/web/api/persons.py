"""Persons: described without a name; who they are, for an hour, to whoever said why and may know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from ninja import Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.record import actions
from tumen.record.queries import PersonLine, PersonView
from tumen.record.queries import person as person_of
from tumen.record.queries import persons as persons_of
from tumen.web.api.claims import GivenWhy
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import Cursor, cursor_to, place_of
from tumen.web.api.reading_in import Code, Id, IdText, Sent, Why

router = Router()


@dataclass(frozen=True, slots=True)
class Persons:
    """A part of the persons that are told of, the newest first."""

    persons: tuple[PersonLine, ...]
    next: str


class Sought(Sent):
    """A name, in any spelling."""

    name: Annotated[str, Field(min_length=1, max_length=200)]


class PersonJudged(Sent):
    """Whether this person and another are one."""

    other: IdText
    verdict: Literal["same", "apart"]
    why: Why


@looks(router, "/persons", Persons)
def persons(viewer: Viewer, act: Code = "", after: Cursor = "") -> Persons:
    """The persons that claims tell of, fifty at a time, the newest first; never by a name."""
    found = persons_of(viewer, after=place_of(after), act=act)
    return Persons(found.lines, cursor_to(found.after))


@looks(router, "/persons/{id}", PersonView)
def person(viewer: Viewer, id: Id) -> PersonView:
    """What is told of one person, document by document, with names and whereabouts covered."""
    return person_of(viewer, id)


@takes(router, "/persons/{id}/identity", PersonView, "record.open_identity")
def open_identity(actor: Actor, id: Id, sent: GivenWhy) -> PersonView:
    """Show for an hour who a person is and where they were. The reason is kept."""
    actions.open_identity(actor=actor, person=id, why=sent.why)
    return person_of(actor, id)


@takes(router, "/persons/seek", Persons, "record.seek_person")
def seek_person(actor: Actor, sent: Sought) -> Persons:
    """The persons who can be called by a name, in any spelling. That somebody sought is noted, not whom."""
    return Persons(actions.seek_person(actor=actor, name=sent.name), "")


@takes(router, "/persons/{id}/same", PersonView, "record.judge_person")
def judge_person(actor: Actor, id: Id, sent: PersonJudged) -> PersonView:
    """Judge whether two persons are one."""
    same = sent.verdict == "same"
    judging = actions.judge_same_person if same else actions.judge_different_person
    judging(actor=actor, left=id, right=sent.other, why=sent.why)
    return person_of(actor, id)
