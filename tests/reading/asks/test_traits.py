"""What sort of document asks."""

from __future__ import annotations

from tests.reading.cast import source
from tumen.reading.asks.traits import traits_of

JUDGMENT = """IN THE HIGH COURT OF NORLAND

The petitioners ask the Court to quash the order. The respondents deny it.
The Court heard the petitioners."""
RECORD = """Mr. Tamm (Norland) said that the State party had amended the act.
Ms. Orme asked how the State party had trained its officers.
Mr. Tamm (Norland) said that all had been trained."""


def test_a_judgment_is_a_courts() -> None:
    traits = traits_of(source(JUDGMENT))
    assert traits.is_of_court
    assert traits.court == "High Court of Norland"


def test_the_state_party_is_the_state_whose_delegation_speaks() -> None:
    assert traits_of(source(RECORD)).state == "Norland"


def test_other_documents_have_neither() -> None:
    traits = traits_of(source("The women crossed the river in May."))
    assert not traits.is_of_court
    assert (traits.state, traits.court) == ("", "")


def test_a_document_may_speak_to_its_reader() -> None:
    assert traits_of(source("The women crossed.")).speaks_to == "never"
    assert traits_of(source("You know them. “You”, he said.")).speaks_to == "once"
    assert traits_of(source("You and your friends can ask your deputy.")).speaks_to == "often"
