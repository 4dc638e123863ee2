"""What a letter says and does not say of an event: three figures, told by three, once derived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.record.cast import derived, tells
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Level
from tumen.advocacy.drafting import Letter, Matter, paper_about
from tumen.corroboration.figures import Role
from tumen.publication.forms.papers import Paper, Tongue
from tumen.record.queries import EventFigure, EventView, event, events
from tumen.vocabulary.codes import Polarity

if TYPE_CHECKING:
    from tests.conftest import OwnRecord

ENGLISH = Letter(Tongue.ENGLISH, date(2024, 3, 1))


@pytest.fixture(scope="module")
def view(own_record: OwnRecord) -> Iterator[EventView]:
    with own_record("told"):
        actor = introduce(name="A Writer", roles=RESEARCHER, clearance=Level.RESTRICTED)
        tells(actor, 600, speakers=(("Reed Watch",),), published="2023-10-12")
        tells(actor, 500, speakers=(("Heron Office",),), published="2023-10-13")
        tells(actor, 500, speakers=(("Fen Bureau",),), published="2024-05-02")
        derived(actor)
        (found,) = events(actor)
        yield event(actor, found.id)


def of(view: EventView, letter: Letter = ENGLISH) -> Paper:
    return paper_about(Matter(view), letter)


def but(view: EventView, amount: float, change: Callable[[EventFigure], EventFigure]) -> EventView:
    """The event with its figures of so many changed."""
    figures = [change(each) if each.claim.value("quantity").low == amount else each for each in view.figures]
    return replace(view, figures=tuple(figures))


@pytest.mark.parametrize(
    ("least", "voices"), [(2, "at most 3 independent voices"), (3, "3 independent voices")]
)
def test_it_opens_with_what_happened_and_of_voices_says_no_more_than_is_known(
    view: EventView, least: int, voices: str
) -> None:
    told = {"reports": 3, "documents": 3, "least": least, "most": 3}
    first, *_ = of(replace(view, voices=told)).paragraphs()
    assert [each.words for each in first.sentences] == [
        "500 to 600 people were forcibly returned from China to North Korea on 9 October 2023, as the "
        "sources cited here tell it.",
        f"3 reports in 3 documents tell of it. As far as their words show, they go back to {voices}.",
        "The figures differ, and are set side by side: together they support 500 to 600 people forcibly "
        "returned.",
    ]
    assert all(each.cites == (1, 2, 3) for each in first.sentences)


@pytest.mark.parametrize(
    ("again", "words"),
    [
        (1, "One of them gives a number that another had given before."),
        (2, "2 of them give a number that another had given before."),
    ],
)
def test_it_says_how_many_voices_give_a_number_that_was_there(
    view: EventView, again: int, words: str
) -> None:
    told = {"reports": 3, "documents": 3, "least": 3, "most": 3, "repeating": again}
    first, *_ = of(replace(view, voices=told)).paragraphs()
    assert [each.words for each in first.sentences][2] == words


def test_it_says_where_each_was_published(view: EventView) -> None:
    words = list(of(view).words())
    assert "Reed Watch (Wire, 12 October 2023) tells of 600 people forcibly returned." in words
    assert {each.source for each in of(view).citations} == {
        "Reed Watch, in Wire",
        "Heron Office, in Wire",
        "Fen Bureau, in Wire",
    }


def _denied(figure: EventFigure) -> EventFigure:
    slots = dict(figure.claim.slots)
    slots["polarity"] = replace(slots["polarity"], value=Polarity.NEGATED)
    return replace(figure, role=Role.NOT_TOLD, claim=replace(figure.claim, slots=slots))


def _of_nobody(figure: EventFigure) -> EventFigure:
    claim = _denied(figure).claim
    slots = {name: slot for name, slot in claim.slots.items() if name != "quantity"}
    return replace(_denied(figure), claim=replace(claim, slots=slots))


def test_who_denies_a_figure_does_not_deny_what_happened(view: EventView) -> None:
    words = list(of(but(view, 600, _denied)).words())
    assert "Reed Watch (Wire, 12 October 2023) denies this: 600 people forcibly returned." in words
    assert "Reed Watch (Wire, 12 October 2023) denies it." in of(but(view, 600, _of_nobody)).words()


def test_what_was_corrected_later_stands_apart_and_once(view: EventView) -> None:
    was = but(view, 500, lambda figure: replace(figure, role=Role.SUPERSEDED))
    [line] = [words for words in of(was).words() if "corrected later" in words]
    assert line.startswith("500 people forcibly returned: told by ")
    assert line.endswith("It was corrected later by those who told it, and is no part of the figure above.")


def test_the_grounds_are_the_writers_own(view: EventView) -> None:
    paper = of(view, replace(ENGLISH, grounds=("1951 Convention, article 33", "non-refoulement")))
    [ground] = [one for each in paper.paragraphs() for one in each.sentences if "rely on" in one.words]
    assert ground.words == "We rely on: 1951 Convention, article 33; non-refoulement."
    assert not ground.asserts
    assert "On which ground" in paper.words()
    assert "On which ground" not in of(view).words()


def test_its_makers_are_told_of_later_days_and_other_languages(view: EventView) -> None:
    assert "[3] are of a later day than this paper." in of(view).notes
    later = of(view, replace(ENGLISH, day=date(2024, 5, 2)))
    assert not any("later day" in note or "language" in note for note in later.notes)
    assert any("번역" in note for note in of(view, replace(ENGLISH, tongue=Tongue.KOREAN)).notes)


def test_the_authorities_of_a_state_are_asked_and_not_those_of_a_region(view: EventView) -> None:
    there = replace(view, places=replace(view.places, origin="Shenyang"))
    assert "We ask you to raise this with the authorities of China." in of(there).words()


@pytest.mark.parametrize(
    ("greeting", "opens"),
    [("Dear Minister", "Dear Minister,"), ("Dear Minister:", "Dear Minister:"), ("", "")],
)
def test_it_opens_with_a_mark_behind_the_greeting(view: EventView, greeting: str, opens: str) -> None:
    assert of(view, replace(ENGLISH, greeting=greeting)).greeting == opens
