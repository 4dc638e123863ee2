"""Ministries: the same one in English and Korean, and which of them answers for its state."""

from __future__ import annotations

import pytest

from tumen.advocacy.asking import Asked
from tumen.advocacy.ministries import ministries, speaking_for


def keys(name: str) -> set[str]:
    return set(speaking_for(Asked(f"words:{name}", name)) - {f"words:{name}"})


@pytest.mark.parametrize(
    "name",
    [
        "중국 외교부",
        "중국 외교부 대변인",
        "Chinese Foreign Ministry",
        "Ministry of Foreign Affairs of the People's Republic of China",
    ],
)
def test_a_foreign_ministry_is_the_same_in_both_languages_and_answers_for_its_state(name: str) -> None:
    assert keys(name) == {"ministry:CN:foreign", "state:CN"}


@pytest.mark.parametrize(
    "name",
    ["통일부", "통일부 당국자", "Ministry of Unification of the Republic of Korea", "Unification Ministry"],
)
def test_a_ministry_that_one_state_alone_has_needs_no_name_of_it(name: str) -> None:
    assert keys(name) == {"ministry:KR:unification"}


@pytest.mark.parametrize(
    "name", ["외교부", "Ministry of Justice", "등불회", "the Lantern Circle", "외교부 앞"]
)
def test_what_several_states_have_is_of_none_without_its_name(name: str) -> None:
    assert keys(name) == set()


def test_nobody_speaks_for_nobody() -> None:
    assert speaking_for(Asked("", "")) == frozenset()


def test_each_ministry_of_the_pack_is_called_something_in_both_languages() -> None:
    assert all(each.en and each.ko for each in ministries())
    assert len({each.code for each in ministries()}) == len(ministries())
