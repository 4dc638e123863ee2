"""Each change: backing up a workspace, handing documents over. Both are allowed first and logged before done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.permission import require_permission
from tumen.preservation.backing_up import Backup, place_for, prove, write
from tumen.preservation.errors import BackupRefused
from tumen.preservation.packing import Tell
from tumen.vault.workspace import Workspace


def back_up(
    *,
    actor: Actor,
    workspace: Workspace,
    to: Path,
    recipients: list[Any],
    identities: list[Any] | None = None,
    tell: Tell = lambda done, total: None,
) -> Backup:
    """Write everything that the workspace holds at this moment into one file that only recipients open.

    With ``identities`` (secret keys of a recipient) it is opened again and proved before it has its name;
    without, the sealed bytes are read back. Others may go on working meanwhile. The audit line stands before
    the file has its name: a backup that nobody knows of is worse than a line too many.

    Raises `BackupRefused`, `BackupDamaged` (the disk did not keep what was written), `NotOurRecipient`.
    """
    require_permission(actor, "preservation.back_up")
    to = place_for(workspace, to)
    try:
        with write(workspace, to, recipients, tell) as (made, draft):
            if identities:
                prove(draft, identities)
            done = replace(made, is_proved=bool(identities))
            with recorded(
                actor, "preservation.back_up", made.id, sha256=made.sha256, documents=made.documents
            ):
                pass
    except OSError as error:
        raise BackupRefused(
            f"The backup could not be written to {to.parent} ({error.strerror or error}). Nothing was left there. "
            "Make room or check your rights, then run the command again."
        ) from error
    return done
