"""The tables of what is promised and what holds it: what they name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tools.make_docs import ROOT
from tumen.vocabulary.deadlines import deadlines

PAGES = ("docs/explanation/from-the-record-to-a-letter.md", "docs/reference/watch.md")
#: A file of the code or of the tests, and perhaps what is in it: `a/b.py`, `a/test_b.py::test_it_is_so`.
_NAMED = re.compile(r"`([\w/.-]+\.(?:py|toml))(?:::(\w+))?`")
#: Where it may stand, as a page writes it.
_WITHIN = ("", "tests/", "tumen/", "tumen/watch/", "tumen/vocabulary/")


def lines() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        table = (ROOT / page).read_text("utf-8").splitlines()
        yield from ((page, line) for line in table if line.startswith("| ") and _NAMED.search(line))


def is_there(path: str, name: str) -> bool:
    found = [ROOT / within / path for within in _WITHIN if (ROOT / within / path).is_file()]
    if not name:
        return bool(found)
    return any(re.search(rf"^ *(?:def|class) {name}\b", each.read_text("utf-8"), re.M) for each in found)


@pytest.mark.parametrize("page", PAGES)
def test_what_holds_a_promise_is_there(page: str) -> None:
    named = {found for of, line in lines() if of == page for found in _NAMED.findall(line)}
    assert len(named) > 15
    assert {f"{path}::{name}" for path, name in named if not is_there(path, name)} == set()


def test_each_promise_is_held_by_a_test() -> None:
    held = re.compile(r"test_|make spark-test|tests/")
    assert [line for _, line in lines() if not held.search(line)] == []


def test_what_is_not_there_is_seen() -> None:
    assert not is_there("publication/test_letters.py", "test_that_was_never_written")
    assert not is_there("publication/test_nothing.py", "")


def test_each_deadline_says_where_it_is_written() -> None:
    for each in deadlines().values():
        assert each.days > 0
        assert len(each.source.split()) > 3, each.code
