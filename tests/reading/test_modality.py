"""How a figure is told: as fact or not, as so or not so, how likely, and as event, state, total or rate."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each, read_text
from tumen.reading.kinds import is_rate
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis

REALIS = {
    Realis.ASSERTED: [
        "China returned 80 women in May.",
        "The group said that 80 women had been returned.",
        "Some 80 women are held in the camp.",
        "The guards were able to catch 80 women.",
    ],
    Realis.FEARED: [
        "Another 80 women could be sent back.",
        "Rights groups fear that 80 women will be returned.",
        "Eighty women are at risk of deportation.",
        "As many as 80 women face deportation.",
        "The 80 women may be executed on their return.",
    ],
    Realis.PLANNED: [
        "China plans to deport 80 women.",
        "Eighty women are to be deported on Friday.",
        "The police are preparing to return 80 women.",
        "Eighty women will be deported next week.",
    ],
    Realis.PLEDGED: [
        "Canada promised to resettle 80 women.",
        "The ministry pledged to release 80 women.",
        "We will accept 80 refugees.",
        "The government offered to receive 80 refugees.",
    ],
    Realis.DEMANDED: [
        "The group urged China to release 80 women.",
        "China must release the 80 women.",
        "Release the 80 women now.",
        "The 80 women should be freed.",
        "They demanded that 80 detainees be released.",
    ],
    Realis.HYPOTHETICAL: [
        "If 80 women were sent back, nobody would know.",
        "Without the ship 80 women would have drowned.",
        "Unless the court acts, 80 women are lost.",
    ],
    Realis.HABITUAL: [
        "Every year some 80 women are sent back.",
        "Police routinely arrest 80 women a month.",
        "Each winter some 80 people drown there.",
    ],
}
REALIS_ROWS = [(sentence, realis) for realis, sentences in REALIS.items() for sentence in sentences]

NEGATED = [
    "One newspaper had 40 women returned for two days, and took it back.",
    "China did not return 80 women.",
    "The embassy denied that 80 women had been returned.",
    "Police refused to release the 80 women.",
    "No detainees have been released.",
    "None of the 80 women was freed.",
    "The 80 women were never released.",
    "China has failed to release 80 women.",
    "The 80 were not returned to North Korea.",
]
AFFIRMED = [
    "China returned 80 women.",
    "China, which denies wrongdoing, returned 80 women.",
    "Not only the men: 80 women were returned too.",
    "The 80 women were not returned until Monday.",
]

KINDS = {
    ClaimKind.EVENT: [
        "Police arrested 80 women on Monday.",
        "On 3 March 80 women were returned.",
        "A truck carried 80 women across the bridge last night.",
        "China plans to deport 80 women.",
    ],
    ClaimKind.STATE: [
        "Some 80 women are being held in the camp.",
        "There are 80 women in detention.",
        "Eighty women remain in prison.",
        "At present 80 women await deportation.",
    ],
    ClaimKind.TOTAL: [
        "Between 2017 and 2023, 8,340 people were deported.",
        "The database has recorded 8,340 cases of forced return.",
        "In total 8,340 people were returned.",
        "Since 2019, 340 women have been returned.",
        "So far 340 women have been deported.",
        "In 2022, 340 women were deported.",
        "The group has documented 340 disappearances to date.",
    ],
    ClaimKind.RATE: [
        "About 200 women are returned a month.",
        "Every year 200 women are deported.",
        "Police arrest 200 women per week.",
        "On average 200 women were returned each month.",
    ],
}
KIND_ROWS = [(sentence, kind) for kind, sentences in KINDS.items() for sentence in sentences]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*(row[0] for row in REALIS_ROWS), *(row[0] for row in KIND_ROWS), *NEGATED, *AFFIRMED])


@pytest.mark.parametrize(("sentence", "realis"), REALIS_ROWS)
def test_it_knows_fact_from_fear_plan_promise_and_demand(
    readings: dict[str, Reading], sentence: str, realis: Realis
) -> None:
    assert readings[sentence].figure().value("realis") is realis


@pytest.mark.parametrize("sentence", NEGATED)
def test_it_knows_when_it_is_said_not_to_be_so(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].core[0].value("polarity") is Polarity.NEGATED


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_a_no_that_belongs_to_something_else_negates_nothing(
    readings: dict[str, Reading], sentence: str
) -> None:
    assert readings[sentence].core[0].value("polarity") is Polarity.AFFIRMED


@pytest.mark.parametrize(("sentence", "kind"), KIND_ROWS)
def test_it_knows_an_event_from_a_state_a_total_and_a_rate(
    readings: dict[str, Reading], sentence: str, kind: ClaimKind
) -> None:
    assert readings[sentence].figure().value("kind") is kind


@pytest.mark.parametrize(
    ("sentence", "likelihood"),
    [
        ("Probably 80 women were returned.", "Probably"),
        ("Some 80 women are believed to have been returned.", "believed to"),
        ("Eighty women were almost certainly returned.", "almost certainly"),
    ],
)
def test_it_keeps_how_likely_it_is_said_to_be(sentence: str, likelihood: str) -> None:
    assert read_text(sentence).figure().value("likelihood") == likelihood


def test_it_says_nothing_of_likelihood_where_the_text_does_not() -> None:
    assert "likelihood" not in read_text("Eighty women were returned.").figure().slots


def test_what_has_not_happened_has_no_date_of_its_document() -> None:
    claim = read_text("Another 80 women could be sent back.").figure()
    assert claim.value("time") is None


@pytest.mark.parametrize(
    "text", ["200 a month", "200 every year", "200 women per week", "200 each quarter", "200 women annually"]
)
def test_it_sees_a_period_beside_a_number(text: str) -> None:
    assert is_rate(text, 0, 3)


@pytest.mark.parametrize(
    "text", ["200 a year ago", "200 a month later", "200 women in a year of war", "200 half a year on"]
)
def test_a_length_of_time_is_no_rate(text: str) -> None:
    assert not is_rate(text, 0, 3)


def test_who_asks_whether_it_is_so_demands_nothing() -> None:
    asked = "A reporter asked whether the number of 80 detained women was still in use."
    assert read_text(asked).figure().value("realis") is not Realis.DEMANDED
