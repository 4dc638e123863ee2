"""What is given out as a file is looked into, however it is packed."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.matrix.files import words_of
from tests.matrix.leaks import NUMBER
from tests.publication.forms.papers import LATIN
from tumen.publication.forms.pdf import as_pdf


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


def test_words_are_found_in_a_package_in_a_package_and_in_a_pdf() -> None:
    told = "송환된 사람은 777명이다. " * 9
    site = packed(data=packed(table=told.encode()), letter=as_pdf(LATIN), picture=b"\x89PNG\xff777\xfe")
    said = words_of(site)
    assert said.count(told) == 1
    assert "Heron Alliance" in said
    assert "\ufffd" not in said, "no packed bytes are taken for words"


def test_a_file_of_no_known_form_has_to_be_decided_on() -> None:
    with pytest.raises(UnicodeDecodeError):
        words_of("명부 777명".encode("cp949"))


def test_a_number_is_told_from_digits_of_ids_and_hashes() -> None:
    for told in ("777 people", "777명", "[777]", '"low":777,', "1,777.", "<td>777</td>"):
        assert NUMBER.search(told), told
    for by_chance in ("l-az777k05", "d-777abcde", "5f777c", "0.777:1777"):
        assert not NUMBER.search(by_chance), by_chance
