"""Feeds one target until the time is over or something is found.

``python -m fuzz.child TARGET FOLDER SECONDS``.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.targets import Target

#: The longest input that is made, in bytes; longer ones come from `fuzz.stretched`.
LONGEST = 4_096
#: Megabytes of memory that a parser may take, with the libraries that it needs.
MEMORY = 512
#: Words that the fuzzer may put in: the most frequent ones of the seeds.
_WORDS = 1_500


def main(name: str, folder: Path, seconds: int) -> None:
    """Feed the target from the inputs in the folder, to which those that reach new code are added."""
    import atheris  # `make fuzz` installs it; the tests of what is here do without

    with atheris.instrument_imports(include=["tumen"]):
        targets = importlib.import_module("fuzz.targets")
        limits = importlib.import_module("fuzz.limits")
    target = targets.TARGETS[name]
    _load(target)

    def feed(data: bytes) -> None:
        with limits.in_time(len(data)):
            target.check(data)

    words = folder.parent / f"{name}.words"
    words.write_text("\n".join(_quoted(word) for word in _words(target.seeds())) + "\n")
    atheris.Setup(
        [
            "fuzz",
            str(folder),
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-dict={words}",
            f"-artifact_prefix={folder.parent}/{name}.",
            "-timeout=60",
            f"-rss_limit_mb={MEMORY}",
            "-print_final_stats=1",
        ],
        feed,
    )
    atheris.Fuzz()


def _load(target: Target) -> None:
    """Feed some seeds without a limit: what is loaded with the first input is not the parser's time."""
    for seed in islice(target.seeds(), 3):
        target.check(seed)


def _words(seeds: Iterable[bytes]) -> list[bytes]:
    counts: dict[bytes, int] = {}
    for seed in seeds:
        for word in re.findall(rb"[A-Za-z\x80-\xff]{2,24}|\d+|[^\sA-Za-z0-9]{1,4}", seed[:50_000]):
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: -counts[word])[:_WORDS]


def _quoted(word: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
