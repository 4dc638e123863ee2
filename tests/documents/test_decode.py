"""Which letters a file's bytes stand for, and what is refused rather than guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.shapes.texts import HEADLINE, KOREAN, PARAGRAPHS
from tumen.documents.errors import DamagedFile, RefusedFile, UnclearEncoding, UnsupportedFormat
from tumen.documents.intake.decode import decode

KOREAN_TEXT = "\n\n".join(KOREAN)
CURLY = "“About 40 people” – so the café’s owner said – were returned."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "euc-kr"]
)
def test_it_reads_korean_in_the_encodings_that_users_have(encoding: str) -> None:
    assert decode(KOREAN_TEXT.encode(encoding)).text == KOREAN_TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_it_reads_curly_quotes_and_accents(encoding: str) -> None:
    assert decode(CURLY.encode(encoding)).text == CURLY


def test_it_says_when_it_had_to_guess() -> None:
    assert decode(CURLY.encode("cp1252")).notes
    assert decode(KOREAN_TEXT.encode("cp949")).notes
    assert not decode(CURLY.encode()).notes


def test_one_accented_letter_is_not_korean() -> None:
    assert decode("The café in Dandong".encode("cp1252")).encoding == "Windows-1252"


def test_a_short_korean_word_is_korean() -> None:
    assert decode("송환".encode("cp949")).text == "송환"


@pytest.mark.parametrize("encoding", ["gbk", "big5", "cp1251"])
def test_it_refuses_encodings_that_it_cannot_tell(encoding: str) -> None:
    words = (
        "Полиция задержала сорок человек"
        if encoding == "cp1251"
        else "中國遣返四十名朝鮮人".replace("國", "国")
    )
    if encoding == "big5":
        words = "中國遣返四十名朝鮮人，聯合國表示關切"
    with pytest.raises(UnclearEncoding, match="UTF-8"):
        decode(words.encode(encoding))


def test_it_names_the_line_where_a_second_encoding_begins() -> None:
    mixed = f"{CURLY}\n{HEADLINE}\n".encode() + CURLY.encode("cp1252")
    with pytest.raises(UnclearEncoding, match="line 3"):
        decode(mixed)


def test_it_refuses_korean_in_two_encodings() -> None:
    with pytest.raises(UnclearEncoding, match="mixed"):
        decode(KOREAN_TEXT.encode() + b"\n" + KOREAN_TEXT.encode("cp949"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_notices_a_text_that_is_cut_off(encoding: str) -> None:
    with pytest.raises(DamagedFile, match="cut off"):
        decode(KOREAN_TEXT.encode(encoding)[:-3])


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, bytes(range(256)), b"\x7fELF\x02\x01\x01" + b"\0" * 90]
)
def test_it_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises((UnsupportedFormat, UnclearEncoding)):
        decode(data)


def test_it_believes_a_page_that_names_its_encoding() -> None:
    assert decode("中国遣返四十人".encode("gb18030"), declared="gb2312").text == "中国遣返四十人"
    assert decode("Přišlo 40 lidí".encode("iso8859-2"), declared="ISO-8859-2").text == "Přišlo 40 lidí"


def test_it_does_not_believe_a_page_whose_bytes_say_otherwise() -> None:
    assert decode(CURLY.encode(), declared="iso-8859-1").text == CURLY
    assert decode(KOREAN_TEXT.encode("cp949"), declared="utf-8").text == KOREAN_TEXT


@pytest.mark.parametrize("name", ["zip", "hex", "unicode_escape", "rot13", "no such", "\x00"])
def test_a_page_cannot_name_a_codec_that_is_no_encoding(name: str) -> None:
    assert decode(PARAGRAPHS[0].encode(), declared=name).text == PARAGRAPHS[0]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except RefusedFile:
        return
    assert isinstance(decoded.text, str)


@given(st.text(max_size=200))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    plain = text.encode("utf-8", "ignore").decode()
    try:
        decoded = decode(plain.encode())
    except (UnsupportedFormat, DamagedFile, UnclearEncoding):
        return
    if "\0" not in plain and not plain.startswith(("\ufeff", "\ufffe")):
        assert decoded.text == plain
