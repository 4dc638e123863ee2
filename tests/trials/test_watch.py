"""The world before the watch, at its smallest: four days, two kills, and every site that means harm."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tools.make_docs import ROOT
from trials.watched import Books, Told
from trials.world.hostile import HARMS
from trials.world.pieces import ADDED, DAYS, PIECES, Piece, pieces


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What four days of one outlet came to, with the sites that mean harm beside it."""
    words = "watch --days 4 --kills 2 --only wire --json"
    done = subprocess.run(
        [sys.executable, "-m", "trials", *words.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,  # seconds on two cores of their own, and many times that where they are shared
    )
    assert done.stdout, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.timeout(900)
def test_no_kill_loses_or_doubles_anything_and_no_harm_leads_inward(found: dict[str, Any]) -> None:
    assert found["faults"] == []
    assert found["kills"] > 0
    assert found["pieces"] > 20
    assert found["lost"] == found["doubled"] == found["left"] == found["asked_inward"] == 0


@pytest.mark.timeout(900)
def test_a_story_is_told_on_its_day(found: dict[str, Any]) -> None:
    assert found["stories"]["shown"] == "1 of 1 told on their day"
    assert found["alerts"]["event"] >= 1


@pytest.fixture(scope="module")
def told() -> list[Piece]:
    return pieces()


class TestWorld:
    def test_it_is_as_large_as_it_is_said_to_be(self, told: list[Piece]) -> None:
        assert len(told) == PIECES
        assert len({one.number for one in told}) == PIECES
        assert {one.day for one in told} == set(range(1, DAYS + 1))
        ours = [one for one in told if one.story]
        assert (len(ours) - ADDED, len({one.story for one in ours}) - ADDED) == (40, 12)
        assert {one.story for one in ours if one.is_heldback} == {2, 4, 6, 8, 10, 12}

    def test_it_is_the_same_each_time(self, told: list[Piece]) -> None:
        assert pieces(6) == [one for one in told if one.day <= 6]

    def test_each_story_has_something_that_has_to_be_told(self, told: list[Piece]) -> None:
        assert {one.story for one in told if one.expects} == set(range(1, 13 + ADDED))
        assert not any(one.expects or one.may for one in told if not one.story)

    def test_there_is_a_site_for_each_harm_that_is_named(self) -> None:
        assert {"stall", "promises-more", "to-link-local", "to-file", "gigabytes", "breaks"} <= set(HARMS)


class TestBooks:
    """What counts as told and as false, by hand: a trial that finds nothing wrong is no use if it cannot."""

    @pytest.fixture
    def books(self) -> Books:
        ours = Piece(1, 3, "wire", "en", "t", "x", story=1, expects=("event",), may=("sign",))
        books = Books(
            [ours, Piece(2, 3, "post", "en", "t", "x", story=1), Piece(3, 3, "post", "en", "t", "x")]
        )
        books.of_documents = {"d-1": 1, "d-2": 2, "d-3": 3}
        return books

    @pytest.mark.parametrize(
        ("told", "stories", "false"),
        [
            (Told(3, "event", "d-1", ""), [True], 0),
            (Told(4, "event", "d-1", ""), [False], 0),
            (Told(3, "range", "d-1", ""), [False], 1),
            (Told(3, "sign visit", "d-1", ""), [False], 0),
            (Told(3, "event", "d-2", ""), [False], 1),
            (Told(3, "event", "d-3", ""), [False], 1),
            (Told(3, "sign visit", "d-3", ""), [False], 1),
            (Told(3, "silence", "", ""), [False], 1),
        ],
    )
    def test_what_is_told_of_what(self, books: Books, told: Told, stories: list[bool], false: int) -> None:
        books.news["one"] = told
        assert list(books.stories().values()) == stories
        assert len(books.false()) == false

    def test_each_half_has_its_figures_and_of_the_second_only_counts_are_told(self, books: Books) -> None:
        early, late = Told(3, "event", "d-3", "a jar"), Told(31, "sign visit", "d-3", "a secret")
        books.news = {"early": early, "late": late}
        shown, held = books.halves().values()
        assert (shown["false"], held["false"]) == ("1 alerts and 0 signs", "0 alerts and 1 signs")
        assert (shown["stories"], held["stories"]) == ("0 of 1 told on their day", "0 of 0 told on their day")
        assert "a jar" in books.said(early)
        assert books.said(late) == "day 31 sign visit (held back)"
