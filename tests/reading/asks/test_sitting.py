"""Whom a question put in a sitting asks."""

from __future__ import annotations

from tests.reading.asked import asked

SITTING = """House of Harbours, 3 May 2024

Lady Orme: My Lords, nine were sent back on Monday. Will the Minister meet their families?

Lord Tamm: My Lords, I will think about it. The nine are not known to us.

Lady Orme: My Lords, their families have written to him. Will he write to Norland today?

Lord Tamm: That is another matter, and I do not answer for it."""


def test_the_minister_is_who_speaks_next() -> None:
    found = [line for line in asked(SITTING) if "meet their families" in line[2]]
    assert [(who, whom) for who, whom, _ in found] == [("Lady Orme", "Lord Tamm")]


def test_he_is_who_speaks_next() -> None:
    found = [line for line in asked(SITTING) if "write to Norland" in line[2]]
    assert [(who, whom) for who, whom, _ in found] == [("Lady Orme", "Lord Tamm")]
