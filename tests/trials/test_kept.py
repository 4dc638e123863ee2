"""What a trial has asked is kept by the line, whatever ends it, and told apart by the code it was of."""

from __future__ import annotations

from pathlib import Path

from trials.kept import Kept, fingerprint


def test_half_a_line_counts_for_nothing_and_spoils_none_after_it(tmp_path: Path) -> None:
    book = Kept(tmp_path / "new" / "asked.jsonl", code="of today")
    book.add({"number": 0})
    assert book.file
    with book.file.open("a") as lines:
        lines.write('{"code": "of today", "numb')
    book.add({"number": 1})
    assert [one["number"] for one in book.read()] == [0, 1]


def test_what_was_asked_of_other_code_is_read_where_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "asked.jsonl"
    Kept(file, code="of yesterday").add({"number": 0})
    today = Kept(file, code="of today")
    assert list(today.read()) == []
    assert list(today.read(of_other_code=True)) == [{"number": 0}]


def test_nothing_is_kept_where_no_file_is_named() -> None:
    book = Kept(None, code="of today")
    book.add({"number": 0})
    assert list(book.read()) == []


def test_the_fingerprint_changes_with_a_room_and_not_with_what_is_compiled(tmp_path: Path) -> None:
    parts = ("tumen", "trials/matrix.py")
    room = tmp_path / "tumen" / "access"
    room.mkdir(parents=True)
    (tmp_path / "trials").mkdir()
    (room / "sight.py").write_text("SEES = False\n")
    before = fingerprint(tmp_path, parts)
    (room / "sight.pyc").write_text("compiled")
    assert fingerprint(tmp_path, parts) == before
    (room / "sight.py").write_text("SEES = True\n")
    assert fingerprint(tmp_path, parts) != before
    told = fingerprint(tmp_path, parts)
    (tmp_path / "trials" / "matrix.py").write_text("ASKED = 1\n")
    assert fingerprint(tmp_path, parts) != told
