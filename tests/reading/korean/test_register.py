"""Short forms stand for the fullest name given before."""

from __future__ import annotations

import time

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.names import Who
from tumen.reading.korean.register import Register, aliases_in, is_pronoun, named_in

HEAD = Who("윤동혁", "대표", "윤동혁 대표", is_person=True)
RAPPORTEUR = Who("마렌 달베르", "특별보고관", "마렌 달베르 특별보고관", is_person=True)
BODY = Who("강건너모임", "", "인권단체 강건너모임", is_person=False)


@pytest.fixture
def register() -> Register:
    found = Register()
    for who in (BODY, HEAD, RAPPORTEUR):
        found.note(who)
        found.hear(who)
    return found


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (Who("윤 대표", "대표", "윤 대표", is_person=False), "윤동혁"),
        (Who("달베르", "보고관", "달베르 보고관", is_person=True), "마렌 달베르"),
        (Who("특별보고관", "특별보고관", "특별보고관", is_person=False), "마렌 달베르"),
        (Who("그", "", "그", is_person=False), "마렌 달베르"),
        (Who("단체", "", "단체", is_person=False), "강건너모임"),
        (Who("통일부", "", "통일부", is_person=False), "통일부"),
    ],
)
def test_a_short_form_is_the_full_name(register: Register, who: Who, name: str) -> None:
    assert register.resolve(who).name == name


def test_a_short_name_in_brackets_is_an_alias() -> None:
    assert aliases_in("유엔난민기구(UNHCR)는 말했다.") == {"UNHCR": "유엔난민기구"}


def test_a_name_is_noted_once(register: Register) -> None:
    register.note(HEAD)
    assert register.known.count(HEAD) == 1


def test_everybody_with_a_title_or_a_role_is_named() -> None:
    clauses = clauses_of("특별보고관 페드로 알메이다는 윤동혁 대표를 만났다.")
    assert {who.name for who in named_in(clauses)} >= {"페드로 알메이다", "윤동혁"}


def test_he_is_a_pronoun() -> None:
    assert is_pronoun("그")
    assert not is_pronoun("윤동혁")


def test_short_forms_among_thousands_of_names_are_looked_up() -> None:
    found = Register()
    started = time.process_time()
    for number in range(6_000):
        name = chr(0xAC00 + number) + "길동"
        found.note(Who(name, "대표", f"{name} 대표", is_person=True))
        found.resolve(Who(name[0], "씨", f"{name[0]} 씨", is_person=True))
        found.resolve(Who("등불회", "", "등불회", is_person=False))
    assert time.process_time() - started < 3  # seconds; it takes a fifth of one
    assert found.resolve(Who("가", "씨", "가 씨", is_person=True)).name == "가길동"
