"""Who tells a figure by the cues of its own sentence."""

from __future__ import annotations

import pytest

from tests.reading.weighed import kinds_of, tellers_of
from tumen.reading.parsing import parse
from tumen.reading.weighing.sentence_tellers import tense_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Willow Centre said that 40 women were held.", "over"),
        ("Forty women were held, the Willow Centre said.", "over"),
        ("As the Willow Centre said, 40 women were held.", "under"),
    ],
)
def test_a_cue_is_known_by_its_place_in_the_tree(text: str, kind: str) -> None:
    assert (kind, "willow centre") in kinds_of(text)


def test_those_who_are_counted_tell_of_themselves() -> None:
    assert "self" in {kind for kind, _ in kinds_of("Forty women said that they were held.")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The police told 40 detainees to sign a form.", "police"),
        ("The embassy issued papers to 40 refugees.", "embassy"),
        ("The embassy issued papers to 40 refugees.", "papers"),
        ("They interviewed 31 women for this report.", "this report"),
        ("Guards shouted at the 40 women.", "guards"),
        ("When the guards admitted defeat, 40 prisoners were released.", "guards"),
        ("The ministry did not say where the 40 women are held.", "ministry"),
        ("No answer has come from the ministry, and 40 women are still held.", "ministry"),
        ("The women said nothing, and 40 were returned.", "women"),
        ("Officers read out the names of 40 prisoners.", "officers"),
        ("The law says that refugees may not be returned, and yet 40 women were.", "law"),
    ],
)
def test_some_relations_are_no_source_whatever_they_weigh(text: str, name: str) -> None:
    assert name not in {who for _, who in kinds_of(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministry not only said that 40 women were held.", "ministry"),
        ("The ministry did not deny that 40 women were held.", "ministry"),
        ("The letter reads that 40 women were held.", "letter"),
        ("The embassy called reports of 40 deaths a fabrication.", "reports"),
        ("The ministry told reporters that 40 women were held.", "ministry"),
        ("The law says that 40 women may be held.", "law"),
    ],
)
def test_their_like_are_sources(text: str, name: str) -> None:
    assert ("over", name) in kinds_of(text)


def test_a_source_of_a_source_has_the_outer_one_before_it() -> None:
    pieces = tellers_of("The ministry confirmed that relatives had told it that 40 women were missing.")
    chain = next(piece.given.chain for piece in pieces if piece.value == "relatives")
    assert chain == ("the ministry", "relatives")


def test_we_stand_in_no_chain() -> None:
    pieces = tellers_of("We know that relatives said that 40 women were missing.")
    chain = next(piece.given.chain for piece in pieces if piece.value == "relatives")
    assert chain == ("relatives",)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Women were held.", "past"),
        ("Women had been held.", "past perfect"),
        ("Women would be held.", "would"),
        ("Women are held.", "present"),
        ("Women.", "none"),
    ],
)
def test_the_tense_around_a_noun_is_told(text: str, tense: str) -> None:
    (doc,) = parse([text])
    assert tense_of(doc[0]) == tense
