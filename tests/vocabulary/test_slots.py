"""The slots of a claim: defined once, kept as JSON, and read back as they were."""

from __future__ import annotations

import json
from typing import Any

import pytest

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
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Party, PartyKind, Sex, parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

EXAMPLES: dict[str, Any] = {
    "sort": ClaimSort.FIGURE,
    "figure_kind": FigureKind.CORE,
    "quantity": Quantity(None, 2000, approximate=True, share_of="the 41"),
    "unit": Unit.FAMILIES,
    "subjects": (
        Party("her son", "Ri Chol-min", PartyKind.PERSON, Sex.MALE, "17", "", "son", "Ri Kum-hui"),
        Party("a guide"),
    ),
    "act": "forced repatriation",
    "perpetrators": parties_of("border police"),
    "time": When("in the spring", Interval.from_edtf("2024-03/2024-05")),
    "place": Places("China", "North Korea", "Tumen"),
    "speakers": (("the ministry", "activists"), ("a priest",)),
    "realis": Realis.PLEDGED,
    "polarity": Polarity.NEGATED,
    "likelihood": "very likely",
    "stance": Stance.DOUBTFUL,
    "kind": ClaimKind.TOTAL,
    "form": "infanticide",
    "method": "with wooden chairs",
    "reason": "officially nephritis",
    "duration": "almost two years",
    "outcome": "does not know if he is alive",
    "norm": NormRef("refugee-convention", "33(1)"),
    "ask": Ask(
        parties_of("Dominic Example"),
        "persuade China to halt returns",
        passes_on=Ask(parties_of("China"), "halt returns", is_negative=True),
    ),
    "grounds": "non-refoulement",
    "answer": AnswerKind.TOKEN,
    "answers_to": "reports of the return",
}


def test_every_slot_has_an_example_here() -> None:
    assert set(EXAMPLES) == set(SLOTS)


@pytest.mark.parametrize("name", sorted(SLOTS))
def test_a_slot_keeps_its_value_through_json(name: str) -> None:
    slot = SLOTS[name]
    kept = json.loads(json.dumps(slot.to_json(EXAMPLES[name])))
    assert slot.from_json(kept) == EXAMPLES[name]


@pytest.mark.parametrize("name", sorted(SLOTS))
def test_a_slot_has_a_name_and_a_label_for_people(name: str) -> None:
    assert SLOTS[name].name == name
    assert "_" not in SLOTS[name].label


@pytest.mark.parametrize("code", [*Realis, *Polarity, *Stance, *ClaimKind, *FigureKind, *Unit])
def test_a_code_is_kept_as_its_word(code: Any) -> None:
    assert type(code)(code.value) is code


def test_no_code_outside_the_closed_sets_is_taken() -> None:
    with pytest.raises(ValueError):
        SLOTS["realis"].from_json("rumoured")


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (Places("China", "North Korea"), "from China to North Korea"),
        (Places(at="Tumen"), "at Tumen"),
        (Places(), ""),
    ],
)
def test_places_say_themselves_in_words(places: Places, said: str) -> None:
    assert str(places) == said


def test_places_kept_without_a_part_have_it_empty() -> None:
    assert Places.from_json({"to": "North Korea"}) == Places(destination="North Korea")


def test_an_empty_slot_has_no_value() -> None:
    claim = ProposedClaim(Span(0, 2), Span(0, 9), {"act": Slot("arrest", "act.verb", Span(3, 8))})
    assert claim.value("act") == "arrest"
    assert claim.value("time") is None
