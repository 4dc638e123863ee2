"""Numbers, ordinals and units in words."""

from __future__ import annotations

import re

import pytest

from tumen.reading.times.words import expand, month, number, ordinal, unit, weekday


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("22", 22),
        ("3.5", 3.5),
        ("1,200", 1200),
        ("a", 1),
        ("half a", 0.5),
        ("half an", 0.5),
        ("three and a half", 3.5),
        ("one and a half", 1.5),
        ("twenty-one", 21),
        ("ninety nine", 99),
        ("Nineteen", 19),
        ("forty", 40),
    ],
)
def test_it_reads_a_number(words: str, value: float) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("9", 9),
        ("9th", 9),
        ("ninth", 9),
        ("Twenty-first", 21),
        ("thirty first", 31),
        ("1st", 1),
        ("30th", 30),
    ],
)
def test_it_reads_an_ordinal(words: str, day: int) -> None:
    assert ordinal(words) == day


@pytest.mark.parametrize(("word", "value"), [("Sept.", 9), ("may", 5), ("DECEMBER", 12), ("Mar", 3)])
def test_it_reads_a_month(word: str, value: int) -> None:
    assert month(word) == value


@pytest.mark.parametrize(("word", "value"), [("Mon", 0), ("Thurs.", 3), ("Sunday", 6)])
def test_it_reads_a_weekday(word: str, value: int) -> None:
    assert weekday(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("days", ("day", 1)),
        ("fortnight", ("week", 2)),
        ("Decades", ("year", 10)),
        ("centuries", ("year", 100)),
    ],
)
def test_it_reads_a_unit(word: str, value: tuple[str, int]) -> None:
    assert unit(word) == value


def test_it_lets_a_space_stand_for_one_line_end_but_no_empty_line() -> None:
    pattern = re.compile(expand("a b"))
    assert pattern.fullmatch("a \n b")
    assert pattern.fullmatch("a\u00a0b")
    assert not pattern.fullmatch("a\n\nb")
