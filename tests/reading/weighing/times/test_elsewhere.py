"""Times told elsewhere: of the figures before, of events, of an item's head, of the period reported on."""

from __future__ import annotations

from tests.reading.weighing.times.scene import Told

REPORT = "China deported 40 women on 9 October 2023. "


def signs(told: Told, words: str, days: str) -> set[str]:
    return {sign for piece in told.evidence(words) if str(piece.value) == days for sign in piece.features}


def test_the_time_of_a_figure_before_is_offered() -> None:
    assert "figure" in Told(REPORT + "Five of them were girls.").offered("Five")["2023-10-09"]


def test_a_number_named_again_takes_up_its_group_however_far() -> None:
    between = "".join(f"Police beat {number} men. " for number in range(51, 64))
    told = Told(REPORT + between + "Seven of the 40 women were girls.")
    assert "figure" in told.offered("Seven")["2023-10-09"]


def test_a_part_named_with_its_whole_takes_up_the_whole() -> None:
    told = Told(
        "China deported forty women on 9 October 2023. Police beat 51 men. Nine of the forty were girls."
    )
    assert told.figure("Nine").whole == 40
    assert any("whole" in sign for sign in signs(told, "Nine", "2023-10-09"))


def test_events_told_before_and_after_are_offered() -> None:
    told = Told("Police arrested 12 women. The bridge was opened on 3 May 2021. It was shut on 4 June 2021.")
    assert {"2021-05-03", "2021-06-04"} <= set(told.offered("12 women"))


def test_from_an_event_until_the_document_is_offered() -> None:
    told = Told(REPORT + "Nobody came.\n\nPolice say nothing. Nine families have heard nothing.")
    assert "story.since" in told.offered("Nine families")["2023-10-09/2024-03-14"]


def test_the_head_of_an_item_is_offered_to_all_of_it() -> None:
    told = Told("- 19 July 2021: 47 people handed over at the bridge. Nine were children.")
    assert "item" in told.offered("Nine")["2021-07-19"]


def test_the_period_that_a_report_covers_is_offered() -> None:
    told = Told("This report covers 1 January to 31 May 2023.\n\nPolice arrested 12 women.")
    assert "story.period" in told.offered("12 women")["2023-01-01/2023-05-31"]


def test_an_earlier_figure_without_a_time_speaks_for_none() -> None:
    told = Told("Police arrested 40 women. Five of them were girls.", published=None)
    assert any("unfigure" in sign for sign in signs(told, "Five", "untold"))
