"""Lists, workbooks, Word files and PDF, and the wall that their readers stand behind."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from tests.documents.shapes import office
from tests.documents.shapes.pdf import At, paragraphs, pdf
from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS
from tumen.documents.errors import NeedsRecognition, TooLargeFile
from tumen.documents.intake import Extraction, extract, limits, paged
from tumen.documents.intake.confined import Handed
from tumen.documents.intake.confined.packed import refuse_bomb
from tumen.documents.intake.pieces import Part
from tumen.documents.intake.tables import cells_of, table_parts
from tumen.vocabulary.codes import BlockKind


def shown(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


def read(data: bytes, name: str = "x") -> list[tuple[str, str]]:
    return shown(extract(data, name=name))


# Lists


def test_each_row_of_a_list_can_be_cited_by_itself() -> None:
    found = read(b'date,number,note\n2021-07-14,50,"Held for years, some said"\n2023-08-29,80,\n', "x.csv")
    assert found == [
        ("header", "date | number | note"),
        ("table row", "date: 2021-07-14 | number: 50 | note: Held for years, some said"),
        ("table row", "date: 2023-08-29 | number: 80"),
    ]


def test_the_cells_of_a_row_can_be_read_back() -> None:
    assert cells_of("date: 2021-07-14 | number: 50 | note: 3:15 | x") == {
        "date": "2021-07-14",
        "number": "50",
        "note": "3:15",
        "4": "x",
    }


def test_a_list_without_column_names_has_its_cells() -> None:
    parts = list(table_parts([["14/07/2021", "50"], ["29/08/2023", "80"]]))
    assert [part.words for part in parts] == ["14/07/2021 | 50", "29/08/2023 | 80"]


def test_a_title_above_the_column_names_is_a_headline() -> None:
    parts = list(table_parts([["Returns on record"], ["date", "number"], ["2021-07-14", "50"]]))
    assert [part.kind for part in parts] == [BlockKind.HEADLINE, BlockKind.HEADER, BlockKind.TABLE_ROW]


def test_a_cell_cannot_pass_for_two() -> None:
    assert list(table_parts([["a", "b"], ["1 | b: 2", "3"]]))[1].words == "a: 1 / b: 2 | b: 3"


def test_rows_with_too_many_cells_are_read_and_named() -> None:
    extraction = extract(b"date,number,from\n2021-07-14,50,China\n2023-08-29,80,China,extra\n", name="x.csv")
    assert "column 4: extra" in extraction.text
    assert any("Row 3" in note for note in extraction.notes)


def test_a_list_in_cp949_is_read() -> None:
    found = read("날짜,인원,출발지\n2021-07-14,50,중국\n2023-08-29,80,중국\n".encode("cp949"), "x.csv")
    assert found[1] == ("table row", "날짜: 2021-07-14 | 인원: 50 | 출발지: 중국")


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    book = office.xlsx(
        {
            "Returns": [["date", "number"], [date(2021, 7, 14), 50.0], [datetime(2023, 8, 29, 22, 30), 80]],
            "Held": [["place", "number"], ["Reed Valley", 2000]],
        },
        hidden="Held",
    )
    extraction = extract(book, name="x.xlsx")
    assert [words for kind, words in shown(extraction) if kind == "table row"] == [
        "date: 2021-07-14 | number: 50",
        "date: 2023-08-29 22:30 | number: 80",
        "place: Reed Valley | number: 2000",
    ]
    assert any("“Held” is hidden" in note for note in extraction.notes)


def test_a_workbook_of_too_many_rows_is_refused() -> None:
    wide = office.xlsx({"a": [["x"] * (limits.TABLE_COLUMNS + 1)] * 2})
    with pytest.raises(TooLargeFile, match="columns"):
        extract(wide, name="x.xlsx")


# Word


def test_a_word_file_has_its_styles_header_and_table() -> None:
    data = office.docx(
        [
            ("Title", HEADLINE),
            "18 October 2023",
            PARAGRAPHS[0],
            ("Heading 1", "What is known"),
            PARAGRAPHS[1],
        ],
        header="Millpond Aid",
        table=[["date", "number"], ["2021-07-14", "50"]],
    )
    found = read(data, "x.docx")
    assert found[:2] == [("letterhead", "Millpond Aid"), ("headline", HEADLINE)]
    assert ("dateline", "18 October 2023") in found
    assert ("heading", "What is known") in found
    assert found[-1] == ("table row", "date: 2021-07-14 | number: 50")


def test_words_that_were_struck_out_are_not_read_and_this_is_said() -> None:
    struck = "<w:del w:id='1' w:author='x'><w:r><w:delText>ninety</w:delText></w:r></w:del>"
    added = "<w:ins w:id='2' w:author='x'><w:r><w:t>sixty</w:t></w:r></w:ins>"
    data = office.docx(["They returned MARK people that night, the group said."])
    data = office.with_xml(data, "word/document.xml", "MARK", f"</w:t></w:r>{struck}{added}<w:r><w:t>")
    extraction = extract(data, name="x.docx")
    assert "returned sixty people" in " ".join(extraction.text.split())
    assert "ninety" not in extraction.text
    assert any("tracked changes" in note for note in extraction.notes)


def test_the_day_that_an_office_program_noted_is_no_publication() -> None:
    extraction = extract(office.docx([HEADLINE, *PARAGRAPHS]), name="x.docx")
    assert extraction.metadata.published is None
    assert any("2023-10-12" in note and "no evidence" in note for note in extraction.notes)


def test_that_day_decides_between_two_readings() -> None:
    extraction = extract(office.docx([HEADLINE, "Published: 10/12/2023", PARAGRAPHS[2]]), name="x.docx")
    assert extraction.metadata.published
    assert str(extraction.metadata.published.value) == "2023-10-12"
    assert "month first" in extraction.metadata.published.evidence


# PDF


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    page = [At(HEADLINE, 72, size=18), At("18 October 2023", 100), *paragraphs(PARAGRAPHS, top=130)]
    assert read(pdf([page]), "x.pdf") == [
        ("headline", HEADLINE),
        ("dateline", "18 October 2023"),
        *(("paragraph", words) for words in PARAGRAPHS),
    ]


def test_the_lines_of_an_address_stay_apart_in_a_pdf() -> None:
    lines = ["The Rt Hon Jonas Fell MP", "Minister for Distant Affairs", "London SW1Z 9ZZ"]
    page = [*(At(words, 72 + 14 * n) for n, words in enumerate(lines)), At("Dear Minister,", 140)]
    page += paragraphs(PARAGRAPHS, top=170)
    assert read(pdf([page]), "x.pdf")[:4] == [
        *(("letterhead", words) for words in lines),
        ("salutation", "Dear Minister,"),
    ]


def test_a_paragraph_that_a_page_break_cuts_is_whole() -> None:
    lines = paragraphs(PARAGRAPHS[:1], width=60)
    first, second = lines[:2], [At(line.words, 72 + 14 * n) for n, line in enumerate(lines[2:])]
    assert read(pdf([first, second]), "x.pdf") == [("paragraph", PARAGRAPHS[0])]


def test_running_heads_and_page_numbers_are_put_aside() -> None:
    pages = [
        [At("Millpond Aid · report", 40), *paragraphs(PARAGRAPHS[n : n + 1], top=80), At(str(n + 1), 760)]
        for n in range(3)
    ]
    found = read(pdf(pages), "x.pdf")
    assert [words for kind, words in found if kind == "paragraph"] == list(PARAGRAPHS[:3])
    assert found[-1] == ("boilerplate", "Millpond Aid · report")


def test_a_word_cut_at_the_end_of_a_line_is_whole() -> None:
    page = [
        At("The group said that the forced repatri-", 72),
        At("ation of forty people was a breach of the law.", 86),
    ]
    ((_, words),) = read(pdf([page]), "x.pdf")
    assert "forced repatriation of forty" in words


def test_pages_without_text_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged, "tesseract", lambda: None)
    extraction = extract(pdf([paragraphs(PARAGRAPHS), []]), name="x.pdf")
    assert any("page 2" in note for note in extraction.notes)
    with pytest.raises(NeedsRecognition, match="apt install tesseract-ocr tesseract-ocr-kor"):
        extract(pdf([[], []]), name="x.pdf")


def test_the_properties_of_a_pdf_date_nothing() -> None:
    extraction = extract(pdf([paragraphs(PARAGRAPHS)], made_on="20231013"), name="x.pdf")
    assert extraction.metadata.published is None
    assert any("2023-10-13" in note for note in extraction.notes)


# The wall


def test_what_a_reader_hands_back_survives_json() -> None:
    handed = Handed((Part("a", BlockKind.HEADER, tight=True), Part("b")), "2023-10-12", "x 1", ("note",))
    assert Handed.from_json(json.loads(json.dumps(handed.to_json()))) == handed


def test_a_bomb_is_refused_by_its_sizes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zipfile.ZipFile.read", lambda *_: pytest.fail("nothing may be unpacked"))
    with pytest.raises(TooLargeFile):
        refuse_bomb(office.docx_bomb())
    refuse_bomb(office.packed({"a": b"x" * 1000}))


def test_many_small_parts_are_a_bomb_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PACKED_PARTS", 3)
    with pytest.raises(TooLargeFile):
        refuse_bomb(office.packed({str(n): b"x" for n in range(5)}))
