"""Which group takes which id, so that an id lasts: an event keeps the id of its oldest member's event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim's place in the record before: its age (lower is older) and the id that it brings along."""

    age: int
    first_event: str


def name_groups(
    groups: Sequence[Sequence[str]], known: Mapping[str, Standing], fresh: Callable[[], str]
) -> list[str]:
    """An id for each group of claim ids, in their order; each id goes to one group.

    The group of an id's oldest member takes it. Where two groups want one id, the older group has it, and the
    other takes the id of its next oldest member, or a ``fresh`` one.
    """
    members = [
        sorted((known[claim] for claim in group if claim in known), key=lambda at: at.age) for group in groups
    ]
    by_age = sorted(
        range(len(groups)), key=lambda group: members[group][0].age if members[group] else len(known) + 1
    )
    names: dict[int, str] = {}
    taken: set[str] = set()
    for choose in (_oldest, _any):
        for group in by_age:
            name = choose(members[group], taken) if group not in names else ""
            if name:
                names[group] = name
                taken.add(name)
    return [names.get(group) or fresh() for group in range(len(groups))]


def _oldest(members: Sequence[Standing], taken: set[str]) -> str:
    return members[0].first_event if members and members[0].first_event not in taken else ""


def _any(members: Sequence[Standing], taken: set[str]) -> str:
    return next((at.first_event for at in members if at.first_event not in taken), "")


def first_event_of(at: Standing | None, name: str, live: set[str]) -> str:
    """The id that a claim brings along from now on.

    The id of its own group, unless the claim comes from an event that went into this one: then it keeps that
    event's id, to take it again when they are parted.
    """
    if at is None or at.first_event in live:
        return name
    return at.first_event
