"""Offices and who held them, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Viewer
from tumen.claims import queries, seating
from tumen.claims.queries import OfficeView
from tumen.vocabulary.offices import OfficeKind
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, part_of
from tumen.web.api.reading_in import Id, IdText, Sent, Why, Words

router = Router()

_Edtf = Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9./~-]*$")]


@dataclass(frozen=True, slots=True)
class Offices:
    """A part of the offices, by country and name."""

    offices: tuple[OfficeView, ...]
    next: str


class NewOffice(Sent):
    """An office by its name, or one of the vocabulary with its holders by its code (``known``)."""

    name: Words = ""
    kind: OfficeKind = OfficeKind.OTHER
    country: Annotated[str, Field(max_length=2)] = ""
    names: Annotated[list[Words], Field(max_length=50)] = []
    known: Annotated[str, Field(max_length=60)] = ""


class NewHolder(Sent):
    """Who held it, from when until when (EDTF, "" for an open end), and where that is known from."""

    name: Why
    address: Words = ""
    since: _Edtf = ""
    until: _Edtf = ""
    document: Annotated[str, StringConstraints(pattern=r"^(d-[0-9a-z]{4,20})?$")] = ""
    why: Words = ""


class StruckHolder(Sent):
    """Which holder is taken back, and why."""

    holder: IdText
    why: Why


@looks(router, "/offices", Offices)
def offices(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Offices:
    """The offices with those who held them, by country and name."""
    shown, rest = part_of(queries.offices(viewer), after, limit)
    return Offices(tuple(shown), rest)


@looks(router, "/offices/{id}", OfficeView)
def office(viewer: Viewer, id: Id) -> OfficeView:
    """One office with those who held it, the oldest first."""
    return queries.office(viewer, id)


@takes(router, "/offices", OfficeView, "claims.add_office", status=201)
def add_office(actor: Actor, sent: NewOffice) -> OfficeView:
    """Add an office."""
    made = seating.add_office(
        actor=actor,
        name=sent.name,
        kind=sent.kind,
        country=sent.country,
        names=sent.names,
        known=sent.known,
    )
    return queries.office(actor, made.public_id)


@takes(router, "/offices/{id}/holders", OfficeView, "claims.add_holder", status=201)
def add_holder(actor: Actor, id: Id, sent: NewHolder) -> OfficeView:
    """Say who held an office: a document tells it, or a reason says where it is known from."""
    seating.add_holder(
        actor=actor,
        office=id,
        name=sent.name,
        address=sent.address,
        since=sent.since,
        until=sent.until,
        document=sent.document,
        why=sent.why,
    )
    return queries.office(actor, id)


@takes(router, "/offices/{id}/strike-holder", OfficeView, "claims.strike_holder")
def strike_holder(actor: Actor, id: Id, sent: StruckHolder) -> OfficeView:
    """Take back that somebody held an office; the row stays, struck."""
    seating.strike_holder(actor=actor, holder=sent.holder, why=sent.why)
    return queries.office(actor, id)
