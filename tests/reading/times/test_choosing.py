"""Which October, which Tuesday."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.reading.times.choosing import Unresolved, chosen, first_after
from tumen.reading.times.meanings import Calendar, Mode, Tense

_TODAY = date(2023, 10, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("thing", "tense", "found"),
    [
        (Calendar(month=10), "past", "2023-10"),
        (Calendar(month=11), "past", "2022-11"),
        (Calendar(month=11), "future", "2023-11"),
        (Calendar(month=10, day=18), "past", "2023-10-18"),
        (Calendar(month=10, day=18), "future", "2023-10-18"),
        (Calendar(month=10, day=20), "present", "2023-10-20"),
        (Calendar(month=2, day=29), "past", "2020-02-29"),
        (Calendar(weekday=2), "past", "2023-10-18"),
        (Calendar(weekday=3), "past", "2023-10-12"),
        (Calendar(weekend=True), "past", "2023-10-14/2023-10-15"),
    ],
)
def test_the_tense_chooses_among_occurrences(thing: Calendar, tense: Tense, found: str) -> None:
    assert str(chosen(thing, _TODAY, _TODAY, tense=tense)) == found


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        ("last", "2022-10"),
        ("this", "2023-10"),
        ("next", "2024-10"),
        ("that", "2023-10"),
        ("following", "2024-10"),
        ("previous", "2022-10"),
    ],
)
def test_the_words_choose_an_october(mode: Mode, found: str) -> None:
    assert str(chosen(Calendar(month=10, mode=mode), _TODAY, _TODAY)) == found


@pytest.mark.parametrize(
    ("weekday", "found"),
    [(0, "2023-10-09"), (1, "2023-10-10"), (2, "2023-10-11"), (4, "2023-10-13"), (6, "2023-10-15")],
)
def test_a_last_weekday_is_not_one_of_the_days_just_past(weekday: int, found: str) -> None:
    assert str(chosen(Calendar(weekday=weekday, mode="last"), _TODAY, _TODAY)) == found


def test_it_takes_the_next_date_after_an_anchor() -> None:
    year = date(2019, 1, 1), date(2019, 12, 31)
    assert str(first_after(Calendar(month=10, day=9), *year)) == "2019-10-09"


def test_it_does_not_guess_from_a_wide_anchor() -> None:
    with pytest.raises(Unresolved):
        first_after(Calendar(month=10), date(1990, 1, 1), date(1999, 12, 31))


def test_it_finds_nothing_before_the_first_year() -> None:
    with pytest.raises(Unresolved):
        chosen(Calendar(month=10, mode="last"), date(1, 2, 1), date(1, 2, 1))
