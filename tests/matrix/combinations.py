"""Every combination of role, clearance, level and compartment, and what the rules say of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import Enum
from itertools import combinations, product

from django.db import transaction

from tests.matrix.cast import Cast, give
from tumen.access.actions import introduce
from tumen.access.marking import compartment_of, mark_level, place_in
from tumen.access.models import Actor, GrantKind, Level, Role


class Circle(Enum):
    """Where the document is, and whether the viewer is a member there."""

    NONE = "no compartment"
    MEMBER = "in it, a member"
    STRANGER = "in it, no member"


#: Clearances: the ladder, and the one for identities beside what is internal.
CLEARANCES = (Level.PUBLIC, Level.INTERNAL, Level.RESTRICTED, Level.IDENTITY)


@dataclass(frozen=True, slots=True)
class Combination:
    role: Role
    clearance: Level
    level: Level
    circle: Circle

    def __str__(self) -> str:
        return f"{self.role.value}, cleared {self.clearance.value}, {self.level.value}, {self.circle.value}"

    @property
    def sees(self) -> bool:
        """What the rules say, written down a second time and otherwise: a table."""
        open_to = {
            Level.PUBLIC: {Level.PUBLIC},
            Level.INTERNAL: {Level.PUBLIC, Level.INTERNAL},
            Level.RESTRICTED: {Level.PUBLIC, Level.INTERNAL, Level.RESTRICTED},
            Level.IDENTITY: {Level.PUBLIC, Level.INTERNAL, Level.IDENTITY},
        }
        return self.level in open_to[self.clearance] and self.circle is not Circle.STRANGER

    @property
    def sees_identities(self) -> bool:
        return self.sees and self.clearance is Level.IDENTITY


def every() -> list[Combination]:
    return [Combination(*each) for each in product(Role, CLEARANCES, Level, Circle)]


def pairwise(wanted: list[Combination]) -> list[Combination]:
    """Few combinations in which each value of a factor meets each of every other factor at least once."""
    missing = {pair for one in wanted for pair in _pairs(one)}
    chosen = []
    while missing:
        best = max(wanted, key=lambda one: len(missing & _pairs(one)))
        chosen.append(best)
        missing -= _pairs(best)
    return chosen


def _pairs(one: Combination) -> set[tuple[tuple[str, object], ...]]:
    values = [(each.name, getattr(one, each.name)) for each in fields(one)]
    return set(combinations(values, 2))


@contextmanager
def arranged(keeper: Actor, cast: Cast, combination: Combination) -> Iterator[Actor]:
    """The viewer of a combination, for as long as the block takes; then everything is as it was."""
    with transaction.atomic():
        ladder = Level.INTERNAL if combination.clearance is Level.IDENTITY else combination.clearance
        viewer = introduce(name="somebody of the matrix", roles=(), clearance=Level.PUBLIC)
        give(keeper, viewer, GrantKind.ROLE, combination.role.value)
        give(keeper, viewer, GrantKind.CLEARANCE, ladder.value)
        if combination.clearance is Level.IDENTITY:
            give(keeper, viewer, GrantKind.IDENTITY)
        if combination.circle is Circle.MEMBER:
            give(keeper, viewer, GrantKind.COMPARTMENT, cast.circle)
        mark_level(keeper, cast.hidden, combination.level, "the matrix")
        if combination.circle is not Circle.NONE:
            place_in(keeper, cast.hidden, compartment_of(cast.circle), "the matrix")
        yield viewer
        transaction.set_rollback(True)
