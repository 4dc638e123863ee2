"""Figures as they were grouped for those who see not everything: whoever sees the same figures shares it.

What is hidden is often the same for several sights, or nearly: then one grouping follows from the one to the
other (`corroboration.following`), and gives each what all of their figures grouped anew would give.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from tumen.corroboration.figures import FigureClaim, Group, Linked
from tumen.corroboration.following import Following

#: How many are held: some 3 kB for each figure of each. The one that was asked for longest ago goes.
MOST = 3
#: Figures, in a thousand, by which those who share one differ at most. They pay for the difference at each
#: change; once a few documents in a hundred are otherwise, that is as much as grouping anew.
NEAR = 1


@dataclass(slots=True, eq=False)
class Grouping:
    """One grouping, as it followed the figures that were told last; ``shared_by`` so many sights."""

    shared_by: int = 0
    _following: Following = field(default_factory=Following)
    _lock: Lock = field(default_factory=Lock)
    _figures: tuple[FigureClaim, ...] = ()
    _judged: tuple[Linked, ...] = ()
    _groups: tuple[Group, ...] = ()
    _claims: frozenset[str] = frozenset()

    def groups(self, figures: tuple[FigureClaim, ...], judged: tuple[Linked, ...]) -> tuple[Group, ...]:
        with self._lock:
            if not self._groups or figures != self._figures or judged != self._judged:
                self._groups = ()  # none, should it be interrupted
                found = tuple(self._following.groups(figures, judged))
                self._figures, self._judged = figures, judged
                self._claims = frozenset(claim.id for claim in figures)
                self._groups = found
            return self._groups

    def is_near(self, claims: frozenset[str]) -> bool:
        return 1_000 * len(self._claims ^ claims) <= NEAR * len(self._claims)


class Groupings:
    """The groupings of one server, the one that was asked for last at the end."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._each: list[Grouping] = []

    def for_figures(self, figures: tuple[FigureClaim, ...], own: Grouping | None) -> Grouping:
        """Where these figures are grouped for a sight whose ``own`` grouping was this the last time.

        It stays there as long as nobody shares it who sees much else; otherwise it goes to one that is near,
        or begins one.
        """
        claims = frozenset(claim.id for claim in figures)
        with self._lock:
            if own in self._each and (own.shared_by == 1 or own.is_near(claims)):
                found = own
            else:
                found = next((each for each in self._each if each.is_near(claims)), None) or Grouping()
                found.shared_by += 1
                if own is not None:
                    own.shared_by -= 1
            self._each = [*(each for each in self._each if each is not found), found][-MOST:]
            return found
