"""Claims: listed, shown, accepted, rejected, corrected, split, merged, undone, graded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ninja import Body, Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.claims import actions
from tumen.claims.queries import ClaimGradeView, ClaimView, Status, claim_grades
from tumen.claims.queries import claim as claim_of
from tumen.record.later import ask_to_refresh
from tumen.record.queries import Wanted, claims_counted
from tumen.vocabulary.grading import Credibility
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import Cursor, cursor_to, number_of
from tumen.web.api.reading_in import Code, Id, IdText, Sent, Why, Words, Year
from tumen.web.api.slots import Correction

router = Router()


@dataclass(frozen=True, slots=True)
class Claims:
    """A part of the claims that are wanted, in the order in which they came in; ``number`` counts all."""

    claims: tuple[ClaimView, ...]
    number: int
    next: str


@dataclass(frozen=True, slots=True)
class GradesOfClaim:
    """Every grade of a claim, the oldest first: the last holds."""

    grades: tuple[ClaimGradeView, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The two claims that one was split into."""

    claims: tuple[ClaimView, ...]


class GivenWhy(Sent):
    """Why."""

    why: Why


class MaybeWhy(Sent):
    """Why, where there is something to say."""

    why: Words = ""


class Split(Sent):
    """The words of the first claim, and of the second; ``nth`` is which of several places that means."""

    words: Annotated[str, Field(min_length=1, max_length=5_000)]
    other: Annotated[str, Field(min_length=1, max_length=5_000)]
    nth: Annotated[int, Field(ge=0, le=999)] = 0
    why: Why


class Merge(Sent):
    """The claim that is another reading of the same."""

    other: IdText
    why: Why


class GradeOfClaim(Sent):
    """How far a claim can be believed; null takes the grade back."""

    credibility: Credibility | None
    why: Why


@looks(router, "/claims", Claims)
def claims(
    viewer: Viewer,
    act: Code = "",
    country: Code = "",
    province: Code = "",
    facility: Code = "",
    kind: Code = "",
    realis: Code = "",
    sort: Code = "",
    sex: Code = "",
    age: Code = "",
    status: Code = "",
    since: Year = None,
    until: Year = None,
    after: Cursor = "",
) -> Claims:
    """The claims that the record rests on, fifty at a time, in the order in which they came in.

    Each filter narrows them; `-` wants those of which it is not told.
    """
    wanted = Wanted(
        act=act,
        country=country,
        province=province,
        facility=facility,
        kind=kind,
        realis=realis,
        sort=sort,
        sex=sex,
        age=age,
        status=status,
        since=since,
        until=until,
    )
    page = claims_counted(viewer, wanted, number_of(after))
    return Claims(page.claims, page.number, cursor_to(page.after))


@looks(router, "/claims/{id}", ClaimView)
def claim(viewer: Viewer, id: Id) -> ClaimView:
    """One claim, whatever became of it: its quote, its slots with rule or person, and who says it."""
    return claim_of(viewer, id)


@looks(router, "/claims/{id}/grades", GradesOfClaim)
def grades_of_claim(viewer: Viewer, id: Id) -> GradesOfClaim:
    """How people graded a claim, the oldest first."""
    return GradesOfClaim(claim_grades(viewer, [claim_of(viewer, id).id]).get(id, ()))


@takes(router, "/claims/{id}/accept", ClaimView, "claims.review_claim")
def accept_claim(actor: Actor, id: Id, sent: MaybeWhy) -> ClaimView:
    """The document says so."""
    return _changed(actor, actions.review_claim(actor=actor, claim=id, verdict=Status.ACCEPTED, why=sent.why))


@takes(router, "/claims/{id}/reject", ClaimView, "claims.review_claim")
def reject_claim(actor: Actor, id: Id, sent: GivenWhy) -> ClaimView:
    """The document does not say so."""
    return _changed(actor, actions.review_claim(actor=actor, claim=id, verdict=Status.REJECTED, why=sent.why))


@takes(router, "/claims/{id}/correct", ClaimView, "claims.correct_slot")
def correct_claim(actor: Actor, id: Id, sent: Annotated[Correction, Body()]) -> ClaimView:
    """Another value of one slot, or that the document tells nothing of it. What was read stays beside it."""
    return _changed(
        actor,
        actions.correct_slot(actor=actor, claim=id, name=sent.slot, value=sent.value, why=sent.why),
    )


@takes(router, "/claims/{id}/split", Parts, "claims.split_claim")
def split_claim(actor: Actor, id: Id, sent: Split) -> Parts:
    """Make two claims of one."""
    parts = actions.split_claim(
        actor=actor, claim=id, words=sent.words, other=sent.other, nth=sent.nth, why=sent.why
    )
    return Parts(tuple(_changed(actor, part) for part in parts))


@takes(router, "/claims/{id}/merge", ClaimView, "claims.merge_claims")
def merge_claims(actor: Actor, id: Id, sent: Merge) -> ClaimView:
    """Take another reading of the same into this claim."""
    return _changed(actor, actions.merge_claims(actor=actor, claim=id, other=sent.other, why=sent.why))


@takes(router, "/claims/{id}/undo", ClaimView, "claims.undo_step")
def undo_step(actor: Actor, id: Id, sent: MaybeWhy) -> ClaimView:
    """Undo what was done to a claim last. What was done, and that it was undone, both stay."""
    return _changed(actor, actions.undo_step(actor=actor, claim=id, why=sent.why).claim)


@takes(router, "/claims/{id}/grade", GradesOfClaim, "claims.grade_claim")
def grade_claim(actor: Actor, id: Id, sent: GradeOfClaim) -> GradesOfClaim:
    """Grade how far a claim can be believed, or take the grade back."""
    if sent.credibility is None:
        actions.withdraw_claim_grade(actor=actor, claim=id, why=sent.why)
    else:
        actions.grade_claim(actor=actor, claim=id, credibility=sent.credibility, why=sent.why)
    return grades_of_claim(actor, id)


def _changed(actor: Actor, row: Any) -> ClaimView:
    """The claim as it stands now; the record is derived anew by a job, a moment later."""
    ask_to_refresh(actor)
    return claim_of(actor, row.public_id)
