"""What a crash leaves in the workspace: files cut short, and evidence that no row came to name.

Evidence is written before its row, so after a crash there may be a file without a row, which is harmless, and
never a row without its file.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from tumen.vault.durable import UNFINISHED, sync_folder
from tumen.vault.evidence import is_address
from tumen.vault.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that nothing needs: its place, its size in bytes, its age in seconds."""

    path: Path
    size: int
    age: float

    @property
    def is_unfinished(self) -> bool:
        return self.path.name.endswith(UNFINISHED)

    def remove(self) -> None:
        """Raises OSError. The folder is flushed, so that the file does not come back."""
        self.path.unlink(missing_ok=True)
        sync_folder(self.path.parent)


def leftovers(workspace: Workspace, *, named: Container[str], grace: float) -> Iterator[Leftover]:
    """Files cut short, and evidence whose address is not in ``named``, that are older than ``grace`` seconds.

    What has neither an address nor the mark of a file cut short is not ours, and is never among them. A file
    of the future (the clock was wrong) is not old. Symbolic links are not followed.
    """
    now = time.time()
    for path in _files(workspace):
        about = path.stat(follow_symlinks=False)
        found = Leftover(path, about.st_size, now - about.st_mtime)
        if found.age > grace and (found.is_unfinished or _address(path) not in named):
            yield found


def addresses_without_a_file(workspace: Workspace, named: Iterator[str]) -> list[str]:
    """Those of ``named`` at which nothing is kept."""
    return [address for address in named if not (workspace.evidence / address[:2] / address[2:]).is_file()]


def _files(workspace: Workspace) -> Iterator[Path]:
    """Every file that `leftovers` may speak of: ours by its name, and a real file."""
    for path in sorted(workspace.path.iterdir()):
        if path.name.endswith(UNFINISHED) and _is_real_file(path):
            yield path
    for folder in sorted(workspace.evidence.iterdir()):
        if folder.is_symlink() or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            if _is_real_file(path) and (path.name.endswith(UNFINISHED) or is_address(_address(path))):
                yield path


def _address(path: Path) -> str:
    return path.parent.name + path.name


def _is_real_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
