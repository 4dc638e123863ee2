"""Who tells a number by the words right around it. All names are invented."""

from __future__ import annotations

import pytest

from tests.reading.cast import read_text
from tumen.reading.weighing import plain_tellers as plain
from tumen.vocabulary.slots import ProposedClaim

#: The rules of the module.
PLAIN = {value for name, value in vars(plain).items() if name.isupper() and isinstance(value, str)}


def _speakers(claim: ProposedClaim) -> list[str]:
    return [chain[-1] for chain in claim.value("speakers") or ()]


LIST = (
    "Of those returned in May, the Willow Centre counts 62 people, Open Ferry 79 and the Harbour Network in "
    "Oslo “around 60”."
)


@pytest.mark.parametrize(
    ("words", "name"), [("62", "Willow Centre"), ("79", "Open Ferry"), ("60", "Harbour Network in Oslo")]
)
def test_each_name_of_a_list_tells_the_number_behind_it(words: str, name: str) -> None:
    assert _speakers(read_text(LIST).figure(words)) == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Laos registered 1,936 refugees, Mongolia 118.", "118", "Mongolia"),
        ("The Willow Centre speaks of 147 people returned in May, others of more than 160.", "160", "others"),
        ("There are several counts of those returned. One group says 62, another 79.", "79", "another group"),
        ("We could not confirm the 163 returns given by the Willow Centre.", "163", "Willow Centre"),
        ("Of those returned, 100, given by a broker, is the lowest number.", "100", "a broker"),
        ("The Willow Centre wrote. Nobody could confirm the 163 of the Willow Centre who were returned.",
         "163", "Willow Centre"),
        ("The Willow Centre puts the number of North Koreans held in Jilin and Liaoning at 450.",
         "450", "Willow Centre"),
        ("Last night Oslo media have put the number of those returned as high as 180.", "180", "Oslo media"),
        ("Estimates by rights groups range from 1,500 to 5,000 persons returned a year.",
         "5,000", "rights groups"),
        ("The women were returned as the Willow Centre raised its count to 163.", "163", "Willow Centre"),
        ("Guards spoke of 53 women; the Willow Centre has since revised its list from 41 to 49 names.",
         "49 names", "Willow Centre"),
        ("Arrivals of refugees fell to 236 people last year, Harbour Ministry data show.",
         "236", "Harbour Ministry"),
        ("An earlier version of this story quoted the Willow Centre as saying that 90 people were sent back.",
         "90", "Willow Centre"),
    ],
)  # fmt: skip
def test_the_words_around_a_number_say_who_tells_it(text: str, words: str, name: str) -> None:
    assert _speakers(read_text(text, publisher="Meadow Post").figure(words)) == [name]


#: Who returns people counts nobody; an office's number and a country's are no count; a bus is put nowhere.
OPEN = [
    ("China returned 40 people, Vietnam 12 refugees.", "12"),
    ("The Willow Centre counts 62 people returned, Kang Do-yun fled with 40 women.", "40"),
    ("Jilin wrote to us. Nobody could confirm the 163 of China who were returned.", "163"),
    ("Those who were arrested were 12, reported by a neighbour.", "12"),
    ("The Willow Centre put the 40 refugees on a bus to Oslo.", "40"),
    # Labellers part: some give it to those counted, more to who counted them.
    ("Of those returned, 19 women said that they were beaten by guards.", "19"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_their_like_are_weighed(text: str, words: str) -> None:
    found = [claim for claim in read_text(text).core if words in claim.passage.of(text)]
    assert found
    assert all(
        slot is None or slot.rule not in PLAIN for slot in (one.slots.get("speakers") for one in found)
    )


def test_what_others_tell_of_other_people_is_not_told_of_these() -> None:
    text = "Of the 163 people who, according to the Willow Centre, were sent back, Open Ferry has traced 19."
    read = read_text(text)
    assert _speakers(read.figure("19")) == ["Open Ferry"]
    assert _speakers(read.figure("163")) == ["Willow Centre"]


def test_a_place_before_a_colon_is_what_is_told_of() -> None:
    text = "China: At least 79 North Koreans were forcibly returned."
    assert _speakers(read_text(text, publisher="Meadow Post").figure()) == ["Meadow Post"]


def test_those_who_are_addressed_tell_nothing() -> None:
    text = "Colleagues will remember that seven people were returned."
    assert _speakers(read_text(text, publisher="Meadow Post").figure()) == ["Meadow Post"]


def test_somebody_who_is_answered_is_not_who_tells() -> None:
    text = "China replied to twelve refugees, who were returned."
    assert "China" not in _speakers(read_text(text, publisher="Meadow Post").figure())


def test_who_gives_the_numbers_of_a_list_tells_each_of_them() -> None:
    text = (
        "The Willow Centre, a charity, lists those returned in autumn.\n\n"
        "The Willow Centre gives these numbers of people returned by place.\n\n"
        "• Tumen: 22 people\n• Hunchun: 180 people\n\nTOTAL: 202 people\n\n"
        "In the end 40 people were released."
    )
    read = read_text(text)
    assert [_speakers(read.figure(words)) for words in ("22", "180", "202", "40")] == [
        ["Willow Centre"], ["Willow Centre"], ["Willow Centre"], []
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Ash Circle speaks of 40 in custody, and an envoy has used a similar figure, over 55.",
        "The Ash Circle speaks of 40 in custody, and an envoy gave another number: no more than 55.",
    ],
)
def test_a_number_named_beside_it_is_whose_it_is(text: str) -> None:
    assert _speakers(read_text(text, publisher="Meadow Post").figure("55")) == ["an envoy"]


def test_who_tells_the_whole_tells_what_it_is_parted_into() -> None:
    text = "Lawyers in Ost have documented the arrest of 64 returnees: 38 soldiers and 17 activists."
    read = read_text(text, publisher="Meadow Post")
    assert [_speakers(read.figure(words)) for words in ("64", "38", "17")] == [["Lawyers in Ost"]] * 3
