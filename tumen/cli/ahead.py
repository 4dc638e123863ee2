"""The record of who does not see everything, derived before they ask for it, beside the pages.

At 100,000 claims that takes some seconds, and whoever comes meanwhile waits for it. It is done when the pages
begin to be served, and again where it had to be forgotten: a consent was taken back, the vault was locked.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.accounts.queries import signed_in_last
from tumen.cli import terminal
from tumen.record.seeing import record_of, what_is_held
from tumen.vault import keyring
from tumen.vault.acting import acting_as
from tumen.vault.errors import VaultError
from tumen.vault.workspace import Workspace

#: Seconds after which it begins: the first pages come before it. Seconds between two looks whether what was
#: derived had to be forgotten.
FIRST, EVERY = 1.0, 5.0
#: For how many people at most: whoever serves the pages, and those who signed in last.
MOST = 4
#: Seconds that the pages, when they are closed, wait for what is being derived. It is of no use any more.
PATIENCE = 2.0


@contextmanager
def deriving_ahead(
    workspace: Workspace, actor: Actor, *, first: float = FIRST, every: float = EVERY
) -> Iterator[None]:
    """While it lasts, the records of ``actor`` and of those who signed in last are at hand, or being derived.

    Nothing is derived while the vault is locked. What keeps it from deriving is said, and it tries again.
    """
    over = threading.Event()

    def derive_again() -> None:
        last: object = None
        if over.wait(first):
            return
        while not over.is_set():
            if workspace.is_open:
                last = _derived(workspace, actor, last, over)
            over.wait(every)

    thread = threading.Thread(target=derive_again, name="derives ahead", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=PATIENCE)


def _derived(workspace: Workspace, actor: Actor, last: object, over: threading.Event) -> object:
    """Derive the records where what is held began anew ``last``; what it began with now."""
    end = keyring.begin_use(workspace.path)
    try:
        with one_look(), acting_as(actor.pk):
            now = what_is_held()
            whose = [actor, *signed_in_last(actor, MOST - 1)] if now is not last else ()
        for who in whose:
            if over.is_set():
                break
            with one_look(), acting_as(who.pk):
                record_of(who)
        return now
    except (OperationalError, VaultError) as error:
        terminal.warn([f"The record of those who do not see everything waits until they ask: {error}"])
        return last
    finally:
        connection.close()
        end()
