from __future__ import annotations

from typing import Any

import pytest

from tests.corroboration.cast import (
    different,
    group_of,
    role_of,
    same,
    told,
)
from tumen.corroboration.figures import FigureClaim, Role
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.parts import antecedents
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.quantities import Quantity

OCTOBER = "2023-10-09"
WEEK = "2023-10-09/2023-10-15"


def part(low: float, of: str, position: int = 9, **slots: Any) -> FigureClaim:
    quantity = Quantity(low, low, share_of=of)
    return told("", slots.pop("on", OCTOBER), doc="d-1", quantity=quantity, position=position, **slots)


def test_it_attaches_a_part_to_its_figure_outside_the_range() -> None:
    whole, nine = told("600", OCTOBER, doc="d-1"), part(450, "the 600")
    groups = group_figures([whole, nine])
    [event] = groups
    assert role_of(groups, nine) is Role.PART
    assert range_words(event.range) == "600"


def test_it_finds_the_figure_that_a_part_names() -> None:
    august, october = told("80", "2023-08-29", doc="d-1"), told("600", OCTOBER, doc="d-1", position=1)
    some = part(70, "the 80", on=None)
    groups = group_figures([august, october, some])
    assert group_of(groups, some) is group_of(groups, august)


def test_it_does_not_attach_a_part_of_another_time() -> None:
    whole, later = told("600", OCTOBER, doc="d-1"), part(40, "them", on="2024-04-26")
    assert len(group_figures([whole, later])) == 2


def test_it_counts_the_whole_of_another_act() -> None:
    whole, died = told("41", OCTOBER, doc="d-1"), part(9, "the 41", act="death")
    groups = group_figures([whole, died])
    assert role_of(groups, died) is Role.COUNTS


def test_a_part_of_the_same_act_counts_none_of_it_whatever_else_the_document_tells() -> None:
    held, returned = told("2600", doc="d-1", act="detention"), told("600", OCTOBER, doc="d-1", position=1)
    some, whole = (
        part(180, "those returned", on="2023-10-14"),
        told("18", "2023-10-14", doc="d-1", position=12),
    )
    groups = group_figures([held, returned, some, whole])
    assert role_of(groups, some) is Role.PART
    assert range_words(group_of(groups, whole).range) == "18"


def test_it_gives_no_range_to_a_part_whose_whole_is_unknown() -> None:
    [event] = group_figures([part(9, "them", position=0)])
    assert range_words(event.range) == "an unstated number"


def test_it_marks_a_figure_on_top_of_another_and_adds_nothing() -> None:
    first, more = told("500", OCTOBER, doc="d-1"), told("+100", OCTOBER, doc="d-1", position=5)
    groups = group_figures([first, more])
    [event] = groups
    assert role_of(groups, more) is Role.ON_TOP
    assert range_words(event.range) == "500"


def test_it_lets_more_stand_for_itself_at_another_time() -> None:
    earlier, more = told("600", OCTOBER, doc="d-1"), told("+60", "2024-04-26", doc="d-1", position=5)
    groups = group_figures([earlier, more])
    assert len(groups) == 2
    assert role_of(groups, more) is Role.COUNTS


def test_it_takes_sixty_more_told_twice_for_the_same_sixty() -> None:
    headline = told("+60", "2024-04-26", doc="d-1", quantity=Quantity(60, 60, True, additive=True))
    body = told("+60", "2024-04-26", doc="d-1", id="c-body", position=5)
    groups = group_figures([headline, body])
    assert [member.role for member in groups[0].members] == [Role.COUNTS, Role.COUNTS]


def test_it_shows_another_unit_beside_the_range() -> None:
    families = told("150", OCTOBER, unit=Unit.FAMILIES)
    groups = group_figures([told("600", OCTOBER), families])
    assert role_of(groups, families) is Role.OTHER_UNIT
    assert range_words(groups[0].range) == "600"


# What leans on what


def texts(*claims: FigureClaim) -> dict[str, list[FigureClaim]]:
    return {"d-1": sorted(claims, key=lambda claim: claim.position)}


