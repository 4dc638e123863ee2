"""Evidence that words ask."""

from __future__ import annotations

from tests.reading.asks.test_finding import _prepared
from tumen.reading.asks.evidence import ask_evidence
from tumen.reading.asks.finding import Candidate, candidates_of
from tumen.reading.asks.people import People
from tumen.reading.cast import Cast
from tumen.reading.voices import Voices


def _features(text: str) -> set[str]:
    prepared = _prepared(text)
    voices = Voices(prepared, Cast.of(text, prepared.sentences, prepared.parsed, prepared.source))
    people = People(prepared, voices)
    candidate = next(each for each in candidates_of(prepared) if isinstance(each, Candidate))
    asker = people.asker_of(candidate)
    pieces = ask_evidence(candidate, asker, people.addressed_by(candidate, asker), people, before=())
    assert [piece.value for piece in pieces] == [True, False]
    return {*pieces[0].features}


def test_the_word_that_asks_and_how_it_goes_on_are_signs() -> None:
    assert {"True|frame=to", "True|cue=urge", "True|act=release"} <= _features(
        "The Lantern Group urged Norland to release the nine."
    )


def test_please_and_now_are_signs() -> None:
    assert {"True|please", "True|urgent:imperative"} <= _features("Please release the nine now.")
