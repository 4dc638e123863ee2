from __future__ import annotations

from pathlib import Path

from tools.learning.rows import rows_by_document

QUOTES = "doc,char_start,quote,speaker\n1,0,They came,Ro Eun-sil\n2,4,They left,\n1,30,They sang,Ri Chol\n"


def test_the_rows_of_a_kind_come_by_document(tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(QUOTES, encoding="utf-8")
    found = rows_by_document(tmp_path, "quotes")
    assert found is not None
    assert {doc: [row.words for row in rows] for doc, rows in found.items()} == {
        "1": ["They came", "They sang"],
        "2": ["They left"],
    }


def test_a_set_without_the_kind_has_none(tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").write_text(QUOTES, encoding="utf-8")
    assert rows_by_document(tmp_path, "appeals") is None
