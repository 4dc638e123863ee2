"""The passages of prose.txt: norms among other things, named again, in lists and in quotations."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import lines_of, marked

every_passage = pytest.mark.parametrize("line", list(lines_of("prose.txt")))


@every_passage
def test_every_norm_of_the_passage_is_found(line: str) -> None:
    assert marked(line).missed() == []


@every_passage
def test_nothing_else_is_found_in_the_passage(line: str) -> None:
    assert marked(line).too_many() == []
