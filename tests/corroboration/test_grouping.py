from __future__ import annotations

import random
import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.cast import (
    RETURN,
    RIVER,
    amount,
    group_of,
    kinds,
    member_of,
    role_of,
    sets,
    told,
)
from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

OCTOBER = "2023-10-09"
WEEK = "2023-10-09/2023-10-15"


def test_it_puts_conflicting_figures_of_one_night_side_by_side() -> None:
    groups = group_figures([told("600", OCTOBER), told("about 600", OCTOBER), told(">500", OCTOBER)])
    [event] = groups
    assert len(event.members) == 3
    assert range_words(event.range) == "500 to 600"
    assert event.when == Interval.day(date(2023, 10, 9))


def test_it_joins_a_week_and_a_month_to_the_day() -> None:
    day = told(">500", OCTOBER)
    [event] = group_figures([told("600", "2023-10"), told("600", WEEK), day])
    assert event.when == Interval.day(date(2023, 10, 9))
    assert event.anchor == day.id


def test_it_does_not_chain_three_events_through_one_wide_time() -> None:
    days = [told("80", "2023-08-29"), told("40", "2023-09-18"), told("600", OCTOBER)]
    wide = told("600", "2023-08/2023-10")
    groups = group_figures([*days, wide])
    assert len(groups) == 3
    assert group_of(groups, wide).when == Interval.day(date(2023, 10, 9))


def test_it_never_joins_members_that_share_no_day() -> None:
    early, late = told("600", "2023-10-01/2023-10-08"), told("600", "2023-10-09/2023-10-16")
    month = told("600", "2023-10")
    groups = group_figures([early, late, month])
    assert group_of(groups, early) is not group_of(groups, late)
    assert group_of(groups, month).members[0].claim == month.id


def test_it_leaves_a_figure_alone_that_fits_two_events() -> None:
    first, second = told("600", OCTOBER), told("600", "2023-10-20")
    month = told("600", "2023-10")
    groups = group_figures([first, second, month])
    alone = group_of(groups, month)
    assert set(alone.could_be) == {first.id, second.id}
    assert "fits 2 groups alike" in alone.members[0].reason


def test_it_puts_figures_together_that_are_unsure_in_the_same_way() -> None:
    days = [told("600", OCTOBER), told("600", "2023-10-20")]
    months = [told("600", "2023-10", doc=f"d-{n}") for n in range(4)]
    groups = group_figures([*days, *months])
    assert sets(groups) == {frozenset([days[0].id]), frozenset([days[1].id]), frozenset(m.id for m in months)}


def test_it_prefers_the_event_whose_figure_is_the_same() -> None:
    near, same = told("550", "2023-10-02"), told("600", OCTOBER)
    month = told("600", "2023-10")
    groups = group_figures([near, same, month])
    assert group_of(groups, month) is group_of(groups, same)
    assert "of 2 groups that it fits, this one fits best" in member_of(groups, month).reason


def test_it_prefers_the_event_of_the_same_place() -> None:
    here = told("60", "2024-04-26", places=Places(origin="Dandong"))
    there = told("60", "2024-04-12", places=Places(origin="Tumen"))
    month = told("60", "2024-04", places=Places(origin="Dandong"))
    groups = group_figures([here, there, month])
    assert group_of(groups, month) is group_of(groups, here)


def test_it_prefers_the_event_that_the_same_document_tells() -> None:
    here, there = told("60", "2024-04-26", doc="d-1"), told("60", "2024-04-12", doc="d-2")
    month = told("60", "2024-04", doc="d-1", id="c-month")
    groups = group_figures([here, there, month])
    assert group_of(groups, month) is group_of(groups, here)


def test_it_names_no_place_that_hardly_anybody_names() -> None:
    many = [told("600", OCTOBER, places=RIVER) for _ in range(7)]
    [event] = group_figures([*many, told("600", OCTOBER, places=Places(origin="China", at="Seoul"))])
    assert event.places == RIVER


def test_it_joins_the_same_figure_of_an_event_with_a_far_figure() -> None:
    figures = [told("600", OCTOBER), told("<2000", OCTOBER), told("600", WEEK)]
    assert len(group_figures(figures)) == 1


def test_it_does_not_lead_on_from_one_near_figure_to_the_next() -> None:
    figures = [told("600", OCTOBER), told("160", OCTOBER), told("120", WEEK)]
    assert len(group_figures(figures)) == 2


