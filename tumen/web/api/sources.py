"""Sources, how people graded them, and the passages that documents share."""

from __future__ import annotations

from dataclasses import dataclass

from ninja import Router

from tumen.access.models import Actor, Viewer
from tumen.claims import actions, queries
from tumen.claims.queries import ClaimView, SourceGradeView, SourceView
from tumen.record.actions import refresh, tie_sources
from tumen.record.queries import Pair, PassageView, pairs
from tumen.record.queries import passage as passage_of
from tumen.vocabulary.grading import Huridocs, Reliability
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, cursor_to, number_of, part_of
from tumen.web.api.reading_in import Id, IdText, Sent, Why

router = Router()


@dataclass(frozen=True, slots=True)
class Sources:
    """A part of the sources, by name."""

    sources: tuple[SourceView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class SaidBySource:
    """A part of the claims that name a source."""

    claims: tuple[ClaimView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class GradesOfSource:
    """Every grade of a source, the oldest first: the last holds."""

    grades: tuple[SourceGradeView, ...]


@dataclass(frozen=True, slots=True)
class SharingPairs:
    """A part of the pairs of documents that share passages; ``number`` counts all."""

    pairs: tuple[Pair, ...]
    number: int
    next: str


class GradeOfSource(Sent):
    """How far a source can be relied on; null takes the grade back. ``huridocs`` is that code beside it."""

    reliability: Reliability | None
    huridocs: Huridocs | None = None
    why: Why


class Tie(Sent):
    """Whether a source speaks with one voice with another."""

    other: IdText
    is_one: bool
    why: Why


@looks(router, "/sources", Sources)
def sources(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Sources:
    """Who speaks, by name, with how many standing claims name them."""
    shown, more = part_of(queries.sources(viewer), after, limit)
    return Sources(tuple(shown), more)


@looks(router, "/sources/{id}", SourceView)
def source(viewer: Viewer, id: Id) -> SourceView:
    """One source."""
    return queries.source(viewer, id)


@looks(router, "/sources/{id}/claims", SaidBySource)
def claims_of_source(viewer: Viewer, id: Id, after: Cursor = "", limit: Limit = SIZE) -> SaidBySource:
    """What a source says, wherever it stands in a chain of speakers."""
    shown, more = part_of(queries.claims_of_source(viewer, id), after, limit)
    return SaidBySource(tuple(shown), more)


@looks(router, "/sources/{id}/grades", GradesOfSource)
def grades_of_source(viewer: Viewer, id: Id) -> GradesOfSource:
    """How people graded a source, the oldest first."""
    queries.source(viewer, id)
    return GradesOfSource(queries.source_grades(viewer, [id]).get(id, ()))


@takes(router, "/sources/{id}/grade", GradesOfSource, "claims.grade_source")
def grade_source(actor: Actor, id: Id, sent: GradeOfSource) -> GradesOfSource:
    """Grade how far a source can be relied on, or take the grade back."""
    if sent.reliability is None:
        actions.withdraw_source_grade(actor=actor, source=id, why=sent.why)
    else:
        beside = sent.huridocs or ""
        actions.grade_source(
            actor=actor, source=id, reliability=sent.reliability, huridocs=beside, why=sent.why
        )
    return grades_of_source(actor, id)


@takes(router, "/sources/{id}/tie", SourceView, "record.tie_sources")
def tie_source(actor: Actor, id: Id, sent: Tie) -> SourceView:
    """Judge whether two sources speak with one voice; the voices are counted anew."""
    tie_sources(actor=actor, left=id, right=sent.other, is_one=sent.is_one, why=sent.why)
    refresh(actor=actor)
    return queries.source(actor, id)


@looks(router, "/passages", SharingPairs)
def passages(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> SharingPairs:
    """The pairs of documents that share passages, those that share most words first."""
    begin = number_of(after)
    found = pairs(viewer, begin=begin, most=limit)
    ends = begin + limit
    return SharingPairs(found.pairs, found.total, cursor_to(ends if ends < found.total else 0))


@looks(router, "/passages/{id}", PassageView)
def passage(viewer: Viewer, id: Id) -> PassageView:
    """One passage with both its sides, and who had it first."""
    return passage_of(viewer, id)
