"""Figures led from draft to draft, one stage after another, each from what the one before left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field

from tumen.corroboration.leading import Led, remade
from tumen.corroboration.pools import Draft, Figure

#: Who enters a draft, as what and why, by id.
_Entering = dict[str, tuple[Led, Figure]]


@dataclass(slots=True)
class Standing:
    """Where figures are after a stage. A draft is named by the object as which it was first placed.

    ``homes`` name the draft of each claim, ``drafts`` give each as it is then; one that all have left is none
    of them.
    """

    homes: dict[str, Draft] = field(default_factory=dict)
    drafts: dict[Draft, Draft] = field(default_factory=dict)

    def enter(self, draft: Draft, made: Draft | None) -> None:
        """Let ``draft`` be as it was ``made`` now, None or without members for one that is gone."""
        if made is None or not made.members:
            self.drafts.pop(draft, None)
            return
        self.drafts[draft] = made
        for member in made.members:
            self.homes[member.claim] = draft

    def leave(self, claims: Iterable[str]) -> None:
        for claim in claims:
            self.homes.pop(claim, None)

    def home(self, claim: str) -> Draft:
        """The draft of a claim as it is after the stage."""
        return self.drafts[self.homes[claim]]


class Stage:
    """One time that figures are led: what `leading.rebuilt` makes of ``before`` stands ``after`` it."""

    def __init__(self, before: Standing) -> None:
        self.before, self.after = before, Standing()
        self._led: dict[str, Led] = {}
        self._entering: dict[Draft, _Entering] = {}
        self._beside: dict[Draft, tuple[Draft, ...]] = {}
        self._named_by: dict[Draft, set[Draft]] = defaultdict(set)

    def follow(
        self,
        changed: Collection[Draft],
        left: Collection[str],
        decided: Mapping[str, Led | None],
        figures: Mapping[str, Figure],
    ) -> set[Draft]:
        """Lead the figures ``decided`` as that says, and all others as before. The drafts that changed.

        ``changed`` are the drafts that came otherwise than before, ``left`` the claims that came no more.
        """
        touched = set(changed)
        for claim in left:
            self._led.pop(claim, None)
        self.after.leave(left)
        for claim, led in decided.items():
            if self._led.get(claim) != led:
                touched.add(self.before.homes[claim])
                self._led.pop(claim, None)
                if led is not None:
                    self._led[claim] = led
        entering = self._all_entering(figures)
        touched |= {
            draft
            for draft in entering.keys() | self._entering.keys()
            if entering.get(draft) != self._entering.get(draft)
        }
        self._entering = entering
        were = {draft: draft in self.after.drafts for draft in touched}
        for draft in touched:
            self.after.enter(draft, self._made(draft, figures))
        flipped = {draft for draft in touched if (draft in self.after.drafts) is not were[draft]}
        return touched | self._name_beside(touched, flipped)

    def _all_entering(self, figures: Mapping[str, Figure]) -> dict[Draft, _Entering]:
        """Whom each draft takes in: where a figure is led to one whose own first is led on, it goes along."""
        found: dict[Draft, _Entering] = {}
        ends: dict[Draft, Draft] = {}
        for claim, led in sorted(self._led.items()):
            end = ends.get(led.draft)
            if end is None:
                end = ends[led.draft] = self._end(led.draft)
            found.setdefault(end, {})[claim] = led, figures[claim]
        return found

    def _end(self, draft: Draft) -> Draft:
        """As `leading.end_of`, of drafts by their names."""
        seen = [draft]
        while (led := self._led.get(self.before.drafts[seen[-1]].lead.id)) and led.draft not in seen:
            seen.append(led.draft)
        return seen[-1]

    def _made(self, draft: Draft, figures: Mapping[str, Figure]) -> Draft | None:
        came = self.before.drafts.get(draft)
        if came is None:
            return None
        entering = self._entering.get(draft, {})
        if not entering and not any(member.claim in self._led for member in came.members):
            return came
        return remade(came, self._led, entering, figures)

    def _name_beside(self, touched: set[Draft], flipped: set[Draft]) -> set[Draft]:
        """Let each name only those it could be that are still there. Those of which that changed it."""
        for draft in touched:
            for other in self._beside.pop(draft, ()):
                self._named_by[other].discard(draft)
            if (came := self.before.drafts.get(draft)) and came.could_be:
                self._beside[draft] = came.could_be
                for other in came.could_be:
                    self._named_by[other].add(draft)
        again = {draft for other in flipped for draft in self._named_by.get(other, ())}
        for draft in (touched & self._beside.keys()) | again:
            made = self.after.drafts.get(draft)
            could_be = tuple(other for other in self._beside[draft] if other in self.after.drafts)
            if made is not None and made.could_be != could_be:
                # What came is not changed: it goes out of this stage alone otherwise.
                made = copy(made) if made is self.before.drafts[draft] else made
                made.could_be = could_be
                self.after.drafts[draft] = made
        for other in flipped:
            if not self._named_by.get(other):
                self._named_by.pop(other, None)
        return again