def test_it_leans_on_the_nearest_earlier_figure() -> None:
    first, second = (told(n, OCTOBER, doc="d-1", position=p) for p, n in enumerate(("700", "600")))
    some = part(40, "them")
    assert antecedents(texts(first, second, some)) == {some.id: second}


def test_it_leans_on_the_figure_that_its_words_name() -> None:
    first, second = (told(n, OCTOBER, doc="d-1", position=p) for p, n in enumerate(("1600", "600")))
    some = part(40, "the 1,600")
    assert antecedents(texts(first, second, some)) == {some.id: first}


@pytest.mark.parametrize(
    "whole",
    [
        {"words": "30"},
        {"words": "600", "act": "arrest"},
        {"words": "600", "kind": ClaimKind.STATE},
        {"words": "600", "position": 50},
        {"words": "600", "realis": Realis.FEARED},
        {"words": "600", "on": "2021-01-01"},
        {"words": "+600"},
    ],
)
def test_it_leans_on_no_figure_that_cannot_hold_it(whole: dict[str, Any]) -> None:
    words, on = whole.pop("words"), whole.pop("on", OCTOBER)
    some = part(40, "them")
    assert antecedents(texts(told(words, on, doc="d-1", **whole), some)) == {}


def test_it_leans_on_an_open_figure() -> None:
    whole, some = told(">500", OCTOBER, doc="d-1"), part(540, "them")
    assert antecedents(texts(whole, some)) == {some.id: whole}


def test_it_lets_a_person_join_a_part_to_another_event() -> None:
    whole, some = told("600", OCTOBER, doc="d-1"), part(70, "them")
    elsewhere = told("80", "2023-08-29")
    groups = group_figures([whole, some, elsewhere], [same(some, elsewhere)])
    assert group_of(groups, some) is group_of(groups, elsewhere)
    assert role_of(groups, some) is Role.PART


def test_it_lets_a_person_part_a_part_from_its_whole() -> None:
    whole, some = told("600", OCTOBER, doc="d-1"), part(70, "them")
    groups = group_figures([whole, some], [different(some, whole)])
    assert group_of(groups, some) is not group_of(groups, whole)


@pytest.mark.parametrize("of", ["the 41", "the forty-one who", "those forty-one"])
def test_it_finds_the_whole_in_the_words_of_the_part_itself(of: str) -> None:
    before, whole = told("600", OCTOBER, doc="d-1"), told("41", OCTOBER, doc="d-1", position=40)
    assert antecedents(texts(before, some := part(9, of, position=20), whole)) == {some.id: whole}


@pytest.mark.parametrize("of", ["the one", "the two", "them", "the forty"])
def test_what_stands_behind_it_without_its_number_is_not_its_whole(of: str) -> None:
    numbers = {"the one": "1", "the two": "2"}
    other = told(numbers.get(of, "41"), OCTOBER, doc="d-1", position=40)
    assert antecedents(texts(part(1, of, position=20), other)) == {}


def test_a_whole_of_a_later_sentence_is_not_in_its_words() -> None:
    far = told("41", OCTOBER, doc="d-1", position=200)
    assert antecedents(texts(part(9, "the 41", position=20), far)) == {}


def test_it_leads_a_part_to_the_event_of_the_whole_in_its_words() -> None:
    whole = told("41", OCTOBER, doc="d-1", position=40, act="arrest")
    moved = part(9, "the forty-one", on="2023-11-02", position=20, act="other:moving")
    assert role_of(group_figures([moved, whole]), moved) is Role.PART


@pytest.mark.parametrize("position", [5, 22])
def test_a_part_of_a_whole_that_is_told_is_no_part_of_another_number(position: int) -> None:
    """ "Five of the seven held there were handed over with the forty": no part of the forty."""
    forty = told("40", OCTOBER, doc="d-1")
    seven = told("7", OCTOBER, doc="d-1", position=position, act="detention")
    five = part(5, "the seven", position=20)
    assert antecedents(texts(*sorted((forty, seven, five), key=lambda one: one.position))) == {}
