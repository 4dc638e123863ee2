"""Readers that are kept: started once, shut in before the first document, asked for one after the other.

A process for each page would cost more than reading it. So a reader serves many documents, and is replaced
before what gathers in it matters: after a number of them, when it holds much memory, when it is late, ends or
says what it should not. Only the one document is refused then; and where the reader had read others before,
not even that: the document is tried once more in a new one, so that none is refused for what came before it.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from tumen.documents.intake import limits
from tumen.documents.intake.confined.running import Ended, Reader

T = TypeVar("T")

#: The kind of reader that is kept.
KIND = "document"


class Pool:
    """Readers of one process of ours, for all of its threads; never more than ``most`` at once."""

    def __init__(self, most: int = limits.KEPT_READERS) -> None:
        self._most = most
        self.started = 0
        self.forget()

    def forget(self) -> None:
        """Be without readers, and leave those there are to the process that this one was forked from."""
        for reader in getattr(self, "_idle", []):
            reader.let_go()
        self._idle: list[Reader] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(self._most)

    def ask(self, said: dict[str, Any], data: bytes, check: Callable[[dict[str, Any], bytes], T]) -> T:
        """As `Reader.ask`; a reader that ended is a refusal of the document. Waits for a free reader."""
        with self._places:
            reader = self._taken()
            try:
                return self._asked(reader, said, data, check)
            except Ended as ended:
                if ended.is_late or reader.asked == 1:
                    raise ended.why from ended
            try:
                return self._asked(self._new(), said, data, check)
            except Ended as ended:
                raise ended.why from ended

    def _asked(
        self, reader: Reader, said: dict[str, Any], data: bytes, check: Callable[[dict[str, Any], bytes], T]
    ) -> T:
        """Ask, and keep the reader unless it is used up. Whatever interrupts the asking ends it."""
        is_sound = False
        try:
            made = reader.ask(said, data, check)
            is_sound = True
        except Exception as error:  # raised again; here it only tells whether the reader can be kept
            is_sound = not isinstance(error, Ended)
            raise
        finally:
            self._give_back(reader, is_sound)
        return made

    def _taken(self) -> Reader:
        with self._lock:
            return self._idle.pop() if self._idle else self._new()

    def _new(self) -> Reader:
        self.started += 1
        return Reader(KIND)

    def _give_back(self, reader: Reader, is_sound: bool) -> None:
        is_fit = reader.asked < limits.READER_DOCUMENTS and reader.memory() < limits.READER_MEMORY
        if not (is_sound and is_fit):
            reader.end()
            return
        with self._lock:
            self._idle.append(reader)

    def memory(self) -> int:
        """The bytes of memory that the idle readers hold together."""
        with self._lock:
            return sum(reader.memory() for reader in self._idle)

    def close(self) -> None:
        """End all readers that are idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.end()


#: The readers of this process.
POOL = Pool()
atexit.register(POOL.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=POOL.forget)
