"""What documents of every genre say of themselves, measured on labelled ones; a miss is printed."""

from __future__ import annotations

import pytest

from tests.documents.details import (
    FIELDS,
    HEADS,
    Labelled,
    Miss,
    gold,
    heads,
    misses,
    report,
    said_of,
    shares,
)
from tumen.documents.intake import extract
from tumen.vocabulary.codes import Genre

#: The least share of the labelled documents that is read right; what was reached, but for one document each.
REACHED = {
    "published": 0.98, "publisher": 0.98, "authors": 0.98, "voices": 0.98, "genre": 0.93, "title": 0.98,
}  # fmt: skip


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    return gold()


def test_all_74_documents_are_labelled(labelled: list[Labelled]) -> None:
    assert len(labelled) == 74
    assert all(set(document.expected) == set(FIELDS) for document in labelled)


def test_every_genre_that_is_labelled_is_one_that_is_told_apart(labelled: list[Labelled]) -> None:
    told = {document.expected["genre"] for document in labelled}
    assert told - {"other"} <= {genre.value for genre in Genre}


@pytest.fixture(scope="module")
def missed(labelled: list[Labelled]) -> list[Miss]:
    return list(misses(labelled))


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_read_right_in_nearly_all_labelled_documents(
    labelled: list[Labelled], missed: list[Miss], field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    right, of = shares(labelled, missed)[field]
    with capsys.disabled():
        for miss in missed:
            if miss.field == field:
                print(f"\n{miss}")
    assert right / of >= REACHED[field], report(labelled)


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.name)
def test_a_head_of_another_kind_is_read(head: Labelled) -> None:
    assert list(misses([head])) == []


@pytest.mark.parametrize("head", heads(), ids=lambda head: head.name)
def test_what_is_said_stands_in_the_text(head: Labelled) -> None:
    extraction = extract(head.data, name="x.txt")
    said = extraction.metadata
    for value in (said.publisher, said.title, *said.authors, *said.voices):
        if value and value.span:
            assert value.span.of(extraction.text).split() == value.value.split()
    if said.genre:
        assert said.genre.span
        assert said.genre.evidence


def test_the_measure_can_fail() -> None:
    wrong = Labelled(
        "wrong",
        b"Forty people sent back\n\nBy Ada Quill\n\nForty people were sent back, it said.",
        {"authors": "Tom Reed"},
    )
    (miss,) = misses([wrong])
    assert (miss.field, miss.got) == ("authors", "Ada Quill")
    assert shares([wrong], [miss])["authors"] == (0, 1)


def test_line_ends_and_a_mark_of_order_change_nothing() -> None:
    for head in heads():
        other = Labelled(head.name, b"\xef\xbb\xbf" + head.data.replace(b"\n", b"\r\n"), head.expected)
        assert said_of(other) == said_of(head)


def test_there_are_heads_of_many_kinds() -> None:
    assert len(list(HEADS.glob("*.txt"))) >= 40
