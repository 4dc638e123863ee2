"""Figures that tell of the same people in other words, of other days and in other documents."""

from __future__ import annotations

from typing import Any

import pytest

from tests.corroboration.cast import different, group_of, told
from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.grouping import group_figures
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

NIGHT = "2023-10-09"
LATER = "2023-11-20"
SHENYANG, YANJI = Places(at="Shenyang"), Places(at="Yanji")


def role(claim: FigureClaim, *claims: FigureClaim) -> Role | None:
    """The role of ``claim`` in the event of the first of ``claims``; None where it is not in it."""
    event = group_of(group_figures([claim, *claims]), claims[0])
    return next((member.role for member in event.members if member.claim == claim.id), None)


def test_people_questioned_later_are_those_returned() -> None:
    event = told("600", NIGHT, doc="d-1")
    after = told("600", LATER, doc="d-1", act="other:questioning")
    assert role(after, event) is Role.SAME_PEOPLE


def test_what_else_was_done_to_them_does_not_support_the_range() -> None:
    event, near = told("600", NIGHT, doc="d-1"), told(">500", NIGHT, doc="d-2")
    after = told("600", LATER, doc="d-1", act="other:questioning")
    alone, with_it = (
        group_of(group_figures(claims), event) for claims in ([event, near], [event, near, after])
    )
    assert len(with_it.members) == 3
    assert with_it.range == alone.range


def test_up_to_so_many_returned_are_not_those_who_are_held_still() -> None:
    event = told("<2000", NIGHT, doc="d-1")
    held = told("2000", LATER, doc="d-1", act="detention", kind=ClaimKind.STATE)
    assert role(held, event) is None


def test_people_arrested_are_the_people_held() -> None:
    arrest = told("10", NIGHT, doc="d-1", act="arrest", places=SHENYANG)
    held = told("10", LATER, doc="d-1", act="detention", kind=ClaimKind.STATE, places=YANJI)
    assert role(held, arrest) is Role.SAME_PEOPLE


def test_people_arrested_are_not_yet_people_returned() -> None:
    arrest = told("28", NIGHT, doc="d-1", act="arrest")
    assert role(told("28", LATER, doc="d-1"), arrest) is None


def test_two_days_of_one_document_are_two_events() -> None:
    first = told("9", "2012-02-12", doc="d-1", act="arrest")
    assert role(told("9", "2012-02-14", doc="d-1", act="arrest"), first) is None


def test_a_day_apart_in_two_documents_is_one_event_that_stands_beside() -> None:
    first, shared = told("28", NIGHT, doc="d-1"), told("28", NIGHT, doc="d-2")
    assert role(told("28", "2023-10-10", doc="d-3"), first, shared) is Role.SAME_PEOPLE


def test_of_two_groups_of_one_number_none_is_taken() -> None:
    here = told("14", "2017-07-03", doc="d-1", act="arrest", places=SHENYANG)
    there = told("14", "2017-06-03", doc="d-1", act="arrest", places=YANJI)
    unplaced = told("14", None, doc="d-1", act="other:questioning")
    assert role(unplaced, here, there) is None
    assert role(unplaced, there, here) is None


def test_a_document_of_the_same_story_is_enough() -> None:
    event, also = told("7", NIGHT, doc="d-1", act="arrest"), told("7", NIGHT, doc="d-2", act="arrest")
    other = told("90", "2023-09-01", doc="d-1"), told("90", "2023-09-01", doc="d-3")
    held = told("7", LATER, doc="d-3", act="detention", kind=ClaimKind.STATE)
    assert role(held, event, also, *other) is Role.SAME_PEOPLE
    assert role(held, event, also) is None  # nothing joins its document to the story


def test_a_large_number_is_known_again_anywhere_and_a_small_one_is_not() -> None:
    assert role(told("96", LATER, act="other:questioning"), told("96", NIGHT)) is Role.SAME_PEOPLE
    assert role(told("6", LATER, act="other:questioning"), told("6", NIGHT)) is None


def test_it_is_not_known_again_where_two_events_have_it() -> None:
    events = told("96", NIGHT), told("96", "2023-08-01")
    after = told("96", LATER, act="other:questioning")
    assert role(after, *events) is None


def test_it_is_not_known_again_years_later() -> None:
    assert role(told("96", "2026-11-20", act="other:questioning"), told("96", NIGHT)) is None


def test_the_day_of_a_document_is_no_day_of_the_event() -> None:
    published = Interval.from_edtf("2026-11-20")
    claim = told("96", "2026-11-20", act="other:questioning", published=published)
    assert role(claim, told("96", NIGHT)) is Role.SAME_PEOPLE


def test_one_count_that_fits_an_event_is_of_it() -> None:
    total = told("600", "../2023-10-12", kind=ClaimKind.TOTAL)
    assert role(total, told("600", NIGHT)) is Role.COUNTS
    assert role(told("8125", "../2023-10-12", kind=ClaimKind.TOTAL), told("600", NIGHT)) is None


