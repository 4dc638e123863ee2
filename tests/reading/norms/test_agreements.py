"""Agreements between states: by their year, their parties, or as one known to the reader."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import norms_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Under a 1986 border agreement with Japan they return.", "1986 border agreement with Japan"),
        ("The 2003 extradition treaty with China is used.", "2003 extradition treaty with China"),
        (
            "Under an agreement between Riyadh and Addis Ababa they fly.",
            "agreement between Riyadh and Addis Ababa",
        ),
        (
            "The agreement of 24 August 2019 with Burundi is secret.",
            "agreement of 24 August 2019 with Burundi",
        ),
        (
            "The protocol that we signed with Haiti in 1999 is clear.",
            "protocol that we signed with Haiti in 1999",
        ),
        ("They go back under the tripartite agreement.", "tripartite agreement"),
        ("It came before the security agreement was signed.", "security agreement"),
        ("It was promised in a 2019 memorandum.", "2019 memorandum"),
        ("A readmission agreement signed in 2014 allows it.", "readmission agreement signed in 2014"),
        (
            "They signed a memorandum of understanding in July 2023.",
            "memorandum of understanding in July 2023",
        ),
        ("The memorandum of understanding with Libya expires.", "memorandum of understanding with Libya"),
        ("They have an arrangement with the Tripoli government.", "arrangement with the Tripoli"),
        ("The Rwanda treaty was signed.", "Rwanda treaty"),
        ("The EU–Tunisia agreement was signed.", "EU–Tunisia agreement"),
        (
            "A bilateral protocol concluded with Vientiane in 1998 says so.",
            "bilateral protocol concluded with Vientiane in 1998",
        ),
        ("1998: Vietnam and Laos sign a border protocol.", "border protocol"),
    ],
)
def test_an_agreement_of_states_is_kept_with_its_year_and_parties(text: str, words: str) -> None:
    assert norms_of(text) == [(words, "-", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended without an agreement.",
        "He is in agreement with Beijing.",
        "She made an agreement with Mr Kim.",
        "She had an agreement with Hassan about the price.",
        "None of this allows for a border agreement to the contrary.",
        "The trade agreement was signed.",
        "They kept to the protocol of the clinic.",
        "The deal with Beijing is secret.",
        "A pact of silence.",
        "No agreement was reached.",
    ],
)
def test_other_agreements_are_no_norms(text: str) -> None:
    assert norms_of(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "a 1986 border protocol",
        "a border protocol signed in 1986",
        "the bilateral protocol of 1986",
        "a border protocol concluded with Pyongyang in 1986",
        "the protocol that Beijing and Pyongyang signed in 1986",
        "a secret repatriation agreement since 1986",
        "the 1986 Border Protocol",
        "an agreement signed by China and North Korea in August 1986",
    ],
)
def test_the_border_protocol_of_1986_is_known_by_year_and_parties(words: str) -> None:
    found = norms_of(f"China sends North Koreans back under {words}, officials say.")
    assert [code for _, code, _ in found] == ["china-dprk-border-protocol-1986"]


def test_an_agreement_of_the_same_year_between_others_is_another() -> None:
    assert [code for _, code, _ in norms_of("Laos and Vietnam have had a border protocol since 1986.")] == [
        "-"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the 1995 agreement between UNHCR and China",
        "its 1995 agreement with China",
        "the agreement signed in 1995 with Beijing",
    ],
)
def test_the_unhcr_agreement_of_1995_is_known_by_year_and_parties(words: str) -> None:
    found = norms_of(f"UNHCR may see them under {words}.")
    assert [code for _, code, _ in found] == ["unhcr-china-agreement-1995"]


def test_the_dominican_protocol_is_known_by_year_and_parties() -> None:
    text = "Santo Domingo: the Dominican Republic signed a protocol with Haiti in 1999."
    assert [code for _, code, _ in norms_of(text)] == ["dominican-haiti-protocol-1999"]


def test_an_agreement_named_again_is_the_same_one() -> None:
    text = (
        "China and North Korea signed a border protocol in 1986.\n\n"
        "The border protocol is secret. The agreement has never been published."
    )
    assert [code for _, code, _ in norms_of(text)] == ["china-dprk-border-protocol-1986"] * 3
