"""Who is brought in without a name and named below. All names are invented."""

from __future__ import annotations

import pytest

from tests.reading.cast import Reading, read_text
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim


def _speakers(claim: ProposedClaim) -> list[str]:
    return [chain[-1] for chain in claim.value("speakers") or ()]


def _of_quotation(read: Reading) -> list[str]:
    return _speakers(next(claim for claim in read.claims if claim.value("sort") is ClaimSort.QUOTATION))


PERSON = (
    "China has sent back 40 women this week, a rights worker in Oslo has told the Meadow Post.\n\n"
    "{} said all of them had been held in Tumen.\n\n"
    "“They always used to wait until the holiday,” she said."
)


@pytest.mark.parametrize(
    "named", ["Ok Mi-ra of the Willow Centre", "Ro Eun-sil, who heads the Willow Centre,"]
)
def test_a_person_is_who_is_named_next_with_a_body(named: str) -> None:
    read = read_text(PERSON.format(named))
    assert _speakers(read.figure("40 women"))[0].split()[-1] == named.split()[1].rstrip(",")


@pytest.mark.parametrize("named", ["Ro Eun-sil", "The minister, Ro Eun-sil,", "A nurse"])
def test_somebody_named_without_a_body_is_somebody_else(named: str) -> None:
    assert _speakers(read_text(PERSON.format(named)).figure("40 women")) == ["a rights worker in Oslo"]


GROUPS = (
    "China has sent back 40 women this week, {} activist groups said on Friday.\n\n"
    "The Willow Centre said all of them had been held in Tumen.\n\n"
    "A second group, Open Ferry, told reporters that half of them were mothers."
)


def test_groups_are_the_bodies_that_are_named_next() -> None:
    assert _speakers(read_text(GROUPS.format("two")).figure("40 women")) == ["Willow Centre", "Open Ferry"]


def test_groups_of_whom_not_all_are_named_stay_without_a_name() -> None:
    assert _speakers(read_text(GROUPS.format("three")).figure("40 women")) == ["three activist groups"]


GROUP = (
    "China has sent back 40 women this week, {} said on Friday.\n\n"
    "The women, most of them mothers, had been held in Tumen, {}."
)


@pytest.mark.parametrize("told", ["a local aid group", "a refugee association", "campaigners"])
def test_a_group_is_the_body_that_is_named_next(told: str) -> None:
    below = "according to Open Ferry, a group in Oslo"
    assert _speakers(read_text(GROUP.format(told, below)).figure("40 women")) == ["Open Ferry"]


@pytest.mark.parametrize(
    ("told", "below"),
    [
        ("a local aid group", "said Ro Eun-sil"),
        ("a local aid group", "according to the foreign ministry"),
    ],
)
def test_a_group_stays_without_a_name_where_somebody_else_tells_next(told: str, below: str) -> None:
    assert _speakers(read_text(GROUP.format(told, below)).figure("40 women")) == [told]


@pytest.mark.parametrize(
    "below",
    [
        "We ask the governor to let the UN in.",
        "UNHCR has asked for access to them.",
        "The National Assembly will debate it in May.",
        "The Working Group on Enforced Disappearances wrote to the governor.",
        "The International Organization for Migration was told.",
    ],
)
@pytest.mark.parametrize("told", ["a local group", "a civil society organisation"])
def test_a_group_of_peoples_own_is_no_body_of_states(told: str, below: str) -> None:
    text = f"China has sent back 40 women this week, {told} said on Friday.\n\n{below}"
    assert _speakers(read_text(text).figure("40 women")) == [told]


def test_a_group_of_the_united_nations_is_no_group_of_peoples_own() -> None:
    text = (
        "China has sent back 40 women this week, a UN group of experts said on Friday.\n\n"
        "The Willow Centre called for a meeting."
    )
    assert _speakers(read_text(text).figure("40 women")) == ["a UN group of experts"]


def test_the_organisation_is_a_body_of_states_that_was_named() -> None:
    text = "UNHCR has an office there. The organisation said that 40 women were sent back."
    assert _speakers(read_text(text).figure("40 women")) == ["UNHCR"]


def test_a_person_is_who_is_named_beside_the_same_trade() -> None:
    text = (
        "Thailand has sent back 40 men, a lawyer who had been visiting them said on Friday.\n\n"
        "They were taken out of the jail before dawn, said the lawyer, Ro Eun-sil."
    )
    assert _speakers(read_text(text).figure("40 men")) == ["Ro Eun-sil"]


def test_a_source_is_called_by_the_description_that_tells_more() -> None:
    text = "A second source, a resident of Hoeryong, said that 40 women were returned."
    assert _speakers(read_text(text).figure()) == ["a resident of Hoeryong"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We saw the women from the boat,” said a ferry hand, who gave only his nickname, Lwin.", "Lwin"),
        ("“The number of women is a floor,” says one of the two, Corinna Thalberg.", "Corinna Thalberg"),
    ],
)
def test_the_name_that_follows_is_who_says_it(text: str, name: str) -> None:
    assert _of_quotation(read_text(text)) == [name]


def test_who_is_said_to_have_told_somebody_says_it() -> None:
    text = "A guard there is said to have told a relative that “the bus leaves when it is full”."
    assert _of_quotation(read_text(text)) == ["a guard"]


def test_a_pass_and_a_paper_say_nothing() -> None:
    text = (
        "They were driven to the Friendship Pass. The couple, who had been told that they would be released "
        "“in a day or two”, learned of it from a cleaner."
    )
    assert "Friendship Pass" not in _of_quotation(read_text(text))


def test_what_is_named_like_a_place_and_counts_is_a_body() -> None:
    text = "Gateway North puts the number of women held in Jilin at 450. It was published by Gateway North."
    assert _speakers(read_text(text).figure("450")) == ["Gateway North"]


def test_who_answers_at_a_briefing_is_the_spokesperson_who_opens_it() -> None:
    text = (
        "Regular Briefing by the Spokesperson\n\n"
        "Spokesperson Nam Yeon-ho: Good morning. I will now take questions.\n\n"
        "Q (Meadow Post): How many were sent back?\n\n"
        "A: Last year 224 women were sent back.\n\n"
        "Q (Meadow Post): And this year?\n\n"
        "A: This year 40 women were sent back."
    )
    assert _speakers(read_text(text).figure("224")) == ["Nam Yeon-ho"]
