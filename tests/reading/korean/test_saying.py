"""Which predicates say something."""

from __future__ import annotations

import pytest

from tests.reading.korean.cast import clauses_of
from tumen.reading.korean.saying import content_of, impersonal, says


def saying(text: str) -> list[str]:
    clauses = clauses_of(text)
    return [p.lemma for p in clauses.predicates if content_of(clauses, p) is not None and says(clauses, p)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("대표는 40명이 송환됐다고 밝혔다.", "밝히다"),
        ("대표는 “40명이 송환됐다”고 했다.", "하다"),
        ("대표는 40명이 송환된 것으로 확인했다.", "확인하다"),
        ("대표는 40명이 송환됐다는 점을 강조했다.", "강조하다"),
        ("대표는 40명이 송환된 것으로 보고 있다.", "보다"),
        ("40명이 송환됐다고 한다.", "하다"),
    ],
)
def test_a_verb_says_what_stands_before_it(text: str, verb: str) -> None:
    assert verb in saying(text)


@pytest.mark.parametrize(
    "text", ["대표는 그들을 보았다.", "확인할 수 없다.", "태국 정부에 말해 달라.", "그들은 열심히 일을 했다."]
)
def test_other_verbs_say_nothing(text: str) -> None:
    assert saying(text) == []


@pytest.mark.parametrize(
    "text",
    ["40명이 송환된 것으로 알려졌다.", "40명이 송환된 것으로 전해졌다.", "40명이 송환된 것으로 확인됐다."],
)
def test_a_passive_verb_names_nobody(text: str) -> None:
    assert impersonal(clauses_of(text).predicates[-1])
