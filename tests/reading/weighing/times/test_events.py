"""Events: each time that a document tells, with what was done then and where it is told."""

from __future__ import annotations

from tests.reading.weighing.times.scene import Told

REPORT = (
    "China deported 40 women on 9 October 2023. Two had been arrested on 3 September 2023.\n\n"
    "On 9 October 2023 the bridge was shut. The centre said on 12 March 2024 that 40 women were gone."
)


def days(text: str) -> list[str]:
    return [str(event.interval) for event in Told(text).events]


def test_each_time_is_one_event_however_often_it_is_told() -> None:
    assert days(REPORT) == ["2023-10-09", "2023-09-03"]


def test_the_date_of_a_saying_is_no_event() -> None:
    assert "2024-03-12" not in days(REPORT)


def test_the_day_before_the_document_is_an_event_and_now_is_none() -> None:
    assert days("Buses left Tumen at dawn yesterday. Nine women are now in a cell.") == ["2024-03-13"]


def test_an_event_knows_what_was_done_and_to_how_many() -> None:
    deported, arrested = Told(REPORT).events
    assert "forced repatriation" in deported.acts
    assert "arrest" in arrested.acts
    assert 40 in deported.numbers


def test_an_event_is_found_where_it_was_told_last_and_where_it_is_told_next() -> None:
    event = next(iter(Told(REPORT).events))
    last, following = event.last_before(2), event.next_after(0)
    assert last is not None
    assert following is not None
    assert (last.sentence, following.sentence) == (0, 2)
    assert event.last_before(0) is None
    assert event.next_after(2) is None


def test_the_main_event_is_that_of_the_opening() -> None:
    main = Told(REPORT).events.main
    assert main is not None
    assert str(main.interval) == "2023-10-09"


def test_a_period_is_not_the_main_event() -> None:
    assert Told("In 2023 the police arrested 40 women.").events.main is None


def test_a_document_without_times_has_no_events() -> None:
    assert days("Police arrested 40 women.") == []
