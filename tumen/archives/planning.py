"""A collection to its parts: each web archive is one, and each row group of a Parquet file (PURE)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tumen.archives.errors import NotACollection
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import Container, members
from tumen.documents.intake.containers.columnar import COUNT
from tumen.documents.intake.holders import OPENING, PARQUET, WARC, ZIP, holder_type
from tumen.watch.added import Looked

#: How a Parquet file begins.
_PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True)
class Task:
    """A part to be read: nothing in it but where it lies and how it looked when it was planned.

    ``path`` is the file's, ``group`` its row group or -1, ``first`` the number of the member that it begins
    with; ``changed`` is in nanoseconds. ``words`` are looked for beside those of the pack.
    """

    number: int
    path: str
    media_type: str
    size: int
    changed: int
    group: int = -1
    first: int = 1
    words: tuple[Looked, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Task:
        """Raises TypeError for what `to_json` did not write."""
        words = tuple(Looked(*map(str, each)) for each in value.get("words", ()))
        return cls(**{**value, "words": words})


Done = tuple[Task, bytes | None]  #: a task with its result; None where none came
Engine = Callable[[Iterable[Task]], Iterator[Done]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A part as it lies there; ``name`` is the file's path below the collection, ``trouble`` what is wrong
    with it where it cannot be read at all."""

    name: str
    media_type: str
    size: int
    changed: int
    group: int = -1
    trouble: str = ""


def parts_of(root: Path) -> Iterator[Planned]:
    """The parts of a collection in the order of their names; what is no archive is left out.

    Links are not followed: they may lead anywhere. Raises NotACollection where the path holds nothing.
    """
    found = False
    for path in _files(root):
        opening = _opening(path)
        if not opening:
            continue
        found = True
        yield from _of_file(path, str(path.relative_to(root)) if root.is_dir() else path.name, opening)
    if not found:
        raise NotACollection(
            "There is no web archive (WARC, WACZ) and no Parquet file at this path. Name a folder that holds "
            "some."
        )


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def _opening(path: Path) -> str:
    """The media type of an archive, empty for anything else, and for what cannot be opened."""
    try:
        with path.open("rb") as file:
            opening = file.read(OPENING)
    except OSError:
        return ""
    if opening.startswith(_PARQUET):
        return PARQUET
    if opening.startswith(b"PK\x03\x04"):
        return ZIP if path.suffix.lower() in (".wacz", ".zip") else ""
    return WARC if holder_type(opening) == WARC else ""


def _of_file(path: Path, name: str, media_type: str) -> Iterator[Planned]:
    about = path.stat()
    size, changed = about.st_size, about.st_mtime_ns
    if media_type != PARQUET:
        yield Planned(name, media_type, size, changed)
        return
    try:
        groups = sum(1 for _ in members(Container(path, media_type, size, "", changed, COUNT)))
    except RefusedFile as refused:
        yield Planned(name, media_type, size, changed, trouble=refused.reason)
        return
    for group in range(groups):
        yield Planned(name, media_type, size, changed, group)
