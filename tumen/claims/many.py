"""One decision on many claims at once, after looking at what it would do; and that undone as a whole.

Each claim is decided as if it were alone, with its own step and audit line, and all of them in one
transaction. A claim that cannot be is left as it is and named; the others are decided.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from tumen.access.actions import recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.claims.actions import grade_claim, review_row, withdraw_claim_grade
from tumen.claims.choosing import MOST, rows_of_round
from tumen.claims.errors import ClaimError, NoReason, NothingToUndo, WrongValue
from tumen.claims.grading import claim_grades_of, graded
from tumen.claims.indexing import index_claims
from tumen.claims.models import Claim, ClaimGrade, Step
from tumen.claims.reworking import undo_step_of
from tumen.claims.rounds import Decided
from tumen.claims.rows import claim_row
from tumen.claims.stepping import standing_steps
from tumen.vocabulary.grading import Credibility


@dataclass(frozen=True, slots=True)
class Round:
    """What one decision did: the claims (ids) that it changed, and those left as they are, each with why."""

    number: str
    done: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def decide_many(
    *, actor: Actor, claims: Iterable[str], verdict: str = "", credibility: str = "", why: str
) -> Round:
    """Review these claims (ids) alike, or grade them alike, or both. At most `choosing.MOST` of them.

    One that stands so already, or whose words do not stand in its text, is left and named. Raises NoReason,
    WrongValue for what is no verdict or grade and for too many, and NoSuchClaim; then nothing is changed.
    """
    wanted, reason = list(dict.fromkeys(claims)), _reason(why)
    _require(wanted, verdict, credibility)
    number, left = new_id("o"), list[tuple[str, str]]()
    rows = [claim_row(actor, id) for id in wanted]
    with recorded(actor, "claims.decide_many", number, claims=wanted, verdict=verdict, grade=credibility):
        made, touched = list[Decided](), set[int]()
        for row in rows:
            if row.status == verdict and not credibility:
                left.append((row.public_id, f"It is {verdict} already."))
                continue
            try:
                with transaction.atomic():
                    made.append(_decided(actor, row, number, verdict, credibility, reason, touched))
            except ClaimError as error:
                left.append((row.public_id, str(error)))
        Decided.objects.bulk_create(made)
        index_claims(Claim.objects.filter(pk__in=touched))
    return Round(number, tuple(each.claim.public_id for each in made), tuple(left))


def undo_many(*, actor: Actor, round: str, why: str) -> Round:
    """Undo a decision on many claims. What a person has done to one since stays, and is named.

    Raises NoReason, and NothingToUndo where there is no such decision, or it is undone.
    """
    reason, rows = _reason(why), rows_of_round(actor, round)
    if not rows or Decided.objects.filter(undoes=round).exists():
        raise NothingToUndo(
            f"There is nothing of {round} to undo: it is undone, or there is no such decision."
        )
    number, left = new_id("o"), list[tuple[str, str]]()
    with recorded(actor, "claims.undo_many", number, of=round):
        made, touched = list[Decided](), set[int]()
        for row in rows:
            try:
                with transaction.atomic():
                    made.append(_undone(actor, row, number, reason, touched))
            except ClaimError as error:
                left.append((row.claim.public_id, str(error)))
        Decided.objects.bulk_create(made)
        index_claims(Claim.objects.filter(pk__in=touched))
    return Round(number, tuple(each.claim.public_id for each in made), tuple(left))


def _decided(
    actor: Actor, row: Claim, number: str, verdict: str, credibility: str, why: str, touched: set[int]
) -> Decided:
    said = Decided(number=number, claim=row, why=why, actor=actor, verdict="", credibility=credibility)
    if verdict and row.status != verdict:
        said.verdict, said.step = verdict, review_row(actor, row, verdict, why, indexes=False)
        touched |= set(said.step.touched.values_list("claim_id", flat=True))
    if credibility:
        held = graded(claim_grades_of(row.public_id))
        said.before = held.credibility.value if held and held.credibility else ""
        said.grade = grade_claim(actor=actor, claim=row.public_id, credibility=credibility, why=why)
    return said


def _undone(actor: Actor, row: Decided, number: str, why: str, touched: set[int]) -> Decided:
    id = row.claim.public_id
    if row.step:
        last: Step | None = next(iter(standing_steps([row.claim_id])), None)
        if last is None or last.pk != row.step.pk:
            raise NothingToUndo(f"Something was done to {id} since, so it stays as it is.")
    if row.grade:
        newest = ClaimGrade.objects.filter(claim=row.claim).order_by("pk").last()
        if newest is None or newest.pk != row.grade.pk:
            raise NothingToUndo(f"{id} was graded since, so it stays as it is.")
    step = undo_step_of(actor, claim_row(actor, id), why, indexes=False) if row.step else None
    if step:
        touched |= set(step.touched.values_list("claim_id", flat=True))
    if row.grade and row.before:
        grade_claim(actor=actor, claim=id, credibility=row.before, why=why)
    elif row.grade:
        withdraw_claim_grade(actor=actor, claim=id, why=why)
    return Decided(number=number, claim=row.claim, step=step, why=why, undoes=row.number, actor=actor)


def _require(wanted: list[str], verdict: str, credibility: str) -> None:
    if verdict not in ("", "accepted", "rejected", "proposed"):
        raise WrongValue(f"“{verdict}” is no verdict. Use accepted, rejected or proposed.")
    if credibility not in ("", *(each.value for each in Credibility)):
        raise WrongValue(f"“{credibility}” is no grade of a claim. Use 1 to 6.")
    if not (verdict or credibility) or not wanted:
        raise WrongValue("Nothing was decided: choose claims, and say what is to be done with them.")
    if len(wanted) > MOST:
        raise WrongValue(f"These are {len(wanted):,} claims. Decide on at most {MOST:,} at once.")


def _reason(why: str) -> str:
    if reason := why.strip():
        return reason
    raise NoReason("Nothing was changed, because it does not say why. Write a sentence on it.")
