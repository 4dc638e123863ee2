"""The groups made so far of one act, found again by day, by figure and by document."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Protocol

from tumen.corroboration.figures import FigureClaim, GroupKind, Member, Role
from tumen.corroboration.fits import (
    NEAR,
    Amount,
    Days,
    Fit,
    Said,
    Where,
    Width,
    are_parties_apart,
    figures_fit,
    places_fit,
    ratio,
)
from tumen.corroboration.parts import role_of
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.slots import Places

#: How many groups a figure of wide or unknown time is held against. Where more have a figure of its size,
#: none can be told from the others, and only its own document can still decide. Keeps the work in proportion
#: to the figures.
CANDIDATES = 50


class Figure:
    """A claim with what is compared most often worked out once."""

    __slots__ = ("amount", "claim", "days", "role", "unit")

    def __init__(self, claim: FigureClaim) -> None:
        self.claim = claim
        self.amount = Amount.of(claim.quantity)
        self.days = Days.of(claim.interval) if claim.interval else None
        self.role = role_of(claim)
        self.unit = claim.unit

    @property
    def id(self) -> str:
        return self.claim.id


class Bundle:
    """What is placed at once: one figure, or figures that a person judged to be of one event.

    ``times`` are the times that its figures share: one; several, where hand-joined figures contradict each
    other; or none. The first figure leads: it says most about when.
    """

    __slots__ = ("figures", "ids", "lead", "times", "width")

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.figures = figures
        self.lead = figures[0]
        self.ids = [figure.id for figure in figures]
        self.times = _times(figures)
        self.width = min((days.width for days in self.times), default=Width.OPEN)

    @property
    def is_by_hand(self) -> bool:
        return len(self.figures) > 1


def _times(figures: tuple[Figure, ...]) -> tuple[Days, ...]:
    if len(figures) == 1:
        return (figures[0].days,) if figures[0].days else ()
    times: list[Days] = []
    told = (figure.days for figure in figures if figure.days)
    for days in sorted(told, key=lambda days: (days.number, days.first)):
        at = next((place for place, known in enumerate(times) if known.overlaps(days)), None)
        if at is None:
            times.append(days)
        else:
            times[at] = times[at].shared_with(days)
    return tuple(times)


@dataclass(slots=True, eq=False)
class Draft:
    """A group in the making. It compares distinct values: a figure told a thousand times counts once."""

    kind: GroupKind
    lead: Figure
    times: tuple[Days, ...]
    could_be: tuple[Draft, ...] = ()
    is_unsure: bool = False
    members: list[Member] = field(default_factory=list)
    counting: list[Figure] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    amounts: dict[Unit, dict[Amount, None]] = field(default_factory=dict)
    told_by: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)
    withdrawing: list[FigureClaim] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    numbers: dict[Said, None] = field(default_factory=dict)  #: told of these people, whether it counts or not
    places: dict[Places, None] = field(default_factory=dict)
    parties: dict[str, None] = field(default_factory=dict)

    def enter(self, figure: Figure, role: Role, reason: str, *, by_hand: bool = False) -> None:
        """Make ``figure`` a member. Only what counts binds later ones by its figure, place and party."""
        self.members.append(Member(figure.id, role, reason, by_hand))
        self.ids.add(figure.id)
        claim = figure.claim
        if role in (Role.COUNTS, Role.SAME_PEOPLE, Role.NOT_TOLD):
            self.numbers[figure.amount.said] = None
        if role is not Role.COUNTS:
            # "We never said 600": denied, and still what takes the figure back.
            self.withdrawing += [claim] if claim.retracts else []
            return
        self.counting.append(figure)
        self.amounts.setdefault(figure.unit, {})[figure.amount] = None
        self.told_by.setdefault((claim.document, claim.speaker), []).append(figure)
        self.documents.add(claim.document)
        self.places[claim.places] = None
        self.parties[claim.perpetrators] = None

    def best_fit(self, figure: Figure) -> Fit:
        known = self.amounts.get(figure.unit)
        if not known:
            return Fit.FAR
        if figure.amount in known:
            return Fit.SAME
        return max([figures_fit(figure.amount, amount) for amount in known])

    def is_within_reach(self, amount: Amount) -> bool:
        """Whether a figure of any unit lies near enough to agree."""
        for known in self.amounts.values():
            if amount in known or min([ratio(amount, other) for other in known]) <= NEAR:
                return True
        return False

    def farthest(self, figure: Figure) -> float:
        known = self.amounts.get(figure.unit, ())
        return max((ratio(figure.amount, amount) for amount in known), default=1.0)

    def where(self, figure: Figure) -> Where:
        """The worst of its members decides: nobody joins through a member who says nothing."""
        found = [places_fit(figure.claim.places, places) for places in self.places]
        return min([where for where in found if where is not Where.SILENT], default=Where.SILENT)

    def is_other_party(self, figure: Figure) -> bool:
        mine = figure.claim.perpetrators
        if not mine or (len(self.parties) == 1 and mine in self.parties):
            return False
        return any(are_parties_apart(mine, party) for party in self.parties)

    def shared_time(self, times: tuple[Days, ...]) -> Days | None:
        """The fewest days that one of ``times`` shares with one of the group's; None when there are none."""
        if times == self.times and len(times) == 1:
            return times[0]
        both = [days.shared_with(own) for days in times for own in self.times if days.overlaps(own)]
        return min(both, key=lambda days: (days.number, days.first)) if both else None

    def narrow(self, times: tuple[Days, ...]) -> None:
        """Keep only the days that every member can mean, for each time that ``times`` touches."""
        self.times = narrowed(self.times, times)


