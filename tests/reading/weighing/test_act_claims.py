"""What speaks for and against a claim of its own, and for which act."""

from __future__ import annotations

import pytest

from tests.reading.told import all_told, told_in
from tests.reading.weighing.times.scene import Told
from tumen.reading.cast import Cast
from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct, passage_of, told_acts
from tumen.reading.weighing.act_claims import bars, claim_evidence, code_evidence, kind_of

BARRED = (
    ("Did the police arrest her?", "arrest", "question"),
    ("Nobody was deported in May.", "deported", "nobody"),
    ("We urge China to release and protect them, and to stop arresting refugees.", "arresting", "asked"),
    ("The government denied that the women had been tortured.", "tortured", "denied"),
    ("They did not know whether he was arrested.", "arrested", "whether"),
    ("She was not arrested.", "arrested", "negated"),
    ("Mr Ro was arrested in Yanji.", "arrested", ""),
    ("Ms Han has not been seen since.", "seen", ""),
)


@pytest.mark.parametrize(("text", "word", "bar"), BARRED)
def test_what_is_asked_denied_or_done_to_nobody_is_barred(text: str, word: str, bar: str) -> None:
    found = list(bars(told_in(text, word)))
    assert bar in found if bar else not found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I was arrested.", "I"),
        ("We were arrested.", "we"),
        ("She was arrested.", "he"),
        ("They were arrested.", "they"),
        ("Many were arrested.", "vague"),
        ("Nobody was arrested.", "nobody"),
        ("The pastor was arrested.", "person"),
        ("The women were arrested.", "people"),
        ("Pak was arrested.", "name"),
        ("Ten women were arrested.", "number"),
        ("Eleven were arrested.", "number"),
        ("The rest were arrested.", "others"),
        ("The lorry was arrested.", "thing"),
        ("A bell-hanger was arrested.", "somebody"),
    ],
)
def test_who_suffers_is_of_some_kind(text: str, kind: str) -> None:
    assert kind_of(told_in(text, "arrested").parts.victims[0]) == kind


def test_there_is_evidence_for_a_claim_and_for_none() -> None:
    telling, told = all_told("Mr Ro was arrested in Yanji.")
    pieces = claim_evidence(told[0], telling, [], passage_of(told[0]))
    assert {piece.value for piece in pieces} == {True, False}
    assert all(piece.given is told[0] for piece in pieces)


def test_every_act_that_the_word_can_tell_is_on_offer_the_plainest_first() -> None:
    telling, told = all_told("Pak Myong-ok was taken from her house in 2014.")
    pieces = code_evidence(told[0], telling, [], passage_of(told[0]))
    assert [piece.given.word.code for piece in pieces] == [
        told[0].word.code,
        *(word.code for word in told[0].word.others),
    ]


def test_an_act_told_of_the_same_person_before_is_a_sign() -> None:
    telling, told = all_told("Mr Ro Chol was arrested in Yanji. He was arrested at night.")
    first, second = told
    assert "again:1:same=True" in _signs(second, telling, first)
    assert "again:no" in _signs(first, telling)


def _signs(word: ToldAct, telling: Telling, *before: ToldAct) -> set[str]:
    """What speaks for a claim of its own."""
    pieces = claim_evidence(word, telling, before, passage_of(word))
    return {sign for piece in pieces if piece.value is True for sign in piece.features}


def test_what_the_predicate_says_beside_its_verb_is_a_sign() -> None:
    telling, told = all_told("Mr Ro was taken to a holding house in Yanji.")
    assert "here=custody" in _signs(told[0], telling)
    telling, told = all_told("Mr Ro was taken in Yanji.")
    assert "here=custody" not in _signs(told[0], telling)


def test_a_figure_of_the_same_act_near_by_is_a_sign() -> None:
    text = "Police arrested 12 women in Yanji. They were arrested at night."
    telling = Told(text).telling
    cast = Cast.of(text, telling.prepared.sentences, telling.prepared.parsed, telling.prepared.source)
    word = list(told_acts(telling, cast))[-1]
    assert "figured=1" in _signs(word, telling)
    alone, told = all_told("Mr Ro was arrested in Yanji.")
    assert "figured=none" in _signs(told[0], alone)
