"""Who answers."""

from __future__ import annotations

import pytest

from tests.reading.asked import answered, claims_of
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
