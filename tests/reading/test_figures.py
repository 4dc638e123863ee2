"""What a number counts: its noun, its unit, and which numbers are no claims about people at all."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each, read_text
from tumen.reading.figures import figures_in, is_year, settled_kind
from tumen.reading.numbers import find_numbers
from tumen.reading.parsing import parse
from tumen.vocabulary.codes import FigureKind, Unit
from tumen.vocabulary.parties import names_of

CORE = {
    "Police arrested 44 North Korean escapees.": "44 North Korean escapees",
    "More than 44 escapees were returned.": "44 escapees",
    "They sent back 44.": "44",
    "Nine of the detainees died.": "Nine of the detainees",
    "Hundreds of refugees were expelled.": "Hundreds of refugees",
    "The group documented 8,340 cases of forced return.": "8,340 cases",
    "Eleven heavily pregnant women were deported.": "Eleven heavily pregnant women",
    "Two dozen young farm workers were seized.": "Two dozen young farm workers",
    "A group of 40 escapees was caught.": "40 escapees",
    "Some 70 people, most of them women, were held.": "70 people",
    "The soldiers shot 3 men.": "3 men",
    "No prisoners were freed.": "No prisoners",
    "Sixteen families were evicted.": "Sixteen families",
    "Officers seized 5 Lisus at the pass.": "5 Lisus",
    "Twelve nurses were jailed.": "Twelve nurses",
    "At least 25 women and children were returned.": "25 women",
    "Officers sent 38 Koreans home in two buses.": "38 Koreans",
    "They handed five Hmong preachers over at night.": "five Hmong preachers",
    "Six of his cousins were arrested in spring.": "Six of his cousins",
    "Eleven cardholders were deported.": "Eleven cardholders",
    "Nine Tigrayans were returned to Asmara.": "Nine Tigrayans",
    "No foreigner was deported that year.": "No foreigner",
    "Both in Shenyang were beaten by guards.": "Both",
}
ASIDE = {
    "He spent 3 years in the mine.": FigureKind.DURATION,
    "The youngest was 9 years old.": FigureKind.AGE,
    "They were driven in 4 buses.": FigureKind.SMALL,
    "Three countries protested.": FigureKind.SMALL,
    "Two groups signed the letter.": FigureKind.SMALL,
    "She was searched 6 times.": FigureKind.MULTIPLICITY,
    "The wall is 5 metres high.": FigureKind.SMALL,
    "We sent 14 letters to the ministry.": FigureKind.SMALL,
    "They were given 2 meals a day.": FigureKind.SMALL,
    "The camp has 11 buildings.": FigureKind.SMALL,
    "We spoke to 31 relatives of the missing.": FigureKind.SMALL,
    "The office employs 12 staff.": FigureKind.SMALL,
    "Forty lawmakers signed the motion.": FigureKind.SMALL,
    "A thousand thanks for your help.": FigureKind.RHETORICAL,
    "Three officers arrested her.": FigureKind.SMALL,
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*CORE, *ASIDE])


@pytest.mark.parametrize("sentence", CORE)
def test_it_takes_a_number_with_its_noun_as_one_figure(readings: dict[str, Reading], sentence: str) -> None:
    assert readings[sentence].figures == [CORE[sentence]]


@pytest.mark.parametrize("sentence", ASIDE)
def test_it_sets_aside_a_number_that_counts_no_victims(readings: dict[str, Reading], sentence: str) -> None:
    assert list(readings[sentence].kinds().values()) == [ASIDE[sentence]]


@pytest.mark.parametrize("sentence", ASIDE)
def test_a_number_set_aside_keeps_its_quantity_and_no_act(
    readings: dict[str, Reading], sentence: str
) -> None:
    (claim,) = readings[sentence].counted
    assert set(claim.slots) == {"sort", "figure_kind", "quantity"}


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Police arrested 44 women.", Unit.PERSONS),
        ("They recorded 44 cases of torture.", Unit.CASES),
        ("They recorded 12 cases of torture, and 44 violations in all.", Unit.VIOLATIONS),
        ("Soldiers evicted 44 families.", Unit.FAMILIES),
        ("The list counts 44 deaths.", Unit.PERSONS),
    ],
)
def test_it_knows_what_is_counted(sentence: str, unit: Unit) -> None:
    assert read_text(sentence).figure("44").value("unit") is unit


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Police arrested 44 North Korean women.", "North Korean women"),
        ("Some 600 refugees were sent back.", "refugees"),
        ("They sent back 44.", ""),
    ],
)
def test_it_keeps_the_words_for_who_is_counted(sentence: str, subjects: str) -> None:
    assert names_of(read_text(sentence).figure().value("subjects") or ()) == subjects


@pytest.mark.parametrize(
    "text",
    [
        "The 1951 Convention forbids it.",
        "In 1998 they fled.",
        "Since 2017 it has grown.",
        "The 1967 Protocol applies.",
        "The 2014 Report names them.",
    ],
)
def test_a_year_is_no_figure(text: str) -> None:
    (mention,) = find_numbers(text)
    assert is_year(text, mention)
    assert read_text(text).counted == []


@pytest.mark.parametrize(
    "text", ["They deported 1951 people.", "Of 2014 women, few came.", "Some 2017 detainees died."]
)
def test_a_number_of_people_that_looks_like_a_year_is_a_figure(text: str) -> None:
    (mention,) = find_numbers(text)
    assert not is_year(text, mention)


def test_a_figure_of_people_in_the_power_of_others_is_a_claim_without_an_act() -> None:
    assert read_text("The report speaks of 44 refugees.").figures == ["44 refugees"]


def test_the_noun_alone_can_settle_what_a_number_is() -> None:
    text = "They had 4 buses for 90 refugees and 3 friends."
    (doc,) = parse([text])
    kinds = [settled_kind(figure) for figure in figures_in(doc, find_numbers(text))]
    assert kinds == [FigureKind.SMALL, FigureKind.CORE, None]
