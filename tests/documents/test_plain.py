"""Plain text and Markdown keep their characters; only their blocks are found."""

from __future__ import annotations

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS, blank_lines
from tumen.documents.intake import Extraction, extract, extract_text


def read(text: str, name: str = "x.md") -> Extraction:
    return extract(text.encode(), name=name)


def blocks(extraction: Extraction) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(extraction.text)) for block in extraction.blocks]


NOTES = (
    "# Notes\n\n## The return\n\nShe said **fifty** came back that night.\n\n- one entry of a list\n- "
    "another\n\n> A quote.\n"
)


def test_the_text_is_the_files_own() -> None:
    assert read(NOTES).text == NOTES
    assert read(blank_lines(HEADLINE, *PARAGRAPHS), "x.txt").text == blank_lines(HEADLINE, *PARAGRAPHS)


def test_marks_that_open_a_line_stand_outside_its_block() -> None:
    assert blocks(read(NOTES)) == [
        ("headline", "Notes"),
        ("heading", "The return"),
        ("paragraph", "She said **fifty** came back that night."),
        ("paragraph", "one entry of a list"),
        ("paragraph", "another"),
        ("paragraph", "A quote."),
    ]


def test_front_matter_states_title_date_and_author() -> None:
    extraction = read(
        f"---\ntitle: {HEADLINE}\ndate: 2023-10-18\nauthor: Ada Quill\n---\n\n{PARAGRAPHS[0]}\n"
    )
    said = extraction.metadata
    assert said.title
    assert said.title.value == HEADLINE
    assert said.published
    assert str(said.published.value) == "2023-10-18"
    assert [found.value for found in said.authors] == ["Ada Quill"]


def test_the_rows_of_a_table_are_rows() -> None:
    extraction = read("# List\n\n| date | number |\n|------|--------|\n| 2021-07-14 | 50 |\n")
    assert blocks(extraction)[1:] == [
        ("table row", "| date | number |"),
        ("table row", "| 2021-07-14 | 50 |"),
    ]


def test_typed_words_are_read_as_they_stand() -> None:
    extraction = extract_text("A case\n\nForty people were returned on that night.\n")
    assert blocks(extraction) == [
        ("headline", "A case"),
        ("paragraph", "Forty people were returned on that night."),
    ]


def test_the_language_is_told_from_the_words() -> None:
    german = (
        "Vierzig Menschen wurden in der Nacht über den Fluss zurückgeschickt, sagte eine Hilfsorganisation."
    )
    for text, code in (
        (PARAGRAPHS[0], "en"),
        (german, "de"),
        ("중국이 탈북민 사십여 명을 북한으로 돌려보냈다고 서울의 한 구호단체가 " * 2, "ko"),
    ):
        found = read(text, "x.txt").metadata.language
        assert found
        assert found.value == code
        assert found.evidence
