"""Ages as written, put into groups; what may lie in two groups lies in none."""

from __future__ import annotations

import pytest

from tumen.vocabulary.ages import AgeGroup, age_group


@pytest.mark.parametrize(
    ("age", "group"),
    [
        ("17", AgeGroup.CHILD),
        ("18", AgeGroup.YOUNG),
        ("a 17-year-old", AgeGroup.CHILD),
        ("6-month-old", AgeGroup.CHILD),
        ("in her forties", AgeGroup.FORTIES),
        ("in his late 30s", AgeGroup.THIRTIES),
        ("40대", AgeGroup.FORTIES),
        ("aged 51 to 58", AgeGroup.FIFTIES),
        ("in their seventies", AgeGroup.OLDER),
        ("a minor", AgeGroup.CHILD),
    ],
)
def test_it_puts_an_age_into_its_group(age: str, group: AgeGroup) -> None:
    assert age_group(age) is group


@pytest.mark.parametrize("age", ["", "elderly", "aged 35 to 44", "teens", "1987"])
def test_it_leaves_an_age_open_that_may_lie_in_two_groups(age: str) -> None:
    assert age_group(age) is None


def test_the_words_for_a_child_tell_its_age_where_no_number_does() -> None:
    assert age_group("", "two children") is AgeGroup.CHILD
    assert age_group("", "아동 3명") is AgeGroup.CHILD
    assert age_group("", "the women") is None
    assert age_group("31", "her boy") is AgeGroup.THIRTIES
