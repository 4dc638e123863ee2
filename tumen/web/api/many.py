"""Many claims changed alike: what would become of each, the change itself, and that it is undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from ninja import Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Level, Viewer
from tumen.claims import choosing
from tumen.claims.changing import Change, Foreseen, foresee
from tumen.claims.choosing import MOST, RoundLine, chosen
from tumen.claims.many import Round, decide_many, undo_many
from tumen.claims.models import Status
from tumen.record.later import ask_to_refresh
from tumen.vocabulary.grading import Credibility
from tumen.web.api.claims import GivenWhy
from tumen.web.api.operations import asks, looks, takes
from tumen.web.api.paging import Cursor, Limit, part_of
from tumen.web.api.reading_in import Id, IdText, Sent, Why
from tumen.web.api.slots import ValueOfSlot

router = Router()

_MaybeId = Annotated[str, StringConstraints(pattern=r"^([a-z]-[0-9a-z]{4,20})?$")]


class ChangeOfMany(Sent):
    """What is done to each claim: a verdict ("proposed" takes reviews back) or a value of one slot; beside it
    a grade and how sensitive it is."""

    verdict: Status | None = None
    slot: ValueOfSlot | None = None
    credibility: Credibility | None = None
    level: Level | None = None


class Choosing(ChangeOfMany):
    """Which claims: by a document, a list that was taken in (``taking``), an act, how they stand, or ids."""

    document: _MaybeId = ""
    taking: _MaybeId = ""
    act: Annotated[str, StringConstraints(max_length=300)] = ""
    statuses: Annotated[list[Status], Field(max_length=9)] = [Status.PROPOSED]
    claims: Annotated[list[IdText], Field(max_length=MOST)] = []


class Deciding(ChangeOfMany):
    """The claims that are changed, and why."""

    claims: Annotated[list[IdText], Field(min_length=1, max_length=MOST)]
    why: Why


@dataclass(frozen=True, slots=True)
class TurnOfClaim:
    """One thing of a claim, ``of`` "status", "credibility", "level" or a slot: as it is, as it would be."""

    of: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ClaimForeseen:
    """What a change would do to a claim; ``left`` says why it would stay as it is."""

    claim: str
    turns: tuple[TurnOfClaim, ...]
    left: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of each; ``changed`` and ``left`` count them, ``more`` are chosen and left out."""

    claims: tuple[ClaimForeseen, ...]
    changed: int
    left: int
    more: int


@dataclass(frozen=True, slots=True)
class Rounds:
    """A part of the changes of many claims, the newest first."""

    changes: tuple[RoundLine, ...]
    next: str


@asks(router, "/changes/preview", Preview)
def foresee_change(viewer: Viewer, sent: Choosing) -> Preview:
    """What a change would do to each claim that is chosen; nothing is changed."""
    found = chosen(
        viewer,
        document=sent.document,
        taking=sent.taking,
        statuses=sent.statuses,
        act=sent.act,
        ids=sent.claims,
    )
    lines = tuple(_line(each) for each in foresee(viewer, found.claims, _change(sent)))
    left = sum(bool(each.left) for each in lines)
    return Preview(lines, len(lines) - left, left, found.more)


@takes(router, "/changes", Round, "claims.decide_many", status=201)
def change_many(actor: Actor, sent: Deciding) -> Round:
    """Change these claims alike, all in one step. One that cannot be is left as it is, and named."""
    change = _change(sent)
    done = decide_many(
        actor=actor,
        claims=sent.claims,
        verdict=change.verdict,
        credibility=change.credibility,
        slot=change.slot,
        value=change.value,
        level=change.level,
        why=sent.why,
    )
    ask_to_refresh(actor)
    return done


@looks(router, "/changes", Rounds)
def changes(viewer: Viewer, limit: Limit = 50, after: Cursor = "") -> Rounds:
    """The changes of many claims of which any may be seen, the newest first."""
    shown, rest = part_of(choosing.rounds(viewer), after, limit)
    return Rounds(tuple(shown), rest)


@looks(router, "/changes/{id}", RoundLine)
def change_of_many(viewer: Viewer, id: Id) -> RoundLine:
    """One change of many claims, with those that may be seen."""
    return choosing.round_of(viewer, id)


@takes(router, "/changes/{id}/undo", Round, "claims.undo_many")
def undo_change(actor: Actor, id: Id, sent: GivenWhy) -> Round:
    """Put each claim back where it stood, but for those that somebody has changed since; they are named."""
    done = undo_many(actor=actor, round=id, why=sent.why)
    ask_to_refresh(actor)
    return done


def _change(sent: ChangeOfMany) -> Change:
    return Change(
        verdict=sent.verdict.value if sent.verdict else "",
        credibility=sent.credibility.value if sent.credibility else "",
        slot=sent.slot.slot if sent.slot else "",
        value=sent.slot.value if sent.slot else None,
        level=sent.level.value if sent.level else "",
    )


def _line(each: Foreseen) -> ClaimForeseen:
    turns = tuple(TurnOfClaim(turn.of, turn.old, turn.new) for turn in each.turns)
    return ClaimForeseen(each.claim.id, turns, each.left)
