"""The acts of the vocabulary pack: each can be told, named and ranked."""

from __future__ import annotations

import pytest

from tumen.vocabulary.acts import Act, acts, done, label

#: The acts that a gold set may name (docs/reference/labelling.md); "other:" acts are open.
LABELLED = (
    "forced repatriation",
    "detention",
    "arrest",
    "torture",
    "killing",
    "enforced disappearance",
    "trafficking",
    "forced labour",
    "sexual violence",
    "persecution",
    "displacement",
    "arrival",
    "crossing",
    "death",
    "protest",
    "prosecution",
)

every_act = pytest.mark.parametrize("act", list(acts().values()), ids=list(acts()))


@pytest.mark.parametrize("code", LABELLED)
def test_every_act_that_a_labeller_may_name_is_in_the_pack(code: str) -> None:
    assert code in acts()


@every_act
def test_an_act_has_names_for_people_and_a_rank(act: Act) -> None:
    assert act.label
    assert act.done
    assert 1 <= act.rank <= 9


@every_act
def test_an_act_can_be_told_by_a_noun_and_by_a_verb(act: Act) -> None:
    assert act.nouns
    assert act.verbs | act.object_verbs or act.phrases


def test_no_verb_tells_two_acts() -> None:
    for verbs in (
        [verb for act in acts().values() for verb in act.verbs],
        [verb for act in acts().values() for verb in act.object_verbs],
    ):
        assert len(verbs) == len(set(verbs))


def test_no_noun_tells_two_acts() -> None:
    nouns = [noun for act in acts().values() for noun in act.nouns | act.event_nouns]
    assert len(nouns) == len(set(nouns))


def test_a_forced_return_outranks_the_arrest_before_it() -> None:
    assert acts()["forced repatriation"].rank < acts()["arrest"].rank
    assert acts()["arrest"].rank < acts()["crossing"].rank


@pytest.mark.parametrize(
    ("verb", "rest", "code"),
    [
        ("send", "back across the river before dawn", "forced repatriation"),
        ("put", "on a flight to Pyongyang", "forced repatriation"),
        ("drive", "over the bridge in two vans", "forced repatriation"),
        ("hand", "over to the guards on the other side", "forced repatriation"),
        ("put", "to death in the stadium", "killing"),
        ("lose", "their lives in the water", "death"),
        ("go", "missing near the river", "enforced disappearance"),
        ("force", "to work in a coal mine", "forced labour"),
        ("force", "into marriage with strangers", "trafficking"),
        ("round", "up in a single night", "arrest"),
    ],
)
def test_a_phrase_tells_an_act_that_no_verb_tells_alone(verb: str, rest: str, code: str) -> None:
    phrases = acts()[code].phrases
    assert any(
        (not phrase.verbs or verb in phrase.verbs) and phrase.follows.match(rest) for phrase in phrases
    )


def test_sending_somebody_to_a_town_is_no_forced_return() -> None:
    phrases = acts()["forced repatriation"].phrases
    assert not any(
        "send" in phrase.verbs and phrase.follows.match("to a clinic in the town") for phrase in phrases
    )


def test_an_act_is_named_for_people() -> None:
    assert label("forced repatriation") == "forced return"
    assert done("forced repatriation") == "forcibly returned"


def test_an_act_outside_the_pack_is_named_by_its_own_word() -> None:
    assert label("other:strike") == "strike"
    assert done("other:strike") == "(“strike”)"
