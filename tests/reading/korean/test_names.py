"""Who a noun phrase names."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.names import Who, is_body, is_korean_name, title_of, who_of


def named(text: str) -> Who:
    clauses = clauses_of(text)
    phrase = next(p for p in clauses.phrases if p.case.value in ("topic", "subject"))
    return who_of(clauses, phrase)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("윤동혁 대표는 말했다.", "윤동혁"),
        ("윤동혁 강건너모임 대표는 말했다.", "윤동혁"),
        ("강건너모임의 윤동혁 대표는 말했다.", "윤동혁"),
        ("마렌 달베르 특별보고관은 말했다.", "마렌 달베르"),
        ("마리안 콜 아시아국장은 말했다.", "마리안 콜"),
        ("북한인권 특별보고관 페드로 알메이다는 말했다.", "페드로 알메이다"),
        ("탈북민 이순혜는 말했다.", "이순혜"),
        ("오미라(38) 씨는 말했다.", "오미라"),
    ],
)
def test_a_person_is_named(text: str, name: str) -> None:
    who = named(text)
    assert who.is_person
    assert who.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("통일부는 말했다.", "통일부"),
        ("통일부 당국자는 말했다.", "통일부 당국자"),
        ("유엔 특별보고관은 말했다.", "유엔 특별보고관"),
        ("북한인권단체 '강건너모임'은 말했다.", "강건너모임"),
        ("국제인권단체 '바다의 증인'은 말했다.", "바다의 증인"),
        ("현지 소식통은 말했다.", "현지 소식통"),
    ],
)
def test_a_body_or_somebody_without_a_name_stays_as_it_is(text: str, name: str) -> None:
    who = named(text)
    assert not who.is_person
    assert who.name == name


def test_the_body_that_writes_is_known_by_its_words() -> None:
    assert named("우리 단체는 말했다.").is_writer
    assert not named("한 단체는 말했다.").is_writer


def test_a_title_ends_a_word() -> None:
    assert title_of("집행위원장") == "집행위원장"
    assert title_of("사람") == ""


def test_a_body_has_an_ending_of_bodies() -> None:
    assert is_body("인권위원회")
    assert not is_body("사람")


@pytest.mark.parametrize(
    ("noun", "is_one"), [("윤동혁", True), ("남궁민아", True), ("윤", False), ("특별보고관", False)]
)
def test_a_korean_name_has_its_shape(noun: str, is_one: bool) -> None:
    assert is_korean_name(noun) is is_one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("강변의벗이 말했다.", "강변의벗"),
        ("함 씨는 말했다.", "함"),
        ("명씨는 말했다.", "명"),
        ("단둥의 한 브로커는 말했다.", "단둥의 한 브로커"),
        ("전직 보위원(2014년 탈북)은 말했다.", "전직 보위원"),
    ],
)
def test_names_with_particles_surnames_like_words_and_nameless_sources(text: str, name: str) -> None:
    assert named(text).name == name


def test_a_society_is_a_body_and_a_meeting_is_none() -> None:
    assert is_body("강변구호자유회")
    assert not is_body("규탄촛불집회")
    assert not is_body("합동추모음악회")
