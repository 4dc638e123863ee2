"""A workspace: one folder, one vault. Two workspaces share no key: nothing of one opens in another."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tumen.vault import keyring
from tumen.vault.durable import sync_folder, write_new
from tumen.vault.errors import VaultLocked, WorkspaceRefused
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

_README_WITH_PASSPHRASE = """\
This folder is a workspace of Tumen. It holds a record of forced returns, encrypted.

It opens with its passphrase, or with the recovery key that was shown when it was made (tumen recover).
Without both, nobody can read it, and nobody can help.

vault.db      the record (SQLCipher)
evidence/     the documents as received, encrypted
vault.key     the key, wrapped by the passphrase and by the recovery key; without it, everything here is lost
vault.lock    which programs have it open
vault.tries   how often the passphrase was wrong

Copy this folder as a whole, while no program of Tumen runs. To remove the record for good, delete it and its
copies.
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
    def wrapped_key(self) -> Path:
        """The key file of a vault with a passphrase; `keyfile` says what is in it."""
        return self.path / "vault.key"

    @property
    def key_file(self) -> Path:
        """The file without which the vault never opens: a wrapped key, or a demonstration's plain one."""
        return self.wrapped_key if self.has_passphrase else self.path / "demonstration.key"

    @property
    def lock_file(self) -> Path:
        return self.path / "vault.lock"

    @property
    def tries_file(self) -> Path:
        return self.path / "vault.tries"

    @property
    def has_passphrase(self) -> bool:
        """A file of a wrapped key decides; what lies beside it cannot turn the vault into a demonstration."""
        return self.wrapped_key.exists()

    @property
    def exists(self) -> bool:
        return self.key_file.exists()

    @property
    def is_open(self) -> bool:
        """Whether its keys are at hand: those of a demonstration vault always are."""
        return not self.has_passphrase or keyring.is_open(self.path)

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
            workspace._make(_README, new_secret().hex().encode())
        workspace._check()
        return workspace

    @classmethod
    def start(cls, path: Path | str, wrapped_key: bytes) -> Workspace:
        """A new workspace with a passphrase, whose key file is ``wrapped_key``.

        Raises `WorkspaceRefused` for a folder that is not new or empty.
        """
        workspace = cls(_whole(Path(path)))
        workspace.refuse_unless_new()
        workspace._make(_README_WITH_PASSPHRASE, wrapped_key, name=workspace.wrapped_key.name)
        workspace._check()
        return workspace

    def refuse_unless_new(self) -> None:
        """Raises `WorkspaceRefused` when there is a workspace already."""
        if self.exists:
            raise WorkspaceRefused(
                f"{self.path} is a workspace already, and stays as it is. Name another folder with "
                "--workspace."
            )

    def keys(self) -> Keys:
        """This workspace's keys.

        Raises `VaultLocked` when it has a passphrase and is not open in this program, and `WorkspaceRefused`
        when a demonstration's key file is missing or is not a key.
        """
        if self.has_passphrase:
            keys = keyring.keys_in(self.path)
            if keys is None:
                raise VaultLocked(
                    f"The vault in {self.path} is locked. Nothing was changed; open it with its passphrase."
                )
            return keys
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

    def _make(self, readme: str, key: bytes, *, name: str = "demonstration.key") -> None:
        new = [folder for folder in (self.path, *self.path.parents) if not folder.exists()]
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(self.path.iterdir()):
                raise WorkspaceRefused(
                    f"{self.path} holds other files and is not a workspace. Name a new or an empty folder."
                )
            self.path.chmod(0o700)
            self._fill(readme, key, name)
            for folder in new:
                sync_folder(folder.parent)  # or a power failure takes the workspace with all that is in it
        except OSError as error:
            raise WorkspaceRefused(
                f"No workspace could be made at {self.path} ({error.strerror}). "
                "Name a folder that you can write to."
            ) from error

    def _fill(self, readme: str, key: bytes, name: str) -> None:
        # The key comes last: a folder with a key is a whole workspace, and one cut short is told from a
        # finished one.
        self.evidence.mkdir(mode=0o700)
        write_new(self.path / "README.txt", readme.encode())
        write_new(self.database, b"")
        write_new(self.path / name, key)
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
