"""Telling a list from prose, and where its cells part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes.texts import KOREAN, PARAGRAPHS, single_lines
from tumen.documents.errors import DamagedFile
from tumen.documents.intake import extract
from tumen.documents.intake.delimited import delimiter_of, has_header, looks_delimited, rows_of
from tumen.documents.intake.tables import CELL_MARK, cells_of, table_parts, uneven_rows
from tumen.vocabulary.codes import BlockKind

LIST = "date,number,from\n2021-07-14,50,China\n2023-08-29,80,China\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert delimiter_of(LIST.replace(",", delimiter)) == delimiter


def test_commas_inside_quoted_cells_part_nothing() -> None:
    text = 'date;note\n2021-07-14;"a, b, c"\n2023-08-29;"d, e, f"\n'
    assert delimiter_of(text) == ";"


def test_a_list_is_known_by_its_content() -> None:
    assert looks_delimited(LIST, is_named_so=False)
    assert looks_delimited(LIST.replace(",", "\t"), is_named_so=False)


@pytest.mark.parametrize(
    "text",
    [
        single_lines(*PARAGRAPHS),
        single_lines(*KOREAN),
        "Forty, sixty, eighty\nOne, two, three\n",
        "The first, it is said, was old.\nThe next, it is said, was not.\nThe last, it is said, left.\n",
        "Ada Quill, Chair, Reed\nTom Reed, Clerk, Reed\n",
        "one line",
    ],
)
def test_prose_and_signatures_are_no_lists(text: str) -> None:
    assert not looks_delimited(text, is_named_so=False)


def test_a_name_settles_a_short_list_but_makes_none() -> None:
    assert looks_delimited("date,number\n2021-07-14,50\n", is_named_so=True)
    assert not looks_delimited("Forty people were returned that night", is_named_so=True)


@pytest.mark.parametrize(
    ("first", "is_header"),
    [
        (["date", "number"], True),
        (["날짜", "인원"], True),
        (["2021-07-14", "50"], False),
        (["date", "date"], False),
        (["date", "", ""], False),
        (["It was a long sentence with an end.", "b"], False),
        ([], False),
    ],
)
def test_a_row_of_names_is_a_header(first: list[str], is_header: bool) -> None:
    assert has_header([first, ["x", "y"]]) is is_header


def test_rows_know_the_line_they_begin_on() -> None:
    text = 'date,note\n2021-07-14,"two\nlines"\n\n2023-08-29,one\n'
    assert [(line, row[0]) for line, row in rows_of(text)] == [
        (1, "date"),
        (2, "2021-07-14"),
        (5, "2023-08-29"),
    ]


@pytest.mark.parametrize("text", ['a,b\n"x,y\n', 'a,b\n"x"y,z\n', 'a,b\n1,2\n"3,4\n5,6\n'])
def test_quotation_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(DamagedFile, match="quotation mark"):
        rows_of(text)


def test_rows_with_cells_beyond_the_names_are_counted() -> None:
    assert uneven_rows([["a", "b"], ["1", "2"], ["1", "2", "3"], ["1", "2", " "]]) == [3]
    assert uneven_rows([["1", "2"], ["1", "2", "3"]]) == []


CELLS = st.text(alphabet="ab 1:|,한", min_size=1, max_size=8).filter(lambda cell: cell.strip())


@given(st.lists(CELLS, min_size=2, max_size=4))
def test_every_row_is_one_line_and_can_be_read_back(cells: list[str]) -> None:
    names = ["one", "two", "three", "four"][: len(cells)]
    *_, row = table_parts([names, cells])
    assert row.kind is BlockKind.TABLE_ROW
    assert "\n" not in row.words
    assert list(cells_of(row.words)) == names
    assert len(row.words.split(CELL_MARK)) == len(cells)


class TestDate:
    """A list is not from the day of its first row, and tells of later ones."""

    def test_no_row_of_a_list_dates_it(self) -> None:
        found = extract(b"date,number,from\n2021-07-14,50,China\n2023-08-29,80,China\n", name="list.csv")
        assert found.metadata.published is None

    def test_nor_does_the_only_row(self) -> None:
        assert extract(b"date,number\n2021-07-14,50\n", name="list.csv").metadata.published is None
