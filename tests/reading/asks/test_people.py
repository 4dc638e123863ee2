"""Who asks, and who is asked."""

from __future__ import annotations

import pytest

from tests.reading.asked import asked, claims_of, tree_of
from tests.reading.cast import blocks, source
from tumen.reading.asks.pointing import answering_in
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind, ClaimSort


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


def test_the_second_act_of_a_clause_asks_whom_the_first_does() -> None:
    found = asked("Rep. Orme demanded that the minister appear before the Harbour Committee and explain it.")
    assert {whom for _, whom, _ in found} == {"the minister"}
    assert len(found) == 2


ORAL = """HARBOUR COUNCIL
47th session

Oral statement by Lantern Group, delivered by Ms. Ada Orme

We call on Norland to release the nine."""


def test_who_delivers_a_statement_asks_and_not_the_council_at_its_head() -> None:
    kinds = (BlockKind.LETTERHEAD, BlockKind.BYLINE, BlockKind.PARAGRAPH)
    source = Source("a statement", ORAL, blocks(ORAL, *kinds), publisher="HARBOUR COUNCIL")
    ((who, whom, _),) = asked(source)
    assert (who, whom) == ("Lantern Group", "Norland")


OFFICERS = """Dear Minister,

We write as officers of the Parliamentary Group on Refugees. We ask you to receive the nine.

Ada Orme
Jan Vos"""


def test_those_who_sign_as_officers_of_a_group_ask_for_it_too() -> None:
    kinds = (BlockKind.SALUTATION, BlockKind.PARAGRAPH, BlockKind.SIGNATURE)
    found = asked(Source("a letter", OFFICERS, blocks(OFFICERS, *kinds), voices=("Ada Orme", "Jan Vos")))
    assert {who for who, _, _ in found} == {
        "Ada Orme; Jan Vos; officers of the Parliamentary Group on Refugees"
    }


def test_what_a_committee_may_wish_to_do_the_document_asks_of_it() -> None:
    text = "The Committee may wish to recommend that the Government:\n\n- publish the number of cases;"
    ((who, _, what),) = asked(source(text, publisher="Lantern Group"))
    assert (who, what) == ("Lantern Group", "publish the number of cases")


def test_a_responsibility_of_ours_asks_in_our_own_voice() -> None:
    text = (
        "As it is our responsibility to clarify all cases, we would be grateful for your answers:\n\n"
        "1. Please indicate the legal basis of the detention."
    )
    (who, _, wanted), (again, _, _) = asked(source(text, publisher="Lantern Group"))
    assert wanted == "give your answers"
    assert who == again
    assert who == "Lantern Group"


def test_the_title_of_a_blog_resolves_nothing() -> None:
    text = "The Goat and the Kettle\n\nWHAT YOU CAN DO\n\n1. Ring the consulate."
    ((who, _, _),) = asked(source(text, author="Selam W."))
    assert who == "Selam W."


@pytest.mark.parametrize(
    "head",
    [
        "Present: Ok Hye-rin (chair), Jan Vos (legal)",
        "Chair: Ok Hye-rin. Members: Lord Weir",
        "[Ms Ok Hye-rin in the Chair]",
    ],
)
def test_the_chair_is_whom_the_head_of_the_minutes_names(head: str) -> None:
    ((who, whom, _),) = asked(f"{head}\n\nThe chair asked the secretariat to write to the embassy.")
    assert (who, whom) == ("Ok Hye-rin", "the secretariat")


def test_of_two_in_the_chair_none_is_the_chair() -> None:
    ((who, _, _),) = asked(
        "Chair: Ok Hye-rin\n\nChair: Jan Vos\n\nThe chair asked Norland to release the nine."
    )
    assert who == "the chair"


LETTER_BACK = """Jan Tamm, Minister for Harbours

To the Members of Parliament Ada Orme and Eve Lund

Dear Members,

You urge the Government to stop its aid to Norland. I am not prepared to do so.

Jan Tamm"""


def test_you_who_ask_in_a_reply_are_whom_it_goes_to() -> None:
    kinds = (BlockKind.BYLINE, BlockKind.LETTERHEAD, BlockKind.SALUTATION, BlockKind.PARAGRAPH)
    found = asked(Source("a reply", LETTER_BACK, blocks(LETTER_BACK, *kinds, BlockKind.SIGNATURE)))
    assert [who for who, _, _ in found] == ["Members of Parliament Ada Orme and Eve Lund"]


def test_whom_let_names_is_asked_where_they_can_act() -> None:
    ((_, whom, what),) = asked("“Let Beijing publish the list,” she said.")
    assert whom in ("Beijing", "China")
    assert "publish the list" in what


def test_who_only_wants_to_help_is_let_in_by_others() -> None:
    assert all("UNHCR" not in whom for _, whom, _ in asked("“Let UNHCR see the nine,” she said."))


def test_an_office_written_to_is_not_where_something_is_asked_for() -> None:
    found = asked("Write to the Norland embassy where you live.")
    assert all("embassy" not in whom for _, whom, _ in found)
