"""Logs of recent changes made by hand, as SQLite writes them."""

from __future__ import annotations

import struct

from tumen.vault.recentlog import _sums

PAGE = 512


def log_of_pages(count: int, *, order: str = "<") -> bytes:
    """A log of so many transactions of one page each; ``order`` is that of the bytes in a summed word."""
    head = struct.pack(">6I", 0x377F0682 | (order == ">"), 3007000, PAGE, 0, 11, 12)
    sums = _sums(head, order)
    made = head + struct.pack(">2I", *sums)
    for number in range(count):
        page = bytes([number + 1]) * PAGE
        said = struct.pack(">2I", number + 1, count)
        sums = _sums(said + page, order, sums)
        made += said + struct.pack(">4I", 11, 12, *sums) + page
    return made
