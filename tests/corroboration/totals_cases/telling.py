"""The values of the cases: a total, the events of the record, what is to be answered (see README.md)."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.vocabulary.dates import Interval

ACT, OTHER_ACT = "forced repatriation", "detention"
PLACE, OTHER_PLACE = "Tiver", "Ostrel"
UNIT, OTHER_UNIT = "persons", "families"

CONSISTENT, UNINFORMATIVE = "consistent", "uninformative"
EXCEEDS, BELOW = "exceeds", "below"
DOUBLE, UNEXPLAINED = "double counting", "unexplained"
VERDICTS = (UNINFORMATIVE, CONSISTENT, BELOW, DOUBLE, EXCEEDS, UNEXPLAINED)


@dataclass(frozen=True, slots=True)
class Figure:
    """People between two bounds, both included; None: not said. Not yet widened where ``approximate``."""

    low: int | None
    high: int | None
    approximate: bool = False

    @property
    def tenths(self) -> tuple[int, int | None]:
        """The bounds after widening, in tenths of a person; the second is None where it is open."""
        down, up = (9, 11) if self.approximate else (10, 10)
        return down * (self.low or 0), None if self.high is None else up * self.high


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    figure: Figure
    when: Interval | None
    act: str = ACT
    place: str = PLACE
    unit: str = UNIT


@dataclass(frozen=True, slots=True)
class Total:
    figure: Figure
    period: Interval
    act: str = ACT
    place: str = PLACE
    unit: str = UNIT

    def can_contain(self, event: Event) -> bool:
        return (
            (event.act, event.unit) == (self.act, self.unit)
            and (event.place == self.place or "" in (event.place, self.place))
            and event.when is not None
            and self.period.overlaps(event.when)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """``fullest`` is how many events the fullest explanation has: which it is, is for the program to say.

    ``exceeds_by`` is in tenths of a person; None where all events together reach the total.
    """

    verdict: str
    sets: int = 0
    fullest: int = 0
    doubled: tuple[str, ...] = ()
    exceeds_by: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """``family`` says how it was built; ``verdicts`` which verdicts that leaves open; ``planted`` is a set of
    events that explains it by construction, ``planted_twice`` the one that is counted twice in it."""

    id: str
    family: str
    total: Total
    events: tuple[Event, ...]
    verdicts: tuple[str, ...]
    planted: tuple[str, ...] = ()
    planted_twice: str = ""

    @property
    def eligible(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events if self.total.can_contain(event))
