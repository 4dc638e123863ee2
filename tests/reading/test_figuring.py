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


def test_the_place_of_those_who_are_only_described_is_not_where_they_were_sent_back() -> None:
    reading = read_text("China sent back 59 women who had been arrested in Kunming in May.")
    (claim,) = reading.core
    assert (claim.value("act"), claim.value("place").at) == ("forced repatriation", "")
    assert claim.value("time") is None
    reading = read_text("The 59 women who were arrested in Kunming in May 2023 are in danger.")
    (claim,) = reading.core
    assert (claim.value("place").at, str(claim.value("time"))) == ("Kunming", "2023-05")


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


@pytest.mark.parametrize(
    "after",
    [
        "The families ask that the 43 be allowed to leave.",
        "Their relatives fear that another 60 will be returned.",
        "The ministry said that China was preparing to return 20 more.",
    ],
)
def test_what_has_not_happened_takes_no_day_from_elsewhere(after: str) -> None:
    (claim,) = [claim for claim in read_text(STORY + after).core if claim.passage.start >= len(STORY)]
    assert claim.value("time") is None


def test_a_day_ahead_that_its_own_sentence_names_stays() -> None:
    assert (
        str(told("They fear that 60 more will be returned on 20 March.", "60").value("time")) == "2024-03-20"
    )


def test_of_people_held_in_june_those_handed_over_on_friday_were_handed_over_on_friday() -> None:
    reading = read_text(
        "Five of seven people detained in January were handed over at Tumen on Friday 8 March."
    )
    part, whole = reading.core
    assert (part.value("act"), str(part.value("time"))) == ("forced repatriation", "2024-03-08")
    assert (whole.value("act"), str(whole.value("time"))) == ("detention", "2024-01")


@pytest.mark.parametrize(
    ("head", "words", "act"),
    [
        ("Five shot dead crossing frozen river, group says", "Five", "killing"),
        ("NINE SEIZED IN YANJI, RELATIVES SAY", "NINE", "arrest"),
        ("Twelve handed over at Tumen", "Twelve", "forced repatriation"),
        ("Three missing after raid", "Three", "enforced disappearance"),
    ],
)
def test_a_head_tells_what_befell_a_bare_number(head: str, words: str, act: str) -> None:
    assert read_text(f"{head}\n\nThe village was quiet on Sunday.").figure(words).value("act") == act


def test_who_crossed_on_the_day_of_a_return_was_returned() -> None:
    claim = told("The group now says that between 30 and 40 people crossed on 3 March.", "30 and 40")
    assert (claim.value("act"), claim.slots["act"].rule) == ("forced repatriation", "inherited.crossing")


def test_who_crossed_on_another_day_crossed() -> None:
    assert told("In February 12 people crossed the river into China.", "12").value("act") == "crossing"


def test_what_was_done_in_a_month_without_a_year_is_over() -> None:
    text = "Five women followed them across the bridge in November."
    assert str(read_text(text, published="2024-10-09").figure("Five").value("time")) == "2023-11"


def test_a_number_of_people_after_a_month_is_no_day() -> None:
    claim = read_text("In November 11 North Koreans were arrested in Kunming.").figure("11")
    assert (claim.value("quantity").low, str(claim.value("time"))) == (11, "2023-11")


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Not to transfer any of the fourteen women to the border;", "demanded"),
        ("The first 180 refugees are due to go back on Thursday.", "planned"),
    ],
)
def test_what_is_asked_for_or_to_come(text: str, realis: str) -> None:
    assert read_text(text).core[0].value("realis").value == realis


def test_what_a_part_suffered_is_not_told_of_its_whole() -> None:
    reading = read_text("Three of twelve women held at Helong were handed over on Friday 8 March.")
    part, whole = reading.core
    assert (part.value("act"), whole.value("act")) == ("forced repatriation", "detention")


def test_what_a_participle_tells_of_a_month_is_over() -> None:
    claim = read_text("They asked about the nine women arrested in December.", published="2023-11-28").core[0]
    assert str(claim.value("time")) == "2022-12"
