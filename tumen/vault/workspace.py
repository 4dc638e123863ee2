"""A workspace: one folder, one vault. Two workspaces share no key: nothing of one opens in another."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tumen.vault.durable import sync_folder, write_new
from tumen.vault.errors import WorkspaceRefused
from tumen.vault.keys import Keys, new_secret

#: Names the workspace's folder; "~" is the user's home.
VARIABLE = "TUMEN_WORKSPACE"
DEFAULT = "~/tumen"

_README = """\
This folder is a workspace of Tumen. It holds a record of forced returns, encrypted.

THIS VAULT HAS NO PASSPHRASE. It is a demonstration vault: its key lies beside it, in demonstration.key.
Whoever has this folder can read all of it. Keep nothing here that could put anybody in danger.

vault.db             the record (SQLCipher)
evidence/            the documents as received, encrypted
demonstration.key    without it, everything here is lost

To remove the record for good, delete this folder.
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one vault. `open` makes a new one, or makes sure that what is there is one."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "vault.db"

    @property
    def evidence(self) -> Path:
        return self.path / "evidence"

    @property
    def key_file(self) -> Path:
        return self.path / "demonstration.key"

    @property
    def exists(self) -> bool:
        return self.key_file.exists()

    @classmethod
    def current(cls) -> Workspace:
        """The workspace that TUMEN_WORKSPACE names (default ~/tumen). Touches nothing on the disk."""
        return cls(_whole(Path(os.environ.get(VARIABLE) or DEFAULT)))

    @classmethod
    def open(cls, path: Path | str) -> Workspace:
        """The workspace at ``path``, made anew where there is no folder or an empty one.

        Raises `WorkspaceRefused` for a folder that holds other things, has lost a part, or whose key others
        may read.
        """
        workspace = cls(_whole(Path(path)))
        if not workspace.exists:
            workspace._make()
        workspace._check()
        return workspace

    def keys(self) -> Keys:
        """This workspace's keys. Raises `WorkspaceRefused` when the key file is missing or is not a key."""
        try:
            return Keys.of(bytes.fromhex(self.key_file.read_text("ascii")))
        except OSError as error:
            raise WorkspaceRefused(
                f"The key of the workspace {self.path} could not be read ({error.strerror}). "
                "Check that the folder is a workspace and that it is yours."
            ) from error
        except ValueError as error:
            raise WorkspaceRefused(
                f"{self.key_file} is not a key of Tumen. Put the right one back from a copy."
            ) from error

    def _make(self) -> None:
        new = [folder for folder in (self.path, *self.path.parents) if not folder.exists()]
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(self.path.iterdir()):
                raise WorkspaceRefused(
                    f"{self.path} holds other files and is not a workspace. Name a new or an empty folder."
                )
            self.path.chmod(0o700)
            self._fill()
            for folder in new:
                sync_folder(folder.parent)  # or a power failure takes the workspace with all that is in it
        except OSError as error:
            raise WorkspaceRefused(
                f"No workspace could be made at {self.path} ({error.strerror}). "
                "Name a folder that you can write to."
            ) from error

    def _fill(self) -> None:
        # The key comes last: a folder with a key is a whole workspace, and one cut short is told from a
        # finished one.
        self.evidence.mkdir(mode=0o700)
        write_new(self.path / "README.txt", _README.encode())
        write_new(self.database, b"")
        write_new(self.key_file, new_secret().hex().encode())
        sync_folder(self.path)

    def _check(self) -> None:
        for part in (self.database, self.evidence):
            if not part.exists():
                raise WorkspaceRefused(
                    f"The workspace {self.path} has lost {part.name}. Put it back from a copy."
                )
        if stat.S_IMODE(self.key_file.stat().st_mode) & 0o077:
            raise WorkspaceRefused(
                f"Other users of this computer may read the key. Close it: chmod 600 '{self.key_file}'"
            )


def _whole(path: Path) -> Path:
    return path.expanduser().resolve()
