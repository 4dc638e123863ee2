"""The files of folders: each is found, refused or passed over, and none stops the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tumen.documents.errors import UnreadableFile
from tumen.documents.intake import FoundFile, PassedOver, RefusedPath, limits, walk


def put(path: Path, words: str = "Forty people were returned.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def found(*paths: Path) -> list[str]:
    return [item.path.name for item in walk(paths) if isinstance(item, FoundFile)]


def refused(*paths: Path) -> dict[str, str]:
    return {item.path.name: item.reason for item in walk(paths) if isinstance(item, RefusedPath)}


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt"):
        put(tmp_path / name)
    assert found(tmp_path) == ["c.txt", "a.txt", "b.txt"]


def test_a_file_gives_its_bytes_and_size(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    (item,) = walk([path])
    assert isinstance(item, FoundFile)
    assert item.read() == path.read_bytes()
    assert item.size == len(path.read_bytes())


def test_hidden_files_are_passed_over_and_said_so(tmp_path: Path) -> None:
    for name in (".notes", "~$letter.docx", "Thumbs.db", ".git/x", "a.txt"):
        put(tmp_path / name)
    assert found(tmp_path) == ["a.txt"]
    passed = [item for item in walk([tmp_path]) if isinstance(item, PassedOver)]
    assert [item.path.name for item in passed] == [".git", ".notes", "Thumbs.db", "~$letter.docx"]
    assert all(item.reason for item in passed)
    assert refused(tmp_path) == {}


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    assert found(put(tmp_path / ".notes")) == [".notes"]


def test_a_loop_of_links_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "inner/b.txt")
    (tmp_path / "inner/loop").symlink_to(tmp_path)
    assert found(tmp_path) == ["a.txt", "b.txt"]
    assert "leads back" in refused(tmp_path)["loop"]


def test_a_folder_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    assert found(tmp_path, tmp_path) == ["a.txt"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "x")
    put(tmp_path / "y.txt")
    assert found(tmp_path) == ["y.txt"]
    assert "link" in refused(tmp_path)["x"]


def test_a_broken_link_and_a_missing_path_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    assert "nothing at this path" in refused(tmp_path)["x"]
    assert "nothing at this path" in refused(tmp_path / "missing")["missing"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "empty" in refused(tmp_path)[tmp_path.name]


def test_a_channel_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "channel")
    assert "channel" in refused(tmp_path)["channel"]


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    reason = refused(path)["dump.txt"]
    assert "500 MB" in reason
    assert limits.in_words(limits.FILE_BYTES) in reason


def test_a_file_without_the_right_to_read_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.txt")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "no right" in refused(path)["a.txt"]


def test_a_file_that_vanishes_says_so_when_it_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt")
    (item,) = walk([path])
    assert isinstance(item, FoundFile)
    path.unlink()
    with pytest.raises(UnreadableFile, match="nothing at this path"):
        item.read()


def test_a_size_is_said_as_people_say_it() -> None:
    assert limits.in_words(50 * 1024 * 1024) == "50 MB"
    assert limits.in_words(2048) == "2 KB"
    assert limits.in_words(12) == "12 bytes"
