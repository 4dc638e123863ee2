"""Groups made anew where figures of theirs are led to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tumen.corroboration.figures import Role
from tumen.corroboration.pools import Draft, Figure


class Led(NamedTuple):
    """Where a figure goes, as what, and why."""

    draft: Draft
    role: Role
    reason: str


def rebuilt(
    homes: Mapping[str, Draft], led: Mapping[str, Led], figures: Mapping[str, Figure]
) -> dict[str, Draft]:
    """Where each figure is once those of ``led`` are led: drafts that someone left or entered are made anew.

    Where the figure that founded an event is led on, those who would come to it go where it goes.
    """
    touched = {homes[id] for id in led} | {found.draft for found in led.values()}
    ends = {draft: _end(draft, led) for draft in touched}
    staying = {draft: [one for one in draft.members if one.claim not in led] for draft in touched}
    made: dict[Draft, Draft] = {}
    for draft in touched:
        lead = draft.lead
        if staying[draft] and lead.id in led:
            counts = (one.claim for one in staying[draft] if one.role is Role.COUNTS)
            lead = figures[next(counts, staying[draft][0].claim)]
        made[draft] = Draft(draft.kind, lead, draft.times, draft.could_be, draft.is_unsure)
        for member in staying[draft]:
            made[draft].enter(figures[member.claim], member.role, member.reason, by_hand=member.by_hand)
    placed = {one.claim: made[draft] for draft in touched for one in staying[draft]}
    for id, found in sorted(led.items()):
        draft = made[ends[found.draft]]
        _enter(draft, figures[id], found)
        placed[id] = draft
    for draft in {**homes, **placed}.values():
        draft.could_be = tuple(
            one for one in (made.get(other, other) for other in draft.could_be) if one.members
        )
    return placed


def _enter(draft: Draft, figure: Figure, found: Led) -> None:
    """What counts shares a day with all that counts: a telling of another day stands beside."""
    role, times = found.role, (figure.days,) if figure.days else ()
    if role is Role.COUNTS and times:
        if draft.times and draft.shared_time(times) is None:
            role = Role.SAME_PEOPLE
        else:
            draft.narrow(times)
    draft.enter(figure, role, found.reason)


def _end(draft: Draft, led: Mapping[str, Led]) -> Draft:
    """Where the figures of ``draft`` come to: on, as long as the figure that founded it is led on."""
    seen = [draft]
    while (found := led.get(seen[-1].lead.id)) is not None and found.draft not in seen:
        seen.append(found.draft)
    return seen[-1]
