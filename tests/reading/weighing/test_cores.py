"""Core figures: what a number counts elsewhere, what was told before it, and what its people do."""

from __future__ import annotations

import pytest

from tests.reading.cast import read_text
from tumen.reading.figures import Figure, figures_in
from tumen.reading.numbers import find_numbers
from tumen.reading.parsing import parse
from tumen.reading.weighing.cores import Last, counted_again
from tumen.vocabulary.codes import FigureKind


def figures(text: str) -> list[Figure]:
    (doc,) = parse([text])
    return figures_in(doc, find_numbers(text))


def test_a_number_without_a_noun_is_known_by_the_noun_it_has_elsewhere() -> None:
    told = figures("They deported 214 women, and of the 214 few came back.")
    again = counted_again([told])
    assert again.of(told[1]) == "people"


def test_a_number_told_once_says_nothing_of_itself() -> None:
    (one,) = figures("They deported 214 women.")
    assert counted_again([[one]]).of(one) == ""


def test_small_numbers_are_told_too_often_to_be_known_again() -> None:
    told = figures("They deported 4 women, and 4 came back.")
    assert counted_again([told]).of(told[1]) == ""


def test_a_number_without_a_noun_goes_on_with_the_noun_before() -> None:
    boats, bare = figures("They saw 31 boats. Of these 12 landed.")
    first = Last.after(None, 0, boats, is_core=False)
    second = Last.after(first, 1, bare, is_core=False)
    assert first is not None
    assert second is not None
    assert second.noun == first.noun == "things"


def test_a_noun_told_long_before_is_forgotten() -> None:
    boats, bare = figures("They saw 31 boats. Of these 12 landed.")
    first = Last.after(None, 0, boats, is_core=False)
    second = Last.after(first, 9, bare, is_core=False)
    assert second is not None
    assert second.noun == ""


def test_ages_and_durations_are_passed_over() -> None:
    women, years = figures("They held 31 women for 3 years.")
    first = Last.after(None, 0, women, is_core=True)
    assert Last.after(first, 0, years, is_core=False) is first


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "We interviewed 31 women for this report.",
            marks=pytest.mark.xfail(strict=True, reason="people who are asked are taken for a core figure"),
        ),
        "According to two guards, the gate was open.",
        "She was beaten by three men.",
    ],
)
def test_who_is_asked_tells_or_does_it_is_no_core_figure(text: str) -> None:
    assert FigureKind.CORE not in read_text(text).kinds().values()


@pytest.mark.parametrize(
    "text",
    [
        "Police dragged six men away.",
        "Four boats sank, and 31 people drowned.",
        "The camp held 900. Of these 40 died.",
        "The list holds 312 names.",
    ],
)
def test_to_whom_it_is_done_is_a_core_figure(text: str) -> None:
    assert FigureKind.CORE in read_text(text).kinds().values()
