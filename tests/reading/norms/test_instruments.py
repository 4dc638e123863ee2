"""Instruments of the vocabulary, by all their names."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import codes_of, norms_of
from tumen.reading.norms.instruments import called_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Refugee Convention", "refugee-convention"),
        ("the 1951 refugee convention", "refugee-convention"),
        ("THE REFUGEE CONVENTION", "refugee-convention"),
        ("the Convention for the Status of Refugee", "refugee-convention"),
        ("the Convention of the Rights of Child", "crc"),
        ("the Convention about the rights of the child", "crc"),
        ("the International Covenant on Civil Political Rights", "iccpr"),
        ("the Covenant of Civil & Political Rights", "iccpr"),
        ("the Convention against\nTorture", "cat"),
        ("the Convention  against  Torture", "cat"),
        ("the United Nations’ Torture Convention", "cat"),
        ("the Convention on the Rights of People with Disabilities", "crpd"),
        ("the Convention on the Elimination of Discrimination against Women", "cedaw"),
        ("the Convention on the Protection of All Persons from Forced Disappearance", "cped"),
        ("the UN Convention against Transnational Organised Crime", "untoc"),
        ("the American Convention on Human Rights", "american-convention"),
        ("the Pact of San José", "american-convention"),
        ("the Moscow Document", "osce-moscow-document"),
        ("the Schengen Borders Code", "schengen-borders-code"),
        ("the Forced Labor Convention", "ilo-c29"),
        ("ILO Convention 105", "ilo-c105"),
        ("the Universal Declaration", "udhr"),
    ],
)
def test_a_norm_is_known_in_the_forms_that_writers_give_it(text: str, code: str) -> None:
    assert codes_of(f"They invoked {text} again.") == [code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It joined the 1951 Refugee Convention.", "1951 Refugee Convention"),
        ("It joined the 1951 UN Refugee Convention.", "1951 UN Refugee Convention"),
        ("It joined the Refugee Convention of 28 July 1951.", "Refugee Convention of 28 July 1951"),
        ("It joined the Refugee Convention (1951).", "Refugee Convention (1951)"),
        (
            "It joined the Convention against Torture (CAT) in May.",
            "Convention against Torture (CAT)",
        ),
        (
            "It joined the International Covenant on Civil and Political Rights (“the Covenant”).",
            "International Covenant on Civil and Political Rights (“the Covenant”)",
        ),
        ("See the Forced Labour Convention, 1930 (No. 29).", "Forced Labour Convention, 1930 (No. 29)"),
        ("See the Human Rights Act 1998.", "Human Rights Act 1998"),
    ],
)
def test_a_mention_takes_in_its_year_and_the_name_it_gives(text: str, words: str) -> None:
    assert [mention for mention, _, _ in norms_of(text)] == [words]


def test_a_year_of_something_else_stays_outside() -> None:
    assert norms_of("It joined the Convention against Torture in 1988.") == [
        ("Convention against Torture", "cat", "")
    ]
    assert norms_of("After the Refugee Convention, 1982 was the year of the Protocol's accession.")[0] == (
        "Refugee Convention",
        "refugee-convention",
        "",
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the ICCPR, the ICESCR and the CRC", ["iccpr", "icescr", "crc"]),
        ("OP-CAT", ["opcat"]),
        ("ICCPR-OP2", ["iccpr-op2"]),
        ("the CEDAW Convention", ["cedaw"]),
        ("the UDHR", ["udhr"]),
        ("R2P", ["responsibility-to-protect"]),
    ],
)
def test_an_acronym_is_read_as_it_is_written(text: str, codes: list[str]) -> None:
    assert codes_of(f"They cited {text}.") == codes


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the crc of the boat.",
        "The CEDAW Committee asked about it.",
        "The CRC Committee asked about it.",
        "The Committee against Torture (CAT) asked. The CAT meets in May.",
        "The Committee on Enforced Disappearances (CED) will meet.",
        "Genocide Convention Center",
        "an American convention of shoe makers",
        "a European convention of bakers",
        "Ratify a comprehensive human rights act.",
        "They want a Human Rights Act.",
    ],
)
def test_bodies_and_common_words_are_no_norms(text: str) -> None:
    assert codes_of(text) == []


def test_an_acronym_that_the_document_defines_is_that_from_then_on() -> None:
    text = "The Border Cooperation Treaty (BCT) is secret. Under the BCT they are sent back."
    assert norms_of(text) == [
        ("Border Cooperation Treaty (BCT)", "-", ""),
        ("BCT", "-", ""),
    ]


def test_a_courts_acronym_is_not_its_statutes() -> None:
    text = "The Rome Statute of the International Criminal Court (ICC) binds it. The ICC has jurisdiction."
    assert codes_of(text) == ["rome-statute"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Asylum seekers are protected by the Geneva Convention.", "refugee-convention"),
        ("Prisoners of war are protected by the Geneva Conventions.", "geneva-conventions"),
        ("Wounded soldiers are protected by the Geneva Convention.", "geneva-conventions"),
        ("Consular officers invoked the Vienna Convention.", "vccr"),
        ("Treaties are interpreted by the Vienna Convention.", "vclt"),
        ("The Vienna Convention was invoked.", "vienna-convention"),
    ],
)
def test_a_shared_name_means_what_its_paragraph_is_about(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Congress passed the North Korean Human Rights Act.", "us-nk-human-rights-act"),
        ("Seoul’s National Assembly passed the North Korean Human Rights Act.", "rok-nk-human-rights-act"),
        ("They passed the North Korean Human Rights Act.", "nk-human-rights-act"),
        ("the North Korean Human Rights Act of 2004", "us-nk-human-rights-act"),
    ],
)
def test_the_north_korean_human_rights_act_is_the_one_of_its_surroundings(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("refugee-convention", {"convention", "treaty"}),
        ("refugee-protocol", {"protocol", "treaty"}),
        ("iccpr", {"covenant", "treaty"}),
        ("rome-statute", {"statute", "treaty"}),
        ("udhr", {"declaration"}),
        ("china-exit-entry-law", {"law"}),
        ("uk-human-rights-act", {"act"}),
        ("non-refoulement", {"principle"}),
        ("china-dprk-border-protocol-1986", {"protocol", "agreement", "treaty"}),
    ],
)
def test_a_norm_is_called_later_by_the_word_of_its_name(code: str, called: set[str]) -> None:
    assert called_of(code) == called