def test_it_takes_what_most_documents_tell_for_the_event_itself() -> None:
    main = [told("600", OCTOBER, places=RIVER) for _ in range(3)]
    odd = told("600", OCTOBER, places=Places(origin="China", destination="South Korea"))
    nowhere = told("600", OCTOBER)
    groups = group_figures([*main, odd, nowhere])
    assert group_of(groups, nowhere) is group_of(groups, main[0])
    assert "most documents tell it" in member_of(groups, nowhere).reason


def test_it_does_not_let_the_better_known_of_two_days_win() -> None:
    main = [told("600", OCTOBER) for _ in range(9)]
    other, month = told("600", "2023-10-20"), told("600", "2023-10")
    groups = group_figures([*main, other, month])
    assert set(group_of(groups, month).could_be) == {group_of(groups, main[0]).anchor, other.id}


def test_it_keeps_two_towns_apart_on_one_day() -> None:
    one = told("300", OCTOBER, places=Places(origin="Tumen"))
    other = told("200", OCTOBER, places=Places(origin="Dandong"))
    assert len(group_figures([one, other])) == 2


def test_it_knows_that_a_town_lies_in_its_country() -> None:
    town = told("600", OCTOBER, places=Places(origin="Tumen", destination="North Korea"))
    [event] = group_figures([town, told("600", OCTOBER, places=RIVER)])
    assert "the places agree" in event.members[1].reason


def test_it_does_not_join_through_a_member_that_names_no_place() -> None:
    figures = [
        told("300", OCTOBER, places=Places(origin="Tumen")),
        told("200", OCTOBER, places=Places(origin="Dandong")),
        told("300", OCTOBER),
    ]
    groups = group_figures(figures)
    assert group_of(groups, figures[0]) is not group_of(groups, figures[1])


def test_it_keeps_unknown_places_apart_unless_the_figures_agree() -> None:
    one = told("300", OCTOBER, places=Places(origin="Upper Ford"))
    agreeing = told("300", OCTOBER, places=Places(origin="the ford"))
    other = told("180", OCTOBER, places=Places(origin="Lower Ford"))
    groups = group_figures([one, agreeing, other])
    assert sets(groups) == {frozenset([one.id, agreeing.id]), frozenset([other.id])}
    assert "not known" in member_of(groups, agreeing).reason or "not known" in member_of(groups, one).reason


def test_it_keeps_two_states_that_returned_people_apart() -> None:
    one = told("40", OCTOBER, perpetrators="Chinese authorities")
    other = told("40", OCTOBER, perpetrators="Russian police")
    assert len(group_figures([one, other])) == 2


def test_it_never_mixes_acts() -> None:
    assert len(group_figures([told("40", OCTOBER), told("40", OCTOBER, act="arrest")])) == 2


def test_it_leaves_figures_without_an_act_alone() -> None:
    assert (
        len(group_figures([told("40", OCTOBER, act="", id="c-1"), told("40", OCTOBER, act="", id="c-2")]))
        == 2
    )


def test_it_does_not_take_one_person_for_a_count_of_six_hundred() -> None:
    many, one = told("600", OCTOBER), told("1", OCTOBER)
    groups = group_figures([many, one])
    assert group_of(groups, one).could_be == (many.id,)
    assert group_of(groups, many).could_be == ()


def test_it_keeps_two_rows_of_one_list_apart() -> None:
    rows = [
        told(n, OCTOBER, doc="d-list", speaker="Lanternlight", position=p)
        for p, n in enumerate(["300", "200"])
    ]
    groups = group_figures(rows)
    assert len(groups) == 2
    assert any("the same voice tells both" in group.members[0].reason for group in groups)


def test_it_joins_two_voices_of_one_document() -> None:
    low = told(">500", OCTOBER, doc="d-1", speaker="the council")
    high = told("600", OCTOBER, doc="d-1", speaker="Lanternlight")
    assert len(group_figures([low, high])) == 1


def test_it_reads_around_a_day_as_a_few_days() -> None:
    [event] = group_figures([told("600", "2023-10-07~"), told("600", OCTOBER)])
    assert event.when == Interval.day(date(2023, 10, 9))


def test_it_shows_a_lonely_approximate_time_as_it_was_told() -> None:
    [event] = group_figures([told("600", "2023-10-07~")])
    assert str(event.when) == "2023-10-07~"


def test_it_joins_a_wide_time_only_where_the_figures_agree() -> None:
    day, other, agreeing = told("600", OCTOBER), told("620", "2023"), told(">500", "2023")
    groups = group_figures([day, other, agreeing])
    assert sets(groups) == {frozenset([day.id, agreeing.id]), frozenset([other.id])}


def test_it_does_not_find_an_event_by_a_small_figure_and_a_year() -> None:
    assert len(group_figures([told("2", OCTOBER), told("2", "2023")])) == 2


# Unresolved time


