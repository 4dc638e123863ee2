"""Acts and days from the beginning of a document to its end."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.korean.cast import scenes_in
from tumen.reading.korean.attributions import attributions
from tumen.reading.korean.story import Acts, Days, is_said
from tumen.vocabulary.dates import Interval


def settled(text: str) -> str:
    """The act that the last sentence's last predicate tells in this story."""
    scenes = scenes_in(text)
    act = scenes[-1].acts[max(scenes[-1].acts)]
    return Acts(scenes).settled(act, scenes[-1].offset + act.evidence.start).code


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("탈북민들이 강제로 송환됐다. 40명이 끌려갔다.", "forced repatriation"),
        ("탈북민들이 공안에 체포됐다. 40명이 끌려갔다.", "arrest"),
        ("탈북민들이 공안에 체포돼 북송될 위기에 놓였다. 40명이 끌려갔다.", "arrest"),
    ],
)
def test_the_story_decides_what_a_weak_word_means(text: str, act: str) -> None:
    assert settled(text) == act


def test_the_act_told_last_is_remembered() -> None:
    text = "탈북민들이 송환됐다. 모두 600명이다."
    acts = Acts(scenes_in(text))
    assert (acts.last_before(len(text), 160) or (0, ""))[1] == "forced repatriation"
    assert acts.last_before(0, 160) is None


def told(text: str, published: date | None = date(2024, 3, 14)) -> list[str]:
    days, found = Days(published), []
    for scene in scenes_in(text):
        found += [str(d.interval) for d in days.follow(scene, attributions(scene.clauses))]
    return found


def test_days_go_on_from_the_day_told_last() -> None:
    assert told("2023년 10월 9일 모두 송환됐다. 이날 밤 다리를 건넜다. 다음 날 갇혔다.") == [
        "2023-10-09",
        "2023-10-09",
        "2023-10-10",
    ]


def test_a_story_without_a_date_counts_from_the_years_it_names() -> None:
    assert told("2011년 붙잡혔다. 이듬해 송환됐다.", None) == ["2011", "2012"]


def test_paragraphs_are_asked_for_what_they_told() -> None:
    days = Days(date(2024, 3, 14))
    (scene,) = scenes_in("2023년 10월 9일 모두 송환됐다.")
    days.follow(scene, [])
    assert days.told_before(scene.sentence.block) == Interval.from_edtf("2023-10-09")
    assert days.told_before(scene.sentence.block + 1) is None
    assert days.told_lately(scene.sentence.block + 1) == Interval.from_edtf("2023-10-09")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("통일부는 13일 40명이 송환됐다고 밝혔다.", True),
        ("40명이 송환됐다고 통일부가 13일 밝혔다.", True),
        ("13일 통일부에 따르면 40명이 송환됐다.", True),
        ("위원회는 2014년 보고서에서 40명이 송환됐다고 밝혔다.", True),
        ("정보원은 2월 11일 백서를 발간했다.", True),
        ("통일부는 지난해 10월 40명이 송환됐다고 밝혔다.", False),
        ("13일 40명이 송환됐다.", False),
        ("주민들은 그날 40명이 송환됐다고 말했다.", False),
    ],
)
def test_a_time_may_only_date_the_saying(text: str, said: bool) -> None:
    (scene,) = scenes_in(text)
    assert is_said(scene, scene.times[0], attributions(scene.clauses)) is said


def test_a_year_that_another_paragraph_named_does_not_draw_days_to_it() -> None:
    text = "작년 한 해 121명이 송환됐다.\n\n지난 1월 이후 세 번째다. 2월 21일 19명이 송환됐다."
    assert told(text)[-1] == "2024-02-21"
    assert told("작년 한 해 121명이 송환됐다.\n\n2월 21일 19명이 송환됐다.")[-1] == "2024-02-21"


def test_the_same_stretch_is_not_one_of_its_years() -> None:
    text = "2021년 1월부터 2023년 9월까지 40명이 송환됐다. 2022년이 21명이다. 같은 기간 9명이 숨졌다."
    assert Interval.from_edtf(told(text, None)[-1]) == Interval.from_edtf("2021-01/2023-09")


def test_the_same_period_of_last_year_goes_on_to_the_same_day() -> None:
    assert told("올해 들어 40명이 송환됐다. 작년 같은 기간에는 31명이었다.")[-1] == "2023-01-01/2023-03-14"
    text = "지난 2월 말 기준으로 40명이 입국했다. 작년 같은 기간에는 31명이었다."
    assert Interval.from_edtf(told(text)[-1]) == Interval.from_edtf("2023-01/2023-02")
