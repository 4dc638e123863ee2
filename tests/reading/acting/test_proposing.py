"""Acts told without a number come out as claims of their own, with their slots."""

from __future__ import annotations

from tests.reading.cast import Reading, read_text
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.slots import ProposedClaim


def acts_of(reading: Reading) -> list[ProposedClaim]:
    return [claim for claim in reading.claims if claim.value("sort") is ClaimSort.ACT]


def act(text: str, code: str = "") -> ProposedClaim:
    """The only act of a text, or the only one of a code."""
    (found,) = [claim for claim in acts_of(read_text(text)) if code in ("", claim.value("act"))]
    return found


def victims(claim: ProposedClaim) -> list[str]:
    return [party.called for party in claim.value("subjects") or ()]


def doers(claim: ProposedClaim) -> list[str]:
    return [party.words for party in claim.value("perpetrators") or ()]


def test_it_says_who_suffered_it_and_who_did_it() -> None:
    claim = act("Chinese police arrested the pastor in Yanji.")
    assert (victims(claim), doers(claim)) == (["the pastor"], ["Chinese police"])
    claim = act("Pak Myong-ok was beaten by the guards.")
    assert (victims(claim), doers(claim)) == (["Pak Myong-ok"], ["the guards"])


def test_ways_means_and_days_do_nothing_to_anybody() -> None:
    claim = act("Mr Ro was hung by the wrists in Onsong.", "torture")
    assert (victims(claim), doers(claim)) == (["Ro"], [])
    assert doers(act("Mr Ro was deported by train.")) == []
    assert doers(act("Mr Ro was deported by December.")) == []
    assert doers(act("Mr Ro was sentenced by a military court.")) == ["a military court"]


def test_a_pronoun_is_the_person_told_before() -> None:
    text = "Mr Ro crossed the river in 2009. He was arrested in Yanji."
    assert victims(act(text, "arrest")) == ["Ro"]


def test_a_story_goes_on_about_whom_it_happens_to() -> None:
    text = "Mr Ro Chol was arrested in Yanji by Captain Kang. The cell was cold. He was beaten with a belt."
    assert victims(act(text, "torture")) == ["Ro Chol"]


def test_they_are_the_people_of_the_figure_before() -> None:
    text = "China sent 600 people back in October. They were beaten on arrival."
    assert victims(act(text)) == ["600 people"]


def test_one_who_tells_of_herself_is_the_one_who_speaks() -> None:
    claim = act("“They beat me with a belt,” said Ms Han, a cook from Musan.", "torture")
    assert victims(claim) == ["Han"]
    assert claim.value("speakers")[0][0] == "Han"


def test_the_speaker_of_an_unsigned_text_is_named_as_such() -> None:
    claim = act("I was arrested in Yanji in 2009.")
    (party,) = claim.value("subjects")
    assert (party.words, party.name, party.kind) == ("I", "the speaker", PartyKind.PERSON)


def test_it_says_when() -> None:
    assert str(act("His wife had been forcibly returned in 2020.").value("time").interval) == "2020"
    claim = act("Pak Myong-ok was tortured in Musan in March 2019.")
    assert str(claim.value("time").interval) == "2019-03"


def test_it_says_where() -> None:
    assert act("The pastor was arrested in Yanji.").value("place").at == "Yanji"
    assert act("The pastor was deported from China.").value("place").origin == "China"


def test_a_place_of_its_own_words_is_kept_as_written() -> None:
    place = act("Mr Ro was tortured in a cell at Abu Ramad.").value("place")
    assert "cell" in place.at


def test_what_is_done_where_the_claim_before_left_them_inherits_the_place() -> None:
    text = "She was arrested in Yanji. She was beaten with a belt."
    slot = next(claim for claim in acts_of(read_text(text)) if claim.value("act") == "torture").slots["place"]
    assert (slot.value.at, slot.inherited) == ("Yanji", True)


def test_it_says_how_why_and_for_how_long() -> None:
    claim = act("She was beaten with a belt for two hours by the guards.")
    assert claim.value("method") == "with a belt"
    assert "two hours" in claim.value("duration")
    assert "because he had hidden" in act("Police arrested the pastor because he had hidden refugees.").value(
        "reason"
    )


def test_a_sentence_is_the_outcome_of_a_trial() -> None:
    claim = act("The broker was sentenced to five years in prison.")
    assert claim.value("outcome") == "five years in prison"
    assert "duration" not in claim.slots


def test_two_causes_of_one_death_are_two_claims() -> None:
    found = acts_of(read_text("The brother died of hunger, or of a beating."))
    assert [claim.value("reason") for claim in found] == ["hunger", "a beating"]
    assert len({claim.passage for claim in found}) == 1


def test_a_denial_is_negated_and_said_by_whoever_denies() -> None:
    claim = act("The government denied that the women had been tortured.")
    assert claim.value("polarity") is Polarity.NEGATED
    assert claim.value("speakers")[0][0].lower() == "the government"


def test_what_is_feared_is_no_fact() -> None:
    claim = act("She may be executed if she goes back.", "killing")
    assert claim.value("realis") is not Realis.ASSERTED


def test_a_figure_and_its_act_are_one_claim() -> None:
    assert not acts_of(read_text("Police arrested 12 escapees in Yanji."))


def test_evidence_stands_in_the_text_and_inherited_words_outside_the_sentence() -> None:
    text = "Mr Ro crossed the river in 2009. He was arrested in Yanji and beaten with a stick."
    for claim in acts_of(read_text(text)):
        assert claim.sentence.covers(claim.passage)
        for name, slot in claim.slots.items():
            if slot.evidence is not None:
                assert slot.evidence.of(text), name
                assert slot.inherited is not claim.sentence.covers(slot.evidence), (name, slot)


def test_a_text_that_tells_no_act_has_none() -> None:
    assert not acts_of(read_text("The weather in Seoul was fine on Sunday."))


def called(claim: ProposedClaim) -> list[str]:
    return [party.called for party in claim.value("perpetrators") or ()]


def test_a_pronoun_accuses_nobody_who_only_speaks_up() -> None:
    text = (
        "Police beat Ro Eun-sil in custody, the Willow Centre said. “They hit me with a chair,” Ro said. "
        "The Willow Centre has written to the ministry. They tortured her for a week."
    )
    assert not any("Willow" in name for claim in acts_of(read_text(text)) for name in called(claim))


def test_a_pronoun_leads_back_to_who_did_something_before() -> None:
    text = "Colonel Kang Do-yun arrested Ro Eun-sil in May. He beat her with a belt."
    assert [called(claim) for claim in acts_of(read_text(text))][-1] == ["Kang Do-yun"]