def test_it_joins_an_undated_figure_that_only_one_event_has() -> None:
    undated, dated = told("50"), told("50", "2021-07-14")
    groups = group_figures([undated, dated, told("80", "2023-08-29")])
    assert group_of(groups, undated) is group_of(groups, dated)
    assert "no other event of this act has this figure" in member_of(groups, undated).reason


def test_it_joins_an_undated_figure_to_the_event_its_document_tells() -> None:
    body, headline = told(">500", OCTOBER, doc="d-1"), told("600", doc="d-1")
    other = told("600", "2022-01-01")
    groups = group_figures([body, headline, other])
    assert group_of(groups, headline) is group_of(groups, body)
    assert "the same document" in member_of(groups, headline).reason


def test_it_lists_an_undated_figure_that_two_events_have() -> None:
    undated = told("60")
    groups = group_figures([told("60", "2024-04-26"), told("60", "2022-04-26"), undated])
    alone = group_of(groups, undated)
    assert alone.kind is GroupKind.UNDATED
    assert len(alone.could_be) == 2
    assert alone.when is None


def test_it_lists_an_undated_figure_that_no_event_has() -> None:
    undated = told("70")
    assert group_of(group_figures([told("600", OCTOBER), undated]), undated).kind is GroupKind.UNDATED


@pytest.mark.parametrize("words", ["2", "200-999"])
def test_it_does_not_place_an_undated_figure_that_tells_nothing_apart(words: str) -> None:
    groups = group_figures([told(words, OCTOBER), told(words)])
    assert sorted(kinds(groups)) == sorted([GroupKind.EVENT, GroupKind.UNDATED])


def test_it_puts_undated_figures_of_one_document_together() -> None:
    headline, body = told("30", doc="d-1", id="c-1"), told("about 30", doc="d-1", id="c-2")
    [undated] = group_figures([headline, body])
    assert undated.kind is GroupKind.UNDATED


def test_it_knows_that_a_document_cannot_tell_what_came_after_it() -> None:
    early = told("600", published=Interval.day(date(2023, 5, 1)))
    assert len(group_figures([early, told("600", OCTOBER)])) == 2


# States, totals, rates


def state(words: str, on: str | None, place: str = "China", **slots: Any) -> FigureClaim:
    return told(words, on, act="detention", kind=ClaimKind.STATE, places=Places(at=place), **slots)


def test_it_tells_a_state_from_an_event() -> None:
    groups = group_figures([told("2000", OCTOBER, act="detention"), state("2000", OCTOBER, id="c-state")])
    assert kinds(groups) == [GroupKind.EVENT, GroupKind.STATE]


def test_it_groups_states_of_one_place_within_the_window() -> None:
    first, later, much_later = (
        state("2000", "2023-10-11"),
        state("about 2000", "2023-10-24"),
        state("2000", "2024-05-01"),
    )
    groups = group_figures([first, later, much_later])
    assert sets(groups) == {frozenset([first.id, later.id]), frozenset([much_later.id])}
    assert group_of(groups, first).when == Interval(date(2023, 10, 11), date(2023, 10, 24))


def test_it_does_not_chain_states_from_month_to_month() -> None:
    monthly = [state("2000", f"2023-{month:02}-01", id=f"c-{month}") for month in range(1, 7)]
    assert all(len(group.members) <= 2 for group in group_figures(monthly))


def test_it_takes_the_window_that_it_is_given() -> None:
    figures = [state("2000", "2023-01-01"), state("2000", "2023-06-01")]
    assert len(group_figures(figures, state_window=timedelta(days=200))) == 1


def test_it_keeps_states_of_different_places_apart() -> None:
    assert len(group_figures([state("2000", OCTOBER), state("900", OCTOBER, "Shenyang")])) == 2


def test_it_keeps_a_state_apart_whose_figure_counts_something_else() -> None:
    assert len(group_figures([state("2000", OCTOBER), state("200000-999999", OCTOBER)])) == 2


def test_it_joins_a_state_of_unknown_time_where_the_figures_agree() -> None:
    assert len(group_figures([state("2000", OCTOBER), state("about 2000", None)])) == 1
    assert len(group_figures([state("2000", OCTOBER), state("900", None)])) == 2


def total(words: str, speaker: str, on: str | None = "../2023-10-24", **slots: Any) -> FigureClaim:
    return told(words, on, kind=ClaimKind.TOTAL, speaker=speaker, unit=slots.pop("unit", Unit.CASES), **slots)


