"""Groups that follow their figures are those of all figures grouped anew, whatever came, changed or went."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.corroboration.cast import RETURN, RIVER, different, group_of, same, told
from tumen.corroboration.figures import FigureClaim, Linked
from tumen.corroboration.following import Following
from tumen.corroboration.following.placed import Block
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.placing import Placing
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

ACTS = (RETURN, "detention", "arrest", "death", "killing", "questioning", "")
NUMBERS = (1, 2, 3, 5, 7, 28, 30, 40, 500, 600, 601, 1234)
WHOLES = ("", "of them", "of the 40", "of the 600")
PLACES = (RIVER, Places(), Places(origin="Tumen"), Places(origin="Dandong"), Places(at="Tumen"))


def _time(chance: random.Random, day: date) -> Interval | None:
    times = (
        Interval.day(day),
        Interval(day, day + timedelta(days=6)),
        Interval.month(day.year, day.month),
        Interval.year(chance.choice((2022, 2023))),
        Interval(date(2021, 6, 1), date(2023, 10, 20)),
        None,
    )
    return chance.choices(times, (50, 15, 10, 8, 5, 12))[0]


def any_figure(chance: random.Random, id: str, document: str, days: int) -> FigureClaim:
    """A figure of few documents, days, numbers and places, so that it nearly always touches others."""
    day = date(2023, 10, 1) + timedelta(days=chance.randint(0, days))
    low = float(chance.choice(NUMBERS))
    quantity = Quantity(
        low,
        chance.choices((low, None, low + 20), (80, 8, 12))[0],
        approximate=chance.random() < 0.2,
        additive=chance.random() < 0.06,
        share_of=chance.choices(WHOLES, (80, 8, 8, 4))[0],
    )
    return FigureClaim(
        id=id,
        document=document,
        act=chance.choice(ACTS),
        quantity=quantity,
        kind=chance.choices(list(ClaimKind), (70, 14, 8, 8))[0],
        interval=_time(chance, day),
        places=chance.choice(PLACES),
        perpetrators=chance.choice(("", "China", "", "Russia")),
        speaker=chance.choice(("", "council", "a paper")),
        realis=chance.choices((Realis.ASSERTED, Realis.FEARED, Realis.DEMANDED), (84, 10, 6))[0],
        polarity=chance.choices((Polarity.AFFIRMED, Polarity.NEGATED), (95, 5))[0],
        position=chance.randint(0, 300),
        published=Interval.day(day + timedelta(days=chance.randint(0, 30)))
        if chance.random() < 0.7
        else None,
    )


class Told:
    """Figures and judgements that change by chance."""

    def __init__(self, seed: int, size: int, documents: int, days: int) -> None:
        self.chance, self._documents, self._days = random.Random(seed), documents, days
        self.claims: dict[str, FigureClaim] = {}
        self.judged: list[Linked] = []
        self._count = 0
        for _ in range(size):
            self.come()

    def change(self) -> None:
        changes: tuple[Callable[[], Any], ...] = (
            self.come, self.go, self.correct, self.say_by_whom, self.supersede, self.judge, self.take_back
        )  # fmt: skip
        self.chance.choices(changes, (4, 4, 4, 2, 1, 4, 1))[0]()

    def come(self) -> None:
        self._count += 1
        self._tell(f"c-{self._count:04}", f"d-{self.chance.randint(0, self._documents)}")

    def go(self) -> None:
        del self.claims[self._one()]

    def correct(self) -> None:
        id = self._one()
        self._tell(id, self.claims[id].document)

    def say_by_whom(self) -> None:
        id = self._one()
        self.claims[id] = replace(self.claims[id], perpetrators=self.chance.choice(("", "China")))

    def supersede(self) -> None:
        id = self._one()
        self.claims[id] = replace(self.claims[id], superseded_by=self._one())

    def judge(self) -> None:
        line = Linked(self._one(), self._one(), self.chance.random() < 0.5, len(self.judged))
        self.judged = [*self.judged, line]

    def take_back(self) -> None:
        if self.judged:
            gone = self.chance.randrange(len(self.judged))
            self.judged = self.judged[:gone] + self.judged[gone + 1 :]

    def _tell(self, id: str, document: str) -> None:
        self.claims[id] = any_figure(self.chance, id, document, self._days)

    def _one(self) -> str:
        return self.chance.choice(sorted(self.claims))


@pytest.mark.parametrize(
    ("seed", "size", "documents", "days"),
    [(1, 20, 3, 3), (2, 60, 15, 20), (3, 60, 3, 60), (4, 60, 60, 3), (5, 140, 15, 20), (6, 140, 60, 60)],
)
def test_it_gives_what_all_figures_grouped_anew_give(seed: int, size: int, documents: int, days: int) -> None:
    now, following = Told(seed, size, documents, days), Following()
    for _ in range(10):
        assert following.groups(now.claims.values(), now.judged) == group_figures(
            now.claims.values(), now.judged
        )
        for _ in range(now.chance.choice((1, 1, 1, 2, 5))):
            now.change()


def test_it_finds_among_many_as_it_found_before() -> None:
    # More events of one document, one number and one size than anybody looks at.
    chance, following = random.Random(7), Following()
    times = ("2023", "2022", None, "2023-10")
    claims = {
        f"c-{n:03}": told(
            str(chance.choice((600, 610, 580))),
            times[n % 4] if n % 3 else f"2023-{n % 9 + 1:02}-{n % 28 + 1:02}",
            id=f"c-{n:03}",
            doc=f"d-{n % 2}",
            places=PLACES[n % 5],
            speaker=f"speaker {n % 70}",
        )
        for n in range(150)
    }
    for _ in range(4):
        assert following.groups(claims.values()) == group_figures(claims.values())
        gone = claims.pop(chance.choice(sorted(claims)))
        claims[gone.id] = replace(gone, quantity=Quantity(590, 590), id=gone.id)
        claims.pop(chance.choice(sorted(claims)))


def test_it_places_again_only_what_a_change_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [(date(2020, 1, 1) + timedelta(days=7 * n)).isoformat() for n in range(100)]
    claims = [told(str(20 + n), day, id=f"c-{n:03}") for n, day in enumerate(days)]
    following = Following()
    following.groups(claims)
    placed: list[str] = []
    place = Placing.place

    def counted(self: Placing, bundle: Any, *rest: Any, **more: Any) -> Any:
        placed.append(bundle.lead.id)
        return place(self, bundle, *rest, **more)

    monkeypatch.setattr(Placing, "place", counted)
    following.groups(claims[1:])
    assert placed == []
    changed = [replace(claims[1], quantity=Quantity(70, 70)), *claims[2:], told("21", days[1], id="c-new")]
    groups = following.groups(changed)
    assert sorted(placed) == ["c-001", "c-new"]
    assert groups == group_figures(changed)


def test_it_parts_and_joins_what_people_judge_and_takes_it_back() -> None:
    one, other, third = told("600", "2023-10-09"), told("610", "2023-10-09"), told("40", "2023-10-20")
    claims, following = [one, other, third], Following()
    assert len(following.groups(claims)) == 2
    assert len(following.groups(claims, [different(one, other)])) == 3
    joined = following.groups(claims, [same(one, third)])
    assert {member.claim for member in group_of(joined, one).members} == {one.id, other.id, third.id}
    assert following.groups(claims) == group_figures(claims)


def test_it_begins_anew_after_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [told("600", "2023-10-09"), told("610", "2023-10-09"), told("40", "2023-10-20")]
    following = Following()
    following.groups(claims)
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(Block, "follow", lambda *_: 1 / 0)
        following.groups(claims[1:])
    assert following.groups(claims[1:]) == group_figures(claims[1:])


def test_it_refuses_two_figures_of_one_id() -> None:
    with pytest.raises(ValueError, match="both called"):
        Following().groups([told("1", id="c-1"), told("2", id="c-1")])
