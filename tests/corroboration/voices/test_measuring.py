"""The voices of generated events; all of `measuring` is run by hand, for it takes minutes."""

from __future__ import annotations

import pytest

from tests.corroboration.reuse.truth import Archive
from tests.corroboration.reuse.writing import write_archive
from tests.corroboration.voices.measuring import found_passages, measured, tellings_of, true_passages

GOAL = 0.93


@pytest.fixture(scope="module")
def archive() -> Archive:
    return write_archive(11, 400)


def test_the_count_is_right_when_it_is_known_who_had_the_words_first(archive: Archive) -> None:
    worth = measured(archive, true_passages(archive, verdicts=True))
    assert worth.exact.of > 60
    assert worth.exact.share >= 0.97
    assert worth.inside.share >= 0.99


def test_it_is_right_too_when_nobody_knows_the_direction(archive: Archive) -> None:
    worth = measured(archive, true_passages(archive, verdicts=False))
    assert worth.exact.share >= GOAL
    assert worth.inside.share >= 0.99


def test_it_is_right_from_the_passages_that_are_found(archive: Archive) -> None:
    worth = measured(archive, found_passages(archive))
    assert worth.exact.share >= GOAL
    assert worth.inside.share >= 0.97


def test_the_passages_are_needed(archive: Archive) -> None:
    assert measured(archive, []).exact.share < 0.9


def test_from_where_it_was_copied_is_not_told(archive: Archive) -> None:
    copied = [part.copied_from for event in archive.events for told in event.tellings for part in told.parts]
    known = repr([told for _, several in tellings_of(archive) for told in several])
    assert any(copied)
    assert not any(name in known for name in copied if name.startswith("outside:"))