def test_it_groups_totals_by_whose_list_counts() -> None:
    ours, theirs = total("8000", "records centre", doc="d-1"), total("7000", "another list")
    grown = total("8200", "records centre", "../2024-10-01", doc="d-2")
    groups = group_figures([ours, theirs, grown])
    assert sets(groups) == {frozenset([ours.id, grown.id]), frozenset([theirs.id])}
    assert kinds(groups) == [GroupKind.TOTAL, GroupKind.TOTAL]


def test_it_keeps_cases_and_violations_of_one_list_apart() -> None:
    figures = [total("8125", "records centre"), total("32198", "records centre", unit=Unit.VIOLATIONS)]
    assert len(group_figures(figures)) == 2


def test_it_knows_a_list_by_its_unrounded_count() -> None:
    groups = group_figures([total("8125", "records centre"), total("8125", "a news agency", doc="d-2")])
    assert len(groups) == 1
    assert any("unrounded" in member.reason for member in groups[0].members)


def test_it_does_not_know_a_list_by_a_round_count() -> None:
    assert len(group_figures([total("8000", "records centre"), total("8000", "another", doc="d-2")])) == 2


def test_it_groups_rates_of_one_time() -> None:
    rates = [told("1000", "../2019", kind=ClaimKind.RATE, act="arrival", id=f"c-{n}") for n in range(2)]
    later = told("200", "2020/2023", kind=ClaimKind.RATE, act="arrival")
    groups = group_figures([*rates, later])
    assert kinds(groups) == [GroupKind.RATE, GroupKind.RATE]
    assert len(groups[0].members) == 2


def test_it_takes_a_habit_for_a_rate() -> None:
    [rate] = group_figures([told("300", realis=Realis.HABITUAL)])
    assert rate.kind is GroupKind.RATE


# Not told as having happened


@pytest.mark.parametrize(
    "slots",
    [
        {"realis": realis}
        for realis in (Realis.FEARED, Realis.PLANNED, Realis.DEMANDED, Realis.PLEDGED, Realis.HYPOTHETICAL)
    ]
    + [{"polarity": Polarity.NEGATED}],
)
def test_it_never_makes_an_event_of_what_is_not_told_as_having_happened(slots: dict[str, Any]) -> None:
    [group] = group_figures([told("600", OCTOBER, **slots)])
    assert group.kind is GroupKind.NOT_TOLD


def test_it_takes_no_for_a_denial() -> None:
    [group] = group_figures([told("0", OCTOBER)])
    assert group.kind is GroupKind.NOT_TOLD


def test_it_takes_none_of_them_for_a_denial_and_no_part() -> None:
    whole = told("600", OCTOBER, doc="d-1")
    none = told("", OCTOBER, doc="d-1", quantity=Quantity(0, 0, share_of="those people"), position=5)
    assert role_of(group_figures([whole, none]), none) is Role.COUNTS
    assert group_of(group_figures([whole, none]), none).kind is GroupKind.NOT_TOLD


def test_it_attaches_a_fear_to_the_event_that_came_of_it() -> None:
    happened, feared = told("600", OCTOBER), told("about 600", WEEK, realis=Realis.FEARED)
    groups = group_figures([happened, feared])
    [event] = groups
    assert event.kind is GroupKind.EVENT
    assert role_of(groups, feared) is Role.NOT_TOLD
    assert "feared" in member_of(groups, feared).reason


def test_it_gives_what_is_feared_no_say_in_the_range() -> None:
    [event] = group_figures([told("600", OCTOBER), told("about 700", OCTOBER, realis=Realis.FEARED)])
    assert range_words(event.range) == "600"


def test_it_does_not_let_a_fear_narrow_the_time() -> None:
    [event] = group_figures([told("600", WEEK), told("600", "2023-10-14/2023-10-16", realis=Realis.FEARED)])
    assert str(event.when) == WEEK


def test_it_keeps_a_fear_of_another_number_by_itself() -> None:
    groups = group_figures([told("600", OCTOBER), told("2000", OCTOBER, realis=Realis.FEARED)])
    assert kinds(groups) == [GroupKind.EVENT, GroupKind.NOT_TOLD]


def test_it_does_not_mix_demands_with_fears() -> None:
    groups = group_figures(
        [told("30", OCTOBER, realis=Realis.FEARED), told("30", OCTOBER, realis=Realis.DEMANDED)]
    )
    assert len(groups) == 2


# Parts, and figures on top of others


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


# Order, completeness, speed

