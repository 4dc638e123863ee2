from __future__ import annotations

from datetime import date

import pytest

from tests.corroboration.cast import (
    RIVER,
    group_of,
    kinds,
    member_of,
    sets,
    told,
)
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.dates import Interval
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


# The reasons, and what helps a person to decide


def test_it_says_why_each_figure_stands_where_it_stands() -> None:
    day = told("600", OCTOBER, places=RIVER)
    week = told(">500", WEEK, places=RIVER)
    groups = group_figures([day, week])
    assert member_of(groups, day).reason == "The first figure of this group, with the time that says most."
    reason = "Same act, both can mean this day (2023-10-09); the figures agree; the places agree."
    assert member_of(groups, week).reason == reason


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("600", "the figure is the same"),
        (">500", "the figures agree"),
        ("500", "the figures are near each other"),
        ("90", "the figures differ and stand side by side"),
    ],
)
def test_it_says_how_the_figures_stand_to_each_other(words: str, said: str) -> None:
    first, other = told("600", OCTOBER), told(words, OCTOBER)
    reasons = [member.reason for group in group_figures([first, other]) for member in group.members]
    assert any(said in reason for reason in reasons)


def test_it_shows_a_person_the_event_that_a_misfit_stood_beside() -> None:
    day, week = told("600", OCTOBER), told("150", WEEK)
    alone = group_of(group_figures([day, week]), week)
    assert alone.could_be == (day.id,)
    assert "do not fit each other well enough" in alone.members[0].reason


def test_it_does_not_show_every_event_of_a_month_for_a_misfit() -> None:
    month = told("150", "2023-10")
    assert group_of(group_figures([told("600", OCTOBER), month]), month).could_be == ()


def test_it_names_no_more_groups_than_a_person_can_weigh() -> None:
    days = [told("600", f"2023-10-{day:02}") for day in range(1, 9)]
    month = told("600", "2023-10")
    assert len(group_of(group_figures([*days, month]), month).could_be) == 5


def test_it_leaves_a_year_alone_where_very_many_events_have_its_figure() -> None:
    days = [told("60", f"2023-{month:02}-{day:02}") for month in range(1, 13) for day in range(1, 8)]
    years = [told("60", "2023") for _ in range(3)]
    groups = group_figures([*days, *years])
    assert frozenset(year.id for year in years) in sets(groups)


def test_it_leaves_the_undated_together_where_very_many_events_have_their_figure() -> None:
    days = [told("60", f"2023-{month:02}-{day:02}") for month in range(1, 13) for day in range(1, 8)]
    undated = [told("60") for _ in range(3)]
    assert frozenset(claim.id for claim in undated) in sets(group_figures([*days, *undated]))


def test_it_finds_the_document_of_a_year_among_very_many_events() -> None:
    days = [told("60", f"2023-{month:02}-{day:02}") for month in range(1, 13) for day in range(1, 8)]
    here, year = told("60", "2023-05-20", doc="d-1"), told("60", "2023", doc="d-1")
    groups = group_figures([*days, here, year])
    assert group_of(groups, year) is group_of(groups, here)


def test_it_joins_an_open_time_to_an_event_of_the_same_document() -> None:
    headline, body = told("600", "../2023-10-18", doc="d-1"), told("600", WEEK, doc="d-1")
    [event] = group_figures([headline, body])
    assert str(event.when) == WEEK


def test_it_joins_a_single_vague_figure_to_its_day() -> None:
    assert len(group_figures([told("600", OCTOBER), told("200-999", OCTOBER)])) == 1


def test_it_does_not_place_a_vague_figure_of_a_year() -> None:
    assert len(group_figures([told("600", OCTOBER), told("200-999", "2023")])) == 2


def test_it_keeps_two_figures_of_one_voice_in_one_month_apart() -> None:
    told_twice = [
        told(n, "2023-10", doc="d-1", speaker="the council", position=p) for p, n in enumerate(("80", "100"))
    ]
    assert len(group_figures(told_twice)) == 2


def test_it_joins_a_voice_that_corrects_itself() -> None:
    told_twice = [
        told(n, OCTOBER, doc="d-1", speaker="the council", position=p) for p, n in enumerate(("580", "600"))
    ]
    assert len(group_figures(told_twice)) == 1
