from __future__ import annotations

from tests.corroboration.cast import RIVER, kinds, told
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.slots import Places

OCTOBER = "2023-10-09"


def test_it_gives_groups_by_kind_then_act_then_time() -> None:
    figures = [
        told("9", OCTOBER, kind=ClaimKind.TOTAL),
        told("40", "2023-09-18"),
        told("80", "2023-08-29"),
        told("70"),
        told("30", OCTOBER, act="arrest"),
        told("2000", OCTOBER, realis=Realis.FEARED),
    ]
    groups = group_figures(figures)
    assert [group.act for group in groups[:3]] == ["arrest", "forced repatriation", "forced repatriation"]
    assert [str(group.when) for group in groups[1:3]] == ["2023-08-29", "2023-09-18"]
    assert kinds(groups[3:]) == [GroupKind.UNDATED, GroupKind.TOTAL, GroupKind.NOT_TOLD]


def test_it_counts_people_where_some_figure_does() -> None:
    families = [told(n, OCTOBER, unit=Unit.FAMILIES) for n in ("150", "160")]
    [event] = group_figures([*families, told("600", OCTOBER)])
    assert event.unit is Unit.PERSONS
    assert [member.role for member in event.members].count(Role.OTHER_UNIT) == 2


def test_it_counts_what_most_figures_do_where_none_counts_people() -> None:
    figures = [told(n, OCTOBER, unit=Unit.FAMILIES) for n in ("150", "160")]
    [event] = group_figures([*figures, told("155", OCTOBER, unit=Unit.CASES)])
    assert event.unit is Unit.FAMILIES
    assert range_words(event.range) == "150 to 160"


def test_it_names_the_party_that_most_figures_name() -> None:
    parties = ["Chinese police", "Chinese authorities", "Chinese police", ""]
    [event] = group_figures([told("600", OCTOBER, perpetrators=party) for party in parties])
    assert event.perpetrators == "Chinese police"


def test_it_puts_each_place_in_its_own_slot() -> None:
    figures = [told("600", OCTOBER, places=Places(origin="China")), told("600", OCTOBER, places=RIVER)]
    [event] = group_figures(figures)
    assert event.places == RIVER


def test_it_shows_the_time_that_all_members_share() -> None:
    [event] = group_figures([told("600", "2023-10-05/2023-10-11"), told("600", "2023-10-09/2023-10-15")])
    assert str(event.when) == "2023-10-09/2023-10-11"


def test_it_is_founded_by_the_figure_that_says_most_about_when() -> None:
    week, day = told("600", "2023-10-09/2023-10-15"), told("500", OCTOBER)
    [event] = group_figures([week, day])
    assert event.anchor == day.id == event.members[0].claim
