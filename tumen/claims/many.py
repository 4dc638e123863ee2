"""One decision on many claims at once, after looking at what it would do; and that undone as a whole.

Each claim is decided as if it were alone, with its own step and audit line, and all of them in one
transaction. A claim that cannot be is left as it is and named; the others are decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tumen.access.actions import recorded
from tumen.access.errors import NotPermitted
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.claims.actions import (
    correct_row,
    grade_claim,
    review_row,
    sensitivity_row,
    withdraw_claim_grade,
)
from tumen.claims.changing import Change, Foreseen, foresee, require
from tumen.claims.choosing import MOST, rows_of_round
from tumen.claims.errors import ClaimError, NoReason, NothingToUndo, WrongValue
from tumen.claims.indexing import index_claims, index_claims_of
from tumen.claims.models import Claim, ClaimGrade, Step
from tumen.claims.reworking import undo_step_of
from tumen.claims.rounds import Decided
from tumen.claims.rows import claim_row, written
from tumen.claims.stepping import standing_steps
from tumen.claims.views import views_of
from tumen.documents.indexing import index_documents


@dataclass(frozen=True, slots=True)
class Round:
    """What one decision did: the claims (ids) that it changed, and those left as they are, each with why."""

    number: str
    done: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def decide_many(
    *,
    actor: Actor,
    claims: Iterable[str],
    verdict: str = "",
    credibility: str = "",
    slot: str = "",
    value: Any = None,
    level: str = "",
    why: str,
) -> Round:
    """Review these claims (ids) alike, or fill a slot of each with a typed value, grade them, or mark how
    sensitive they are; a verdict or a slot, and beside it the others. At most `choosing.MOST` of them.

    One that stands so already, or that cannot be changed so, is left and named, as `changing.foresee` says
    before. Raises NoReason, WrongValue and NoSuchSlot for what can be done to none and for too many, and
    NoSuchClaim; then nothing is changed.
    """
    wanted, reason = list(dict.fromkeys(claims)), _reason(why)
    change = Change(verdict, credibility, slot, value, level)
    _require(wanted, change)
    number, left = new_id("o"), list[tuple[str, str]]()
    rows = {id: claim_row(actor, id) for id in wanted}
    said = {"verdict": verdict, "grade": credibility, "slot": slot, "level": level}
    with recorded(actor, "claims.decide_many", number, claims=wanted, **said):
        made, touched = list[Decided](), set[int]()
        for foreseen in _foreseen(actor, rows, change):
            id = foreseen.claim.id
            if foreseen.left:
                left.append((id, f"{foreseen.left[0].upper()}{foreseen.left[1:]}."))
                continue
            try:
                with transaction.atomic():
                    made.append(_decided(actor, rows[id], number, foreseen, reason, touched))
            except ClaimError as error:
                left.append((id, str(error)))
        Decided.objects.bulk_create(made)
        _index(made, touched)
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
            except (ClaimError, NotPermitted) as error:
                left.append((row.claim.public_id, str(error)))
        Decided.objects.bulk_create(made)
        _index(made, touched)
    return Round(number, tuple(each.claim.public_id for each in made), tuple(left))


def _foreseen(actor: Actor, rows: Mapping[str, Claim], change: Change) -> tuple[Foreseen, ...]:
    keys = [row.pk for row in rows.values()]
    views = {view.id: view for view in views_of(actor, Claim.objects.filter(pk__in=keys))}
    return foresee(actor, [views[id] for id in rows if id in views], change)


def _decided(
    actor: Actor, row: Claim, number: str, foreseen: Foreseen, why: str, touched: set[int]
) -> Decided:
    said = Decided(number=number, claim=row, why=why, actor=actor)
    for turn in foreseen.turns:
        if turn.of == "status":
            said.verdict, said.step = turn.new, review_row(actor, row, turn.new, why, indexes=False)
        elif turn.of == "credibility":
            said.credibility = turn.new.value
            said.before = turn.old.value if turn.old else ""
            said.grade = grade_claim(actor=actor, claim=row.public_id, credibility=turn.new, why=why)
        elif turn.of == "level":
            said.level, said.level_before = turn.new, turn.old
            said.marking = sensitivity_row(actor, row, turn.new, why)
        else:
            said.slot = turn.of
            kept = written(turn.of, turn.new)
            said.step = correct_row(actor, row, turn.of, kept, why, indexes=False)
    if said.step:
        touched |= set(said.step.touched.values_list("claim_id", flat=True))
    return said


def _undone(actor: Actor, row: Decided, number: str, why: str, touched: set[int]) -> Decided:
    id = row.claim.public_id
    _require_last(row)
    said = Decided(number=number, claim=row.claim, why=why, undoes=row.number, actor=actor)
    if row.step:
        said.step = undo_step_of(actor, claim_row(actor, id), why, indexes=False)
        touched |= set(said.step.touched.values_list("claim_id", flat=True))
    if row.grade and row.before:
        grade_claim(actor=actor, claim=id, credibility=row.before, why=why)
    elif row.grade:
        withdraw_claim_grade(actor=actor, claim=id, why=why)
    if row.marking:
        said.marking = sensitivity_row(
            actor, claim_row(actor, id), row.level_before, why, puts_back=row.marking
        )
    return said


def _require_last(row: Decided) -> None:
    """Raises NothingToUndo where something was done to the claim since."""
    id = row.claim.public_id
    if row.step:
        last: Step | None = next(iter(standing_steps([row.claim_id])), None)
        if last is None or last.pk != row.step.pk:
            raise NothingToUndo(f"Something was done to {id} since, so it stays as it is.")
    if row.grade:
        newest = ClaimGrade.objects.filter(claim=row.claim).order_by("pk").last()
        if newest is None or newest.pk != row.grade.pk:
            raise NothingToUndo(f"{id} was graded since, so it stays as it is.")
    if row.marking and row.marking.superseded_at is not None:
        raise NothingToUndo(f"{id} was marked since, so it stays as it is.")


def _index(made: Iterable[Decided], touched: set[int]) -> None:
    """Write the index of words at the end: of claims, and of whole documents whose sentences are marked."""
    documents = sorted({each.claim.document_id for each in made if each.marking})
    if documents:
        index_documents(documents)
        index_claims_of(documents)
    index_claims(Claim.objects.filter(pk__in=touched).exclude(document__in=documents))


def _require(wanted: list[str], change: Change) -> None:
    require(change)
    if change.is_nothing or not wanted:
        raise WrongValue("Nothing was decided: choose claims, and say what is to be done with them.")
    if len(wanted) > MOST:
        raise WrongValue(f"These are {len(wanted):,} claims. Decide on at most {MOST:,} at once.")


def _reason(why: str) -> str:
    if reason := why.strip():
        return reason
    raise NoReason("Nothing was changed, because it does not say why. Write a sentence on it.")
