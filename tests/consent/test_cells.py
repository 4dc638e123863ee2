"""Words come out of a value, each sign for a sign, and go back where they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.consent.cells import SIGN, Run, finding, put_back, taken_out
from tumen.documents.finding import Wanted

texts = st.text(alphabet="ab 한\n", max_size=12)
values = st.recursive(
    texts | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
PATTERN = Wanted(["ab", "한"])
assert PATTERN is not None
FIND = finding(PATTERN)


@given(values)
def test_it_goes_back_whatever_the_value(value: object) -> None:
    cell = json.dumps(value)
    left, runs = taken_out(cell, FIND, is_json=True)
    assert json.loads(put_back(left, runs, is_json=True)) == value


@given(texts)
def test_what_is_left_is_as_long_and_says_nothing(text: str) -> None:
    left, runs = taken_out(text, FIND, is_json=False)
    assert len(left) == len(text)
    assert "한" not in left
    assert put_back(left, runs, is_json=False) == text


def test_runs_of_two_people_go_back_apart() -> None:
    one, other = (Wanted([word]) for word in ("Ann", "Bo"))
    assert one is not None
    assert other is not None
    cell, first = taken_out("Ann saw Bo", finding(one), is_json=False)
    cell, second = taken_out(cell, finding(other), is_json=False)
    assert put_back(cell, second, is_json=False) == f"{SIGN * 3} saw Bo"
    assert put_back(cell, first, is_json=False) == f"Ann saw {SIGN * 2}"


def test_names_of_members_stay() -> None:
    left, _ = taken_out('{"ab": "ab"}', FIND, is_json=True)
    assert json.loads(left) == {"ab": SIGN * 2}


def test_words_longer_than_their_place_are_refused() -> None:
    with pytest.raises(IndexError):
        put_back("short", [Run(0, 3, "long words")], is_json=False)
