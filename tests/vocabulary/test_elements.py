"""Rules and their elements, what can bear on them, and what states declared themselves not bound by."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from tumen.vocabulary.acts import acts
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.elements import (
    Reservation,
    elements,
    reservations,
    reservations_of,
    rules,
    rules_for,
)
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.norms import norms
from tumen.vocabulary.slots import SLOTS
from tumen.vocabulary.standing import Relation, standing_of

REFUGEES = rules()["non-refoulement-refugees"]
_OF = {element.code.partition(".")[2]: element for element in REFUGEES.elements}


def test_every_entry_names_what_the_vocabulary_knows() -> None:
    for rule in rules().values():
        assert {rule.norm, *rule.also} <= set(norms())
        assert rule.acts <= set(acts())
        for element in rule.elements:
            assert element.acts <= set(acts()), element.code
            assert element.slots <= set(SLOTS), element.code
            assert element.asks.endswith("?"), element.code
            assert re.fullmatch(r"[0-9AI]+(?:\([\da-k]+\))*(?:, [\d()a-z]+)?", element.source), element.code


def test_no_two_elements_share_a_code() -> None:
    told = Counter(element.code for rule in rules().values() for element in rule.elements)
    assert set(told.values()) == {1}
    assert set(told) == set(elements())


def test_the_rules_of_an_act_are_those_that_name_it() -> None:
    assert [rule.code for rule in rules_for(["forced repatriation"])][:2] == [
        "non-refoulement-refugees",
        "non-refoulement-torture",
    ]
    assert rules_for(["protest"]) == ()


@pytest.mark.parametrize(
    ("element", "values", "bears"),
    [
        ("returned", {"act": "forced repatriation"}, True),
        ("returned", {"act": "torture"}, False),
        ("danger", {"act": "torture"}, True),
        ("danger", {"act": "torture", "realis": Realis.FEARED}, True),
        ("danger", {"act": "torture", "realis": Realis.DEMANDED}, False),
        ("danger", {"act": "torture", "realis": Realis.HYPOTHETICAL}, False),
        ("by-the-state", {"act": "forced repatriation", "perpetrators": ("the police",)}, True),
        ("by-the-state", {"act": "forced repatriation", "perpetrators": ()}, False),
        ("by-the-state", {"act": "torture", "perpetrators": ("the police",)}, False),
        ("returned", {}, False),
    ],
)
def test_what_a_claim_tells_says_on_what_it_can_bear(
    element: str, values: dict[str, object], bears: bool
) -> None:
    assert REFUGEES.bears(_OF[element], values) is bears


def test_every_reservation_is_of_a_state_to_a_norm_that_it_is_party_to() -> None:
    for each in reservations():
        assert each.country in gazetteer().countries
        made = each.made.latest
        assert made
        assert standing_of(each.norm, each.country, made).relation is Relation.PARTY, each
        assert each.source


def test_what_is_reserved_stands_from_its_day_to_its_withdrawal() -> None:
    told = [each.articles for each in reservations_of("refugee-convention", "CN", date(2023, 10, 9))]
    assert told == ["14 (second half)", "16(3)"]
    assert reservations_of("refugee-convention", "CN", date(1980, 1, 1)) == ()
    korean = [each.articles for each in reservations_of("cedaw", "KP", date(2014, 1, 1))]
    assert korean == ["2(f), 9(2)", "29(1)"]
    assert [each.articles for each in reservations_of("cedaw", "KP", date(2016, 1, 1))] == ["29(1)"]


def test_one_withdrawn_in_a_year_stands_until_the_year_is_over() -> None:
    one = Reservation(
        "cat", "CN", "20", "so", Interval.from_edtf("2000"), Interval.from_edtf("2015"), "a test", True
    )
    assert one.stood_on(date(2015, 12, 31))
    assert not one.stood_on(date(2016, 1, 1))
