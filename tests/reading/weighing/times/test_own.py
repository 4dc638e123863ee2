"""The dates that a figure's own sentence names."""

from __future__ import annotations

from tests.reading.weighing.times.scene import Told


def test_each_date_of_the_sentence_is_offered() -> None:
    offered = Told("Arrivals fell from 1,047 in 2019 to 63 in 2021.").offered("1,047")
    assert {"2019", "2021"} <= set(offered)


def test_from_the_day_named_until_the_document_is_offered() -> None:
    offered = Told("12 women are gone since they were deported on 9 October 2023.").offered("12 women")
    assert "2023-10-09/2024-03-14" in offered


def test_words_that_can_be_read_in_two_ways_are_offered_in_both() -> None:
    offered = Told("In the last three months police arrested 12 women.").offered("12 women")
    assert "2023-12-14/2024-03-14" in offered
    assert len([days for days in offered if days.startswith("2023-12")]) >= 2


def test_a_date_in_brackets_with_another_figure_dates_only_that() -> None:
    told = Told("In October 2023 police arrested 611 persons (September 2023: 472 persons).")
    rules = [piece.rule for piece in told.evidence("611 persons") if str(piece.value) == "2023-09"]
    assert not any(rule.startswith("time.") for rule in rules)
    assert "2023-09" in told.offered("472 persons")


def test_a_date_in_brackets_by_itself_dates_what_stands_before_it() -> None:
    offered = Told("Police arrested 611 persons (September 2023) in the town.").offered("611 persons")
    assert "2023-09" in offered


def test_words_that_nothing_resolves_speak_for_a_time_untold() -> None:
    told = Told("Police arrested 12 women on Tuesday.", published=None)
    assert any(rule.startswith("time.") for rule in told.offered("12 women")[""])


def test_a_clause_with_when_tells_what_happened_on_the_date_before_it() -> None:
    text = (
        "Women were returned on 29 August, when 80 were sent back, "
        "and on 18 September, when 40 were sent back."
    )
    told = Told(text)
    for words, day, other in (("80", "2023-08-29", "2023-09-18"), ("40", "2023-09-18", "2023-08-29")):
        rules = {
            str(piece.value): piece.rule for piece in told.evidence(words) if piece.rule.startswith("time.")
        }
        assert day in rules
        assert other not in rules


def test_a_clause_with_when_that_counts_nobody_leaves_its_date_to_the_figure_before_it() -> None:
    offered = Told("Police returned 80 women on 29 August 2023, when the border opened.").offered("80 women")
    assert "2023-08-29" in offered
