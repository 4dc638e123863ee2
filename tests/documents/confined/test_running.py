"""Starting, asking and ending a reader's process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tumen.documents.errors import DamagedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import environment, handed_by, read_confined, running

TAKEN_OVER = "tests.documents.shapes.taken_over"


@pytest.fixture
def taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_READER", TAKEN_OVER)


@pytest.mark.usefixtures("taken_over")
def test_a_reader_that_crashes_takes_nothing_with_it() -> None:
    with pytest.raises(DamagedFile, match="contradicts"):
        handed_by("pdf", b"import os; os.abort()")


@pytest.mark.usefixtures("taken_over")
def test_a_reader_that_stalls_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONFINED_SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(TooLargeFile, match=r"0\.5 seconds"):
        handed_by("pdf", b"import time; time.sleep(60)")
    assert time.monotonic() - began < 20


@pytest.mark.usefixtures("taken_over")
@pytest.mark.parametrize("written", [b"no json", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_damaged(written: bytes) -> None:
    code = f"from tumen.documents.intake.confined.frames import write_frame as w; w(out, said, {written!r})"
    with pytest.raises(DamagedFile):
        read_confined("scan", code.encode())


def test_a_reader_that_there_is_none_of_gives_nothing() -> None:
    with pytest.raises(UnreadableFile, match="whatever the file"):
        handed_by("os", b"x")


@pytest.mark.usefixtures("taken_over")
@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux lists its processes there.")
def test_none_is_left_behind() -> None:
    handed_by("pdf", b"answer()")
    children = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children").read_text().split()
    asked = [Path(f"/proc/{child}/cmdline") for child in children]
    assert not [path for path in asked if path.exists() and TAKEN_OVER in path.read_text()]


def test_a_reader_knows_nothing_of_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUMEN_WORKSPACE", "/secret/place")
    assert not any("secret" in value for value in environment().values())


def test_a_reader_may_write_no_file_and_take_no_more_memory() -> None:
    code = (
        "from tumen.documents.intake.confined.reader import take_limits as take; import resource as r; "
        "take();"
        "print(r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_FSIZE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(limits.CONFINED_MEMORY), "0"]
