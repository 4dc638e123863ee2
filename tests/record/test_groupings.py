"""Whoever shares a grouping gets what their own figures alone would give, and nothing of what others see."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.corroboration.following.test_groups import Told
from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.grouping import group_figures
from tumen.record.groupings import MOST, NEAR, Grouping, Groupings

#: Figures of the whole record, and of how many, at most, two sights that share one grouping differ.
SIZE, SIGHTS = 50, 4


class Sights:
    """Several who see parts of one record, hidden from them by chance; both change."""

    def __init__(self, seed: int) -> None:
        self.told = Told(seed, SIZE, documents=25, days=25)
        self.chance = random.Random(seed)
        # Two of them always see the same; the others by document, as what is hidden is.
        self.hidden = [set[str](), set[str](), *(self._some() for _ in range(SIGHTS - 2))]
        self.own: list[Grouping | None] = [None] * SIGHTS

    def change(self) -> None:
        for _ in range(self.chance.choice((1, 1, 3))):
            self.told.change()
        if self.chance.random() < 0.5:
            self.hidden[self.chance.randrange(2, SIGHTS)] = self._some()

    def seen(self, sight: int) -> tuple[FigureClaim, ...]:
        hidden = self.hidden[sight]
        return tuple(claim for claim in self.told.claims.values() if claim.document not in hidden)

    def asking(self) -> Iterator[int]:
        """Who asks next: all of them, in whichever order."""
        yield from self.chance.sample(range(SIGHTS), SIGHTS)

    def _some(self) -> set[str]:
        documents = sorted({claim.document for claim in self.told.claims.values()})
        return set(self.chance.sample(documents, self.chance.choice((0, 1, 5))))


@pytest.mark.parametrize("seed", range(3))
# Of so few figures two sights that differ at all are never near: half of the rounds let one in six differ.
@pytest.mark.parametrize("near", [NEAR, 160], ids=["as it is", "one in six"])
def test_each_sight_gets_what_its_own_figures_give(
    seed: int, near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.record.groupings.NEAR", near)
    sights, shared = Sights(seed), Groupings()
    for _ in range(3):
        for sight in sights.asking():
            seen, judged = sights.seen(sight), tuple(sights.told.judged)
            sights.own[sight] = found = shared.for_figures(seen, sights.own[sight])
            groups = found.groups(seen, judged)
            assert list(groups) == group_figures(seen, judged)
            told = {member.claim for group in groups for member in group.members}
            assert told <= {claim.id for claim in seen}
        sights.change()


@pytest.mark.parametrize("seed", range(3))
def test_only_who_sees_the_same_shares_where_so_few_are_told(seed: int) -> None:
    # One figure of these is more than one in a thousand.
    sights, shared = Sights(seed), Groupings()
    found = dict[int, tuple[Grouping, frozenset[str]]]()
    for sight in range(MOST):
        seen = sights.seen(sight)
        of = shared.for_figures(seen, None)
        of.groups(seen, ())
        found[sight] = of, frozenset(claim.id for claim in seen)
    for one, (grouping, claims) in found.items():
        for other, (another, others) in found.items():
            assert (grouping is another) is (claims == others), (one, other)
