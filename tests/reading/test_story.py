"""The dates of a document in the order of telling: what each time expression means at its place."""

from __future__ import annotations

import pytest

from tests.reading.cast import PUBLISHED
from tests.reading.weighing.times.scene import Told
from tumen.reading.story import Story
from tumen.vocabulary.codes import Realis


def story(text: str, *, published: str | None = PUBLISHED) -> Story:
    return Told(text, published=published).story


def days(text: str, *, published: str | None = PUBLISHED) -> list[str]:
    """The days of every dating expression, in order."""
    found = story(text, published=published).by_sentence
    return [str(dated.interval or "-") for index in sorted(found) for dated in found[index]]


def test_two_days_later_rests_on_the_day_that_the_telling_has_reached() -> None:
    assert days("Police arrested 12 women on 9 October 2023. Two days later they were sent back.") == [
        "2023-10-09",
        "2023-10-11",
    ]


def test_a_chronology_of_a_year_that_came_out_after_it() -> None:
    text = "Chronology: returns from China, 2012\n\n1. 8 Feb. - Shenyang: 10 women arrested."
    assert days(text, published="2013-01-31") == ["2012-02-08"]


def test_the_same_period_is_the_last_stretch() -> None:
    text = "Some 212,000 people returned since 1 October 2023. Police deported 4,300 in the same period."
    assert len(set(days(text))) == 1


def test_a_document_without_a_date_takes_that_of_its_own_head() -> None:
    told = story("Published on 3 March 2025\n\nPolice arrested 12 women yesterday.", published=None)
    assert str(told.published) == "2025-03-03"
    assert str(told.by_sentence[1][0].interval) == "2025-03-02"


def test_a_message_that_an_answer_quotes_was_written_on_its_own_date() -> None:
    header = "> On Fri, 9 February 2024 at 09:40, Goh Mi-ran wrote:"
    told = story(f"We regret.\n\n{header}\n> Police arrested 12 women yesterday.\n\nYours, Ok Hye-rin")
    written = {each.of(told.text): str(told.now(each)) for each in told.prepared.sentences}
    assert written["> Police arrested 12 women yesterday."] == "2024-02-09"
    assert written["We regret."] == PUBLISHED
    assert written["Yours, Ok Hye-rin"] == PUBLISHED


def test_an_answer_inside_a_document_was_written_on_its_own_date() -> None:
    told = story(
        "Police arrested 12 women.\n\nUPDATE, 16 February: Nine of the 12 women were freed yesterday."
    )
    assert str(told.now(told.prepared.sentences[0])) == PUBLISHED
    assert str(told.now(told.prepared.sentences[-1])) == "2024-02-16"


def test_an_item_is_dated_by_its_head() -> None:
    told = story("The record is this:\n\n- 19 July 2021: 47 people were handed over. Nine were children.")
    item = told.item(told.prepared.sentences[-1])
    assert item is not None
    assert str(item.interval) == "2021-07-19"
    assert told.item(told.prepared.sentences[0]) is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on 9 October 2023 that 12 women were held.",
        "In a letter of 9 October 2023 the ministry named 12 women.",
        "In its reply dated 9 October 2023 the ministry named 12 women.",
    ],
)
def test_the_date_of_a_saying_or_a_paper_dates_the_saying(text: str) -> None:
    assert story(text).dated(0)[0].dates_saying


def test_the_date_of_an_act_dates_no_saying() -> None:
    assert not story("Police arrested 12 women on 9 October 2023.").dated(0)[0].dates_saying


def test_years_of_treaties_are_of_law() -> None:
    told = story("China joined the Convention in 1982 and has sent back 12 women.")
    assert told.is_of_law(told.dated(0)[0])
    told = story("Police arrested 12 women in 2019.")
    assert not told.is_of_law(told.dated(0)[0])


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("This report covers 1 January to 31 May 2023.", "2023-01/2023-05"),
        ("Bulletin, 1-30 April 2024", "2024-04"),
    ],
)
def test_the_period_reported_on_is_that_of_the_opening(opening: str, period: str) -> None:
    found = story(f"{opening}\n\nPolice arrested 12 women in the reporting period.").period
    assert found is not None
    assert (str(found[0].earliest)[:7], str(found[0].latest)[:7]) == (period[:7], period[-7:])


def test_a_day_in_the_opening_is_no_period() -> None:
    assert story("Police arrested 12 women on 9 October 2023.").period is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Twelve women were freed by 20 April 2023.", True),
        ("Twelve women had died before I left in June 2014.", True),
        ("Eight women had been removed by the time the order came on 24 April 2023.", True),
        ("Twelve women were freed on 20 April 2023.", False),
    ],
)
def test_a_date_after_before_ends_what_is_told(text: str, ends: bool) -> None:
    told = story(text)
    assert told.ends_something(told.dated(0)[0]) is ends


def test_since_ends_with_the_document() -> None:
    told = story("Police arrested 12 women since 1 October 2023.")
    found = told.meant(told.dated(0)[0], told.prepared.sentences[0], tense="past", realis=Realis.ASSERTED)
    assert str(found) == "2023-10-01/2024-03-14"


def test_a_time_can_be_read_in_several_ways_the_plain_one_first() -> None:
    told = story("Police arrested 12 women over the last three months.")
    readings = told.readings(
        told.dated(0)[0], told.prepared.sentences[0], tense="past", realis=Realis.ASSERTED
    )
    assert readings[0][0] == "plain"
    assert "by the day" in dict(readings)


def test_lengths_are_known_by_sentence() -> None:
    told = story("Police arrested 12 women. They held nine of them for nineteen days.")
    assert [time.text for time in told.lengths(told.prepared.sentences[1])] == ["nineteen days"]
    assert not told.lengths(told.prepared.sentences[0])


def test_a_month_is_near_the_month_that_its_sentence_named() -> None:
    told = story("A boat was stopped in March 2015 and its 46 people were handed over in April.")
    assert [str(time.interval) for time in told.dated(0)] == ["2015-03", "2015-04"]


def test_a_month_of_what_is_told_beside_an_old_year_is_of_this_one() -> None:
    told = story("Sold in 2009, she was caught with 12 women in December.")
    assert [str(time.interval) for time in told.dated(0)] == ["2009", "2023-12"]


def test_an_undated_report_tells_of_the_year_in_its_title() -> None:
    text = (
        "Willow Circle - Annual Report 2022\n\n"
        "We registered 41 returns, compared with 12 in 2020. "
        "Thirty-three took place after the protests in May."
    )
    assert days(text, published=None)[-1] == "2022-05"
