"""What a figure takes from those before it, and a headline from the text below."""

from __future__ import annotations

from tests.reading.korean.cast import days, read_korean, speaker


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
