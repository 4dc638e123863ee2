"""What was refused leaves a line as well, though nothing was changed."""

from __future__ import annotations

from django.db import transaction

from tumen.access.bounds import named_in
from tumen.access.log import append
from tumen.access.looking import changing
from tumen.access.models import Actor
from tumen.vault.acting import acting_as
from tumen.vault.writing import take_turn


def note_refusal(*, actor: Actor, of: str) -> None:
    """Note that ``actor`` may not do ``of``, a command or an action, and tried to.

    Whoever answers them calls it, when what was begun is rolled back already: the line is a change of its
    own. It asks for no role, for who has none is refused as well; and it names no item, for whether there is
    such an item is not told.
    """
    with changing(), acting_as(actor.pk), transaction.atomic():
        take_turn()
        append(actor, "access.note_refusal", f"a-{actor.pk}", named_in({"of": of}))
