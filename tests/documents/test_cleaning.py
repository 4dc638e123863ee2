"""What the rendition's text changes of the file's characters, and what it never changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes.texts import PARAGRAPHS, blank_lines
from tumen.documents.intake import extract
from tumen.documents.intake.cleaning import Cleaner


def cleaned(text: str) -> tuple[str, str]:
    cleaner = Cleaner()
    return cleaner.clean(text), " ".join(cleaner.notes())


def test_a_clean_text_is_left_alone() -> None:
    assert cleaned("A “plain” text:\n\n\twith tabs – and 한글.") == (
        "A “plain” text:\n\n\twith tabs – and 한글.",
        "",
    )


def test_an_invisible_character_inside_a_number_is_removed() -> None:
    assert cleaned("about 6\u200b00 people")[0] == "about 600 people"
    assert cleaned("repatri\u00adation")[0] == "repatriation"


def test_an_invisible_character_elsewhere_keeps_the_offsets_after_it() -> None:
    text, note = cleaned("people.\u200b\n\ufeffThe next")
    assert text == "people. \n The next"
    assert "zero width space × 1" in note


def test_a_turned_number_is_read_as_stored_and_named() -> None:
    text, note = cleaned("some \u202e005\u202c people")
    assert "005" in text
    assert "\u202e" not in text
    assert "right-to-left override" in note
    assert "may mislead" in note


def test_line_ends_are_those_of_a_text_file_read_in_python() -> None:
    assert cleaned("one\r\ntwo\rthree\n")[0] == "one\ntwo\nthree\n"


def test_control_characters_become_spaces() -> None:
    text, note = cleaned("a\x07b\x00c")
    assert text == "a b c"
    assert "2 control characters" in note


def test_letters_stored_as_parts_are_put_together() -> None:
    text, note = cleaned(unicodedata.normalize("NFD", "강제 송환 café"))
    assert text == "강제 송환 café"
    assert "form C" in note


@pytest.mark.parametrize(
    ("text", "word"), [("lost \ufffd letters", "lost"), ("the groupâ€™s list", "converted")]
)
def test_damage_done_before_is_named(text: str, word: str) -> None:
    assert word in cleaned(text)[1]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=300))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = Cleaner().clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert Cleaner().clean(once) == once


def test_a_plain_file_keeps_every_offset() -> None:
    text = blank_lines(
        "A headline of a plain file", "By Ada Quill", *PARAGRAPHS, "강제 송환 사례 8,125건을 기록했다."
    )
    read = extract(text.encode(), name="x.txt")
    assert read.text == text


def test_offsets_agree_with_a_file_read_by_python(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xef\xbb\xbf" + blank_lines(*PARAGRAPHS).replace("\n", "\r\n").encode())
    assert extract(path.read_bytes(), name="x.txt").text == path.read_text("utf-8-sig")
