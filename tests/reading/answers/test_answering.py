"""Who answers."""

from __future__ import annotations

import pytest

from tests.reading.asked import answered, claims_of
from tests.reading.cast import source
from tumen.vocabulary.codes import ClaimSort


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Harbour Ministry denied that anybody had been sent back.", "Harbour Ministry"),
        ("No reply has been received from the Harbour Ministry.", "Harbour Ministry"),
        ("“We do not comment on individual cases,” said a spokesman for the Harbour Ministry.", "spokesman"),
    ],
)
def test_who_answers_is_told_by_the_sentence(text: str, who: str) -> None:
    ((answerer, _, _),) = answered(text)
    assert who in answerer


def test_who_tells_it_stands_before_who_answers() -> None:
    text = "“The Harbour Ministry denied that anybody had been sent back,” said Ada Orme."
    (claim,) = claims_of(text, ClaimSort.ANSWER)
    assert claim.value("speakers") == (("Ada Orme", "Harbour Ministry"),)


@pytest.mark.parametrize(
    "text",
    [
        "We wrote to the Harbour Ministry on 3 May. They did not even reply.",
        "We wrote to the Harbour Ministry in May. We have had no answer.",
        "The families sent a letter to the Harbour Ministry in May. It was not answered.",
        "We asked the Harbour Ministry for the list. The request was refused.",
        "The Harbour Ministry was sent the report in May. No reply was received.",
    ],
)
def test_who_was_asked_just_before_answers_where_the_words_leave_it_open(text: str) -> None:
    assert "Harbour Ministry" in answered(text)[-1][0]


def test_who_told_something_just_before_goes_on_to_answer() -> None:
    text = (
        "The Pilots' Union wrote to the Harbour Ministry. The Port Office said that it was looking. "
        "It declined to say more."
    )
    assert "Port Office" in answered(text)[-1][0]


def test_he_is_no_body_that_was_asked() -> None:
    text = "Jan Tamm spoke on Monday. He had written to the Harbour Ministry. He refused to comment."
    assert "Ministry" not in answered(text)[-1][0]


def test_a_body_that_gives_no_answer_is_silent_itself() -> None:
    text = "We wrote to the Harbour Ministry. The Port Office has sent no reply."
    assert "Port Office" in answered(text)[-1][0]


def test_a_label_tells_whose_words_follow() -> None:
    found = answered("Border Police, Varna: no comment on the case.")
    assert [who for who, _, _ in found] == ["Border Police, Varna"]


def test_a_letter_that_replies_speaks_for_itself() -> None:
    text = (
        "Thank you for your letter. Ada Orme said that nine were held there. We cannot comment on such cases."
    )
    assert answered(source(text, publisher="Harbour Ministry"))[-1][0] == "Harbour Ministry"
