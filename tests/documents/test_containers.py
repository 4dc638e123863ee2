"""Ten files of each kind that hold documents, in the shapes of the field: nothing in them is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.documents.shapes import archives, feeds, mailboxes, zips
from tests.documents.shapes.held import Shaped, TakenOut, taken_out
from tumen.documents.intake import Extraction

Once = Callable[[Shaped], TakenOut]

ALL = [*archives.ten(), *feeds.ten(), *mailboxes.ten(), *zips.ten()]


def test_there_are_ten_of_each() -> None:
    assert [len(kind.ten()) for kind in (archives, feeds, mailboxes, zips)] == [10] * 4


@pytest.fixture(scope="class")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What comes out of one of them, taken out once: nothing is changed by looking at it."""
    place = tmp_path_factory.mktemp("ten")

    @cache
    def out_of(shape: int) -> TakenOut:
        return taken_out(place, ALL[shape].data, ALL[shape].name)

    return lambda shaped: out_of(ALL.index(shaped))


@pytest.mark.parametrize("shaped", ALL, ids=lambda shaped: shaped.name)
class TestTen:
    def test_every_document_comes_out_and_its_offsets_are_right(self, shaped: Shaped, once: Once) -> None:
        out = once(shaped)
        assert len(out.read) == len(shaped.documents), out.unread
        for read, words in zip(out.read, shaped.documents, strict=True):
            assert words in read.text
            stands(read)

    def test_every_member_is_counted_once(self, shaped: Shaped, once: Once) -> None:
        out = once(shaped)
        assert out.numbers == list(range(1, len(out.numbers) + 1))
        assert len(out.refused) + len(out.unread) == shaped.refused
        assert out.kinds == shaped.passed
        assert len(out.numbers) == len(shaped.documents) + shaped.refused + sum(shaped.passed.values())

    def test_every_member_says_where_it_stood_and_what_it_is(self, shaped: Shaped, once: Once) -> None:
        for member in once(shaped).members:
            assert member.name
            assert member.what.split()[0] in ("page", "entry", "message", "file")
            assert member.place.words.split()[0] in ("record", "entry", "message", "member")

    def test_a_second_time_the_same_bytes_come_out(self, shaped: Shaped, once: Once, tmp_path: Path) -> None:
        one, other = once(shaped), taken_out(tmp_path, shaped.data, shaped.name)
        assert [member.data for member in one.members] == [member.data for member in other.members]


def stands(read: Extraction) -> None:
    """Blocks slice inside the text without blanks around them; the evidence of each detail stands there."""
    for block in read.blocks:
        words = block.span.of(read.text)
        assert words
        assert words == words.strip()
        assert len(words) == len(block.span)
    assert all(one.span.end <= other.span.start for one, other in pairwise(read.blocks))
    said = read.metadata
    for found in (said.publisher, said.title, said.language, *said.authors):
        if found and found.span:
            assert found.span.of(read.text) == found.value
    if said.published and said.published.span:
        assert said.published.span.of(read.text) in said.published.evidence
