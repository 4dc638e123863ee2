"""Who asks, and who is asked."""

from __future__ import annotations

from tests.reading.asked import asked, claims_of, tree_of
from tumen.reading.asks.pointing import answering_in
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


def test_a_telling_that_is_only_wanted_carries_no_speaker_on() -> None:
    found = asked(
        "The Lantern Group calls on Norland to release the nine. Ostland should say what it knows. "
        "The Emirate should publish its list."
    )
    assert all(who != "Ostland" for who, _, _ in found)


def test_where_something_is_asked_for_is_asked() -> None:
    ((_, whom, _),) = asked("Four women asked for asylum at the Norland embassy.")
    assert whom == "the Norland embassy"


def test_who_laughs_at_it_was_asked() -> None:
    found = answering_in(tree_of("The officer laughed and wrote something down."), 0)
    assert found is not None
    assert found.text == "officer"


def test_nobody_is_asked_by_what_only_happens_next() -> None:
    assert answering_in(tree_of("The train left at nine."), 0) is None


def test_whom_a_sentence_speaks_to_by_office_is_asked() -> None:
    found = asked("An open letter.\n\nMinister, release the nine. Publish the number every month.")
    assert found
    assert {whom for _, whom, _ in found} == {"minister"}
