"""Whom somebody asks who wants to be let in."""

from __future__ import annotations

from tests.reading.asked import asked


def test_the_state_of_the_place_is_asked_for_access() -> None:
    found = asked("The Lantern Group had requested access to the prison in Hoeryong in May.")
    assert [whom for _, whom, _ in found] == ["North Korea"]


def test_the_state_told_of_before_is_asked_for_access() -> None:
    found = asked("Forty were flown to Malaysia on Monday. The refugee agency had asked to see them.")
    assert [whom for _, whom, _ in found] == ["Malaysia"]


def test_who_asks_for_something_else_asks_nobody_by_that() -> None:
    found = asked("Forty were flown to Malaysia on Monday. Ada Orme asked for water.")
    assert all(whom != "Malaysia" for _, whom, _ in found)
