"""What a figure takes from those before it, and a headline from the text below."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import days, read_korean, speaker
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.dates import Interval


def test_a_part_has_the_act_and_the_time_of_its_whole() -> None:
    reading = read_korean("지난 9일 탈북민 40명이 송환됐다. 이 가운데 8명은 어린이다.")
    part = reading.figure("8명")
    assert part.value("act") == "forced repatriation"
    assert days(part) == "2024-03-09"
    assert part.slots["act"].inherited


def test_a_headline_has_the_time_and_the_speaker_of_the_text() -> None:
    reading = read_korean("탈북민 40명 강제북송\n통일부는 지난 9일 탈북민 40명이 송환됐다고 밝혔다.")
    headline = reading.core[0]
    assert days(headline) == "2024-03-09"
    assert speaker(headline) == "통일부"


def test_the_same_figure_told_again_has_the_same_time() -> None:
    reading = read_korean(
        "지난 9일 탈북민 40명이 송환됐다.\n\n송환된 40명의 소식은 없다.\n\n탈북민 40명이 송환됐다."
    )
    assert days(reading.core[-1]) == "2024-03-09"


def test_a_lead_is_dated_by_what_the_next_sentence_tells_of_the_same_people() -> None:
    reading = read_korean(
        "탈북 소녀 2명이 납치된 것으로 확인됐다고 소식통이 13일 알려왔다.\n\n"
        "이들은 지난 2월 22일 산길을 넘다가 끌려갔다."
    )
    assert days(reading.figure("2명")) == "2024-02-22"


def test_another_act_far_away_gives_no_time() -> None:
    between = "\n".join(f"{word} 비가 왔다." for word in ("아침에", "낮에", "저녁에", "밤에"))
    reading = read_korean(
        f"지난 9일 탈북민 40명이 체포됐다.\n{between}\n다른 나라에서 난민 300명이 추방됐다."
    )
    assert days(reading.figure("300명")) == ""


def test_a_smaller_number_cannot_have_a_larger_part() -> None:
    reading = read_korean("지난 9일 탈북민 4명이 체포됐다. 이 가운데 8명은 어린이다.")
    assert all("act" not in claim.slots for claim in reading.core if "8명" in claim.passage.of(reading.text))


def test_where_a_group_was_sent_is_not_where_its_part_was_arrested() -> None:
    reading = read_korean("지난 9일 탈북민 40명이 투먼으로 송환됐다. 이 가운데 8명은 체포됐다.")
    assert str(reading.figure("40명").value("place")) == "to Tumen"
    assert reading.figure("8명").value("act") == "arrest"
    assert reading.figure("8명").value("place") is None


def read_days(text: str, words: str, *, published: str | None = "2024-03-14") -> tuple[object, str]:
    figure = read_korean(text, published=published).figure(words)
    return figure.value("kind"), days(figure)


def test_parts_of_a_count_are_counts_over_its_time_whatever_was_done_to_them() -> None:
    text = (
        "2016년부터 2022년까지 탈북민 2,874명이 송환됐다. 2023년 2월 9일에는 300명이 송환됐다.\n\n"
        "송환된 2,874명 중 소식이 확인된 사람은 901명이다. 이 가운데 교화소로 보내진 사람이 388명, "
        "숨진 사람이 39명이었다."
    )
    for words in ("2,874명", "901명", "388명", "39명"):
        figures = [each for each in read_korean(text).core if each.passage.of(text).endswith(words)]
        kind, when = figures[-1].value("kind"), Interval.from_edtf(days(figures[-1]))
        assert (kind, when) == (ClaimKind.TOTAL, Interval.from_edtf("2016/2022"))


def test_a_part_of_a_count_with_a_day_of_its_own_is_an_event() -> None:
    text = "2021년부터 2023년까지 탈북민 926명이 송환됐다. 이 중 540명이 2023년 10월 9일 송환됐다."
    assert read_days(text, "540명") == (ClaimKind.EVENT, "2023-10-09")


def test_men_and_women_of_a_count_are_counts() -> None:
    text = "2021년부터 2023년까지 탈북민 926명이 송환됐다. 여성은 702명이다."
    assert read_days(text, "702명") == (ClaimKind.TOTAL, "2021-01-01/2023-12-31")


def test_a_later_act_against_some_of_them_lies_between_the_first_and_the_telling() -> None:
    text = "지난 2월 9일 탈북민 13명이 송환됐다. 그중 4명은 처형됐다."
    assert read_days(text, "4명") == (ClaimKind.EVENT, "2024-02-09/2024-03-14")


def test_a_count_is_over_the_longest_time_told_and_not_over_the_day_told_last() -> None:
    text = (
        "2016년부터 2022년까지 탈북민 2,874명이 송환됐다. 2022년 2월 9일 300명이 송환됐다. "
        "미성년자는 138명으로 집계됐다."
    )
    assert read_days(text, "138명", published=None) == (ClaimKind.TOTAL, "2016-01-01/2022-12-31")


def test_what_a_stretch_is_told_of_is_counted_over_it() -> None:
    text = "최근 1년 사이 온 탈북민의 집을 찾아갔다. 송환된 가족은 38명이었다."
    assert read_days(text, "38명") == (ClaimKind.TOTAL, "2023-03-01/2024-03-14")


def test_more_people_than_were_sent_that_day_are_not_of_that_day() -> None:
    text = "지난 9일 탈북민 80명이 송환됐다.\n\n비가 왔다.\n\n밤이 왔다.\n\n탈북민 2,874명이 송환됐다."
    assert read_days(text, "2,874명")[1] == ""


def test_totals_of_a_report_without_a_date_are_over_the_time_that_it_counts_over() -> None:
    text = (
        "강변재단 보고서 (2022. 12. 31. 기준)\n\n"
        "2016년부터 2022년까지 송환된 탈북민은 2,874명이다.\n\n처형된 사건은 모두 35건이다."
    )
    assert read_days(text, "35건", published=None) == (ClaimKind.TOTAL, "2016-01-01/2022-12-31")
    assert read_days(text, "35건") == (ClaimKind.TOTAL, "../2024-03-14")


@pytest.mark.parametrize(
    "tail",
    [
        "작년 6월 옌지에서 붙잡힌 노부부 2명도 이번에 함께 송환됐다.",
        "작년 6월에는 30명이 송환됐다. 이번에 송환된 2명은 노부부다.",
    ],
)
def test_what_is_told_of_this_time_is_of_the_happening_that_the_document_leads_with(tail: str) -> None:
    lead = "지난 9일 탈북민 40명이 투먼에서 북한으로 송환됐다.\n\n"
    assert read_days(lead + tail, "2명") == (ClaimKind.EVENT, "2024-03-09")


def test_this_week_is_no_happening() -> None:
    text = "지난달 9일 탈북민 40명이 송환됐다.\n\n이번 주 탈북민 2명이 또 송환됐다."
    assert read_days(text, "2명")[1] == "2024-03-11/2024-03-17"
