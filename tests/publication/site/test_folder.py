"""The site written to a folder, which may hold what is somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.publication.errors import FolderRefused
from tumen.publication.site import folder as writing
from tumen.publication.site.folder import MARK, write_site

FIRST = {"index.html": b"first", "files/1/data.csv": b"1"}
SECOND = {"index.html": b"second", "files/2/data.csv": b"2"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def there(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != MARK}


def test_it_is_replaced_as_a_whole_and_nothing_is_left_beside_it(folder: Path) -> None:
    for files in (FIRST, SECOND):
        write_site(folder, files)
        assert there(folder) == files
        assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(folder: Path) -> None:
    folder.mkdir()
    write_site(folder, FIRST)
    assert there(folder) == FIRST


@pytest.mark.parametrize("name", ["index.html", "my-photographs/a.jpg", MARK])
def test_what_somebody_else_put_there_or_changed_stays(folder: Path, name: str) -> None:
    write_site(folder, FIRST)
    own = folder / name
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(b"mine")
    with pytest.raises(FolderRefused, match="Nothing was written"):
        write_site(folder, SECOND)
    assert own.read_bytes() == b"mine"
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_a_link_is_followed_nowhere(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    with pytest.raises(FolderRefused, match="no folder"):
        write_site(folder, FIRST)
    folder.unlink()
    write_site(folder, FIRST)
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(folder / "files/1/data.csv")
    with pytest.raises(FolderRefused, match="first index.html"):
        write_site(folder, SECOND)


def test_where_the_disk_is_full_the_old_site_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(folder, FIRST)
    before, written = writing._write, []

    def full(path: Path, data: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        before(path, data)

    monkeypatch.setattr(writing, "_write", full)
    with pytest.raises(OSError, match="No space"):
        write_site(folder, SECOND)
    assert there(folder) == FIRST
    assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_what_is_put_there_meanwhile_is_not_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(folder, FIRST)
    before = writing._write

    def meanwhile(path: Path, data: bytes) -> None:
        (folder / "mine.txt").write_bytes(b"mine")
        before(path, data)

    monkeypatch.setattr(writing, "_write", meanwhile)
    write_site(folder, SECOND)
    kept = [path.read_bytes() for path in folder.parent.rglob("mine.txt")]
    assert kept == [b"mine"]
    assert there(folder) == SECOND


def test_it_is_written_beside_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_site(tmp_path / "nowhere" / "site", FIRST)
    assert not (tmp_path / "nowhere").exists()