def test_a_list_is_no_event() -> None:
    on_a_list = told("600", "2020/..", kind=ClaimKind.TOTAL)
    assert role(on_a_list, told("600", NIGHT)) is None
    assert role(on_a_list, told("600", None)) is None


def test_some_of_a_table_without_a_date_are_not_those_of_another_document() -> None:
    women = told("12", None, kind=ClaimKind.TOTAL, quantity=Quantity(12, 12, share_of="Tumen"))
    assert role(women, told("12", NIGHT, doc="d-2")) is None


def test_what_was_feared_of_them_is_about_the_event() -> None:
    feared = told("28", "2023-09-20", realis=Realis.FEARED)
    assert role(feared, told("28", NIGHT)) is Role.NOT_TOLD


def test_hundreds_are_nobody_again() -> None:
    assert role(told("200-999", "../2023-10-12", kind=ClaimKind.TOTAL), told("600", NIGHT)) is None


def test_a_document_from_before_the_event_does_not_tell_it() -> None:
    before = told("96", None, act="other:questioning", published=Interval.from_edtf("2023-09-01"))
    assert role(before, told("96", NIGHT)) is None


def test_more_are_others() -> None:
    event = told("14", NIGHT, doc="d-1", act="arrest")
    assert role(told("+14", None, doc="d-1", act="detention"), event) is None


def test_a_person_who_keeps_them_apart_is_obeyed() -> None:
    event, after = told("600", NIGHT, doc="d-1"), told("600", LATER, doc="d-1", act="other:questioning")
    groups = group_figures([event, after], [different(event, after)])
    assert group_of(groups, event) != group_of(groups, after)


@pytest.mark.parametrize(("act", "expected"), [("other:questioning", Role.PART), ("arrest", None)])
def test_a_part_goes_where_its_whole_is(act: str, expected: Role | None) -> None:
    event = told("600", NIGHT, doc="d-1", position=1)
    few = Quantity(70, 70, share_of="them")
    assert role(told("", LATER, doc="d-1", act=act, quantity=few, position=9), event) is expected


def test_a_share_of_something_named_is_no_part_of_what_was_told_before() -> None:
    event = told("600", NIGHT, doc="d-1", position=1)
    few = Quantity(70, 70, share_of="the population")
    assert role(told("", LATER, doc="d-1", act="", quantity=few, position=9), event) is None


def test_every_figure_stays_in_one_group_that_says_why() -> None:
    event = told("600", NIGHT, doc="d-1")
    claims = [event, *(told("600", None, doc="d-1", act=f"other:{verb}") for verb in ("walk", "wait"))]
    groups = group_figures(claims)
    assert [group.kind for group in groups] == [GroupKind.EVENT]
    assert sorted(member.claim for member in groups[0].members) == sorted(claim.id for claim in claims)
    assert all(member.reason.endswith(".") for member in groups[0].members)


class TestTheSameDay:
    """What was told of one day, in other words and with a number that can be the same."""

    night = told("600", NIGHT, doc="d-1")

    @pytest.mark.parametrize("act", ["", "crossing", "other:walk"])
    def test_an_act_of_no_event_with_a_number_that_agrees_is_of_that_event(self, act: str) -> None:
        assert role(told(">500", NIGHT, doc="d-1", act=act), self.night) is Role.SAME_PEOPLE

    @pytest.mark.parametrize(
        "slots",
        [
            {"words": ">500", "on": "2023-10-11"},
            {"words": ">500", "doc": "d-of-nobody"},
            {"words": ">60"},
            {"words": "<650"},
            {"words": "500-650"},
            {"words": ">500", "act": "detention"},
            {"words": ">500", "published": Interval.from_edtf(NIGHT)},
        ],
        ids=[
            "another day",
            "another story",
            "another number",
            "no number",
            "a vague one",
            "another event",
            "told that day",
        ],
    )
    def test_nothing_else_is(self, slots: dict[str, Any]) -> None:
        given = {"on": NIGHT, "doc": "d-1", "act": "crossing"} | slots
        assert role(told(given.pop("words"), given.pop("on"), **given), self.night) is None

    def test_one_event_in_another_word_may_have_a_near_number(self) -> None:
        killed = told("5", NIGHT, doc="d-1", act="killing", speaker="The Lantern Group")
        dead = told("4", NIGHT, doc="d-1", act="death", speaker="a trader")
        assert group_figures([killed, dead])[1:] == []
        assert role(told("4", NIGHT, doc="d-2", act="death"), killed) is None

    def test_two_numbers_of_one_voice_are_two_things(self) -> None:
        killed, frozen = (told(n, NIGHT, doc="d-1", act=a) for n, a in (("5", "killing"), ("4", "death")))
        assert role(frozen, killed) is None
