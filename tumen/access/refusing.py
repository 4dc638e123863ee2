"""What was refused leaves a line as well, though nothing was changed; a flood of it leaves few.

The first refusal of its sort leaves a line at once. What the same actor is refused again in the same way
within `QUIET` is counted, and the next line says how many it tells of: whoever sends a thousand forms a
minute fills no disk, and keeps nobody from writing.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from tumen.access.bounds import named_in
from tumen.access.log import append
from tumen.access.looking import changing
from tumen.access.models import Actor
from tumen.vault.acting import acting_as
from tumen.vault.writing import take_turn

#: Seconds for which what is refused again leaves no line of its own.
QUIET = 600.0
#: What was asked for was there for nobody, or is not shown to this one: the two leave the same line.
NOT_THERE = "not there"
#: What was sent is nothing that a page or a program of ours sends, or not as it is described.
FORM, BODY, FILE = "form", "body", "file"


@dataclass(frozen=True, slots=True)
class _Sort:
    """Of whom what was refused: ``because`` is "" where they may not do it."""

    key: int
    of: str
    because: str
    actor: Actor = field(compare=False)


@dataclass(slots=True)
class _Since:
    """When the last line of a sort was written, by a clock that is never set, and how much came after it."""

    last: float
    more: int


class _Refused:
    """What was refused in this process; what one process counted and did not tell ends with it."""

    def __init__(self) -> None:
        self._lock, self._since = threading.Lock(), dict[_Sort, _Since]()

    def is_to_be_told(self, sort: _Sort, times: int) -> int:
        """Of how many refusals a line is to tell now; 0 where these are counted for the next one."""
        now = time.monotonic()
        with self._lock:
            since = self._since.get(sort)
            if since is not None and now - since.last < QUIET:
                since.more += times
                return 0
            self._since[sort] = _Since(now, 0)
            return times + (since.more if since else 0)

    def not_told(self, sort: _Sort, times: int) -> None:
        """The line could not be written: the next one tells of it, and of what was counted meanwhile."""
        with self._lock:
            since = self._since.get(sort)
            self._since[sort] = _Since(time.monotonic() - QUIET, times + (since.more if since else 0))

    def over(self) -> Iterator[_Sort]:
        """What was counted and has been quiet since; what nothing came after is thought of no more."""
        now = time.monotonic()
        with self._lock:
            ended = {sort: since for sort, since in self._since.items() if now - since.last >= QUIET}
            for sort, since in ended.items():
                if not since.more:
                    del self._since[sort]
        yield from (sort for sort, since in ended.items() if since.more)

    def forget(self) -> None:
        """As if nothing had been refused."""
        with self._lock:
            self._since.clear()


_refused = _Refused()
forget = _refused.forget


def note_refusal(*, actor: Actor, of: str, because: str = "", times: int = 1) -> None:
    """Note that ``actor`` may not do ``of``, a command or an action, and tried to; or why else it was not
    done (`NOT_THERE`, `FORM`, `BODY`, `FILE`).

    Whoever answers them calls it, when what was begun is rolled back already: the line is a change of its
    own. It asks for no role, for who has none is refused as well; and it names no item, for whether there is
    such an item is not told.
    """
    _tell(_Sort(actor.pk, of, because, actor), times)


def tell_what_was_counted() -> None:
    """Write the lines of what was refused again, and not since: whoever serves calls it from time to time."""
    for sort in _refused.over():
        _tell(sort, 0)


def _tell(sort: _Sort, times: int) -> None:
    told = _refused.is_to_be_told(sort, times)
    if not told:
        return
    why = {"because": sort.because} if sort.because else {}
    many = {"times": told} if told > 1 else {}
    try:
        with changing(), acting_as(sort.key), transaction.atomic():
            take_turn()
            detail = named_in({"of": sort.of, **why, **many})
            append(sort.actor, "access.note_refusal", f"a-{sort.key}", detail)
    except BaseException:  # whatever it was, a Ctrl-C too: what was not told is to be told by the next
        _refused.not_told(sort, told)
        raise
