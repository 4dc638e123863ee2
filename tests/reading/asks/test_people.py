"""Who asks, and who is asked."""

from __future__ import annotations

from tests.reading.asked import asked, claims_of
from tumen.vocabulary.codes import ClaimSort


def test_joint_askers_are_several() -> None:
    ((who, whom, _),) = asked("The Lantern Group and the Harbour League urged Norland to release the nine.")
    assert who == "Lantern Group; Harbour League"
    assert whom == "Norland"


def test_whoever_is_quoted_asks() -> None:
    ((who, _, what),) = asked("“Norland must release the nine at once,” said Ada Orme of the Lantern Group.")
    assert who == "Ada Orme"
    assert what == "release the nine at once"


def test_a_pronoun_is_who_spoke_before() -> None:
    found = asked("Ms Orme said that nine were held. She urged Norland to release them.")
    assert [(who, whom) for who, whom, _ in found] == [("Orme", "Norland")]


def test_the_doer_of_the_clause_is_asked() -> None:
    ((_, whom, _),) = asked("The Lantern Group demands that Norland release the nine.")
    assert whom == "Norland"


def test_what_they_are_to_ask_of_others_is_passed_on() -> None:
    (claim,) = claims_of(
        "The Lantern Group urged Lord Tamm to persuade Norland to release the nine.", ClaimSort.ASK
    )
    inner = claim.value("ask").passes_on
    assert inner is not None
    assert [party.called for party in inner.addressees] == ["Norland"]
    assert inner.to_do == "release the nine"
