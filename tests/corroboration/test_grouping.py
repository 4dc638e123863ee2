from __future__ import annotations

import gc
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
    told,
)
from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.ranges import range_words
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

OCTOBER = "2023-10-09"
WEEK = "2023-10-09/2023-10-15"

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
    """Of a processor, the least of three: what else is in memory, and who else computes, is no matter."""
    taken = []
    gc.collect()
    gc.freeze()
    for _ in range(3):
        begun = time.process_time()
        group_figures(claims)
        taken.append(time.process_time() - begun)
    gc.unfreeze()
    return min(taken)


def test_it_grows_in_proportion_to_the_figures() -> None:
    small, large = _seconds(crowd(1_000)), _seconds(crowd(8_000))
    assert large < 8 * 2.5 * small


def test_it_takes_one_event_told_thousands_of_times() -> None:
    claims = [told(str(500 + n % 100), OCTOBER, id=f"c-{n}") for n in range(4_000)]
    assert len(group_figures(claims)) == 1
    assert _seconds(claims) < 10


def test_it_reads_the_words_of_the_cast() -> None:
    assert amount(">500") == Quantity(500, None)
