"""Who speaks the whole of a document where it is not simply its publisher or author."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines, letter
from tumen.documents.intake import extract

TOLD = (
    "I crossed the river in the winter of 2016, when I was twenty-seven years old.",
    "They put me in a room with thirty women, and every week a bus came for some of us.",
)


def voices(text: str) -> list[str]:
    return [voice.value for voice in extract(text.encode(), name="x.txt").metadata.voices]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Testimony of Witness K", "Witness K"),
        (
            "Testimony of a woman from Musan county, recorded in Seoul. Her name is withheld.",
            "woman from Musan county",
        ),
        ("Testimony of Ada Quill, J.D., Ph.D.", "Ada Quill"),
        ("Recorded in Seoul, May 2017. The speaker is called Yun here. Translated from Korean.", "Yun"),
    ],
)
def test_a_testimony_is_spoken_by_its_witness(line: str, who: str) -> None:
    assert voices(blank_lines("Riverbank Archive", line, *TOLD)) == [who]


MANDATES = (
    "Mandates of the Working Group on Arbitrary Detention; the Special Rapporteur on torture and other cruel "
    "treatment; and the Special Rapporteur on the human rights of migrants"
)
CAPACITY = (
    "We have the honour to address you in our capacities as Working Group on Arbitrary Detention; Special "
    "Rapporteur on torture and other cruel treatment and Special Rapporteur on the human rights of migrants, "
    "pursuant to Human Rights Council resolutions 51/8, 52/7 and 52/20."
)


def test_a_communication_is_of_the_mandates_that_its_head_names() -> None:
    text = blank_lines("PALAIS DES NATIONS, 1211 GENEVA 10", MANDATES, "12 June 2023", "Excellency,", *TOLD)
    assert voices(text) == [
        "Working Group on Arbitrary Detention",
        "Special Rapporteur on torture and other cruel treatment",
        "Special Rapporteur on the human rights of migrants",
    ]
    found = extract(text.encode(), name="x.txt").metadata.publisher
    assert found is None


def test_a_communication_is_of_those_in_whose_capacity_it_is_written() -> None:
    text = blank_lines("12 June 2023", "Excellency,", CAPACITY, *TOLD)
    assert voices(text)[0] == "Working Group on Arbitrary Detention"
    assert len(voices(text)) == 3


def test_a_statement_that_is_taken_names_who_makes_it() -> None:
    opening = "My name is Ada Quill. I am a weaver, about thirty years old."
    assert voices(blank_lines("STATEMENT", "taken by the Reed Legal Aid Group", opening, *TOLD)) == [
        "Ada Quill"
    ]


def test_a_witness_statement_names_its_witness_in_its_first_words() -> None:
    opening = "I, Ada Quill, care worker, of 14 Weir Lane, will say as follows:"
    assert voices(blank_lines("WITNESS STATEMENT", opening, *TOLD)) == ["Ada Quill"]


def test_a_name_below_statement_of_is_who_speaks() -> None:
    assert voices(blank_lines("STATEMENT OF", "ADA QUILL-REED", "JULY 15, 2021", *TOLD)) == ["ADA QUILL-REED"]


def test_an_unnamed_witness_has_no_voice_of_a_name() -> None:
    assert voices(blank_lines("My account", "Typed by my niece. I speak, she writes.", *TOLD)) == []


QUESTIONS = (
    "How many names do you have?",
    "“As of this week there are more than forty, and every week there are more.”",
    "And what keeps you going?",
    "“My brother was twenty-two when they took him over the bridge, that is all.”",
)


def test_an_interview_is_spoken_by_whom_its_headline_announces() -> None:
    head = ("FIVE QUESTIONS FOR ADA QUILL", "Ada Quill leads an archive of the river.")
    assert voices(blank_lines(*head, *QUESTIONS)) == ["Ada Quill"], "as the text writes it, not in capitals"


def test_an_interview_is_spoken_by_whom_its_introduction_names() -> None:
    text = blank_lines(
        "“I learned to sleep standing up”",
        "An interview from the series of the archive",
        "Seol Mi-hyang spent four months in the centre. We spoke in her kitchen.",
        "Q: How did you come to China?",
        "A: I crossed in the winter, and there were six of us girls on the ice.",
        "Q: And what happened then?",
        "A: They sold us, each to another village, and I never saw four of them again.",
    )
    assert voices(text) == ["Seol Mi-hyang"]


def test_those_who_signed_a_letter_speak_it() -> None:
    assert voices(letter()) == ["Ada Quill", "Bartholomew Sedge"]


def test_bodies_that_signed_a_letter_speak_it() -> None:
    text = blank_lines(
        "Dear Commissioner,", *PARAGRAPHS[:2], "Yours sincerely,\nMillpond Aid\nCommittee on Rivers"
    )
    assert voices(text) == ["Millpond Aid", "Committee on Rivers"]


def test_a_letter_that_a_story_quotes_is_not_the_storys_voice() -> None:
    text = blank_lines(
        HEADLINE, *PARAGRAPHS, "Dear Minister,", PARAGRAPHS[1], "Yours sincerely,", "Ada Quill"
    )
    assert voices(text) == []


def test_a_message_is_spoken_by_its_sender() -> None:
    head = "From: Ada Quill <ada@reed.example>\nTo: list\nSent: 8 March 2022 09:41\nSubject: the two buses"
    assert voices(blank_lines(head, "Dear all,", *PARAGRAPHS[:2])) == ["Ada Quill"]


def test_a_speech_is_spoken_by_whom_its_head_says() -> None:
    text = blank_lines(
        "JOINT DECLARATION ON FORCED RETURNS",
        "Delivered by the delegation of Norway on behalf of 34 participating States",
        "Mr. Chairperson,",
        *PARAGRAPHS[:2],
    )
    assert voices(text) == ["delegation of Norway"]


def test_the_only_speech_of_a_record_is_its_voice() -> None:
    speech = "Lord Sedge of Weir (CB): My Lords, I am grateful to the Minister for repeating the Statement."
    head = ("House of Lords", "Wednesday 24 January 2024", "Escapees: Statement", "3.41 pm")
    assert voices(blank_lines(*head, speech, "I met two sisters there twenty years ago, on the bank.")) == [
        "Lord Sedge of Weir"
    ]


def test_where_several_take_turns_nobody_speaks_it_all() -> None:
    text = blank_lines(
        "House of Lords",
        "Wednesday 24 January 2024",
        "Escapees: Statement",
        "Lord Sedge of Weir: My Lords, I am grateful to the Minister for what we have heard.",
        "Baroness Quill: My Lords, we are all grateful, and we would like an answer too.",
    )
    assert voices(text) == []


def test_who_answers_under_a_letter_alone_is_named_by_the_headline() -> None:
    text = blank_lines(
        "Embassy Spokesperson's Remarks on Reports about the River",
        "30 April 2024",
        "Q: A paper reported on Saturday that forty people were returned. What is your comment?",
        "A: The report is untrue, and the side concerned did not return anybody that night.",
    )
    assert voices(text) == ["Embassy Spokesperson"]


@pytest.mark.parametrize(
    "head", [("By Ada Quill", "18 October 2023"), ("Reed Valley Post", "18 October 2023")]
)
def test_news_has_no_voice_but_its_publisher_and_author(head: tuple[str, ...]) -> None:
    assert voices(blank_lines(HEADLINE, *head, *PARAGRAPHS)) == []
