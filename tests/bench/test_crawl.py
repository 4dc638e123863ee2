"""An archive that is invented for the measure, and the memory of all that reads it."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from bench import crawl


def test_pages_of_this_field_are_each_another_one_and_the_others_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl, "POOL", 3)
    monkeypatch.setattr(crawl, "ONE_IN", 5)
    size = crawl.write_crawl(tmp_path, 20, part=8)
    pages = Counter[bytes]()
    for path in sorted(tmp_path.iterdir()):
        with path.open("rb") as file:
            pages.update(each.content_stream().read() for each in ArchiveIterator(file))
    assert (len(list(tmp_path.iterdir())), pages.total(), len(pages)) == (3, 20, 3 + 4)
    assert size == sum(len(page) * times for page, times in pages.items())


@pytest.mark.skipif(
    platform.machine() not in crawl._KCMP or not sys.platform.startswith("linux"), reason="kcmp"
)
def test_a_process_with_a_memory_of_its_own_is_counted_and_one_in_anothers_is_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert not crawl._is_in_memory_of(child.pid, os.getpid())
        assert crawl._is_in_memory_of(os.getpid(), os.getpid())
        assert crawl.memory_of(os.getpid()) > crawl.memory_of(child.pid) > 0
    finally:
        child.communicate(b"\n")
