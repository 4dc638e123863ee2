"""Repeats what the fuzzer found until it has 100 kB.

``python -m fuzz.stretched TARGET FOLDER SECONDS``. Without the fuzzer's instruments, so that the time is that
of the parser alone.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from fuzz.limits import BYTES_A_SECOND, TooSlow, in_time
from fuzz.targets import TARGETS


def main(name: str, folder: Path, seconds: int) -> None:
    """Feed the target with long inputs; ends with status 1 where one takes too long, and keeps that one."""
    found = sorted(folder.iterdir())
    for path in found[:3]:  # what is loaded with the first input is not the parser's time
        TARGETS[name].check(path.read_bytes())
    random.Random(name).shuffle(found)
    until, done = time.monotonic() + seconds, 0
    for path in found:
        for number, data in enumerate(_long(path.read_bytes())):
            try:
                with in_time(len(data)):
                    TARGETS[name].check(data)
            except (TooSlow, AssertionError, Exception):
                kept = folder.parent / f"{name}.stretched-{number}-{path.name}"
                kept.write_bytes(data)
                print(f"kept as {kept}", file=sys.stderr)
                raise
            done += 1
        if time.monotonic() > until:
            break
    print(f"stretched: {done}")


def _long(data: bytes) -> Iterator[bytes]:
    """The input repeated as it is, in a line each, and its halves repeated: what opens, and what goes on."""
    half = len(data) // 2
    for start, part, between in (
        (b"", data, b""),
        (b"", data, b"\n\n"),
        (data[:half], data[half:], b""),
        (data[:half], data[half:] or b" ", b" "),
    ):
        piece = part + between
        if piece:
            yield start + piece * ((BYTES_A_SECOND - len(start)) // len(piece))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
