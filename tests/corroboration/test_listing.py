from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.corroboration.cast import (
    different,
    group_of,
    kinds,
    member_of,
    same,
    sets,
    told,
)
from tumen.corroboration.figures import FigureClaim, GroupKind
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

OCTOBER = "2023-10-09"
WEEK = "2023-10-09/2023-10-15"


def state(words: str, on: str | None, place: str = "China", **slots: Any) -> FigureClaim:
    return told(words, on, act="detention", kind=ClaimKind.STATE, places=Places(at=place), **slots)


def test_it_tells_a_state_from_an_event() -> None:
    groups = group_figures([told("2000", OCTOBER, act="detention"), state("900", OCTOBER, id="c-state")])
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


def test_counts_of_two_years_or_two_towns_are_no_two_counts_of_one_thing() -> None:
    years = [total("305", "records centre", year) for year in ("2019", "2020")]
    places = (Places(at="Tumen"), Places(at="Dandong"))
    towns = [total("85", "records centre", "2022", places=place) for place in places]
    assert len(group_figures(years)) == 2
    assert len(group_figures(towns)) == 2


def test_a_towns_count_is_not_what_the_same_document_tells_of_all() -> None:
    town = total("66", "records centre", "2022", doc="d-1", places=Places(at="Tumen"))
    assert len(group_figures([town, total("151", "records centre", "2022", doc="d-1")])) == 2


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


def test_it_says_from_when_to_when_a_list_counted() -> None:
    [count] = group_figures(
        [total("8125", "centre", "../2023-10-24"), total("8125", "centre", "../2024-10-01")]
    )
    assert str(count.when) == "../2024-10-01"


def test_it_gives_a_total_without_a_speaker_a_list_of_its_own() -> None:
    assert len(group_figures([total("8000", "", doc="d-1"), total("8000", "", doc="d-2")])) == 2


def test_it_knows_a_list_by_its_owners_name_in_any_case() -> None:
    assert len(group_figures([total("8000", "Records Centre"), total("7900", "records centre")])) == 1


def test_it_keeps_an_approximate_count_from_naming_its_list() -> None:
    exact, about = total("8125", "centre"), total("about 8125", "another", doc="d-2")
    assert len(group_figures([exact, about])) == 2


def test_it_groups_rates_that_share_a_part_of_their_time() -> None:
    rates = [told("1000", on, kind=ClaimKind.RATE, act="arrival") for on in ("2010/2019", "../2019", "2015")]
    assert len(group_figures(rates)) == 1


def test_it_parts_by_hand_what_one_list_counts() -> None:
    one, other = total("8000", "centre"), total("7000", "centre")
    assert len(group_figures([one, other], [different(one, other)])) == 2


def test_it_joins_states_of_two_places_by_hand() -> None:
    one, other = state("2000", OCTOBER), state("900", OCTOBER, "Shenyang")
    [joined] = group_figures([one, other], [same(one, other)])
    assert joined.kind is GroupKind.STATE
    assert range_words(joined.range) == "900 to 2,000"


def test_it_finds_a_hand_joined_state_by_either_place() -> None:
    one, other = state("2000", OCTOBER), state("900", OCTOBER, "Shenyang")
    third = state("950", OCTOBER, "Shenyang")
    assert len(group_figures([one, other, third], [same(one, other)])) == 1


def test_it_says_why_a_state_stands_where_it_stands() -> None:
    first, later = state("2000", "2023-10-11"), state("2000", "2023-10-24")
    groups = group_figures([first, later])
    assert member_of(groups, first).reason == "The first figure of this group."
    assert member_of(groups, later).reason == "Same act and place, at about the same time."
