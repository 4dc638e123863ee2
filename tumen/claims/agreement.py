"""How far two people agree who coded the same claims without seeing each other's work.

PURE. Cohen's kappa for nominal categories: J. Cohen, "A coefficient of agreement for nominal scales",
Educational and Psychological Measurement 20 (1960), 37 to 46, formula 1: (po - pe) / (1 - pe), where ``po``
is the share of items on which both agree, and ``pe`` the share expected by chance, were each to keep their
own frequencies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``items`` coded by both, the share on which they agree, and kappa.

    ``kappa`` is None where it is not defined: nothing was coded, or both gave all items one same category, so
    that chance alone expects them to agree always. Few items make any kappa unsure: it stands with ``items``.
    """

    items: int
    observed: float | None
    kappa: float | None


def agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """How far the first of each pair agrees with the second; a pair is what two people say of one item."""
    items = len(pairs)
    if not items:
        return Agreement(0, None, None)
    agreed = sum(one == other for one, other in pairs)
    ones, others = (Counter(side) for side in zip(*pairs, strict=True))
    by_chance = sum(ones[category] * others[category] for category in ones)
    if by_chance == items * items:
        return Agreement(items, agreed / items, None)
    # In whole numbers as far as it goes: (po - pe) / (1 - pe) with both sides times the square of the items.
    return Agreement(items, agreed / items, (agreed * items - by_chance) / (items * items - by_chance))
