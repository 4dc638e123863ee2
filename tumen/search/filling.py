"""How far the index is made of what was kept before there was one, step by step.

What is done is kept with each step, so that whatever stops it, the next goes on from there.
"""

from __future__ import annotations

from tumen.search.index import erase_all
from tumen.search.models import Filling
from tumen.vault.acting import RECORD, acting_as

#: Of the way in which texts become words, and of what is held. Another one makes every index anew.
VERSION = 2


def begin(of: int) -> None:
    """Begin anew, with an empty index and so many documents before us."""
    with acting_as(RECORD):
        erase_all()
        Filling.objects.update_or_create(
            pk=1, defaults={"of": of, "done": 0, "after": 0, "is_whole": False, "version": VERSION}
        )


def where() -> Filling | None:
    """Where it goes on; None where the index is whole."""
    with acting_as(RECORD):
        row = Filling.objects.first() or Filling(pk=1)
    return None if row.is_whole and row.version == VERSION else row


def went_on(*, done: int, after: int) -> None:
    """So many more are in the index, up to the one with this key."""
    with acting_as(RECORD):
        row = Filling.objects.get(pk=1)
        row.done, row.after = row.done + done, after
        row.save()


def ended() -> None:
    """The index is whole."""
    with acting_as(RECORD):
        Filling.objects.update_or_create(pk=1, defaults={"is_whole": True, "version": VERSION})
