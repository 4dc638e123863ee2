"""Somebody who tells a stretch of a document."""

from __future__ import annotations

from tumen.reading.korean.tellers import Teller
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span


def test_a_teller_speaks_outside_quotations_unless_said_otherwise() -> None:
    teller = Teller("윤동혁", Span(0, 9), Stance.NEUTRAL, "speaker.said", None)
    assert teller.level == 0
    assert teller.quotations == frozenset()
    assert not teller.is_own
    assert not teller.is_hearsay
