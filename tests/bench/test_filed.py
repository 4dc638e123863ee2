"""The archive in a file, and the marks of what is found in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bench.copies import Copied, document
from bench.filed import Filed, Marks, Pair, Places, filed, marks, marks_of_places, shared
from tumen.vocabulary.spans import Span

SIZE = 3_000


@pytest.fixture(scope="module")
def archive() -> Iterator[Filed]:
    with filed(SIZE) as found:
        yield found


@pytest.fixture(scope="module")
def truth(archive: Filed) -> dict[Pair, Places]:
    """What would be found if everything were."""
    return {(one.left, one.right): [(one.left_span, one.right_span)] for one in shared(archive.copied)}


def copied(left: int, right: int, first: int = 0, end: int = 30, *, is_whole: bool = False) -> Copied:
    span = Span(10 * first, 10 * end)
    return Copied(left, right, span, span, first, end, is_whole)


def test_it_gives_each_text_by_its_number(archive: Filed) -> None:
    assert [archive.text_of(number) for number in (SIZE - 1, 0, 42)] == [
        document(number).text for number in (SIZE - 1, 0, 42)
    ]
    assert sum(1 for _ in archive.texts()) == archive.size == SIZE


def test_it_remembers_what_was_copied(archive: Filed) -> None:
    assert archive.copied == [one.copied for one in map(document, range(SIZE)) if one.copied]


def test_its_file_is_gone_afterwards() -> None:
    with filed(3) as archive:
        assert archive.text_of(2)
        file = archive._file
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(file)


def test_a_passage_is_shared_by_its_source_and_by_each_two_that_took_it() -> None:
    found = {(one.left, one.right) for one in shared([copied(0, 3), copied(1, 4), copied(0, 5)])}
    assert found == {(0, 3), (0, 5), (3, 5), (1, 4)}


def test_a_shared_passage_has_its_place_in_both() -> None:
    one, other = copied(0, 3), replace(copied(0, 5), right_span=Span(7, 300))
    (between,) = (found for found in shared([one, other]) if found.left == 3)
    assert (between.left_span, between.right_span) == (one.right_span, Span(7, 300))


def test_a_whole_copy_is_no_passage() -> None:
    assert list(shared([copied(0, 3, is_whole=True)])) == []


def test_it_gives_full_marks_for_the_truth(archive: Filed, truth: dict[Pair, Places]) -> None:
    assert marks_of_places(archive, truth) == Marks(1, 0, 1, 1, 1)
    whole = {(one.left, one.right) for one in archive.copied if one.is_whole}
    assert marks(archive, truth.keys() | whole) == Marks(1, 1, 1)


def test_it_gives_none_for_nothing(archive: Filed) -> None:
    assert marks_of_places(archive, {}) == Marks(0, 0, 0)


def test_half_of_the_pairs_are_half_of_the_marks(archive: Filed, truth: dict[Pair, Places]) -> None:
    half = dict(list(truth.items())[::2])
    found = marks_of_places(archive, half)
    assert found.passages == found.ends == pytest.approx(0.5, abs=0.01)
    assert found.covered == pytest.approx(0.5, abs=0.1)
    assert found.precision == 1


def test_a_pair_that_shares_nothing_costs_precision(archive: Filed, truth: dict[Pair, Places]) -> None:
    wrong = {(1, number): [(Span(0, 9), Span(0, 9))] for number in range(2, 2 + len(truth))}
    assert not wrong.keys() & truth.keys()
    found = marks_of_places(archive, truth | wrong)
    assert (found.passages, found.precision) == (1, pytest.approx(0.5, abs=0.01))


def test_two_copies_of_the_same_words_are_no_mistake(archive: Filed) -> None:
    whole, part = copied(0, 3, 0, 300, is_whole=True), copied(0, 5, 40, 70)
    few = replace(archive, copied=[whole, part, copied(0, 7, 65, 90)])
    assert marks(few, {(3, 5)}).precision == 1
    assert marks(few, {(3, 6)}).precision == 0


def moved(truth: dict[Pair, Places], by: int) -> dict[Pair, Places]:
    """The truth with the left side of each passage begun so many code points later."""
    return {
        pair: [(Span(left.start + by, left.end), right) for left, right in places]
        for pair, places in truth.items()
    }


@pytest.mark.parametrize(("by", "are_right"), [(3, True), (80, False)])
def test_ends_may_be_wrong_by_two_words(
    archive: Filed, truth: dict[Pair, Places], by: int, are_right: bool
) -> None:
    found = marks_of_places(archive, moved(truth, by))
    assert found.ends == are_right
    assert found.passages == 1
    assert found.covered < 1


def test_words_found_twice_are_covered_once(archive: Filed, truth: dict[Pair, Places]) -> None:
    halves = {}
    for pair, [(left, right)] in truth.items():
        middle = (left.start + left.end) // 2
        halves[pair] = [(Span(left.start, middle), right), (Span(left.start, middle), right)]
    found = marks_of_places(archive, halves)
    assert found.covered == pytest.approx(0.75, abs=0.02)
    assert found.ends == 0