edtf = st.sampled_from(
    [None, OCTOBER, WEEK, "2023-10", "2023-08-29", "2023-09-18", "2023", "../2023-10-20", "2023-10-08~"]
)
figures = st.builds(
    lambda n, low, wide, on, slots: told(
        "", on, id=f"c-{n}", quantity=Quantity(low, low + wide, bool(wide)), **slots
    ),
    st.integers(),
    st.sampled_from([1.0, 40.0, 80.0, 500.0, 600.0]),
    st.sampled_from([0.0, 0.0, 100.0]),
    edtf,
    st.fixed_dictionaries(
        {
            "doc": st.sampled_from(["d-1", "d-2", "d-3"]),
            "kind": st.sampled_from([ClaimKind.EVENT] * 4 + list(ClaimKind)),
            "realis": st.sampled_from([Realis.ASSERTED] * 5 + [Realis.FEARED]),
            "places": st.sampled_from([Places(), RIVER, Places(origin="Tumen"), Places(origin="Dandong")]),
            "speaker": st.sampled_from(["", "council"]),
            "position": st.integers(0, 99),
        }
    ),
)
many = st.lists(figures, max_size=14, unique_by=lambda claim: claim.id)


@given(many, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_it_gives_the_same_groups_in_any_order(claims: list[FigureClaim], shuffler: random.Random) -> None:
    shuffled = list(claims)
    shuffler.shuffle(shuffled)
    assert group_figures(shuffled) == group_figures(claims)


@given(many)
@settings(max_examples=150, deadline=None)
def test_it_puts_every_figure_into_exactly_one_group(claims: list[FigureClaim]) -> None:
    members = [member.claim for group in group_figures(claims) for member in group.members]
    assert sorted(members) == sorted(claim.id for claim in claims)


@given(many)
@settings(max_examples=150, deadline=None)
def test_it_keeps_a_day_that_every_counting_member_can_mean(claims: list[FigureClaim]) -> None:
    by_id = {claim.id: claim for claim in claims}
    for group in group_figures(claims):
        told_ = [by_id[m.claim] for m in group.members if m.role in (Role.COUNTS, Role.OTHER_UNIT)]
        exact = [claim.interval for claim in told_ if claim.interval and not claim.interval.approximate]
        if group.kind is GroupKind.EVENT and exact and group.when and not group.when.approximate:
            assert all(interval.overlaps(group.when) for interval in exact)
            assert {claim.act for claim in told_} == {RETURN}


def test_it_refuses_two_figures_of_one_id() -> None:
    with pytest.raises(ValueError, match="both called"):
        group_figures([told("1", id="c-1"), told("2", id="c-1")])


def test_it_gives_nothing_for_nothing() -> None:
    assert group_figures([]) == []


def crowd(size: int, seed: int = 7) -> list[FigureClaim]:
    """Figures as an archive tells them: many days, some weeks, months and years, some with no date."""
    chance = random.Random(seed)
    acts = [RETURN, "detention", "arrest", "arrival", "death"]
    claims = []
    for n in range(size):
        day = date(2005, 1, 1) + timedelta(days=int(chance.triangular(0, 7500, 6800)))
        on: Interval | None = chance.choices(
            [
                Interval.day(day),
                Interval(day, day + timedelta(days=6)),
                Interval.month(day.year, day.month),
                Interval.year(day.year),
                None,
            ],
            [50, 20, 12, 6, 12],
        )[0]
        number = float(
            chance.choice([chance.randint(1, 60), chance.randint(1, 9) * 100, chance.randint(1, 2000)])
        )
        high = chance.choices([number, None], [80, 20])[0]
        claims.append(
            FigureClaim(
                id=f"c-{n}",
                document=f"d-{n // 10}",
                act=chance.choice(acts),
                quantity=Quantity(number, high, approximate=chance.random() < 0.3),
                interval=on,
                places=chance.choice([RIVER, Places(), Places(origin="Tumen"), Places(origin="Dandong")]),
                speaker=f"speaker {chance.randint(0, 300)}",
                kind=chance.choices(list(ClaimKind), [70, 14, 8, 8])[0],
                realis=chance.choices([Realis.ASSERTED, Realis.FEARED], [90, 10])[0],
                position=n % 10 * 100,
            )
        )
    return claims


def _seconds(claims: list[FigureClaim]) -> float:
    begun = time.process_time()
    group_figures(claims)
    return time.process_time() - begun


def test_it_grows_in_proportion_to_the_figures() -> None:
    small, large = _seconds(crowd(1_000)), _seconds(crowd(8_000))
    assert large < 8 * 2.5 * small


def test_it_takes_one_event_told_thousands_of_times() -> None:
    claims = [told(str(500 + n % 100), OCTOBER, id=f"c-{n}") for n in range(4_000)]
    assert len(group_figures(claims)) == 1
    assert _seconds(claims) < 10


def test_it_reads_the_words_of_the_cast() -> None:
    assert amount(">500") == Quantity(500, None)
