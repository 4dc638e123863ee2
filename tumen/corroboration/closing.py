"""A draft, finished: what its members say together, in the order in which groups are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tumen.corroboration.figures import FigureClaim, Group, GroupKind, Member, Role
from tumen.corroboration.fits import Days, Width
from tumen.corroboration.pools import Draft
from tumen.corroboration.ranges import range_of
from tumen.corroboration.superseding import Superseded, superseded
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: A place that fewer than this share of the claims with a place give is no place of the event. Range 0.1 to
#: 0.5.
PLACE_SHARE = 0.25


def in_order(drafts: Iterable[Draft]) -> list[Group]:
    """The drafts as groups: by kind, then act, then time, undated last."""
    return sorted((group_of(draft) for draft in drafts), key=place_of)


_ORDER = {kind: place for place, kind in enumerate(GroupKind)}


def place_of(group: Group) -> tuple[int, str, int, str]:
    """By this a group stands before or after another."""
    return _ORDER[group.kind], group.act, _begins(group.when), group.anchor


def group_of(draft: Draft) -> Group:
    """A draft, finished."""
    counting, lead = [figure.claim for figure in draft.counting], draft.lead.claim
    unit = _unit(counting) or lead.unit
    others = {claim.id for claim in counting if claim.unit is not unit}
    gone = superseded([*counting, *draft.withdrawing])
    return Group(
        kind=draft.kind,
        act=lead.act,
        unit=unit,
        when=_when(draft),
        places=_places(counting or [lead]),
        perpetrators=_most_said(claim.perpetrators for claim in counting),
        range=range_of(claim.quantity for claim in counting if claim.unit is unit and claim.id not in gone),
        anchor=draft.lead.id,
        members=_members(draft, others, gone),
        could_be=tuple(other.lead.id for other in draft.could_be),
    )


def _members(draft: Draft, others: set[str], gone: Mapping[str, Superseded]) -> tuple[Member, ...]:
    if not others and not gone:
        return tuple(draft.members)
    return tuple(_as_it_stands(member, others, gone) for member in draft.members)


def _as_it_stands(member: Member, others: set[str], gone: Mapping[str, Superseded]) -> Member:
    if member.claim in others:
        return replace(member, role=Role.OTHER_UNIT)
    if member.role is Role.COUNTS and member.claim in gone:
        reason = f"{gone[member.claim].reason} {member.reason}"
        return replace(member, role=Role.SUPERSEDED, reason=reason)
    return member


def _unit(counting: list[FigureClaim]) -> Unit | None:
    units = [claim.unit for claim in counting]
    if Unit.PERSONS in units or not units:
        return Unit.PERSONS if units else None
    return min(set(units), key=lambda unit: (-units.count(unit), unit.value))


def _when(draft: Draft) -> Interval | None:
    """What the members share, for a happening; from first to last, for states and counts."""
    if draft.kind in (GroupKind.STATE, GroupKind.TOTAL, GroupKind.RATE):
        times = [figure.days for figure in draft.counting or [draft.lead] if figure.days]
    else:
        times = list(draft.times)
    if not times:
        return None
    alone = draft.lead.claim.interval
    if alone and alone.approximate and times == [Days.of(alone)]:
        return alone
    return Days(min(days.first for days in times), max(days.last for days in times)).interval()


def _places(claims: list[FigureClaim]) -> Places:
    said = [claim.places for claim in claims if claim.places != Places()]
    least = len(said) * PLACE_SHARE
    return Places(
        origin=_most_said((places.origin for places in said), least),
        destination=_most_said((places.destination for places in said), least),
        at=_most_said((places.at for places in said), least),
    )


def _most_said(values: Iterable[str], least: float = 0) -> str:
    """The value that most give, of equals the first by name; "" when fewer than ``least`` give it."""
    times = Counter(value for value in values if value)
    most = min(times, key=lambda value: (-times[value], value), default="")
    return most if times[most] >= least else ""


def _begins(when: Interval | None) -> int:
    return Days.of(when).first if when else Width.OPEN
