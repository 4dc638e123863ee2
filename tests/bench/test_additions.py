"""One more document for a small archive."""

from __future__ import annotations

import pytest

from bench.additions import STEPS, Growing
from bench.apart import Measure, taken
from bench.filed import filed, shared


def test_it_adds_documents_one_by_one_and_finds_what_they_share() -> None:
    told: list[str] = []
    found = taken(Measure("bench.additions", STEPS, {"documents": 2_000, "added": 200}), told.append)
    assert found["planted"] > 20
    assert found["passages"] >= 0.98
    assert found["precision"] >= 0.98
    assert 0 < found["median"] <= found["slow"] <= found["most"]
    assert found["beside"] > found["planted"] / 200
    assert len(told) == STEPS


@pytest.fixture
def growing_archive() -> object:
    with filed(600) as archive:
        yield archive, Growing(archive)


def test_a_document_is_laid_beside_those_before_it_only(growing_archive: tuple) -> None:
    archive, growing = growing_archive
    for number in range(300):
        growing.take(number)
    passages = [one for number in range(300, 600) for one in growing.added(number)]
    assert all(int(one.left) < int(one.right) for one in passages)
    assert len(growing.beside) == 300
    true = {(one.left, one.right) for one in shared(archive.copied) if one.right >= 300}
    assert true
    assert true <= {(int(one.left), int(one.right)) for one in passages}
