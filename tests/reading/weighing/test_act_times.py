"""The days that a document offers for an act told without a number."""

from __future__ import annotations

from tests.reading.told import prepared_of
from tumen.reading.cast import Cast
from tumen.reading.story import Story
from tumen.reading.telling import Telling
from tumen.reading.told_acts import told_acts
from tumen.reading.weighing.act_times import act_time_evidence
from tumen.reading.weighing.times import UNTOLD
from tumen.vocabulary.codes import Realis
from tumen.vocabulary.dates import Interval


def offered(text: str, number: int = -1, *, before: str = "") -> dict[str, list[str]]:
    """The days on offer for one act of a text, with their rules; ``before`` is the time of the first act."""
    prepared = prepared_of(text)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    telling = Telling(prepared)
    told = list(told_acts(telling, cast))
    earlier = [(told[0], Interval.from_edtf(before))] if before else []
    found: dict[str, list[str]] = {}
    for piece in act_time_evidence(told[number], Realis.ASSERTED, telling, Story(telling), earlier):
        found.setdefault("none" if piece.value == UNTOLD else str(piece.value), []).append(piece.rule)
    return found


def test_the_date_of_its_sentence_is_on_offer() -> None:
    assert "2019-03" in offered("She was tortured in Musan in March 2019.")


def test_of_what_has_happened_a_month_without_a_year_has_gone_by() -> None:
    assert "2023-05" in offered("She had been tortured in Musan in May.")


def test_that_no_time_is_told_is_always_on_offer() -> None:
    assert "none" in offered("She was tortured in Musan in March 2019.")
    assert "none" in offered("She was tortured.")


def test_the_day_of_the_document_is_on_offer_for_a_state() -> None:
    assert "time.as-of-document" in offered("She is held in Musan.")["2024-03-14"]


def test_the_time_of_the_act_before_is_on_offer() -> None:
    assert "act" in offered("He was arrested in Yanji. He was beaten.", before="2009")["2009"]


def test_a_date_of_the_sentences_before_is_on_offer() -> None:
    assert "story" in offered("He fled in May 2011. He was beaten.")["2011-05"]


def test_a_beginning_may_be_open_to_the_day_of_the_document() -> None:
    found = offered("She has been held since May 2023.")
    assert any(day.endswith("2024-03-14") and day.startswith("2023-05") for day in found)
