"""Figures parted from an event, or joined to another, by a person: what would follow, before it is done.

A judgement is about two claims, so that it lasts when events come and go. To part a figure from an event, it
is judged apart from the figure that the event stands on, and from each one that would go with it otherwise;
to join it to another event, it is also judged the same as the figure that the other one stands on. Which
lines that takes is found by grouping the figures anew with them: what is foretold is what the record does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.corroboration.figures import Linked, Role
from tumen.corroboration.ranges import Range
from tumen.documents.queries import everywhere
from tumen.record.errors import NotOfTheEvent, SameItem
from tumen.record.ledger import lines_on
from tumen.record.models import Event, JudgementKind, Verdict
from tumen.record.refs import EventRef, found_in, ref_of
from tumen.record.seeing import Derived, Last, Seen, last_of, record_of
from tumen.vocabulary.codes import Unit

#: How often figures are grouped anew to find who would follow: from the second time on few do.
TRIES = 4
#: Lines of one judgement. Who would follow beyond that is shown, and can be judged next.
MOST_LINES = 200
#: A judgement that is only thought of comes after all that stand.
LAST = 1 << 60


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two claims, and whether they are judged to be of one event."""

    left: str
    right: str
    is_same: bool


Pairs = tuple[JudgedPair, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """An event as it would stand. ``chosen`` are those of the figures chosen that would be in it, ``others``
    those that would come into it though nobody chose them, ``figures`` is how many it would have."""

    event: EventRef
    is_new: bool
    figures: int
    range: Range
    unit: Unit
    chosen: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow. ``before`` and ``stays`` are the event that the figures leave, None where nothing of
    it is left; ``goes`` is where they and others would be. ``against`` are those of ``pairs`` of which
    somebody judged otherwise before: the later judgement holds."""

    pairs: Pairs
    against: Pairs
    before: Regrouped
    stays: Regrouped | None
    goes: tuple[Regrouped, ...]


def foresee(viewer: Viewer, id: str, claims: Collection[str], into: str = "") -> Foreseen:
    """What would follow if ``claims`` were parted from the event ``id``, and joined to that of ``into``.

    Without ``into`` they go where their own words put them then. Raises NoSuchEvent, SameItem for the event
    itself, and NotOfTheEvent for a claim that is no figure of it, for none, and for all without ``into``.
    """
    record = record_of(viewer)
    row, target = found_in(record, id), found_in(record, into) if into else None
    members = _members(record, row.public_id)
    chosen = [claim for claim in members if claim in claims]
    rest = [claim for claim in members if claim not in claims]
    _check(row, target, set(claims) - set(chosen), chosen, rest)
    there = _members(record, target.public_id) if target else []
    pairs, then = _judged(viewer, chosen, rest, there)
    found = _foreseen(record, then, row, chosen, rest, there, pairs, _against(viewer, pairs))
    return everywhere(viewer).all.value(found)


def _check(
    row: Event, target: Event | None, strange: set[str], chosen: Sequence[str], rest: Sequence[str]
) -> None:
    id = row.public_id
    if target is not None and target.public_id == id:
        raise SameItem(f"The figures are of event {id} already. Name another one.")
    for claim in sorted(strange):
        raise NotOfTheEvent(f"Claim {claim} is no figure of event {id}. Its page lists those that are.")
    if not chosen:
        raise NotOfTheEvent(f"No figure of event {id} is chosen. Choose at least one.")
    if not rest and target is None:
        raise NotOfTheEvent(
            f"All figures of event {id} are chosen. Leave one, or say which event they belong to."
        )


def _judged(
    viewer: Viewer, chosen: Sequence[str], rest: Sequence[str], there: Sequence[str]
) -> tuple[Pairs, Derived]:
    """The lines that take ``chosen`` away from ``rest``, which stays together, and the record with them."""
    pairs = [JudgedPair(claim, there[0], True) for claim in chosen] if there else []
    pairs += [JudgedPair(claim, rest[0], False) for claim in chosen if rest]
    last = last_of(viewer)
    then = _with(viewer, pairs, last)
    for _ in range(TRIES if rest else 0):
        stays = _event_of(then, rest[0])
        loose = [claim for claim in rest if _event_of(then, claim) != stays]
        more = [JudgedPair(claim, other, False) for claim in chosen for other in loose]
        more = [pair for pair in more if pair not in pairs]
        if not more or len(pairs) + len(more) > MOST_LINES:
            break
        pairs += more
        then = _with(viewer, pairs, last)
    return tuple(pairs), then


def _with(viewer: Viewer, pairs: Sequence[JudgedPair], last: Last) -> Derived:
    """The record as it would be with these lines; grouped from the ``last`` one, which stays as it was."""
    return Derived(viewer, [Linked(pair.left, pair.right, pair.is_same, LAST) for pair in pairs], last=last)


def _against(viewer: Viewer, pairs: Pairs) -> Pairs:
    lines = lines_on(viewer, {side for pair in pairs for side in (pair.left, pair.right)})
    standing = {
        (frozenset((line.left.public_id, line.right.public_id)), line.verdict == Verdict.YES)
        for line in lines
        if line.kind == JudgementKind.SAME_EVENT and not hasattr(line, "undone_by")
    }
    return tuple(pair for pair in pairs if (frozenset((pair.left, pair.right)), not pair.is_same) in standing)


def _foreseen(
    record: Seen,
    then: Seen,
    row: Event,
    chosen: Sequence[str],
    rest: Sequence[str],
    there: Sequence[str],
    pairs: Pairs,
    against: Pairs,
) -> Foreseen:
    stays = _event_of(then, rest[0]) if rest else ""
    reached = dict.fromkeys(_event_of(then, claim) for claim in (*chosen, *rest, *there))
    # An id goes with the oldest figure: what stays may have another one, and what was parted the old one.
    known = {id: _members(record, id) for id in reached if id not in (stays, row.public_id)}
    known[stays] = [*chosen, *rest]
    unmoved = {id for id in reached if set(_members(then, id)) == set(known.get(id, ()))}
    return Foreseen(
        pairs=pairs,
        against=against,
        before=_regrouped(record, row.public_id, chosen, known[stays]),
        stays=_regrouped(then, stays, chosen, known[stays]) if stays else None,
        goes=tuple(
            _regrouped(then, id, chosen, known.get(id, ()))
            for id in reached
            if id != stays and id not in unmoved
        ),
    )


def _regrouped(record: Seen, id: str, chosen: Sequence[str], known: Collection[str]) -> Regrouped:
    row, members = found_in(record, id), _members(record, id)
    return Regrouped(
        event=ref_of(row),
        is_new=not known,
        figures=len(members),
        range=Range(row.low, row.high, row.approximate),
        unit=Unit(row.unit),
        chosen=tuple(claim for claim in members if claim in chosen),
        others=tuple(claim for claim in members if claim not in known and claim not in chosen),
    )


def _members(record: Seen, id: str) -> list[str]:
    """The figures of an event: the one that it stands on first, then what counts, then the others."""
    row = record.row(id)
    if row is None:
        return []
    places = record.places([row.public_id]).get(row.public_id, [])
    order = sorted(places, key=lambda at: (at.claim != row.anchor, at.role is not Role.COUNTS))
    return [at.claim for at in order]


def _event_of(record: Seen, claim: str) -> str:
    return record.event_of([claim])[claim].public_id
