"""What is answered."""

from __future__ import annotations

from tests.reading.asked import answered, claims_of
from tumen.vocabulary.codes import ClaimSort


def test_a_denial_answers_what_it_denies() -> None:
    ((_, matter, _),) = answered("The Harbour Ministry denied that anybody had been sent back.")
    assert matter == "anybody had been sent back"


def test_silence_answers_what_it_leaves_unanswered() -> None:
    ((_, matter, _),) = answered("The Harbour Ministry did not respond to a request for comment.")
    assert matter == "a request for comment"


def test_an_answer_points_to_the_ask_it_answers() -> None:
    text = (
        "The Lantern Group urged the Harbour Ministry to release the nine. "
        "The Harbour Ministry said it was aware of the reports."
    )
    (ask,) = claims_of(text, ClaimSort.ASK)
    (answer,) = claims_of(text, ClaimSort.ANSWER)
    assert answer.value("answers_to") == "release the nine"
    assert answer.slots["answers_to"].evidence == ask.passage
    assert answer.slots["answers_to"].inherited
