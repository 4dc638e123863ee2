from __future__ import annotations

import unicodedata
from itertools import product
from pathlib import Path

import pytest

from tumen.vocabulary.korean_names import LONGEST, can_be_one, readings_of, sounds_of

LISTED = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "korean_names.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def bare(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return plain.replace("'", "").replace("ʻ", "").replace("’", "")


@pytest.mark.parametrize(
    "other",
    [
        "Lee Cheol-min",
        "Cheolmin Lee",
        "LEE Chul Min",
        "Yi Ch'ŏl-min",
        "이철민",
        "리철민",
        "Ri, Chol Min",
        "Mr Ri Chol-min",
    ],
)
def test_one_name_in_many_spellings(other: str) -> None:
    assert can_be_one(["Ri Chol-min"], [other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Yong-chol", "Kim Jong-chol"),
        ("Ri Yong-ho", "Ri Yong-su"),
        ("Kim Jong Un", "Kim Jong Nam"),
        ("Paek Chol-ho", "Pak Chol-ho"),
        ("김영철", "김영찰"),
        ("Ryu Jong-ok", "Ri Jong-ok"),
    ],
)
def test_names_a_sound_apart_are_two(one: str, other: str) -> None:
    assert not can_be_one([one], [other])
    assert not sounds_of(one) & sounds_of(other)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Kim",
        "Ms A",
        "Witness M",
        "Timothy Wren",
        "Desmond Ayling",
        "H-R",
        "탈북민 이철민 씨 외",
        "x" * 99,
    ],
)
def test_what_is_no_korean_name_has_no_reading(name: str) -> None:
    assert not readings_of(name)


def test_it_undoes_what_was_written_as_spoken() -> None:
    assert can_be_one(["Yi Pyŏngnim"], ["이병림"])
    assert can_be_one(["Kim Tŏngnyong"], ["김덕룡"])


def test_it_folds_northern_spelling() -> None:
    assert can_be_one(["Ryang Ran-hui"], ["양난희"])
    assert {str(reading) for reading in readings_of("림정렬")} >= {"임정렬"}


def test_a_longer_text_is_no_name() -> None:
    assert not readings_of("Kim " + "a" * LONGEST)


@pytest.mark.parametrize(
    "written", [lambda name: name, bare, lambda name: " ".join(reversed(bare(name).replace("-", "").split()))]
)
def test_it_reads_names_that_others_romanised(written: object) -> None:
    """By a list that neither this code nor its tables were made from: 97.7 % of 664 when it was written."""
    found = [can_be_one([hangul], [written(latin)]) for hangul, latin in LISTED]  # type: ignore[operator]
    assert sum(found) / len(found) >= 0.975


def test_it_hardly_ever_takes_two_listed_names_for_one() -> None:
    some = LISTED[::4]
    wrong = [
        (hangul, latin)
        for (hangul, _), (other, latin) in product(some, some)
        if hangul != other and can_be_one([hangul], [bare(latin)])
    ]
    assert len(wrong) <= 3
