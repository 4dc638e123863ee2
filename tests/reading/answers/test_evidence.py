"""Signs that a clause answers."""

from __future__ import annotations

from tests.reading.asks.test_finding import _prepared
from tumen.reading.answers.answering import answerer_of
from tumen.reading.answers.asked import AskedBefore
from tumen.reading.answers.evidence import signs_of
from tumen.reading.answers.finding import candidates_of
from tumen.reading.cast import Cast
from tumen.reading.heard import Hearing
from tumen.reading.voices import Voices


def _signs(text: str) -> list[str]:
    prepared = _prepared(text)
    hearing = Hearing(
        prepared, Voices(prepared, Cast.of(text, prepared.sentences, prepared.parsed, prepared.source))
    )
    candidate = candidates_of(prepared, hearing.voices)[-1]
    asked = AskedBefore(hearing)
    return signs_of(candidate, answerer_of(candidate, hearing, asked), asked, before=None)


def test_the_verb_and_the_likely_kind_are_signs() -> None:
    signs = _signs("The Harbour Ministry denied the report.")
    assert {"head=deny", "group=deny", "guess=denied", "by=body"} <= {*signs}


def test_a_denied_verb_of_replying_is_another_sign_than_a_reply() -> None:
    assert "group=reply:True" in _signs("The Harbour Ministry did not reply to the letter.")


def test_whether_who_answers_was_asked_just_before_is_a_sign() -> None:
    assert "asked-last=same:verb" in _signs("We wrote to the Harbour Ministry. The Harbour Ministry refused.")
    assert "asked-last=other:verb" in _signs("We wrote to the Harbour Ministry. The Pilots' Union refused.")


def test_a_states_organ_is_another_sign_than_anybody_else() -> None:
    assert "state=True:verb" in _signs("The Harbour Ministry denied the report.")
    assert "state=False:verb" in _signs("Ada Orme denied the report.")
