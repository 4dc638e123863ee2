"""Who may be the same as a person, and what people judged: for who is cleared for identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tumen.access.models import Viewer
from tumen.access.sight import sees_all, sees_identities
from tumen.claims import queries as claims
from tumen.documents.queries import everywhere
from tumen.linkage.comparing import Band, Reason
from tumen.record.models import (
    Judgement,
    JudgementKind,
    PersonPair,
    Verdict,
)
from tumen.record.persons.describing import Sketch
from tumen.record.persons.joining import Joins, lines, of_persons, parted, seen_persons
from tumen.record.persons.loading import sketch_of, told_of

#: Pairs that a page shows at most.
MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class PossiblyOne:
    """Another person who may be the same, why, and how much speaks for it."""

    id: str
    sketch: Sketch
    band: Band
    reasons: tuple[Reason, ...]
    document: str

    @property
    def words(self) -> str:
        return self.sketch.words


@dataclass(frozen=True, slots=True)
class PersonJudgement:
    """A line of the ledger on two persons. ``applies`` is false where a claim tells of them no more."""

    number: int
    is_same: bool
    left: str
    right: str
    actor: str
    why: str
    at: datetime
    undone_by: str
    undone_why: str
    applies: bool


def possible_for(viewer: Viewer, joins: Joins, members: list[int]) -> tuple[PossiblyOne, ...]:
    """Who may be the same as these, and was not judged to be another; those of the name alone come last."""
    rows = PersonPair.objects.filter(Q(left__in=members) | Q(right__in=members)).order_by("-score")
    own, no = set(members), parted(lines(viewer))
    pairs = list(rows.values_list("left", "right", "band", "reasons")[: 4 * MOST_PAIRS])
    others = {right if left in own else left for left, right, _, _ in pairs} - own
    seen = {row.pk: row for row in seen_persons(viewer).filter(pk__in=others).select_related("document")}
    told = told_of(viewer, list(seen))
    found: dict[int, PossiblyOne] = {}
    for left, right, band, reasons in pairs:
        mine, other = (left, right) if left in own else (right, left)
        if other not in seen or frozenset((mine, other)) in no or not told.get(other):
            continue
        first = joins.first(seen[other])
        if first in own or first in found:
            continue
        found[first] = PossiblyOne(
            seen[other].public_id,
            sketch_of(told[other]),
            Band[band],
            tuple(Reason[reason] for reason in reasons),
            seen[other].document.public_id,
        )
    order = list(Band)
    return tuple(sorted(found.values(), key=lambda each: order.index(each.band))[:MOST_PAIRS])


def judgements_on(viewer: Viewer, members: list[int]) -> tuple[PersonJudgement, ...]:
    rows = Judgement.objects.filter(of_persons(members), kind=JudgementKind.SAME_PERSON, undoes=None)
    found = list(rows.select_related("left", "right", "actor", "undone_by__actor"))
    told = {side.public_id for line in found for side in (line.left, line.right)}
    seen = set(claims.claims_seen(viewer, told)) if told else set()
    applying = {line.number for line in lines(viewer) if line.applies} if found else set()
    covers = everywhere(viewer)
    return tuple(
        covers.reasoned(_judgement(line, applying))
        for line in found
        if line.left.public_id in seen and line.right.public_id in seen
    )


def _judgement(line: Judgement, applying: set[int]) -> PersonJudgement:
    undone = getattr(line, "undone_by", None)
    left, right = (line.named + ["", ""])[:2]
    return PersonJudgement(
        line.pk,
        line.verdict == Verdict.YES,
        left,
        right,
        line.actor.name,
        line.why,
        line.at,
        undone.actor.name if undone else "",
        undone.why if undone else "",
        line.pk in applying,
    )


def waiting(viewer: Viewer) -> int:
    """How many pairs with something beside the name wait for a person, for who may judge; at most 1,000."""
    if not (sees_identities(viewer) and sees_all(viewer)):
        return 0
    no = parted(lines(viewer))
    rows = PersonPair.objects.exclude(band=Band.NAME_ONLY.name).values_list(
        "left", "right", "left__lead", "right__lead"
    )[:1_000]
    return sum(
        (mine or left) != (theirs or right) and frozenset((left, right)) not in no
        for left, right, mine, theirs in rows
    )
