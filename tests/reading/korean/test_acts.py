"""Which act the words of a clause tell."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.acts import act_of_noun, act_of_predicate, held_in


def told(text: str) -> str:
    clauses = clauses_of(text)
    found = act_of_predicate(clauses, clauses.predicates[-1])
    return found.code if found else ""


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("40명이 강제송환됐다.", "forced repatriation"),
        ("40명이 북한으로 보내졌다.", "forced repatriation"),
        ("40명이 북한 보위부에 넘겨졌다.", "forced repatriation"),
        ("네 명이 강제 출국을 당했다.", "forced repatriation"),
        ("40명이 본국으로 돌려보내졌다.", "forced repatriation"),
        ("40명이 공안에 붙잡혔다.", "arrest"),
        ("40명이 체포됐다.", "arrest"),
        ("40명이 구금됐다.", "detention"),
        ("40명이 수용소에 갇혔다.", "detention"),
        ("두 명이 공개처형됐다.", "killing"),
        ("두 명이 총에 맞아 숨졌다.", "killing"),
        ("다섯 명이 굶어 죽었다.", "death"),
        ("세 명의 소식이 끊겼다.", "enforced disappearance"),
        ("세 명의 소식을 들은 적이 없다.", "enforced disappearance"),
        ("세 명의 생사를 물을 길이 없다.", "enforced disappearance"),
        ("세 명이 구타를 당했다.", "torture"),
        ("세 명이 성폭행을 당했다.", "sexual violence"),
        ("세 명이 탄광에 동원됐다.", "forced labour"),
        ("세 명이 신부로 팔렸다.", "trafficking"),
        ("세 명이 재판에 넘겨졌다.", "prosecution"),
        ("40명이 한국에 입국했다.", "arrival"),
        ("모임이 열렸다.", ""),
        ("요구를 수용했다.", ""),
    ],
)
def test_a_clause_tells_an_act(text: str, act: str) -> None:
    assert told(text) == act


def test_an_active_verb_has_the_doer_as_its_subject() -> None:
    clauses = clauses_of("공안이 40명을 체포했다.")
    found = act_of_predicate(clauses, clauses.predicates[-1])
    assert found
    assert found.doer


def test_a_weak_word_leaves_the_choice_to_the_story() -> None:
    clauses = clauses_of("40명이 끌려갔다.")
    found = act_of_predicate(clauses, clauses.predicates[-1])
    assert found
    assert found.rule == "act.weak"
    assert {"forced repatriation", "arrest"} <= set(found.others)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("강제송환 피해자", "forced repatriation"),
        ("수감자", "detention"),
        ("강제 북송", "forced repatriation"),
        ("여성", ""),
    ],
)
def test_counted_words_tell_an_act(words: str, act: str) -> None:
    found = act_of_noun(words)
    assert (found[0] if found else "") == act


@pytest.mark.parametrize("words", ["강제송환 금지 원칙", "북송 위기", "북송 초읽기", "북송반대운동"])
def test_words_that_only_speak_of_an_act_tell_none(words: str) -> None:
    assert act_of_noun(words) is None


def test_a_noun_with_spaces_in_it_is_told_whole() -> None:
    words = "지난해 강제 송환 피해자"
    found = act_of_noun(words)
    assert found is not None
    assert words[found[1] : found[2]] == "강제 송환"


def test_a_place_of_detention_speaks_of_detention() -> None:
    assert held_in("이민국 수용소")
    assert held_in("기차역") is None
