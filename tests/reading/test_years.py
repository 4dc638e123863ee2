"""The year of a day that is told without one."""

from __future__ import annotations

import pytest

from tests.reading.test_story import days, story
from tumen.vocabulary.codes import Realis


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She was taken in August 2018. On 14 September they handed her over.", "2018-09-14"),
        ("Nine were caught on 8 September 2010.\n\nI was delivered on 11 September.", "2010-09-11"),
        ("He crossed in the spring of 2019. On 27 May he was caught.", "2019-05-27"),
        ("He was sent back on 5 September 2021. On 27 August they had taken his coat.", "2021-08-27"),
        ("Twice: in 2009, and again in 2012, in November.", "2012-11"),
    ],
)
def test_a_story_of_long_ago_goes_on_in_its_year(text: str, day: str) -> None:
    assert days(text, published="2024-03-14")[-1] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She deserted in 2014. On 9 January she telephoned.", "2024-01-09"),
        ("Two were caught in May 2022. They had crossed in March.", "2024-03"),
        ("Nine were sent back in the first half of 2019. In July another was caught.", "2023-07"),
        ("Six were held in March 2014. On 9 October police came for the others.", "2023-10-09"),
        ("Two were caught in May 2022. In March of last year one wrote.", "2023-03"),
        ("Six were held in March 2014. In its letter of 2 April the ministry denied it.", "2024-04-02"),
        ("Six were held in March this year. In April one was freed.", "2024-04"),
    ],
)
def test_any_other_is_near_the_document(text: str, day: str) -> None:
    assert days(text, published="2024-03-14" if "this" not in text else "2024-08-01")[-1] == day


def test_a_year_alone_in_a_line_is_of_the_days_below_it() -> None:
    text = (
        "Timeline\n\n2018\n\n12 April - Police take 30 people away.\n\n2019\n\n4 June - 11 are caught."
        "\n\n2020 to 2022\n\n30 January 2020 - The border is closed.\n\n4 March - Nine are held."
    )
    told = story(text, published="2024-02-02")
    found = [dated for index in sorted(told.by_sentence) for dated in told.by_sentence[index]]
    known = {dated.expression.text: str(dated.interval) for dated in found}
    assert (known["12 April"], known["4 June"], known["4 March"]) == (
        "2018-04-12",
        "2019-06-04",
        "2020-03-04",
    )
    april = next(dated for dated in found if dated.expression.text == "12 April")
    sentence = told.prepared.sentences[april.sentence]
    assert str(told.meant(april, sentence, tense="present", realis=Realis.ASSERTED)) == "2018-04-12"


def test_a_day_whose_year_was_told_before_can_be_near_the_document() -> None:
    told = story(
        "She was taken in August 2018. On 14 September they handed her over.", published="2024-03-14"
    )
    dated = told.by_sentence[1][0]
    sentence = told.prepared.sentences[1]
    readings = told.readings(dated, sentence, tense="past", realis=Realis.ASSERTED)
    assert ("near the document", "2023-09-14") in [(name, str(interval)) for name, interval in readings]
