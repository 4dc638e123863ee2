"""The memory of one server: answers of one state of the audit log, and what is held through several.

`recalling` says what may be kept in it and for whom; `sight` asks it whether anything is hidden at all. Only
where the pages are served, and only in memory: when the vault is locked all of it is forgotten at once.
"""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from tumen.access.looking import is_changing, is_looking, remembered
from tumen.access.models import AuditLine
from tumen.vault import keyring

V = TypeVar("V")
#: The last line of the audit log: its number, and its hash, which no other line has.
Head = tuple[int, str]
#: A line of it: its number, its hash, what was done, and the id of what it was done to.
_Line = tuple[int, str, str, str]

#: How many answers are kept at most: a dozen things for each of a few sights. The oldest goes first.
MOST = 64
#: How many things are held from one state of the log to the next, and through how many lines at most.
MOST_HELD, MOST_LINES = 40, 5_000


@dataclass(slots=True)
class _Kept:
    """One answer, and the lock under which it is worked out, so that ten who ask wait for one."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    is_there: bool = False
    answer: Any = None


@dataclass(slots=True)
class _Held:
    """Something that outlasts changes, and the last line of the log up to which it was held."""

    head: Head
    what: Any


class _Log:
    """The last lines of the audit log: what came since they were asked for is asked for with them.

    A line stays as it is; where the last known one is not found again, as after a change that was undone,
    nothing is known any more.
    """

    def __init__(self) -> None:
        self._known: tuple[_Line, ...] = ()

    def head(self) -> Head:
        known = self._known
        if known:
            new = _lines(known[-1][0])
            follow = [line[0] for line in new] == list(range(known[-1][0], known[-1][0] + len(new)))
            if new and new[0] == known[-1] and follow and len(new) <= MOST_LINES:
                self._known = (*known, *new[1:])[-MOST_LINES:]
                return new[-1][:2]
        last = AuditLine.objects.order_by("-number").values_list(*_LINE).first()
        self._known = (last,) if last else ()
        return last[:2] if last else (0, "")

    def between(self, first: int, last: int) -> list[_Line]:
        """The lines from ``first`` to ``last``."""
        known = self._known
        if known and known[0][0] <= first and last <= known[-1][0]:
            return list(known[first - known[0][0] : last - known[0][0] + 1])
        return [line for line in _lines(first) if line[0] <= last]

    def forget(self) -> None:
        self._known = ()


class Memory:
    """The answers of one server; all of them are of one state of the log. What is ``held`` is not: each says
    up to which line it was."""

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._head: Hashable = None
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._held: OrderedDict[Hashable, _Held] = OrderedDict()
        self._is_settled = False
        #: How often all was forgotten: by it whoever makes something knows that it was meanwhile.
        self._forgotten = 0
        self.log = _Log()
        self.is_on = False

    def get(self, head: Hashable, of: Hashable, ask: Callable[[], V]) -> V:
        kept = self._place(head, of)
        with kept.lock:
            if not kept.is_there:
                kept.answer = ask()
                kept.is_there = True
            return cast(V, kept.answer)

    def forget(self) -> None:
        with self._guard:
            # What is being worked out at this moment goes to a place that nobody finds any more.
            self._kept.clear()
            self._held.clear()
            self._forgotten += 1
            self.log.forget()
            self._head = None
            was_settled, self._is_settled = self._is_settled, False
        if was_settled:
            # Nothing of it stays in memory until the collector comes by.
            gc.unfreeze()
            gc.collect()

    def settle(self) -> None:
        with self._guard:
            self._is_settled = True
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def held(self, head: Head, of: Hashable, new: Callable[[], V], through: frozenset[str]) -> V:
        with self._guard:
            found, forgotten = self._held.get(of), self._forgotten
        if found and (found.head == head or _nothing_else(found.head, head, through)):
            with self._guard:
                # What was forgotten in the meantime is not taken up again.
                if self._held.get(of) is found:
                    self._hold(of, found, head)
                    return cast(V, found.what)
        # Not under the guard: others go on while it is made, and may ask for what else is held.
        made = new()
        with self._guard:
            # What was made while all was forgotten is for who asked, and nobody holds it.
            if self._forgotten == forgotten:
                self._hold(of, _Held(head, made), head)
        return made

    def _hold(self, of: Hashable, what: _Held, head: Head) -> None:
        what.head = max(what.head, head)
        self._held[of] = what
        self._held.move_to_end(of)
        while len(self._held) > MOST_HELD:
            self._held.popitem(last=False)

    def _place(self, head: Hashable, of: Hashable) -> _Kept:
        with self._guard:
            if head != self._head:
                self._kept.clear()
                self._head = head
            kept = self._kept.setdefault(of, _Kept())
            self._kept.move_to_end(of)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept


the_memory = Memory()
keyring.when_dropped(the_memory.forget)


def of_this_state(of: Hashable, ask: Callable[[], V]) -> V:
    """The answer of ``ask`` of the state that this look began with; ``of`` says what, and for which sight.

    Where nothing is recalled, and where something is being changed, which no line of the log tells yet, it is
    asked once in a look.
    """
    return remembered(of, lambda: the_memory.get(head_now(), of, ask) if recalls() else ask())


def recalls() -> bool:
    """Whether answers are kept beyond a look: where pages are served, and nothing is being changed."""
    return the_memory.is_on and not is_changing()


def serves_a_look() -> bool:
    """Whether a page is being made of what was kept: neither in an action, nor where nothing is recalled."""
    return the_memory.is_on and is_looking()


def head_now() -> Head:
    """The head of the log as this look began with it: what was worked out since rests on no older state."""
    return remembered("head of the log", the_memory.log.head)


def done_between(one: Head, other: Head) -> list[tuple[str, str]] | None:
    """What was done between these two, on the same log, and to what (by id); None where that is not known."""
    (first, leaf), (last, newest) = sorted((one, other))
    if last - first > MOST_LINES:
        return None
    told = remembered(("lines of the log", first, last), lambda: the_memory.log.between(first, last))
    if not told or told[-1][:2] != (last, newest):
        return None
    if first and told[0][:2] != (first, leaf):
        return None
    return [(action, item) for _, _, action, item in (told[1:] if first else told)]


def _nothing_else(one: Head, other: Head, through: frozenset[str]) -> bool:
    """Whether all lines between these two tell of actions that are named in ``through``."""
    done = done_between(one, other)
    return done is not None and all(action in through for action, _ in done)


_LINE = ("number", "leaf", "action", "item")


def _lines(first: int) -> list[_Line]:
    """The lines from this one on, and at most so many."""
    lines = AuditLine.objects.filter(number__gte=first).order_by("number")
    return list(lines.values_list(*_LINE)[: MOST_LINES + 1])
