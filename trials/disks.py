"""What may be left on a disk when the power goes after so many calls.

The rules are those of POSIX, which promise less than any file system in use keeps: what was written to a file
is there for certain only after a flush of that file, and a name only after a flush of its folder. Of the rest
any part may be there: single sectors of a write, later writes without earlier ones. Names in one folder are
kept in their order, as every journalling file system does.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from trials.recording import Call

#: Bytes that a disk writes at once; a write of more may be torn between them.
SECTOR = 512


@dataclass(slots=True)
class _File:
    flushed: bytes = b""
    pending: list[Call] = field(default_factory=list)


@dataclass(slots=True)
class Disk:
    """A folder's files under power: what is flushed for certain, and what is only asked for."""

    top: str  #: the folder above, which is there whatever happens
    flushed_names: dict[str, _File | None]
    names: dict[str, _File | None] = field(default_factory=dict)
    pending_names: list[tuple[str, Call, _File | None]] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """Everything that lies in ``folder`` now, as flushed."""
        found: dict[str, _File | None] = {str(folder): None} if folder.exists() else {}
        top = str(folder.parent)
        for path in sorted(folder.rglob("*")):
            found[str(path)] = None if path.is_dir() else _File(path.read_bytes())
        return cls(top, found, dict(found))

    def take(self, call: Call) -> None:
        """One call happens."""
        if call.kind in ("write", "size"):
            file = self.names.get(call.path)
            if isinstance(file, _File):
                file.pending.append(call)
        elif call.kind == "sync":
            self._sync(call.path)
        elif call.kind != "said":
            self._name(call)

    def _name(self, call: Call) -> None:
        file = self.names.get(call.path)
        match call.kind:
            case "create" if file is None:
                file = self.names[call.path] = _File()
            case "create":
                if call.at and isinstance(file, _File):
                    file.pending.append(Call("size", call.path, at=0))
                return
            case "folder":
                self.names[call.path] = None
            case "rename":
                self.names.pop(call.path)
                self.names[call.to] = file
            case "remove":
                self.names.pop(call.path, None)
        self.pending_names.append((str(PurePosixPath(call.path).parent), call, file))

    def _sync(self, path: str) -> None:
        file = self.names.get(path)
        if isinstance(file, _File):
            file.flushed = _written(file.flushed, file.pending)
            file.pending.clear()
            return
        for folder, call, held in self.pending_names:
            if folder == path:
                _apply_name(self.flushed_names, call, held)
        self.pending_names = [each for each in self.pending_names if each[0] != path]

    def after_power_cut(self, chance: random.Random | None, *, everything: bool) -> dict[str, bytes | None]:
        """Names and contents that may be left: nothing unflushed, ``everything``, or a part by ``chance``."""
        names = dict(self.flushed_names)
        folders = {folder for folder, _, _ in self.pending_names}
        left = {
            folder: _how_many(sum(each[0] == folder for each in self.pending_names), chance, everything)
            for folder in sorted(folders)
        }
        for folder, call, file in self.pending_names:
            if left[folder] > 0:
                left[folder] -= 1
                _apply_name(names, call, file)
        return {
            path: None if file is None else _written(file.flushed, _part(file.pending, chance, everything))
            for path, file in names.items()
            if self._is_reachable(path, names)
        }

    def _is_reachable(self, path: str, names: dict[str, _File | None]) -> bool:
        """Whether every folder above is there."""
        parent = str(PurePosixPath(path).parent)
        return parent == self.top or (parent in names and self._is_reachable(parent, names))


def lay_out(left: dict[str, bytes | None]) -> None:
    """Put what is left of a disk back, as a computer finds it that starts again."""
    for path, data in sorted(left.items()):
        if data is None:
            Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        elif not path.endswith("-shm"):
            Path(path).write_bytes(data)
            Path(path).chmod(0o600)


def _how_many(count: int, chance: random.Random | None, everything: bool) -> int:
    return count if everything else chance.randint(0, count) if chance else 0


def _part(pending: list[Call], chance: random.Random | None, everything: bool) -> Iterable[Call]:
    if everything:
        return pending
    return [torn for call in pending for torn in _torn(call, chance)] if chance else []


def _torn(call: Call, chance: random.Random) -> list[Call]:
    fate = chance.random()
    if fate < 0.4 or (call.kind == "size" and fate < 0.5):
        return []
    if fate < 0.8 or call.kind == "size":
        return [call]
    starts = [start for start in range(0, len(call.data), SECTOR) if chance.random() < 0.5]
    return [Call("write", call.path, call.at + start, call.data[start : start + SECTOR]) for start in starts]


def _written(data: bytes, calls: Iterable[Call]) -> bytes:
    held = bytearray(data)
    for call in calls:
        if call.kind == "size":
            held = held[: call.at] + bytes(max(0, call.at - len(held)))
        else:
            held += bytes(max(0, call.at - len(held)))
            held[call.at : call.at + len(call.data)] = call.data
    return bytes(held)


def _apply_name(names: dict[str, _File | None], call: Call, file: _File | None) -> None:
    if call.kind == "remove":
        names.pop(call.path, None)
    elif call.kind == "rename":
        names.pop(call.path, None)
        names[call.to] = file
    else:
        names[call.path] = file
