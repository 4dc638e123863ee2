"""What a reader can work out, held against every whole table that there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

from tests.publication.tables import table_of
from tumen.publication.disclosure.attack import MOST, Side
from tumen.publication.disclosure.cells import Cell, Public, Small, Space, Statement, exactly
from tumen.publication.disclosure.suppress import attack, protect
from tumen.publication.errors import TooLarge

TOTAL = 9


def every_table() -> Iterator[dict[tuple[str, str], int]]:
    """All tables of two by three cells with nine things in them."""
    places = list(product("01", "012"))
    for some in product(range(TOTAL + 1), repeat=5):
        if sum(some) <= TOTAL:
            yield dict(zip(places, (*some, TOTAL - sum(some)), strict=True))


TABLES = list(every_table())
#: The same as rows, so that a statement is held against all of them at once.
ROWS = np.array([list(table.values()) for table in TABLES])
PLACES = list(TABLES[0])


def sums(cell: Cell) -> np.ndarray:
    inside = [
        all(dict(zip("ab", place, strict=True))[name] in codes for name, codes in cell.parts)
        for place in PLACES
    ]
    return ROWS[:, inside].sum(axis=1)


@pytest.mark.parametrize("seed", range(12))
def test_it_finds_what_can_be_worked_out_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    truth = chance.choice(TABLES)
    table = table_of(np.array(list(truth.values())).reshape(2, 3), "a", "b")
    said = [exactly(cell, n) for cell, n in table.counts.items() if not cell.parts or chance.random() < 0.55]
    small = table.small()
    told = set(attack(Public(table.space, tuple(said), small)))
    agree = np.all([sums(each.cell) == each.low for each in said], axis=0)
    for each in small:
        allowed = sums(each.cell)[agree]
        assert ((each, Side.NONE) in told) == (allowed.min() > 0)
        assert ((each, Side.MANY) in told) == (allowed.max() < each.threshold)


def test_it_is_not_led_astray_by_halves() -> None:
    """With halves the whole could be 1.5 + 1.5 + 2, which is 5; in whole numbers it is 4 at the most."""
    pairs = ("ab", "bc", "ac", "de", "ef", "df")
    said = [Statement(Cell.of(act=list(pair)), 0, 1) for pair in pairs] + [Statement(Cell.of(act="g"), 0, 2)]
    whole = Small(Cell.of(act=list("abcdefg")), 5)
    space = Space({"act": frozenset("abcdefgh")})
    assert attack(Public(space, tuple(said), (whole,))) == [(whole, Side.MANY)]
    assert attack(Public(space, tuple(said), (Small(whole.cell, 4),))) == []


def test_two_releases_give_away_what_neither_does() -> None:
    """Of all 20 and of the accepted 18: what was not accepted is 2."""
    space = Space({"is": frozenset({"accepted", "proposed"})})
    left = Small(Cell.of(**{"is": "proposed"}), 5)
    all_of_them = exactly(Cell(), 20)
    accepted = exactly(Cell.of(**{"is": "accepted"}), 18)
    assert attack(Public(space, (all_of_them,), (left,))) == []
    assert {side for _, side in attack(Public(space, (all_of_them, accepted), (left,)))} == set(Side)


def test_dimensions_that_no_table_crosses_are_not_multiplied() -> None:
    """Six dimensions of ten codes each are a million cells; one by one they are sixty."""
    names = ("act", "age", "place", "sex", "sort", "year")
    space = Space({name: frozenset("0123456789") for name in names})
    said = [exactly(Cell.of(**{name: code}), 7) for name in names for code in "0123456789"]
    small = Small(Cell.of(act=["0", "1"], year="3"), 8)
    assert attack(Public(space, tuple(said), (small,))) == [(small, Side.MANY)]
    assert attack(Public(space, tuple(said), (Small(small.cell, 7),))) == []


def test_what_is_too_much_is_refused() -> None:
    codes = frozenset(map(str, range(400)))
    cells = [Cell.of(act=code, place=code) for code in codes]
    assert len(codes) ** 2 > MOST
    with pytest.raises(TooLarge, match="fewer rows"):
        attack(Public(Space({"act": codes, "place": codes}), tuple(exactly(cell, 5) for cell in cells)))


def test_a_table_of_4000_cells_with_three_margins_is_protected_and_checked() -> None:
    counts = np.random.default_rng(1).negative_binomial(0.5, 0.02, (20, 20, 10))
    table = table_of(counts, "act", "place", "year")
    plan = protect(table)
    assert len(plan.public.small) > 500
    assert attack(plan.public, table) == []
