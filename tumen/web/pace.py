"""How often somebody asked within the last minute.

Kept in memory: a restart forgets it, which costs no more than another minute's requests.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any

#: Seconds in which requests are counted.
WINDOW = 60.0


class Pace:
    """The requests of each of those who ask."""

    def __init__(self) -> None:
        self._lock, self._asked = threading.Lock(), dict[str, deque[float]]()

    def seconds_to_wait(self, who: str, most: int) -> int:
        """0, and the request is counted; or after how many seconds to ask again, where there were ``most``
        within the last minute."""
        now = time.monotonic()
        with self._lock:
            asked = self._asked.setdefault(who, deque())
            while asked and now - asked[0] > WINDOW:
                asked.popleft()
            if len(asked) >= most:
                return max(1, int(WINDOW - (now - asked[0])) + 1)
            asked.append(now)
        return 0

    def forget(self, *_: Any) -> None:
        """As if nothing had been asked."""
        with self._lock:
            self._asked.clear()
