"""Whom words before an answer turn to."""

from __future__ import annotations

import pytest

from tests.reading.asked import claims_of, tree_of
from tests.reading.asks.test_finding import _prepared
from tumen.reading.answers.asked import AskedBefore, turned_to
from tumen.reading.cast import Cast
from tumen.reading.heard import Hearing, telling
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import ClaimSort


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We wrote to the Harbour Ministry.", "Ministry"),
        ("We asked the Harbour Ministry for the list.", "Ministry"),
        ("The Harbour Ministry was asked for the list.", "Ministry"),
        ("The Harbour Ministry was sent the report.", "Ministry"),
        ("His letter to the Harbour Ministry is lost.", "Ministry"),
        ("They let them go to Norland.", None),
        ("They sent nine people to Norland.", "Norland"),  # whoever cannot be asked is left out later
    ],
)
def test_a_verb_or_a_writing_turns_to_somebody(text: str, who: str | None) -> None:
    found = [head.text for token in tree_of(text) if (head := turned_to(token)) is not None]
    assert found == ([who] if who else [])


def _before(text: str) -> AskedBefore:
    prepared = _prepared(text)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    return AskedBefore(Hearing(prepared, Voices(prepared, cast)), claims_of(text, ClaimSort.ASK))


def test_the_last_who_was_asked_counts_and_only_near_the_answer() -> None:
    text = (
        "We urged the Port Office to write. We urged the Harbour Ministry to free the nine. "
        "It refused to reply. They refused to reply. He refused to reply. She refused to reply."
    )
    before = _before(text)
    sentences = before.hearing.prepared.sentences
    asked = before.last(sentences[2], 1)
    assert asked is not None
    assert "Harbour Ministry" in asked.name
    assert before.last(sentences[2], 1, back=0) is None
    assert before.last(sentences[5], 1) is None


def test_who_asks_and_who_is_asked_is_known_of_a_document() -> None:
    before = _before("The Lantern Group urged the Harbour Ministry to free the nine.")
    assert before.role_of([telling("Harbour Ministry")]) == "asked"
    assert before.role_of([telling("Lantern Group")]) == "asks"
    assert before.role_of([telling("Ada Orme")]) == "none"
