"""The table of spellings.txt: how reports write treaties, articles, laws and principles, and what is none."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import lines_of, marked

every_line = pytest.mark.parametrize("line", list(lines_of("spellings.txt")))


@every_line
def test_every_norm_of_the_line_is_found(line: str) -> None:
    assert marked(line).missed() == []


@every_line
def test_nothing_else_is_found_in_the_line(line: str) -> None:
    assert marked(line).too_many() == []


def test_the_table_is_as_long_as_it_was_meant_to_be() -> None:
    lines = list(lines_of("spellings.txt"))
    assert sum(len(marked(line).norms) for line in lines) >= 150
    assert sum(not marked(line).norms for line in lines) >= 30
