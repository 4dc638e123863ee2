"""Who published a document; a wrong publisher is a wrong source, so that nothing is taken on a guess."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines
from tumen.documents.intake import extract


def publisher(text: str) -> str:
    found = extract(text.encode(), name="x.txt").metadata.publisher
    return found.value if found else ""


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (("By Ada Quill and Tom Reed, Eastern Wire Service",), "Eastern Wire Service"),
        (("By Ada Quill, Senior Reporter for the Daily Reed",), "Daily Reed"),
        (("Yalu Records Desk, Prague", "18 October 2023"), "Yalu Records Desk"),
        (("Maebong Ilbo, 2 November 2023 (Thursday), page 6",), "Maebong Ilbo"),
        (
            ("Summary of an investigation by the Open River Collective", "August 2024"),
            "Open River Collective",
        ),
        (("Newsletter of St Osyth's Aid · No. 58 · Advent 2018",), "St Osyth's Aid"),
        (("a blog of the Reed Committee for Refugees", "20 November 2024"), "Reed Committee for Refugees"),
        (("Written evidence from the Weir Project for Refugees (UKP7)",), "Weir Project for Refugees"),
    ],
)
def test_a_line_below_the_headline_names_it(head: tuple[str, ...], body: str) -> None:
    assert publisher(blank_lines(HEADLINE, *head, *PARAGRAPHS)) == body


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (("GREAT LAKES LITIGATION CENTRE", HEADLINE, "10 May 2021"), "GREAT LAKES LITIGATION CENTRE"),
        (
            ("Cross-Party Caucus on Refugees", "Parliament of Canada", HEADLINE),
            "Cross-Party Caucus on Refugees",
        ),
        (("THE LONG ROOM | from the autumn issue", HEADLINE, "By Ada Quill"), "THE LONG ROOM"),
        (
            ("The Yalu Notebook", "notes from the river", "Home | About | Archive", HEADLINE),
            "The Yalu Notebook",
        ),
        (("[Translated from the Korean. Hanbit Ilbo, 2024.05.21 17:30]", HEADLINE), "Hanbit Ilbo"),
        (("HARBOUR FM — DRIVE AT SIX", "THURSDAY 6 JUNE 2024, 1805", HEADLINE), "HARBOUR FM"),
        (
            ("BORDER VIOLENCE BULLETIN", "No. 41 – October 2023", "Corridor Watch, field teams at the river"),
            "Corridor Watch",
        ),
    ],
)
def test_a_line_above_the_headline_names_it(head: tuple[str, ...], body: str) -> None:
    assert publisher(blank_lines(*head, *PARAGRAPHS)) == body


@pytest.mark.parametrize(
    "line",
    [
        "Question for Department of Distant Affairs",
        "ADVANCE UNEDITED VERSION",
        "PRESS STATEMENT",
        "To His Excellency the Ambassador",
        "Inter-Agency Situation Report No. 7",
        "Submission to the Committee on Rivers",
        "Ada Quill (Calder Vale)",
    ],
)
def test_a_sort_an_addressee_and_a_member_are_no_publisher(line: str) -> None:
    assert publisher(blank_lines(HEADLINE, line, "18 October 2023", *PARAGRAPHS)) == ""
    assert publisher(blank_lines(line, HEADLINE, "18 October 2023", *PARAGRAPHS)) == ""


def test_a_label_of_a_speaker_is_no_dateline() -> None:
    turn = "PRESENTER (ADA QUILL): Forty people have been sent back across the river, a group says."
    assert publisher(blank_lines(HEADLINE, turn, *PARAGRAPHS)) == ""


RELEASED = "Millpond Aid today called on the government to say where the forty people are being held."


def test_who_speaks_in_a_release_published_it() -> None:
    text = blank_lines("PRESS RELEASE", HEADLINE, "18 October 2023", RELEASED, *PARAGRAPHS[2:])
    assert publisher(text) == "Millpond Aid"


def test_a_release_may_open_as_news_do() -> None:
    opening = f"(Seoul, October 12, 2023) – {RELEASED}"
    assert publisher(blank_lines(HEADLINE, opening, *PARAGRAPHS[2:])) == "Millpond Aid"


@pytest.mark.parametrize("opening", ["SEOUL, 12 October 2023 – ", "SEOUL — ", ""])
def test_who_speaks_in_news_did_not_publish_it(opening: str) -> None:
    text = blank_lines(HEADLINE, "By Ada Quill", "12 October 2023", opening + RELEASED, *PARAGRAPHS[2:])
    assert publisher(text) == ""


def test_a_person_who_speaks_in_a_release_did_not_publish_it() -> None:
    spoken = "Ada Quill today called on the government to answer. Ada Quill, 41, has waited for a year."
    assert publisher(blank_lines("PRESS RELEASE", HEADLINE, "18 October 2023", spoken, *PARAGRAPHS[2:])) == ""


def test_an_interview_was_given_to_its_outlet() -> None:
    text = blank_lines(
        "FIVE QUESTIONS FOR ADA QUILL",
        "Ada Quill keeps a list. She spoke to Open Reed Quarterly from Seoul.",
        "How many names do you have?",
        "“As of this week there are more than forty, and every week there are more.”",
        "And what keeps you going?",
        "“My brother was twenty-two when they took him over the bridge, that is all.”",
    )
    assert publisher(text) == "Open Reed Quarterly"


def test_a_note_verbale_is_from_whom_it_presents_the_compliments_of() -> None:
    note = (
        "The Permanent Mission of Estwald to the United Nations Office at Geneva presents its compliments "
        "to the Office for Rivers and has the honour to refer to its letter."
    )
    assert publisher(blank_lines("No. 234/2022", note, PARAGRAPHS[0])) == "Permanent Mission of Estwald"


def test_the_account_over_a_post_is_its_publisher() -> None:
    assert (
        publisher(blank_lines("salt road watch\n@saltroad", PARAGRAPHS[0], PARAGRAPHS[1]))
        == "salt road watch"
    )


def test_the_body_that_the_only_signer_leads_sent_the_letter() -> None:
    told = "Since Bright Ferry began we have brought more than forty people to safety."
    text = blank_lines(
        "Dear Friend,", told, PARAGRAPHS[1], "With love and thanks,\nAda Quill\nFounder, Bright Ferry"
    )
    assert publisher(text) == "Bright Ferry"


def test_several_signers_of_several_bodies_name_none() -> None:
    text = blank_lines(
        "Dear Minister,",
        *PARAGRAPHS[:2],
        "Yours sincerely,\nAda Quill, Director of Millpond Aid\nTom Reed, Chair, Committee on Rivers",
    )
    assert publisher(text) == ""


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("© 2008–2019 Reed Valley Notes. Powered by a program.", "Reed Valley Notes"),
        ("Valley Ledger © 2022", "Valley Ledger"),
        ("<Copyright ⓒ Hanbit Ilbo. Unauthorized reproduction prohibited>", "Hanbit Ilbo"),
        ("© Parliamentary copyright", ""),
    ],
)
def test_a_copyright_line_names_its_holder(line: str, body: str) -> None:
    assert publisher(blank_lines(HEADLINE, "18 October 2023", *PARAGRAPHS, line)) == body


def test_a_copyright_of_the_author_names_no_publisher() -> None:
    text = blank_lines(HEADLINE, "Posted by Ada Quill", "18 October 2023", *PARAGRAPHS, "© 2023 Ada Quill")
    assert publisher(text) == ""


def test_what_is_said_to_be_the_publisher_can_be_pointed_at() -> None:
    extraction = extract(
        blank_lines("Yalu Records Desk, Prague", HEADLINE, *PARAGRAPHS).encode(), name="x.txt"
    )
    found = extraction.metadata.publisher
    assert found
    assert found.span
    assert found.span.of(extraction.text) == "Yalu Records Desk"
    assert "Yalu Records Desk, Prague" in found.evidence
