"""Who has the key of the vault: made, given another passphrase, recovered, each with its audit line."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.vault import opening
from tumen.vault.workspace import Workspace

#: The item of these audit lines: there is one vault in a workspace.
VAULT = "vault"


def note_start(*, actor: Actor) -> None:
    """Say in the new vault's log who made it."""
    with recorded(actor, "access.start_vault", VAULT):
        pass


def change_passphrase(
    *, actor: Actor, workspace: Workspace, passphrase: str, recovery_key: bytes | None = None
) -> None:
    """Give the open vault another passphrase, and another recovery key where one is given.

    Raises `WeakPassphrase` and `VaultLocked`.
    """
    # The file is replaced last in the block: when that fails, there is no line that says it was.
    with recorded(actor, "access.change_passphrase", VAULT, new_sheet=recovery_key is not None):
        if recovery_key is None:
            opening.change_passphrase(workspace, passphrase)
        else:
            opening.change_both(workspace, passphrase, recovery_key=recovery_key)


def recover_vault(*, actor: Actor, workspace: Workspace, passphrase: str, recovery_key: bytes) -> None:
    """Give the vault, opened by its recovery key, another passphrase and another recovery key."""
    with recorded(actor, "access.recover_vault", VAULT):
        opening.change_both(workspace, passphrase, recovery_key=recovery_key)
