"""The document's date, and beginnings told in one place with ends told in another."""

from __future__ import annotations

from tests.reading.weighing.times.scene import Told
from tumen.vocabulary.codes import ClaimKind


def test_the_documents_date_is_offered_and_all_up_to_it() -> None:
    offered = Told("Police are holding 12 women.").offered("12 women", ClaimKind.STATE)
    assert offered["2024-03-14"] == {"time.as-of-document"}
    assert "time.total-to-document" in offered["../2024-03-14"]


def test_a_document_without_a_date_offers_none() -> None:
    assert set(Told("Police are holding 12 women.", published=None).offered("12 women")) == {""}


def test_the_date_of_the_saying_is_offered() -> None:
    offered = Told("The group said on 11 March 2024 that 12 women were held.").offered("12 women")
    assert "time.as-of-saying" in offered["2024-03-11"]


def test_what_began_before_can_end_with_the_document() -> None:
    told = Told("China deported 40 women on 9 October 2023. Five have died.")
    assert "2023-10-09/2024-03-14" in told.offered("Five")


def test_what_began_before_can_end_with_a_length_told() -> None:
    told = Told("Police arrested 40 women on 9 October 2023. Five were held for nineteen days.")
    assert "2023-10-09/2023-10-28" in told.offered("Five")


def test_what_began_before_can_end_with_a_day_told() -> None:
    told = Told("China deported 40 women on 9 October 2023. Five were dead before I left on 4 January 2024.")
    assert "2023-10-09/2024-01-04" in told.offered("Five")


def test_no_end_lies_before_its_beginning() -> None:
    told = Told("China deported 40 women on 9 October 2023. Five were dead by 4 January 2022.")
    assert not any(days.startswith("2023-10-09/2022") for days in told.offered("Five"))


def test_that_nothing_tells_it_is_always_offered() -> None:
    assert "" in Told("China deported 40 women on 9 October 2023.").offered("40 women")
