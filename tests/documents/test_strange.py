"""Files as people have them: prose that looks like a list, columns, merged cells, quoted mail, scripts."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from tumen.documents.identities import signs_in
from tumen.documents.intake import Extraction, extract
from tumen.documents.intake.columns import columns_of
from tumen.documents.intake.confined.pdf import Line
from tumen.documents.intake.delimited import looks_delimited
from tumen.documents.intake.layout import Page, parts_of_pages


def read(text: str, name: str = "given.txt") -> Extraction:
    return extract(text.encode(), name=name)


def words(found: Extraction) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks]


def workbook(rows: list[list[object]], *merged: str) -> Extraction:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return extract(file.getvalue(), name="given.xlsx")


def test_sentences_with_as_many_commas_each_are_no_list() -> None:
    told = "In week {} China returned {} people, the group said, and asked for more."
    text = "\n\n".join(told.format(week, week + 5) for week in range(1, 9))
    assert not looks_delimited(f"Reed archive, weekly, all of it\n\n{text}", is_named_so=False)
    rows = "\n".join(f"2023-10-{day:02d}, Reed, {day} people were returned there." for day in range(10, 18))
    assert looks_delimited(f"date, place, told\n{rows}", is_named_so=False) is False
    assert looks_delimited(f"date,place,told\n{rows.replace(', ', ',')}", is_named_so=False)


def test_rows_of_a_table_typed_as_text_do_not_date_it() -> None:
    rows = "2023-08-29    Reed       80\n2023-10-09    Quill      180\n"
    found = read(f"Known returns of the Reed group\n\nDate          Place      Persons\n{rows}")
    assert found.metadata.published is None


def test_rows_that_begin_with_a_day_do_not_date_a_workbook() -> None:
    head: list[list[object]] = [["Date of return", "Place", "Remarks"]]
    found = workbook([*head, ["2023-10-09", "Reed", "by bus"], ["2023-10-10", "Quill", "by truck"]])
    assert found.metadata.published is None


def test_a_cell_over_several_rows_is_read_for_each() -> None:
    head: list[list[object]] = [["Date", "Place", "Name"]]
    found = workbook(
        [
            *head,
            ["2023-10-09", "Reed", "A"],
            [None, None, "B"],
            [None, None, "C"],
            ["2023-11-01", "Quill", "D"],
        ],
        "A2:A4",
        "B2:B4",
    )
    assert words(found)[1:4] == [f"Date: 2023-10-09 | Place: Reed | Name: {name}" for name in "ABC"]
    assert "go over several rows" in found.notes[0]


@pytest.mark.parametrize("number", [180, "about 180"])
def test_a_number_over_several_rows_is_read_once(number: object) -> None:
    head: list[list[object]] = [["Place", "People", "Told by"]]
    found = workbook(
        [*head, ["Reed", number, "one"], ["Quill", None, "two"], ["Sedge", 40, "three"]], "B2:B3"
    )
    assert words(found)[2] == "Place: Quill | Told by: two"


def test_a_quoted_message_begins_anew_below_the_line_that_names_its_writer() -> None:
    mail = (
        "From: Ada Quill <ada@reed.example>\nSubject: The number\n\nWe stand by it.\n\n"
        "On Fri, 13 Oct 2023 at 09:00, Tom Reed <tom@reed.example> wrote:\n"
        "> Dear Ada, by what we hear there China forcibly returned 600 people\n> on 9 October 2023.\n"
    )
    *_, wrote, told = words(extract(mail.encode(), name="x.eml"))
    assert wrote.endswith("wrote:")
    assert told.endswith("600 people\non 9 October 2023."), "a sentence's end is no date line"


def test_two_who_sign_beside_each_other_are_two() -> None:
    letter = (
        "17 October 2023\n\nDear Secretary of State,\n\nWe write about those returned in October.\n\n"
        "Yours sincerely,\n\nAda Quill               Tom Reed\nChair, Reed Group       Clerk, Reed\n"
    )
    assert [author.value for author in read(letter).metadata.authors] == ["Ada Quill", "Tom Reed"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعادت الصين قسرا نحو ستمائة كوري شمالي في التاسع من أكتوبر، حسب منظمة حقوقية.", "ar"),
        ("ทางการจีนส่งกลับชาวเกาหลีเหนือราวหกร้อยคนเมื่อวันที่เก้าตุลาคม กลุ่มสิทธิมนุษยชนกล่าว", "th"),
        ("The group named حسن الكاتب among those who told of the six hundred people.", "en"),
    ],
)
def test_a_script_tells_the_language(text: str, language: str) -> None:
    found = read(text).metadata.language
    assert found
    assert found.value == language


def column(left: float, *lines: str) -> list[Line]:
    """Lines of 10 points below each other, five points to the letter."""
    return [Line(words, left, left + 5 * len(words), 700 - 12 * at, 10) for at, words in enumerate(lines)]


LEFT = column(
    50,
    "The group was told that the authorities there",
    "had forcibly returned about 600 people in the",
    "night of 9 October 2023.",
)
RIGHT = column(
    310,
    "The ministry said that it had no independent",
    "confirmation of the number that the group had",
    "given to it on Thursday.",
)


def test_the_lines_of_a_column_are_one_paragraph() -> None:
    title = Line("A statement that goes over both of the columns of its page, as titles do", 50, 500, 780, 10)
    parts = [part.words for part in parts_of_pages([Page(1, (title, *LEFT, *RIGHT))])]
    assert parts[1:] == [" ".join(line.words for line in lines) for lines in (LEFT, RIGHT)]


def test_cells_beside_each_other_are_no_columns() -> None:
    cells = [line for at in range(4) for line in (column(50, "Reed")[0], column(310, f"{at} people")[0])]
    assert columns_of(cells, 10) == ()


def test_names_and_contacts_in_a_list_are_signs_before_anybody_says_what_its_columns_tell() -> None:
    found = read("No,Name,성명,Place,Phone\n1,Ada Quill,리철수,Reed,12-34\n2,Tom Reed,,Quill,\n", "x.csv")
    signs = {sign.span.of(found.text): sign.kind for sign in signs_in(found.text)}
    assert signs == {"Ada Quill": "name", "리철수": "name", "Tom Reed": "name", "12-34": "contact"}
    assert not list(signs_in("The name: Ada Quill. Place name: Reed | Facility name: Quill"))