def narrowed(own: tuple[Days, ...], times: tuple[Days, ...]) -> tuple[Days, ...]:
    """What is left of a draft's ``own`` days once figures of these ``times`` are in it."""
    for days in times:
        own = tuple(each.shared_with(days) if each.overlaps(days) else each for each in own)
    return own or times


class Finds(Protocol):
    """Where drafts are found."""

    def on_days(self, times: tuple[Days, ...]) -> list[Draft]: ...

    def of_document(self, document: str) -> list[Draft]: ...

    def of_number(self, amount: Amount) -> list[Draft]: ...

    def of_size(self, amount: Amount, times: tuple[Days, ...]) -> list[Draft]: ...


class Pool:
    """The drafts of one act and one sort. A draft's time only narrows: it is found where it was filed."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_day: dict[int, list[Draft]] = defaultdict(list)
        self._by_document: dict[str, dict[Draft, None]] = defaultdict(dict)
        self._by_said: dict[Said, dict[Draft, None]] = defaultdict(dict)
        self._by_size: dict[int, dict[int, dict[Draft, None]]] = defaultdict(lambda: defaultdict(dict))
        self._by_words: dict[tuple[Said, tuple[Days, ...]], list[Draft]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._by_words[draft.lead.amount.said, draft.times].append(draft)
        for days in draft.times:
            for day in sharp_days(days):
                self._by_day[day].append(draft)

    def file(self, draft: Draft, figures: Iterable[Figure]) -> None:
        """Let ``draft`` be found by the documents and numbers of ``figures``."""
        years = years_of(draft.times)
        for figure in figures:
            self._by_document[figure.claim.document][draft] = None
            self._by_said[figure.amount.said][draft] = None
            for size in sizes_of(figure.amount):
                for year in years:
                    self._by_size[size][year][draft] = None

    def on_days(self, times: tuple[Days, ...]) -> list[Draft]:
        """Drafts filed on any of these days; a time wider than two months is passed over."""
        found: dict[Draft, None] = {}
        for days in times:
            for day in sharp_days(days):
                if day in self._by_day:
                    found.update(dict.fromkeys(self._by_day[day]))
        return list(found)

    def of_document(self, document: str) -> list[Draft]:
        """Drafts that this document speaks of; the first of them where it tells of very many."""
        return list(islice(self._by_document.get(document, ()), CANDIDATES))

    def of_number(self, amount: Amount) -> list[Draft]:
        """Drafts in which somebody gives exactly this number, "about" or not, at any time."""
        filed = self._by_said.get(amount.said, {})
        return (
            list(filed)
            if len(filed) <= CANDIDATES
            else self._by_words.get((amount.said, ()), [])[:CANDIDATES]
        )

    def of_size(self, amount: Amount, times: tuple[Days, ...]) -> list[Draft]:
        """Drafts of these years with a figure of this size; of too many, those told in the same words."""
        found = dict.fromkeys(islice(self._walk(amount, times), 4 * CANDIDATES))
        return (
            list(found)
            if len(found) <= CANDIDATES
            else self._by_words.get((amount.said, times), [])[:CANDIDATES]
        )

    def _walk(self, amount: Amount, times: tuple[Days, ...]) -> Iterator[Draft]:
        sizes, years = sizes_of(amount), years_of(times)
        # Figures that agree lie within `NEAR` of each other, and "about" adds a little: two rungs hold both.
        for size in range(sizes[0] - 2, sizes[-1] + 3):
            filed = self._by_size.get(size, {})
            for year in filed if ANY_YEAR in years else (*years, ANY_YEAR):
                yield from (draft for draft in filed.get(year, ()) if draft.is_within_reach(amount))


#: Files a time that spans more than three years, or none.
ANY_YEAR = 0


def sharp_days(days: Days) -> Iterable[int]:
    return range(days.first, days.last + 1) if days.number <= Width.MONTH else ()


def years_of(times: tuple[Days, ...]) -> tuple[int, ...]:
    years: dict[int, None] = {}
    for days in times:
        first, last = (date.fromordinal(day).year for day in days)
        years.update(dict.fromkeys(range(first, last + 1) if last - first < 3 else (ANY_YEAR,)))
    return tuple(years) or (ANY_YEAR,)


def sizes_of(amount: Amount) -> range:
    """Rungs of a ladder on which each is `NEAR` times the one below."""
    rungs = [
        int(math.log(max(bound, 1.0)) / math.log(NEAR)) for bound in amount.said if bound is not None
    ] or [0]
    return range(min(rungs), max(rungs) + 1)
