from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tumen.record.naming import Standing, first_event_of, name_groups


def named(groups: list[list[str]], known: dict[str, Standing]) -> list[str]:
    fresh = (f"new-{number}" for number in count(1))
    return name_groups(groups, known, lambda: next(fresh))


A1, A2, B1 = Standing(0, "e-a"), Standing(1, "e-a"), Standing(2, "e-b")
KNOWN = {"a1": A1, "a2": A2, "b1": B1}


def test_it_keeps_the_id_of_the_oldest_member() -> None:
    assert named([["b1", "a1", "a2", "c"]], KNOWN) == ["e-a"]


def test_it_gives_a_fresh_id_to_what_is_all_new() -> None:
    assert named([["c"], ["a1"]], KNOWN) == ["new-1", "e-a"]


def test_it_gives_back_the_id_of_an_event_that_is_parted_again() -> None:
    assert named([["b1"], ["a1", "a2"]], KNOWN) == ["e-b", "e-a"]


def test_it_lets_the_older_half_of_a_parted_event_keep_the_id() -> None:
    assert named([["a2"], ["a1"]], KNOWN) == ["new-1", "e-a"]


def test_it_takes_the_next_oldest_members_id_before_a_fresh_one() -> None:
    assert named([["a1"], ["a2", "b1"]], KNOWN) == ["e-a", "e-b"]


def test_it_does_not_take_an_id_whose_own_oldest_member_is_elsewhere() -> None:
    assert named([["a1"], ["b1"], ["a2", "b2"]], {**KNOWN, "b2": Standing(3, "e-b")}) == [
        "e-a",
        "e-b",
        "new-1",
    ]


claims = st.sampled_from([f"c{n}" for n in range(9)])
partitions = st.lists(st.tuples(claims, st.integers(0, 4)), unique_by=lambda pair: pair[0])
ids = st.dictionaries(claims, st.sampled_from(["e-1", "e-2", "e-3"]))


@given(partitions, ids)
def test_it_never_gives_one_id_twice(placed: list[tuple[str, int]], before: dict[str, str]) -> None:
    groups: dict[int, list[str]] = {}
    for claim, group in placed:
        groups.setdefault(group, []).append(claim)
    known = {claim: Standing(age, event) for age, (claim, event) in enumerate(before.items())}
    names = named(list(groups.values()), known)
    assert len(set(names)) == len(names)


def test_it_lets_a_claim_bring_along_the_id_that_went_into_another() -> None:
    assert first_event_of(B1, "e-a", {"e-a"}) == "e-b"


def test_it_forgets_the_id_of_an_event_that_a_claim_has_left() -> None:
    assert first_event_of(A2, "e-new", {"e-a", "e-new"}) == "e-new"


def test_it_gives_a_new_claim_the_id_of_its_event() -> None:
    assert first_event_of(None, "e-a", {"e-a"}) == "e-a"
