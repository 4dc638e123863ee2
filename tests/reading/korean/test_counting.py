"""Whether a number counts people, and of which act."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import read_korean
from tumen.vocabulary.codes import FigureKind, Unit


def kinds(text: str) -> dict[str, FigureKind]:
    return read_korean(text).kinds()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("탈북민 40명이 강제송환됐다.", "forced repatriation"),
        ("중국은 탈북민 40명을 북한으로 돌려보냈다.", "forced repatriation"),
        ("붙잡힌 사람은 40명이다.", "arrest"),
        ("강제북송 피해자는 40명이다.", "forced repatriation"),
        ("감방에 열여덟 명이 있었다.", "detention"),
        ("이집트인 일가족 4명이 강제 출국을 당했다.", "forced repatriation"),
        ("국내에 들어온 북한이탈주민은 241명으로 집계됐다.", "arrival"),
        ("“둘 다 무산 쪽으로 넘겨졌다고요.”라고 노 모 씨는 말했다.", "forced repatriation"),
        ("중국은 탈북민 마흔세 명을 선양에서 투먼으로 넘겼다.", "other:transfer"),
        ("나는 언니하고 둘이 장백으로 넘어갔다.", "crossing"),
        ("그중 사망이 확인된 이는 133명이다.", "death"),
        ("붙잡힌 일가족 4명도 이번에 함께 신의주로 넘겨졌다.", "forced repatriation"),
        ("강제북송된 이들 가운데 스물두 명이 신의주로 갔다.", "forced repatriation"),
        ("그중 1명은 조사 과정에서 구타당해 사망했다.", "death"),
        ("브로커는 북송될 뻔한 예순 명을 한국으로 보냈다.", "arrival"),
        ("그날 북송 규모를 500명에서 600명 사이로 추정한다.", "forced repatriation"),
    ],
)
def test_people_to_whom_something_was_done_are_core(text: str, act: str) -> None:
    assert read_korean(text).figure().value("act") == act


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("활동가 40명이 집회에 참석했다.", "활동가 40명"),
        ("의원 40명이 결의안에 서명했다.", "의원 40명"),
        ("공안 세 명이 들이닥쳤다.", "공안 세 명"),
        ("입국자는 전년보다 45명 늘었다.", "45명"),
        ("주민의 16%가 외국인이다.", "16%"),
        ("1인 가구가 늘었다.", "1인"),
        ("재작년보다 100명 가까이 늘어난 규모다.", "100명"),
        ("본지가 만난 북송 피해 가족은 모두 31가구다.", "31가구"),
        ("단체가 탈북 여성 112명을 면담했다.", "탈북 여성 112명"),
        ("수감자 가족 31명이 진정을 냈다.", "수감자 가족 31명"),
        ("집회 참가자 150여 명이 촛불을 들었다.", "집회 참가자 150여 명"),
        ("동의수: 3,406명", "3,406명"),
        ("북송을 다룬 진정 87건을 냈다.", "87건"),
    ],
)
def test_other_numbers_are_kept_apart(text: str, words: str) -> None:
    assert kinds(text)[words] is FigureKind.SMALL


def test_a_share_of_people_of_whom_an_act_is_told_is_core() -> None:
    reading = read_korean("응답자의 81.2%(212명)가 중국에서 강제송환됐다.")
    assert reading.figures == ["81.2%", "212명"]
    assert {claim.value("act") for claim in reading.core} == {"forced repatriation"}


def test_who_took_part_in_a_survey_is_not_core_nor_are_their_parts() -> None:
    assert read_korean("조사에는 북한이탈주민 261명(남성 63명, 여성 198명)이 참여했다.").core == []


def test_a_doer_is_no_victim() -> None:
    reading = read_korean("경찰 세 명이 탈북민 40명을 체포했다.")
    assert reading.figures == ["탈북민 40명"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("탈북민 40명이 송환됐다.", Unit.PERSONS),
        ("세 가구가 강제로 추방됐다.", Unit.FAMILIES),
        ("강제송환 사건 40건이 기록됐다.", Unit.CASES),
        ("시신 다섯 구가 발견됐다.", Unit.PERSONS),
    ],
)
def test_a_figure_counts_in_units(text: str, unit: Unit) -> None:
    assert read_korean(text).figure().value("unit") is unit


def test_an_amount_without_a_number_is_vague() -> None:
    assert kinds("탈북민 몇 명이 송환됐다.")["탈북민 몇 명"] is FigureKind.VAGUE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("탈북민 아홉 명이 체포됐다. 애가 둘 끼어 있었다.", "둘"),
        ("탈북민 아홉 명이 체포됐다. 남자는 셋뿐이었다.", "셋"),
        ("탈북민 아홉 명이 체포됐다. 밤이었다. 그날 열 명이 한꺼번에 갔다.", "열 명"),
        ("탈북민 아홉 명이 체포됐다. 밤이었다. 춥다. 비가 왔다. 아홉 명의 행방을 모른다.", "아홉 명"),
        ("탈북민 아홉 명이 체포됐다. 밤이었다. 춥다. 남은 세 명에게 종이를 내밀었다.", "세 명"),
    ],
)
def test_people_told_before_are_counted_on(text: str, words: str) -> None:
    assert words in read_korean(text).figures[1]


def test_a_line_that_counts_off_has_no_figure() -> None:
    assert read_korean("탈북민 아홉 명이 체포됐다.\n\n하나.\n\n둘.").figures == ["탈북민 아홉 명"]


def test_a_headline_that_breaks_off_tells_what_the_text_tells() -> None:
    text = '"설 지나고 또 스물여섯 명" 어느 단체 대표\n\n탈북민 스물여섯 명이 1월 15일에 북송됐다.'
    assert read_korean(text).figures == ["스물여섯 명", "탈북민 스물여섯 명"]


def test_the_verb_of_a_row_stands_behind_the_last_one() -> None:
    reading = read_korean("탈북민 가운데 1,754명이 구타를, 892명이 알몸 수색을 겪었다.")
    assert reading.figure("1,754명").value("act") == "torture"
