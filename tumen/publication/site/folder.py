"""The site written to a folder: all of it or nothing, and nothing that somebody else put there is removed."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tumen.publication.errors import FolderRefused

#: Beside the pages, what they are: by it the next writing knows what it may take away.
MARK = "tumen-site.json"


def write_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into ``folder``, in the place of those that were written into it before.

    They are written beside it and take its name when all are there: whoever serves the folder has the old
    site or the new one. A folder that holds anything else, or a page that somebody changed, is left as it is.
    Raises `FolderRefused`, and OSError where it cannot be written; nothing is changed then.
    """
    folder = folder.absolute()
    before = _written_before(folder)
    token = secrets.token_hex(4)
    new, old = (folder.with_name(f".{folder.name}.{token}.{each}") for each in ("new", "old"))
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    whole = {**files, MARK: (json.dumps({"files": listed}, indent=1, sort_keys=True) + "\n").encode()}
    new.mkdir()
    try:
        for name, data in whole.items():
            _write(new / name, data)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    except OSError:
        _remove(new, whole)
        raise
    if old.exists():
        _remove(old, [*before, MARK])


def _written_before(folder: Path) -> list[str]:
    """The files that the last writing put there, and that are still as they were. Raises `FolderRefused`."""
    if not folder.exists() and not folder.is_symlink():
        return []
    if folder.is_symlink() or not folder.is_dir():
        raise FolderRefused(f"{folder} is no folder. Name a new one, or one that holds such a site.")
    there = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not _is_folder(path)
    }  # fmt: skip
    listed = _listed(folder / MARK)
    other = sorted(
        name
        for name, path in there.items()
        if name != MARK and (path.is_symlink() or listed.get(name) != _hash_of(path))
    )
    if other:
        raise FolderRefused(
            f"Nothing was written: {folder} holds {len(other)} files that are not of such a site, or were "
            f"changed since, the first {other[0]}. Name an empty folder, or take them away."
        )
    return [name for name in there if name != MARK]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _listed(mark: Path) -> Mapping[str, str]:
    try:
        told = json.loads(mark.read_bytes())
        return {str(name): str(digest) for name, digest in told["files"].items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FolderRefused(f"Nothing was written: {mark} is not as it was written. Take it away.") from error


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(folder: Path, names: Mapping[str, bytes] | list[str]) -> None:
    """These files and the folders that are empty then; whatever else is there stays."""
    for name in names:
        (folder / name).unlink(missing_ok=True)
    inside = sorted((each for each in folder.rglob("*") if _is_folder(each)), reverse=True)
    for each in (*inside, folder):
        with suppress(OSError):  # not empty: somebody put something there meanwhile, and keeps it
            each.rmdir()
