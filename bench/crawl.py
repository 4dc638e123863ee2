"""(k) An archive read into its queue: pace, memory, and the same on every engine and after interruptions.

    python -m bench --archive 100000        beside it, by Spark: --archive 100000 --engine "local[2]"

The archive is written before the clock runs, `PART` pages to a file; one page in `ONE_IN` is of this field.
What works (this process, its workers, the readers behind the wall) is measured together: seconds of processor
time, and the most memory that all of it held at once, looked at twice a second.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import platform
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench.archive import page_record
from bench.job import at_work_in
from bench.machine import MEGABYTE
from bench.reports import ORDINARY, report
from bench.sources import FULL_LENGTH

#: Pages of one file, and of how many one is of this field.
PART, ONE_IN = 5_000, 1_000
#: Ordinary pages that are invented, each another one.
POOL = 20_000
#: Sentences of an ordinary page: some 5 KB, as the text of a news page with its menus.
QUIET = 50
#: MB that all of it together stays under, whoever works: what a small computer has to spare.
MOST = 1_500
#: Seconds between two looks at memory.
_LOOK = 0.5
#: The number of kcmp(2) by machine, and what of two processes it is asked to compare: their memory.
_KCMP, _KCMP_VM = {"x86_64": 312, "aarch64": 272}, 1


def write_crawl(folder: Path, pages: int, part: int = PART) -> int:
    """Write so many pages as web archives; gives their bytes unpacked.

    Pages of this field are each another one. The others are `POOL` pages again and again: they are read and
    passed over whenever they come, and a million of them take longer to invent than to read.
    """
    size = 0
    others: list[tuple[bytes, int]] = []
    for first in range(0, pages, part):
        path = folder / f"{first:09}.warc.gz"
        with path.open("wb") as file:
            for number in range(first, min(pages, first + part)):
                if number % ONE_IN == 0:
                    record, length = page_record(report(number, sentences=FULL_LENGTH))
                elif len(others) < POOL:
                    record, length = page_record(report(number, sentences=QUIET, pack=ORDINARY))
                    others.append((record, length))
                else:
                    record, length = others[number % POOL]
                file.write(record)
                size += length
    return size


def measured(
    pages: int, *, engine: str, workers: int, kills: int = 0, folder: Path | None = None
) -> dict[str, Any]:
    """Read an archive of so many pages with one engine, killed so often on its way."""
    with tempfile.TemporaryDirectory(prefix="tumen-bench-") as place:
        crawl = folder or Path(place, "crawl")
        if not crawl.exists():
            crawl.mkdir()
            write_crawl(crawl, pages)
        size = sum(path.stat().st_size for path in crawl.iterdir())
        command = [
            sys.executable,
            "-m",
            "bench.crawl",
            str(Path(place, "workspace")),
            str(crawl),
            engine,
            str(workers),
        ]
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        most, died = 0.0, 0
        chance = random.Random(pages + kills)
        while True:
            wait = chance.uniform(4, 25) if died < kills else None
            said, peak = _ran(command, wait)
            most = max(most, peak)
            if said is not None:
                break
            died += 1
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pages": pages,
        "engine": engine,
        "workers": workers,
        "kills": died,
        "megabytes": size / MEGABYTE,
        "wall": time.perf_counter() - began,
        "processor": processor,
        "peak": most,
        "is_under_the_most": most < MOST,
        **said,
    }


def _ran(command: list[str], wait: float | None) -> tuple[dict[str, Any] | None, float]:
    """What a run said, None where it was killed after ``wait`` seconds; and the most memory of all of it."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    most, is_over = 0.0, threading.Event()

    def look() -> None:
        nonlocal most
        while not is_over.wait(_LOOK):
            most = max(most, memory_of(process.pid))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        said, _ = process.communicate(timeout=wait)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        said = ""
    is_over.set()
    looking.join()
    return (json.loads(said) if said else None), most


def memory_of(pid: int) -> float:
    """MB that a process and all that it started hold: what they share is counted once, by its share (PSS).

    A process that was just started works in the memory of who starts it until its own program is loaded: that
    is no memory of its own, and counted once.
    """
    total, waiting = 0, [(pid, 0)]
    while waiting:
        one, parent = waiting.pop()
        try:
            told = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
            if not (parent and _is_in_memory_of(one, parent)):
                total += next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                waiting += [(int(child), one) for child in children.read_text("ascii").split()]
        except (OSError, StopIteration):
            continue  # it has ended since it was listed
    return total * 1024 / MEGABYTE


def _is_in_memory_of(one: int, other: int) -> bool:
    """Whether two processes work in the very same memory (kcmp(2)); False where the system does not tell."""
    number = _KCMP.get(platform.machine())
    if number is None:
        return False
    return ctypes.CDLL(None, use_errno=True).syscall(number, one, other, _KCMP_VM, 0, 0) == 0


def main(workspace: str, crawl: str, engine: str, workers: str) -> None:
    """One run, in a process of its own: what it came to, as JSON."""
    actor = at_work_in(Path(workspace))
    from tumen.archives.actions import add_collection
    from tumen.archives.engines import engine_of
    from tumen.archives.models import Find, Part
    from tumen.archives.running import read_collection

    made = add_collection(actor=actor, path=crawl)
    read_collection(actor=actor, collection=made, engine=engine_of(engine, workers=int(workers)))
    parts = Part.objects.order_by("name", "group", "first")
    told = {
        "parts": parts.count(),
        "members": sum(parts.values_list("members", flat=True)),
        "kept": Find.objects.count(),
        "result": hashlib.sha256("".join(parts.values_list("checksum", flat=True)).encode()).hexdigest(),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main(*sys.argv[1:])
