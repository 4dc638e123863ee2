from __future__ import annotations

from pathlib import Path

import pytest

from tools.learning import answers, asks, quotes
from tools.learning.told import told_in


def test_texts_come_with_what_they_tell(tmp_path: Path) -> None:
    file = tmp_path / "told.txt"
    file.write_text("# A remark\n\nThe list grew.\nNobody asked.\n> grew | list\n\nNothing more.\n", "utf-8")
    found = [(source.text, lines) for source, lines in told_in(file)]
    assert found == [("The list grew.\nNobody asked.", ["grew | list"]), ("Nothing more.", [])]


@pytest.mark.parametrize("kind", [answers, asks, quotes])
def test_every_row_stands_where_its_words_are(kind: object) -> None:
    for source, rows in kind.told():  # type: ignore[attr-defined]
        for row in rows:
            assert row.span.of(source.text) == row.words
