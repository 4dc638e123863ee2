"""Groups made anew where figures of theirs are led to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    entering: dict[Draft, list[str]] = defaultdict(list)
    for id, found in sorted(led.items()):
        entering[ends[found.draft]].append(id)
    made = {draft: remade(draft, led, entering[draft], figures) for draft in touched}
    placed = {one.claim: each for each in made.values() for one in each.members}
    for draft in {**homes, **placed}.values():
        draft.could_be = tuple(
            one for one in (made.get(other, other) for other in draft.could_be) if one.members
        )
    return placed


def remade(
    draft: Draft, led: Mapping[str, Led], entering: Iterable[str], figures: Mapping[str, Figure]
) -> Draft:
    """``draft`` without its figures that are led to others, and with those ``entering``, in their order."""
    staying = [one for one in draft.members if one.claim not in led]
    lead = draft.lead
    if staying and lead.id in led:
        counts = (one.claim for one in staying if one.role is Role.COUNTS)
        lead = figures[next(counts, staying[0].claim)]
    made = Draft(draft.kind, lead, draft.times, draft.could_be, draft.is_unsure)
    for member in staying:
        made.enter(figures[member.claim], member.role, member.reason, by_hand=member.by_hand)
    for id in entering:
        _enter(made, figures[id], led[id])
    return made


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
