"""Protocols that are named by the treaty they belong to."""

from __future__ import annotations

import pytest

from tests.reading.norms.marking import codes_of, norms_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Optional Protocol to the Convention against Torture", "opcat"),
        ("the Optional Protocol of the CAT", "opcat"),
        ("the Optional Protocol on the UN Convention Against Torture", "opcat"),
        ("the Protocol to the Refugee Convention", "refugee-protocol"),
        ("the Protocol to the 1951 Convention", "refugee-protocol"),
        ("the Optional Protocol to the ICCPR", "iccpr-op1"),
        (
            "the First Optional Protocol to the International Covenant on Civil and Political Rights",
            "iccpr-op1",
        ),
        ("the second Protocol to the ICCPR", "iccpr-op2"),
        ("the Optional Protocol to the ICCPR aiming at the abolition of the death penalty", "iccpr-op2"),
        ("the Optional Protocol to the CRC on the involvement of children in armed conflict", "crc-op-ac"),
        ("the Optional Protocol to the CRC on the sale of children", "crc-op-sc"),
        ("the third Optional Protocol to the CRC", "crc-op-ic"),
        ("the Optional Protocol to the CRC on a communications procedure", "crc-op-ic"),
        ("both Optional Protocols to the Convention on the Rights of the Child", "crc-op"),
        ("the Optional Protocol to CEDAW", "cedaw-op"),
        ("the Optional Protocol to the Convention on the Rights of Persons with Disabilities", "crpd-op"),
        ("the Additional Protocols to the Geneva Conventions", "additional-protocols"),
        ("Additional Protocol I to the Geneva Conventions", "additional-protocol-1"),
        (
            "the Protocol to the UN Convention against Transnational Organized Crime on human trafficking",
            "trafficking-protocol",
        ),
        ("Protocol No. 4 to the European Convention on Human Rights", "echr-p4"),
    ],
)
def test_a_protocol_is_told_by_its_treaty(text: str, code: str) -> None:
    assert codes_of(f"They joined {text}.") == [code]


def test_a_numbered_protocol_that_is_not_known_keeps_its_name() -> None:
    text = "They joined Protocol No. 14 to the European Convention on Human Rights."
    assert norms_of(text) == [("Protocol No. 14 to the European Convention on Human Rights", "-", "")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the Refugee Convention and its Protocol", ["refugee-convention", "refugee-protocol"]),
        ("the Refugee Convention and its 1967 Protocol", ["refugee-convention", "refugee-protocol"]),
        ("the CRPD and its Optional Protocol", ["crpd", "crpd-op"]),
        ("the CRPD and the Optional Protocol thereto", ["crpd", "crpd-op"]),
        ("the Convention against Torture and the Optional Protocol to it", ["cat", "opcat"]),
        ("CEDAW and the Optional Protocol", ["cedaw", "cedaw-op"]),
        (
            "the Geneva Conventions and their Additional Protocols",
            ["geneva-conventions", "additional-protocols"],
        ),
        ("UNTOC and its Protocols", ["untoc", "palermo-protocols"]),
    ],
)
def test_its_protocol_is_that_of_the_treaty_before(text: str, codes: list[str]) -> None:
    assert codes_of(f"They joined {text}.") == codes


@pytest.mark.parametrize(
    "text",
    [
        "Its protocol officer met them.",
        "The Optional Protocol was not mentioned again.",
        "The first protocol of the talks was signed.",
        "Both protocols were lost.",
    ],
)
def test_a_protocol_of_nothing_is_none(text: str) -> None:
    assert codes_of(text) == []
