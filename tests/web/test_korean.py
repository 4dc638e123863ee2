"""Times, amounts, places and titles in Korean, and the sentences of rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range
from tumen.record import korean
from tumen.record.titles import Title, name_of, title_of
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.words import amount_words, counted_words, date_words, place_words, unit_words


@pytest.fixture(autouse=True)
def in_korean() -> Iterator[None]:
    with translation.override("ko"):
        yield


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-10-09", "2023년 10월 9일"),
        ("2023-10-09/2023-10-15", "2023년 10월 9~15일"),
        ("2023-10-09/2023-11-03", "2023년 10월 9일~11월 3일"),
        ("2023-12-30/2024-01-02", "2023년 12월 30일~2024년 1월 2일"),
        ("2023-10", "2023년 10월"),
        ("2023-03-01/2023-05-31", "2023년 3~5월"),
        ("2022-11-01/2023-02-28", "2022년 11월~2023년 2월"),
        ("2023", "2023년"),
        ("2020/2022", "2020~2022년"),
        ("2020/..", "2020년부터"),
        ("2020-03/..", "2020년 3월부터"),
        ("2020-03-05/..", "2020년 3월 5일부터"),
        ("../2021-12-31", "2021년까지"),
        ("../2021-07-19", "2021년 7월 19일까지"),
        ("2023~", "2023년경"),
        ("../..", "때를 알 수 없음"),
    ],
)
def test_it_says_times(edtf: str, words: str) -> None:
    assert date_words(Interval.from_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(50, 50), "50"),
        (Quantity(600, 600, approximate=True), "약 600"),
        (Quantity(200, 999), "200~999"),
        (Quantity(500, None), "500 이상"),
        (Quantity(None, 2000), "최대 2,000"),
        (Quantity(9, 9, share_of="the 41"), "9 (“the 41”의 일부)"),
        (Quantity(40, 40, percent=True), "40퍼센트"),
        (None, "수 없음"),
    ],
)
def test_it_says_amounts(quantity: Quantity | None, words: str) -> None:
    assert amount_words(quantity) == words


def test_it_counts_with_the_counter_of_each_unit() -> None:
    assert unit_words(Range(500, 600), Unit.PERSONS) == "500~600명"
    assert unit_words(Range(None, 8125), Unit.CASES) == "최대 8,125건"
    assert unit_words(Range(600, 600, approximate=True), Unit.FAMILIES) == "약 600가족"
    assert unit_words(Range(), Unit.PERSONS) == "수 미상"
    assert counted_words(7000, "claim") == "주장 7,000건"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("북한", "북한으로"),
        ("러시아", "러시아로"),
        ("서울", "서울로"),
        ("Dandong", "Dandong(으)로"),
        ("", "(으)로"),
    ],
)
def test_the_particle_follows_the_last_sound(place: str, words: str) -> None:
    assert korean.towards(place) == words


def test_it_says_places() -> None:
    assert place_words(Places("China", "North Korea")) == "중국에서 북한으로"
    assert place_words(Places(at="Seoul")) == "서울에서"
    assert place_words(Places("China", at="Seoul")) == "중국에서 (서울)"
    assert place_words(Places("Nowhere-on-Map")) == "Nowhere-on-Map에서"


_CROSSED = Places("China", "North Korea")


@pytest.mark.parametrize(
    ("kind", "act", "figures", "unit", "when", "words"),
    [
        (GroupKind.EVENT, "forced repatriation", Range(50, 50), Unit.PERSONS, "2021-07-14",
         "중국에서 북한으로 강제송환 50명, 2021년 7월 14일"),
        (GroupKind.TOTAL, "forced repatriation", Range(8125, 8125), Unit.CASES, "../2023-12-31",
         "중국에서 북한으로 강제송환 사례 8,125건, 2023년까지 집계"),
        (GroupKind.STATE, "detention", Range(2000, None), Unit.PERSONS, "2023-10-09",
         "중국에서 북한으로 구금 최소 2,000명, 2023년 10월 9일 기준"),
        (GroupKind.NOT_TOLD, "", Range(0, 0), Unit.PERSONS, None,
         "일어났다고 말하지 않음: 중국에서 북한으로 사람 0명, 날짜 미상"),
        (GroupKind.RATE, "arrival", Range(300, 300), Unit.PERSONS, "2019",
         "기간당 수: 중국에서 북한 도착 300명, 2019년"),
    ],
)  # fmt: skip
def test_it_says_an_event_by_its_parts(
    kind: GroupKind, act: str, figures: Range, unit: Unit, when: str | None, words: str
) -> None:
    time = Interval.from_edtf(when) if when else None
    assert said(title_of(kind, act, figures, unit, _CROSSED, time)) == words
    name = name_of(kind, act, figures, unit, _CROSSED)
    assert words.startswith(said(name)), "the name is the title without its date"


def test_a_title_is_its_english_words_everywhere_else() -> None:
    title = name_of(GroupKind.EVENT, "forced repatriation", Range(50, 50), Unit.PERSONS, _CROSSED)
    assert title == "50 people forcibly returned from China to North Korea"
    assert type(title.upper()) is str
    assert isinstance(title, Title)
    with translation.override("en-gb"):
        assert said(title) == str(title)


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("forced return", "강제송환"),
        ("There is no event e-12345678.", "그런 사건이 없습니다: e-12345678."),
        ("Same act, same day (2023-10-09); the figure is the same; the places agree.",
         "같은 행위, 같은 날 (2023-10-09); 수치가 같음; 장소가 맞음."),
        ("The same voice corrected this figure later. The first figure of this group.",
         "같은 목소리가 나중에 이 수치를 바로잡았습니다. 이 묶음의 첫 수치."),
        ("No event of the record to compare with; 1 figure is no new count",
         "견줄 사건이 기록에 없음; 새로 센 것이 아닌 수치 1개"),
        ("600 is counted where about 600 is estimated.", "600: 센 수치입니다 (어림한 수치: 약 600)."),
        ("27 words in common, 93 percent of the longer side", "공통 낱말 27개, 긴 쪽의 93퍼센트"),
        ("about 600", "약 600"),
        ("about 60 more", "추가로 약 60"),
        ("The record has no event that 8,125 until 2 May 2024 can contain.",
         "이 누계에 들어갈 수 있는 사건이 기록에 없습니다: 8,125 (2024년 5월 2일까지)."),
        ("500 on 9 October 2023 agrees with one event of the record: 500 to 600 on 9 October 2023; "
         "one more that it can contain is not in it.",
         "500 (2023년 10월 9일): 기록의 사건 1건과 맞습니다: 500~600 (2023년 10월 9일); "
         "들어갈 수 있지만 들어 있지 않은 사건 1건 더 있음."),
    ],
)  # fmt: skip
def test_it_says_labels_and_sentences_of_rooms(english: str, words: str) -> None:
    assert said(english) == words


@pytest.mark.parametrize(
    "words", ["", "Grace Ahn-Whitby", "the reports", "A sentence of nobody; another.", "{1}", "약 600", "\n"]
)
def test_what_is_not_in_the_catalogue_stays(words: str) -> None:
    assert said(words) == words


def test_a_value_of_a_sentence_stays_unless_it_is_a_label() -> None:
    assert said("Moon Seo-yul, told by China") == "Moon Seo-yul (전한 이: 중국)"
    assert said("There is no person h-{1}%(x)s.") == "그런 인물이 없습니다: h-{1}%(x)s."


def test_what_was_refused_is_said_in_the_language_of_its_page() -> None:
    said_in_english = "There is nothing to save: look for something first, and give it a name."
    assert Typed({}, said_in_english).refused == "저장할 것이 없습니다. 먼저 무언가를 찾고 이름을 붙이십시오."
