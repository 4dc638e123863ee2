"""Each slot's form gives back the value that it was filled with, and refuses in a sentence what is none."""

from __future__ import annotations

from typing import Any

import pytest

from tumen.claims.errors import WrongValue
from tumen.documents.queries import MASK
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import (
    AnswerKind,
    ClaimKind,
    ClaimSort,
    FigureKind,
    Polarity,
    Realis,
    Stance,
    Unit,
)
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef, norms
from tumen.vocabulary.parties import Party, PartyKind, Sex
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places
from tumen.web.slot_forms import parts_of, read_value

SON = Party("her son", "Ri Chol-min", PartyKind.PERSON, Sex.MALE, "17", "a student", "son", "Ri Yong-ae")
VALUES: dict[str, list[Any]] = {
    "sort": [*ClaimSort],
    "figure_kind": [*FigureKind],
    "quantity": [
        Quantity(50, 50),
        Quantity(500, None),
        Quantity(None, 2000, approximate=True),
        Quantity(9, 9, share_of="the 41"),
        Quantity(200, 999, approximate=True, additive=True),
        Quantity(12.5, 12.5, percent=True),
    ],
    "unit": [*Unit],
    "subjects": [(SON,), (Party("the women"), SON)],
    "act": ["forced repatriation", "other:strike"],
    "perpetrators": [(Party("the police", kind=PartyKind.BODY),)],
    "time": [
        When("on Monday", Interval.from_edtf("2023-10-09")),
        When("last week", None),
        When("", Interval.from_edtf("2020/..")),
        When("about 2019", Interval.from_edtf("2019~")),
    ],
    "place": [Places("China", "North Korea", ""), Places(at="Shenyang")],
    "speakers": [(("the ministry", "activists"), ("a mother",))],
    "realis": [*Realis],
    "polarity": [*Polarity],
    "stance": [*Stance],
    "kind": [*ClaimKind],
    "norm": [NormRef(next(iter(norms())), "33(1)"), NormRef("", "", "the old treaty")],
    "ask": [
        Ask((SON, Party("China")), "halt all returns", True),
        Ask((Party("Ms Hale"),), "persuade China", False, Ask((Party("China"),), "return anybody", True)),
    ],
    "answer": [*AnswerKind],
}
CASES = [(name, value) for name in SLOTS for value in VALUES.get(name, ["as it is written"])]


def sent_by(name: str, value: Any) -> dict[str, str]:
    """What a browser sends of the form as it is shown."""
    fields = [field for part in parts_of(name, value) for field in (*part.fields, *part.more)]
    return {field.name: field.value for field in fields if field.kind != "check" or field.value}


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_form_sent_as_it_is_keeps_the_value(name: str, value: Any) -> None:
    assert read_value(name, sent_by(name, value), value) == value


@pytest.mark.parametrize("name", SLOTS)
def test_an_empty_form_is_no_value(name: str) -> None:
    assert read_value(name, sent_by(name, None)) is None


@pytest.mark.parametrize("name", SLOTS)
def test_every_choice_offers_what_it_has(name: str) -> None:
    for value in VALUES.get(name, []):
        for part in parts_of(name, value):
            for field in (*part.fields, *part.more):
                if field.kind == "choice":
                    assert field.value in {option.value for option in field.options}


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("quantity", {"low": "many"}),
        ("quantity", {"low": "60", "high": "50"}),
        ("quantity", {"low": "-3"}),
        ("quantity", {"low": "nan"}),
        ("time", {"edtf": "October"}),
        ("time", {"edtf": "2023-10-09/2023-10-01"}),
        ("realis", {"value": "surely"}),
        ("act", {"value": "strike"}),
        ("norm", {"code": "no-such"}),
        ("ask", {"whom": "China", "do": ""}),
        ("subjects", {"words-1": "a man", "sex-1": "both"}),
    ],
)
def test_what_is_no_value_is_refused_in_a_sentence(name: str, sent: dict[str, str]) -> None:
    with pytest.raises(WrongValue, match=r"Nothing was kept\..*\.$"):
        read_value(name, sent)


def test_numbers_are_read_as_people_write_them() -> None:
    assert read_value("quantity", {"low": "8,125", "high": "8 125"}) == Quantity(8125, 8125)


def test_words_that_are_covered_are_no_value() -> None:
    with pytest.raises(WrongValue, match="covered"):
        read_value("place", {"at": f"{MASK} Mill"})


def test_what_was_refused_comes_back_as_it_was_typed() -> None:
    [part] = parts_of("time", None, {"edtf": "May", "text": "in May"})
    assert [field.value for field in part.fields] == ["May", "in May"]
