"""Which predicate a noun phrase belongs to."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of


def governor_of(text: str, noun: str) -> str:
    clauses = clauses_of(text)
    phrase = next(p for p in clauses.phrases if clauses.noun_text(p) == noun)
    governor = clauses.governor(phrase)
    return governor.lemma if governor else ""


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("공안이 탈북민을 체포했다.", "공안", "체포하다"),
        ("정부는 공안이 체포한 탈북민을 만났다.", "정부", "만나다"),
        ("정부는 공안이 체포한 탈북민을 만났다.", "공안", "체포하다"),
        ("정부는 공안이 체포한 탈북민을 만났다.", "탈북민", "만나다"),
        ("탈북민이 송환된 것으로 확인됐다.", "탈북민", "송환되다"),
    ],
)
def test_a_phrase_belongs_to_its_verb(text: str, noun: str, verb: str) -> None:
    assert governor_of(text, noun) == verb


def test_verbs_go_on_with_the_same_subject() -> None:
    clauses = clauses_of("탈북민이 버스에 타고 다리를 건넜으며 구류소에 갇혔다.")
    assert [p.lemma for p in clauses.chain(clauses.predicates[0])] == ["타다", "건너다", "갇히다"]


def test_another_subject_ends_the_chain() -> None:
    clauses = clauses_of("탈북민이 다리를 건넜고 가족이 울었다.")
    assert [p.lemma for p in clauses.chain(clauses.predicates[0])] == ["건너다"]


def test_what_describes_a_noun_stands_before_it() -> None:
    clauses = clauses_of("국경에서 붙잡혀 송환된 탈북민이 갇혔다.")
    phrase = next(p for p in clauses.phrases if clauses.noun_text(p) == "탈북민")
    assert [p.lemma for p in clauses.describing(phrase)] == ["송환되다", "붙잡히다"]


def test_a_clause_is_told_in_dictionary_forms() -> None:
    clauses = clauses_of("탈북민이 북한으로 넘겨졌다.")
    assert clauses.clause(clauses.predicates[-1]).endswith("북한으로 넘기다 지다")


def test_quotations_are_apart() -> None:
    assert governor_of("대표는 “모두 갔다”고 말했다.", "대표") == "말하다"


def test_subjects_in_a_list_share_one_verb() -> None:
    clauses = clauses_of("80여 명이, 40여 명이 각각 송환됐다는 증언이 있다.")
    governor = clauses.governor(clauses.phrases[0])
    assert governor
    assert governor.lemma == "송환되다"
