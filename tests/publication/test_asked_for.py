"""Names in what families said, told from the words around them. All of them are invented."""

from __future__ import annotations

import pytest

from tumen.publication.asked_for import names_said


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Her brother Zorvald Quennick, who was a driver.", ["Zorvald Quennick"]),
        ("Ri Myong-suk and Kang Chol-u", ["Ri Myong-suk", "Kang Chol-u"]),
        ("A mother of two in the north.", []),
        ("아들 강철우를 찾습니다.", ["강철우"]),
        ("누나 리명숙, 1985년생", ["리명숙"]),
        ("", []),
    ],
)
def test_whole_names_are_found_and_no_word_alone(words: str, names: list[str]) -> None:
    assert list(names_said(words)) == names
