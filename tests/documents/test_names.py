"""Which short lines name a body, an outlet or a person."""

from __future__ import annotations

import pytest

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS
from tumen.documents.intake.names import (
    body_in,
    is_addressing,
    is_body_noun,
    is_capitalised,
    is_organisation,
    is_person,
    is_written_small,
    people_in,
    small_words,
    without_titles,
)


@pytest.mark.parametrize(
    "words",
    [
        "Ada Quill",
        "Ji-won O'Hara",
        "Dr. Ada J. Quill",
        "Lord Sedge of Weir",
        "The Rt Hon Jonas Fell MP",
        "The Rt Revd Jonas Fell",
        "Hannah Voss-Quill, J.D., Ph.D.",
        "José Ángel Núñez",
        "Piet van der Weir",
        "V. Sedgeman",
        "설나루",
    ],
)
def test_names_of_people_are_known(words: str) -> None:
    assert is_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "North Korea",
        "Human Rights",
        "Press Release",
        "Reed Valley Post",
        "Seoul",
        "Spin Boldak",
        "ada quill",
        "40 People",
        "Ada",
        "가나통신",
        "KEY FIGURES",
        "WHAT YOU CAN DO",
        "Respected Sirs",
        "Assistant Bishop",
        "Bishop of Weir",
        "Director of Research",
        "Westminster Hall",
        "Eastern Frontier",
        "I. Introduction",
        "Yours in Christ",
        "The Woman Who Counted",
        "ADVANCE UNEDITED VERSION",
    ],
)
def test_places_sections_posts_and_outlets_are_no_people(words: str) -> None:
    assert not is_person(words)


def test_a_line_in_capitals_is_a_name_only_where_its_place_says_so() -> None:
    assert not is_person("ADA QUILL")
    assert is_person("ADA QUILL", in_capitals=True)
    assert not is_person("KEY FIGURES", in_capitals=True)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Hyo-rin Quill and Piet Sedge", ["Hyo-rin Quill", "Piet Sedge"]),
        ("Ada Quill, Tom Reed & Jo Fell", ["Ada Quill", "Tom Reed", "Jo Fell"]),
        ("Ada Quill1, Tom Reed2,*", ["Ada Quill", "Tom Reed"]),
        ("Torkham and Ada Quill", []),
        ("Ada Quill meets them", []),
        ("", []),
    ],
)
def test_a_line_of_persons_names_nobody_else(words: str, names: list[str]) -> None:
    assert people_in(words) == names


def test_titles_stand_before_a_name() -> None:
    assert without_titles("The Rt Revd Simon Fell".split()) == ["Simon", "Fell"]
    assert without_titles(["Ada", "Quill"]) == ["Ada", "Quill"]


@pytest.mark.parametrize(
    "words",
    [
        "Reed Valley Post",
        "The Invented All-Party Group on the River (APG River)",
        "Committee on Rivers",
        "Department for Distant Affairs",
        "Directorate General of Migration",
        "Inter-Regional Panel on Returns",
        "Collective of Lawyers for the Deported",
        "Journal of River Studies",
        "Eastern Wire Service",
        "Kanal Shimbun",
        "House of Lords",
        "Dáil Éireann",
        "새벽기록센터",
        "주간 너머",
        "REED VALLEY WIRE",
    ],
)
def test_bodies_and_outlets_are_known(words: str) -> None:
    assert is_organisation(words)


@pytest.mark.parametrize(
    "words",
    [
        HEADLINE,
        "China Returned Forty, Group Says",
        "FORTY RETURNED, AID GROUP SAYS",
        "Ada Quill",
        "a group of people",
        "More than 500 people, group reports",
        PARAGRAPHS[1],
        "Human Rights",
        "Human Rights in North Korea",
        "Inter-Agency Situation Report No. 7",
        "Question for Department of Distant Affairs",
        "To His Excellency the Ambassador",
        "Submission to the Human Rights Committee",
        "PRESS STATEMENT",
        "1 Department of Statistics",
        "Secretariat",
    ],
)
def test_headlines_sorts_of_documents_and_addressees_are_no_bodies(words: str) -> None:
    assert not is_organisation(words)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Yalu Records Desk, Prague", "Yalu Records Desk"),
        ("Corridor Watch, field teams at the river", "Corridor Watch"),
        ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry and Energy"),
        ("HARBOUR FM — DRIVE AT SIX", "HARBOUR FM"),
        ("The Gulf Ledger | Americas", "The Gulf Ledger"),
        ("Journal of River Studies 14(2)", "Journal of River Studies"),
        ("IN THE HIGH COURT OF JUSTICE", "HIGH COURT OF JUSTICE"),
        ("Dáil Éireann debate -", "Dáil Éireann"),
        ("새벽기록센터 구술기록", "새벽기록센터"),
        ("새벽시민모임 외 32개 단체", "새벽시민모임"),
        (HEADLINE, ""),
        ("Seoul, 18 October", ""),
    ],
)
def test_a_line_names_its_body_without_town_section_or_issue(words: str, body: str) -> None:
    assert body_in(words) == body


@pytest.mark.parametrize(
    "words", ["To the Minister", "Cc: the Board", "Question for the Home Office", "TO: ALL STAFF"]
)
def test_whom_it_is_for_is_known(words: str) -> None:
    assert is_addressing(words)


def test_prose_is_addressed_to_nobody() -> None:
    assert not is_addressing("To the families it came as a shock, they said, and nobody slept.")
    assert not is_addressing("Tomorrow")


def test_the_noun_alone_names_no_body() -> None:
    assert is_body_noun("Secretariat")
    assert not is_body_noun("Secretariat of the Panel")


def test_names_are_capitalised_but_for_joining_words() -> None:
    assert is_capitalised("Secretary of State for Distant Affairs")
    assert not is_capitalised("Forty people sent back")
    assert not is_capitalised("1 2 3")


def test_what_a_text_writes_small_is_nobodys_name() -> None:
    small = set(
        small_words("They were held near the frontier. Write to reed@river.example or see reed/river.")
    )
    assert "frontier" in small
    assert "reed" not in small
    assert is_written_small("Eastern Frontier", small)
    assert not is_written_small("Tom Reed and Ada Quill", small | {"and"})


@pytest.mark.parametrize(
    "sign", [is_person, is_organisation, is_addressing, is_capitalised, people_in, body_in]
)
def test_a_line_of_any_length_is_judged_at_once(sign) -> None:  # type: ignore[no-untyped-def]
    for words in ("A" * 1_000_000, "A b " * 300_000, "By " * 300_000, "(" * 1_000_000, "To " * 200_000):
        sign(words)
