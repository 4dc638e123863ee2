from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.corroboration.cast import RETURN, RIVER, amount, told
from tumen.corroboration.figures import GroupKind
from tumen.corroboration.grouping import group_figures
from tumen.corroboration.totals.containing import eligible
from tumen.corroboration.totals.values import Counted
from tumen.vocabulary.codes import ClaimKind, Realis, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

EVENT = Counted("e-1", RETURN, 40, 40, when=Interval.from_edtf("2023-10-09"), places=RIVER)
TOTAL = Counted("total", RETURN, 670, None, when=Interval.from_edtf("2020/.."), places=Places(origin="China"))


def can_contain(total: dict[str, Any] | None = None, **event: Any) -> bool:
    return bool(eligible(replace(TOTAL, **(total or {})), [replace(EVENT, **event)]))


def test_it_contains_an_event_of_its_act_place_and_period() -> None:
    assert can_contain()


@pytest.mark.parametrize(
    "event",
    [
        {"act": "arrest"},
        {"unit": Unit.FAMILIES},
        {"is_told": False},
        {"when": None},
        {"when": Interval.from_edtf("2019-12-31")},
        {"places": Places(origin="Russia", destination="North Korea")},
    ],
)
def test_it_does_not_contain_what_is_of_another_sort(event: dict[str, Any]) -> None:
    assert not can_contain(**event)


@pytest.mark.parametrize(
    ("total", "event", "expected"),
    [
        (Places(), RIVER, True),
        (Places(origin="China"), Places(), True),
        (Places(origin="China"), Places(origin="Tumen"), True),
        (Places(origin="Tumen"), Places(origin="Dandong"), False),
        (Places(at="the old ford"), Places(at="the mill"), False),
    ],
)
def test_it_knows_which_place_lies_in_which(total: Places, event: Places, expected: bool) -> None:
    assert can_contain({"places": total}, places=event) is expected


@pytest.mark.parametrize(
    ("period", "when", "expected"),
    [("2023-10", "2023", True), ("2020/..", "2019/2020", True), ("../2023-10-08", "2023-10-09", False)],
)
def test_it_needs_one_day_in_both(period: str, when: str, expected: bool) -> None:
    assert can_contain({"when": Interval.from_edtf(period)}, when=Interval.from_edtf(when)) is expected


def test_it_contains_nothing_where_its_period_is_not_known() -> None:
    assert not can_contain({"when": None})


def test_it_puts_events_in_order_of_date() -> None:
    later = replace(EVENT, id="e-0", when=Interval.from_edtf("2023-11-01"))
    assert [event.id for event in eligible(TOTAL, [later, EVENT])] == ["e-1", "e-0"]


def test_it_takes_events_from_the_groups_of_the_record() -> None:
    claims = [
        told("about 600", "2023-10-09", places=RIVER),
        told("80", "2023-08-29", realis=Realis.FEARED),
        told("40", None),
        told("8125", None, kind=ClaimKind.TOTAL),
    ]
    groups = group_figures(claims)
    assert [group.kind for group in groups].count(GroupKind.EVENT) == 1
    [event] = eligible(TOTAL, [Counted.event(group) for group in groups])
    assert (event.id, event.low, event.approximate) == (claims[0].id, 600, True)


@pytest.mark.parametrize(
    ("period", "published", "expected"),
    [
        ("2020/..", "2023-11-02", "2020-01-01/2023-11-02"),
        ("2023-11-02", "2023-11-02", "../2023-11-02"),
        ("2023-10-09", "2023-11-02", "2023-10-09"),
        (None, "2023-11-02", "../2023-11-02"),
        ("2020/2022", "2023-11-02", "2020-01-01/2022-12-31"),
        ("2020/..", None, "2020-01-01/.."),
        ("2024/..", "2023-11-02", "2024-01-01/.."),
    ],
)
def test_it_counts_nothing_after_its_publication(
    period: str | None, published: str | None, expected: str
) -> None:
    day = Interval.from_edtf(published) if published else None
    assert str(Counted.total(told(">670", period, published=day)).when) == expected


def test_it_has_no_period_where_nothing_gives_one() -> None:
    assert Counted.total(told(">670", None)).when is None


def test_it_spreads_about_exactly() -> None:
    about = Counted("e", RETURN, 675, 675, approximate=True).bounds
    assert [float(bound or 0) for bound in about] == [607.5, 742.5]
    assert amount("about 675").approximate
