"""What a solver is asked, and that its sums are those of whole numbers."""

from __future__ import annotations

import numpy as np

from tests.publication.tables import table_of
from tumen.publication.disclosure.attack import HUGE, Layout, Reader, Side
from tumen.publication.disclosure.cells import Cell, Small, exactly
from tumen.publication.disclosure.solving import Sums, System, under

ALL, FIRST = np.arange(3), np.array([0])


def test_sums_are_those_of_the_table_to_the_last_unit() -> None:
    sums = under(Sums.over([ALL, FIRST]), Sums.over([FIRST], -1))
    table = np.array([2**52, 1, 1])
    assert sums.of_table(table).tolist() == [2**52 + 2, 2**52, -(2**52)]


def test_two_tables_that_are_asked_for_at_once_have_nothing_in_common() -> None:
    system = System()
    for sign in (1.0, -1.0):
        begins = system.add(np.array([sign, 0.0, 0.0]))
        system.require(9.0, 9.0, (Sums.over([ALL]), begins))
    found = system.cheapest()
    assert found is not None
    assert found[[0, 3]].tolist() == [0, 9]


def test_what_cannot_be_is_not_found() -> None:
    system = System()
    begins = system.add(np.zeros(3), top=2.0)
    system.require(7.0, 7.0, (Sums.over([ALL]), begins))
    assert system.cheapest() is None


def test_whole_numbers_are_found_where_halves_would_do() -> None:
    """Twice the one and twice the other are 3: in whole numbers they are never."""
    system = System()
    begins = system.add(np.zeros(1), whole=True)
    system.require(3.0, 3.0, (Sums.each(1), begins), (Sums.each(1), begins))
    assert system.cheapest() is None


def test_a_need_that_has_no_witness_leaves_the_others_theirs() -> None:
    table = table_of([2, 40, 7], "place")
    reader = Reader(Layout(table.space, table.counts), [exactly(Cell.of(place="1"), 40)])
    none, told = Small(Cell.of(place="0"), 5), Small(Cell.of(place="1"), 50)
    found = reader.bent([(none, Side.NONE), (told, Side.MANY), (none, Side.MANY)])
    assert [witness is None for witness in found] == [False, True, False]


def test_a_count_beyond_what_is_summed_without_loss_is_no_witness() -> None:
    table = table_of([2, 40, 7], "place")
    reader = Reader(Layout(table.space, table.counts), [])
    assert reader.allows(np.array([HUGE, 0, 0]))
    assert not reader.allows(np.array([HUGE + 1, 0, 0]))
