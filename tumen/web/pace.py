"""How often somebody asked within the last minute.

Kept in memory: a restart forgets it, which costs no more than another minute's requests.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any

from tumen.accounts.errors import MustWait

#: Seconds in which requests are counted.
WINDOW = 60.0


class Pace:
    """The requests of each of those who ask; ``whose`` begins the sentence for who asks too often."""

    def __init__(self, whose: str) -> None:
        self._whose = whose
        self._lock, self._asked = threading.Lock(), dict[str, deque[float]]()

    def count(self, who: str, most: int) -> None:
        """Count one request. Raises `MustWait` for more than ``most`` within a minute, and counts none."""
        now = time.monotonic()
        with self._lock:
            asked = self._asked.setdefault(who, deque())
            while asked and now - asked[0] > WINDOW:
                asked.popleft()
            if len(asked) >= most:
                wait = max(1, int(WINDOW - (now - asked[0])) + 1)
                raise MustWait(
                    f"{self._whose} asked {most} times in a minute. Ask again in {wait} seconds.",
                    seconds=wait,
                )
            asked.append(now)

    def forget(self, *_: Any) -> None:
        """As if nothing had been asked."""
        with self._lock:
            self._asked.clear()
