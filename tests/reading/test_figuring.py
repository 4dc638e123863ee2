"""Figures that lean on what was told before: they inherit what they do not say, and cite where it stands."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_text
from tumen.vocabulary.slots import ProposedClaim

STORY = "On 3 March 2024 China deported 43 women across the bridge at Tumen. "


def told(after: str, words: str) -> ProposedClaim:
    return read_text(STORY + after).figure(words)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("Nine of them were mothers.", "Nine of them"),
        ("Of the 43, twelve were pregnant.", "twelve"),
        ("Eleven were under eighteen.", "Eleven"),
        ("None of the 43 wore shoes.", "None of the 43"),
        ("The 43 had been living in Yanji.", "43 had"),
        ("Half of the women were ill.", "Half of the women"),
    ],
)
def test_a_part_inherits_the_act_of_its_whole(after: str, words: str) -> None:
    reading = read_text(STORY + after)
    claims = [claim for claim in reading.claims if claim.passage.start >= len(STORY)]
    assert claims, reading.figures
    acts = {claim.value("act") for claim in claims if claim.value("act")}
    assert acts <= {"forced repatriation"}


def test_what_is_inherited_says_so_and_cites_where_it_stands() -> None:
    slot = told("Nine of them were mothers.", "Nine").slots["act"]
    assert slot.inherited
    assert slot.rule.startswith("inherited.")
    assert slot.evidence is not None
    assert slot.evidence.of(STORY) == "deported"


def test_a_part_inherits_the_time_of_its_whole() -> None:
    assert str(told("Nine of them were mothers.", "Nine").value("time")) == "2024-03-03"


def test_an_act_of_its_own_goes_before_an_inherited_one() -> None:
    claim = told("Nine of them were executed.", "Nine")
    assert claim.value("act") == "killing"
    assert not claim.slots["act"].inherited


def test_a_time_of_its_own_goes_before_an_inherited_one() -> None:
    claim = told("Nine of them were released on 9 March 2024.", "Nine")
    assert str(claim.value("time")) == "2024-03-09"


def test_the_words_of_the_whole_are_kept_with_the_part() -> None:
    assert told("Nine of them were mothers.", "Nine").value("quantity").share_of.startswith("them")


def test_the_same_figure_told_again_takes_the_date_told_the_first_time() -> None:
    claim = read_text(STORY + "The deportation of the 43 women was filmed.").core[1]
    assert str(claim.value("time")) == "2024-03-03"


def test_a_headline_takes_its_date_from_the_story_below_it() -> None:
    reading = read_text("China deports 43 women\n\nThe 43 women were deported from Tumen on 3 March 2024.")
    assert str(reading.core[0].value("time")) == "2024-03-03"


def test_a_fear_inherits_no_date() -> None:
    assert told("Another 60 women could be deported.", "60").value("time") is None


def test_a_figure_that_leans_on_nothing_inherits_nothing() -> None:
    reading: Reading = read_text("Police arrested 12 believers on 2 March 2024.")
    assert not [name for name, slot in reading.figure().slots.items() if slot.inherited]


def test_a_headline_and_its_repetition_do_not_chase_each_other() -> None:
    assert (
        len(read_text("Both sisters deported\n\nBoth sisters deported\n\nBoth sisters were deported.").core)
        == 3
    )
