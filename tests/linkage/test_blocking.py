from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tumen.linkage.blocking import keys_of, pairs
from tumen.linkage.comparing import compare
from tumen.linkage.describing import Described, Told
from tumen.vocabulary.dates import Interval

NAMES = [
    "Ri Chol-min",
    "Lee Cheol-min",
    "이철민",
    "Kim Yong-ho",
    "Kim Young Ho",
    "Pak Il",
    "Timothy Wren",
    "Wren Timothy",
    "Ms A",
    "",
]


def person(number: int, name: str, born: tuple[int, int] | None = None, *told: Told) -> Described:
    return Described(str(number), f"d{number}", frozenset({name} if name else ()), born=born, told=told)


@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_it_brings_together_whoever_is_proposed(names: list[str]) -> None:
    """Against a plain reference: everybody compared with everybody."""
    people = [person(number, name) for number, name in enumerate(names)]
    found = {frozenset(pair) for pair in pairs(people)}
    for one, other in combinations(people, 2):
        if compare(one, other).band:
            assert frozenset((one.id, other.id)) in found


def test_each_pair_comes_once_and_of_two_documents() -> None:
    people = [person(1, "Ri Chol-min"), person(2, "Lee Cheol-min")]
    same = Described("3", "d1", frozenset({"Ri Chol-min"}))
    assert sorted(pairs([*people, same])) == [("1", "2"), ("2", "3")]


def test_very_many_of_one_name_are_compared_where_more_agrees() -> None:
    people = [person(number, "Kim Yong-ho", (1950 + number, 1951 + number)) for number in range(40)]
    found = set(pairs(people, most=10))
    assert 0 < len(found) < 40 * 39 / 2
    assert all(abs(int(one) - int(other)) <= 6 for one, other in found)


def test_a_relative_is_a_key_too() -> None:
    one = Described("1", "d1", kin=frozenset({("son", "Pak Sun-ok")}))
    other = Described("2", "d2", kin=frozenset({("son", "Park Soon-ok")}))
    assert list(pairs([one, other])) == [("1", "2")]


def test_who_has_no_name_and_no_kin_has_no_key() -> None:
    told = Told("arrest", Interval.year(2020), "Yanji", True)
    assert not keys_of(person(1, "", None, told)).wide
    assert not keys_of(person(1, "Ms A")).wide
