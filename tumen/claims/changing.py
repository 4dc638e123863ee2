"""What is to be done to many claims alike, and what it would do to each: one way for a preview and the doing.

What a viewer is shown of a claim is what it is held against: words that are covered from them are like no
value that they could try.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tumen.access.marking import is_lower, levels_of
from tumen.access.models import Actor, Level, Role, Viewer
from tumen.access.rules import holds
from tumen.claims.errors import WrongValue
from tumen.claims.models import Status
from tumen.claims.queries import claim_grades
from tumen.claims.rows import written
from tumen.claims.views import ClaimView
from tumen.vocabulary.grading import Credibility

#: Why a claim would be left as it is.
IS_SO = "it is so already"
IS_BROKEN = "its words do not stand in its document any more"
IS_LOWER = "only a keeper may make it less sensitive"


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to each claim: a verdict, a grade, another value of one slot, a level; empty for none.

    ``value`` is typed; None says that the documents tell nothing of it. A slot and a verdict go one by one: a
    value that was not looked at in its sentence is not accepted by the same stroke.
    """

    verdict: str = ""
    credibility: str = ""
    slot: str = ""
    value: Any = None
    level: str = ""

    @property
    def is_nothing(self) -> bool:
        return not (self.verdict or self.credibility or self.slot or self.level)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing of a claim, ``of`` "status", "credibility", "level" or a slot: as it is, as it would be."""

    of: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a change would do to a claim; ``left`` says why it would stay as it is, and then nothing turns."""

    claim: ClaimView
    turns: tuple[Turn, ...]
    left: str = ""


def require(change: Change) -> None:
    """Raises WrongValue or NoSuchSlot for what can be done to no claim."""
    if change.verdict not in ("", "accepted", "rejected", "proposed"):
        raise WrongValue(f"“{change.verdict}” is no verdict. Use accepted, rejected or proposed.")
    if change.credibility not in ("", *(each.value for each in Credibility)):
        raise WrongValue(f"“{change.credibility}” is no grade of a claim. Use 1 to 6.")
    if change.level not in ("", *(each.value for each in Level)):
        known = ", ".join(each.value for each in Level)
        raise WrongValue(f"“{change.level}” is no level of sensitivity. Use one of {known}.")
    if change.slot:
        written(change.slot, change.value)
    if change.slot and change.verdict:
        raise WrongValue("Change a slot first, and review the claims afterwards: look at them in between.")


def foresee(viewer: Viewer, claims: Sequence[ClaimView], change: Change) -> tuple[Foreseen, ...]:
    """What ``change`` would do to each of these claims, as the viewer sees them; in their order.

    Raises what `require` does.
    """
    require(change)
    ids = [claim.id for claim in claims]
    levels = levels_of(ids) if change.level else {}
    grades = claim_grades(viewer, ids) if change.credibility else {}
    lowers = isinstance(viewer, Actor) and holds(viewer, Role.KEEPER)

    def one(claim: ClaimView) -> Foreseen:
        if change.verdict == Status.ACCEPTED and claim.status != Status.ACCEPTED and not claim.quote_stands:
            return Foreseen(claim, (), IS_BROKEN)
        held = levels.get(claim.id, Level.INTERNAL)
        if change.level and is_lower(Level(change.level), held) and not lowers:
            return Foreseen(claim, (), IS_LOWER)
        given = grades.get(claim.id, ())
        grade = given[-1].credibility if given else None
        asked = _turns(claim, change, held, grade)
        turns = tuple(turn for turn in asked if turn.old != turn.new)
        return Foreseen(claim, turns, "" if turns or change.is_nothing else IS_SO)

    return tuple(one(claim) for claim in claims)


def _turns(claim: ClaimView, change: Change, level: Level, grade: Credibility | None) -> Iterable[Turn]:
    if change.verdict:
        yield Turn("status", claim.status, Status(change.verdict))
    if change.slot:
        yield Turn(change.slot, claim.value(change.slot), change.value)
    if change.level:
        yield Turn("level", level, Level(change.level))
    if change.credibility:
        yield Turn("credibility", grade, Credibility(change.credibility))
