"""Who says so, in the words of one sentence, and how firmly."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_each, read_text
from tumen.reading.parsing import parse
from tumen.reading.speakers import attributions_over
from tumen.vocabulary.codes import Stance

ROWS = [
    ("The Willow Centre said that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, according to the Willow Centre.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, the Willow Centre said.", "Willow Centre", Stance.NEUTRAL),
    ("Forty women were returned, said Kang Do-yun, a priest.", "Kang Do-yun", Stance.NEUTRAL),
    ("Kang Do-yun told reporters that 40 women were returned.", "Kang Do-yun", Stance.NEUTRAL),
    ("“They took 40 women away that night,” said Kang Do-yun.", "Kang Do-yun", Stance.NEUTRAL),
    ("“They took 40 women away that night,” Kang Do-yun said.", "Kang Do-yun", Stance.NEUTRAL),
    ("Kang Do-yun added: “They took 40 women away that night.”", "Kang Do-yun", Stance.NEUTRAL),
    ("Activists say that 40 women were returned.", "Activists", Stance.NEUTRAL),
    ("A border official said 40 women had been returned.", "A border official", Stance.NEUTRAL),
    ("The ministry confirmed that 40 women were returned.", "The ministry", Stance.FIRM),
    ("The Willow Centre has documented 40 cases of torture.", "Willow Centre", Stance.FIRM),
    ("The Willow Centre recorded 40 forced returns.", "Willow Centre", Stance.FIRM),
    ("Forty arrests were recorded by the Willow Centre.", "Willow Centre", Stance.FIRM),
    ("The Willow Centre verified that 40 women were returned.", "Willow Centre", Stance.FIRM),
    ("The embassy claimed that 40 women were returned.", "The embassy", Stance.DOUBTFUL),
    ("Relatives allege that 40 women were tortured.", "Relatives", Stance.DOUBTFUL),
    ("The Willow Centre estimates that 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("A report by the Willow Centre says 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
    ("By the Willow Centre’s count, 40 women were returned.", "Willow Centre", Stance.NEUTRAL),
]

OWN = [
    "Forty women were returned in March.",
    "The women said nothing, and 40 were returned.",
    "There were 40 women in the cell.",
]


def innermost(reading: Reading) -> str:
    chains = reading.core[0].value("speakers") or (("",),)
    return str(chains[0][-1])


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_each([*(row[0] for row in ROWS), *OWN])


@pytest.mark.parametrize(("sentence", "speaker", "stance"), ROWS)
def test_it_finds_who_says_so_and_how_firmly(
    readings: dict[str, Reading], sentence: str, speaker: str, stance: Stance
) -> None:
    claim = readings[sentence].core[0]
    assert innermost(readings[sentence]) == speaker
    assert claim.value("stance") is stance


@pytest.mark.parametrize("sentence", OWN)
def test_what_nobody_is_said_to_say_is_the_documents_own(readings: dict[str, Reading], sentence: str) -> None:
    claim = readings[sentence].core[0]
    assert claim.value("speakers") is None
    assert claim.value("stance") is Stance.OWN


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty women were reportedly returned.",
        "The police allegedly beat 40 women.",
    ],
)
def test_a_word_of_doubt_makes_the_stance_doubtful(sentence: str) -> None:
    assert read_text(sentence).core[0].value("stance") is Stance.DOUBTFUL


CHAINS = [
    (
        "The Harbour Press reported that Kang Do-yun had said that 40 women were returned.",
        ("Harbour Press", "Kang Do-yun"),
    ),
    (
        "The ministry confirmed that relatives had told it that 40 women were missing.",
        ("The ministry", "relatives"),
    ),
    ("The Willow Centre said a guard had told it that 40 women died.", ("Willow Centre", "a guard")),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_a_source_of_a_source_is_a_chain_from_the_nearest_teller_inwards(
    text: str, chain: tuple[str, ...]
) -> None:
    assert read_text(text).figure().value("speakers") == (chain,)


def test_the_tree_gives_the_tellers_outermost_first() -> None:
    (doc,) = parse(["The Harbour Press reported that relatives said that 40 women were returned."])
    woman = next(token for token in doc if token.text == "women")
    assert [told.words for told in attributions_over(woman)] == ["Harbour Press", "relatives"]


def test_a_negated_nobody_says_nothing() -> None:
    assert read_text("Nobody said that 40 women were returned.").core[0].value("speakers") is None
