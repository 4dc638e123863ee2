"""Who has the key of the vault: made, opened, given another passphrase, recovered, each with its line."""

from __future__ import annotations

from django.db import transaction

from tumen.access.actions import recorded
from tumen.access.log import append
from tumen.access.looking import changing
from tumen.access.models import Actor
from tumen.vault import guessing, opening
from tumen.vault.acting import acting_as
from tumen.vault.workspace import Workspace
from tumen.vault.writing import take_turn

#: The item of these audit lines: there is one vault in a workspace.
VAULT = "vault"


def note_start(*, actor: Actor) -> None:
    """Say in the new vault's log who made it."""
    with recorded(actor, "access.start_vault", VAULT):
        pass


def note_opening(*, actor: Actor, workspace: Workspace, at: str) -> None:
    """Say in the log that the vault was opened by its passphrase, ``at`` the terminal or a page; and what it
    could not be told while it was closed: how many tries were wrong, and how many came too early.

    It asks for no role: whoever has the passphrase has opened it. What is told once is not told again, but
    where the program ends between the two.
    """
    with guessing.telling(workspace.tries_file) as untold:
        counts = {"wrong": untold.wrong, "waited": untold.waited}
        told = {"at": at, **{name: count for name, count in counts.items() if count}}
        with changing(), acting_as(actor.pk), transaction.atomic():
            take_turn()
            append(actor, "access.note_opening", VAULT, told)


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
