"""What is withheld: small counts, and what would give them away."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping

import numpy as np
import pytest
from click.testing import CliRunner

from tests.publication.tables import table_of
from trials import disclosure
from trials.__main__ import main
from tumen.publication.disclosure import suppress
from tumen.publication.disclosure.cells import THRESHOLD, Cell, Public, Space, Table, differences, exactly
from tumen.publication.disclosure.margins import cliques, tree
from tumen.publication.disclosure.suppress import Mark, attack, protect
from tumen.publication.errors import CannotProtect


def marks_of(marks: Mapping[Cell, Mark], *places: str) -> list[str]:
    return [marks[Cell.of(place=place)].value for place in places]


def test_a_small_count_is_withheld_with_one_beside_it() -> None:
    plan = protect(table_of([3, 40, 7], "place"))
    assert marks_of(plan.marks, "0", "1", "2") == ["small", "shown", "beside"]
    assert plan.marks[Cell()] is Mark.SHOWN


def test_where_nothing_is_small_everything_is_shown() -> None:
    plan = protect(table_of([[5, 40], [0, 7]], "place", "sex"))
    assert set(plan.marks.values()) == {Mark.SHOWN}


def test_small_counts_that_are_small_together_are_not_told_by_their_sum() -> None:
    """Two and one with their total leave 3 for both: neither could be the threshold."""
    plan = protect(table_of([2, 1, 50], "place"))
    assert marks_of(plan.marks, "0", "1", "2") == ["small", "small", "beside"]


def test_a_total_that_is_small_itself_is_withheld() -> None:
    plan = protect(table_of([1, 2], "place"))
    assert set(plan.marks.values()) == {Mark.SMALL}


def test_a_count_that_grew_by_few_is_withheld_the_second_time() -> None:
    """Twelve in the first edition and thirteen in the second tell of one."""
    first = protect(_edition([12, 40], 1))
    second = protect(_edition([13, 80], 2), first.public)
    assert second.marks[_in_editions("0", 2)] is not Mark.SHOWN
    assert attack(second.public) == []
    shown = exactly(_in_editions("0", 2), 13)
    told = Public(second.public.space, (*second.public.statements, shown), second.public.small)
    assert attack(told)


def test_a_count_that_did_not_change_is_shown_again() -> None:
    first = protect(_edition([12, 40], 1))
    assert set(protect(_edition([12, 60], 2), first.public).marks.values()) == {Mark.SHOWN}


def test_that_a_row_is_there_at_all_is_known_too() -> None:
    """Of nine things five are of the one sort at least, for it has a row: the others are four at most."""
    plain, row = table_of([7, 2], "place"), Cell.of(place="0")
    assert protect(plain).marks[Cell()] is Mark.SHOWN
    plan = protect(Table(plain.space, plain.counts, at_least={row: 5}))
    assert plan.marks[Cell()] is Mark.BESIDE
    assert attack(plan.public) == []
    told = Public(plain.space, (*plan.public.statements, exactly(Cell(), 9)), plan.public.small)
    assert [(small.cell, side.value) for small, side in attack(told)] == [(Cell.of(place="1"), "many")]


def test_where_the_record_shrank_a_count_that_changed_by_few_is_withheld() -> None:
    plain = table_of([11, 40, 60], "place")
    table = Table(plain.space, plain.counts, earlier={Cell.of(place="0"): 12, Cell.of(place="1"): 80})
    plan = protect(table)
    assert marks_of(plan.marks, "0", "1", "2") == ["small", "beside", "shown"]
    shown = exactly(Cell.of(place="0"), 11)
    assert attack(Public(plan.public.space, (*plan.public.statements, shown), plan.public.small))


def test_what_is_given_away_by_earlier_releases_is_refused() -> None:
    space = Space({"place": frozenset("01")})
    before = Public(space, (exactly(Cell(), 20), exactly(Cell.of(place="0"), 18)))
    with pytest.raises(CannotProtect, match="worked out"):
        protect(table_of([18, 2], "place"), before)


def test_what_is_left_between_two_cells_is_found_by_one_dimension() -> None:
    space = Space({"is": frozenset("yn"), "place": frozenset("01")})
    yes, place = Cell.of(**{"is": "y"}), Cell.of(place="0")
    counts = {Cell(): 9, yes: 7, place: 4, yes.within("place", "0"): 3}
    assert differences(counts, [yes], space) == {
        Cell.of(**{"is": "n"}): 2,
        Cell.of(**{"is": "y", "place": "1"}): 4,
    }


def test_cliques_form_a_tree() -> None:
    ring = [frozenset(pair) for pair in ("ab", "bc", "cd", "da")]
    assert sorted(map(sorted, cliques(ring))) == [["a", "b", "d"], ["b", "c", "d"]]
    found = cliques([frozenset("ab"), frozenset("bc"), frozenset("d")])
    assert sorted(map(sorted, found)) == [["a", "b"], ["b", "c"], ["d"]]
    assert len(tree(found)) == 2


def test_an_edition_that_brought_nothing_is_one_to_the_reader() -> None:
    world = disclosure.world_of(random.Random("1-9301"))
    brought = {str(at + 1) for at in range(world.things.shape[-1]) if world.things[..., at].any()}
    assert any(table.space.codes["edition"] > brought for table, _ in world.released)
    assert all(low == 0 and high >= THRESHOLD for _, low, high in disclosure.intervals(world))


def test_the_trial_notices_where_only_small_counts_are_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppress, "_withhold", lambda *told: None)
    said = CliRunner().invoke(main, ["disclosure", "--count", "5", "--json"])
    assert said.exit_code == 1
    assert any("can be told" in fault for fault in json.loads(said.stdout)["faults"])


def test_the_reader_of_the_trial_counts_in_whole_numbers() -> None:
    """Three things, of each two of which there is one at the most: with halves they could be 1.5 in all."""
    pairs = [[1, 1, 0, 1, 0, 0], [0, 1, 1, 0, 1, 0], [1, 0, 1, 0, 0, 1]]
    reader = disclosure.Reader(np.array(pairs), np.array([1, 1, 1]))
    least, most = reader.ends(np.array([[1, 1, 1, 0, 0, 0]]))
    assert (least.tolist(), most.tolist()) == ([0], [1])


def _edition(counts: list[int], edition: int) -> Table:
    plain = table_of(counts, "place")
    editions = frozenset(str(each + 1) for each in range(edition))
    space = Space({**plain.space.codes, "edition": editions})
    return Table(space, {cell.within("edition", editions): n for cell, n in plain.counts.items()})


def _in_editions(place: str, edition: int) -> Cell:
    return Cell.of(place=place, edition=[str(each + 1) for each in range(edition)])
