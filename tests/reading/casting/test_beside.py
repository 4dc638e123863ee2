"""What stands beside a name."""

from __future__ import annotations

import pytest

from tests.reading.peopled import peopled
from tumen.reading.cast.beside import without_article
from tumen.reading.cast.members import Member
from tumen.vocabulary.parties import Sex


def ro(text: str) -> Member:
    member = peopled(text).cast.named("Ro Eun-sil")
    assert member is not None
    return member


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ro Eun-sil, 29, fled.", "29"),
        ("Ro Eun-sil (29) fled.", "29"),
        ("Ro Eun-sil, aged 29, fled.", "29"),
        ("Ro Eun-sil was 29, and fled.", "29"),
        ("Ro Eun-sil fled.", ""),
    ],
)
def test_an_age_is_read_in_figures(text: str, age: str) -> None:
    assert ro(text).age == age


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ro Eun-sil, a nurse from Ost, fled.", "nurse from Ost"),
        ("Ro Eun-sil, the network’s director, fled.", "network’s director"),
        ("The nurse Ro Eun-sil fled.", "nurse"),
        ("Ro Eun-sil, who is a nurse, fled.", "nurse"),
    ],
)
def test_what_somebody_is_stands_before_or_after_the_name(text: str, role: str) -> None:
    assert ro(text).role == role


def test_a_noun_tells_the_sex() -> None:
    assert ro("Ro Eun-sil, a widow, fled.").sex is Sex.FEMALE


def test_kin_have_a_relative() -> None:
    member = ro("Ms Kang Mi-rae fled. Her sister Ro Eun-sil stayed.")
    assert member.relation == "sister"
    assert member.relative is not None
    assert member.relative.name == "Kang Mi-rae"


def test_words_before_a_clause_are_no_description() -> None:
    assert ro("Ro Eun-sil, a nurse told us, fled.").role == ""


def test_an_article_is_no_part_of_a_role() -> None:
    assert without_article("the director") == "director"
    assert without_article("theatre nurse") == "theatre nurse"
