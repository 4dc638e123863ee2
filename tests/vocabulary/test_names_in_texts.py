"""Korean names found in a text by a coarse key: one name in many spellings, and other names apart."""

from __future__ import annotations

import re

import pytest

from tumen.vocabulary.korean_names import names_in


def keys(name: str) -> set[str]:
    return {key for _, _, key in names_in(re.split("[ -]", name.lower()))}


#: Spellings of invented people's names, each line one name.
ONE_NAME = [
    "김영호, Kim Yong-ho, Kim Young Ho, KIM Yongho, Gim Yeong-ho, Young-ho Kim",
    "최성국, Choi Sung-guk, Choe Song Guk, Choi Seong-kook",
    "정현숙, Jung Hyun-sook, Jeong Hyeon-suk, Chong Hyon Suk",
    "이서연, Lee Seo-yeon, Yi So Yon, Rhee Suh-yun, 리서연",
    "박지훈, Park Ji-hoon, Pak Chi Hun, Bak Jihun",
    "조민재, Cho Min-jae, Jo Minjae",
    "임하늘, Lim Ha-neul, Rim Ha Nul, 림하늘",
]
PAIRS = [(names.split(", ")[0], other) for names in ONE_NAME for other in names.split(", ")[1:]]


@pytest.mark.parametrize(("hangul", "spelt"), PAIRS)
def test_spellings_of_one_name_meet(hangul: str, spelt: str) -> None:
    assert keys(hangul) & keys(spelt)


@pytest.mark.parametrize(
    ("one", "other"),
    [("김영호", "Kim Min-ji"), ("김영호", "Lee Young-ho"), ("박지훈", "Park Ji-min"), ("김영호", "김영희")],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@pytest.mark.parametrize("word", ["김영호가", "김영호는", "김영호에게"])
def test_particles_are_passed_over(word: str) -> None:
    assert keys("김영호") <= keys(word)


@pytest.mark.parametrize("words", ["", "the river", "북송", "kim", "said on monday", "x y z"])
def test_what_is_no_name_has_no_key(words: str) -> None:
    assert keys(words) == set()
