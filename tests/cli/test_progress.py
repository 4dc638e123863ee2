from __future__ import annotations

import io
import os
import signal
import threading
from typing import Any

import pytest

from tumen.cli.progress import Course, Stop


def test_it_only_asks_to_stop_at_the_first_ctrl_c(capsys: pytest.CaptureFixture[str]) -> None:
    with Stop() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.is_asked
    assert "Stopping after the current document." in capsys.readouterr().err


class Interrupting(io.RawIOBase):
    """Where bytes go that are written while Ctrl-C is pressed."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.written:
            os.kill(os.getpid(), signal.SIGINT)
        self.written += bytes(data)
        return len(data)


def test_ctrl_c_while_a_line_is_being_written_breaks_nothing_off(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Interrupting()
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(io.BufferedWriter(raw), "utf-8"))
    with Stop() as stop, Course(2) as course:
        course.step("a.txt: 3 figures")
        assert stop.is_asked
        for thread in set(threading.enumerate()) - {threading.current_thread()}:
            thread.join(timeout=0.5)
    assert raw.written.startswith(b"[1/2] a.txt: 3 figures\n\nStopping after the current document.")


def test_it_stops_at_once_at_the_second_ctrl_c() -> None:
    with Stop():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_it_leaves_ctrl_c_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stop():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_it_is_not_asked_to_stop_by_itself() -> None:
    with Stop() as stop:
        assert not stop.is_asked


def test_it_counts_in_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Course(2) as course:
        course.begin()
        course.step("a.txt: 3 figures")
        course.begin()
        course.step("b\x1b[2J.txt: refused")
    captured = capsys.readouterr()
    assert captured.err == "[1/2] a.txt: 3 figures\n[2/2] b\\x1b[2J.txt: refused\n"
    assert captured.out == ""


def test_it_counts_a_container_as_one_by_its_share(capsys: pytest.CaptureFixture[str]) -> None:
    with Course(2) as course:
        course.begin()
        course.reach(0.1, "Hashing")
        course.reach(0.34)
        course.step_inside("a.zip, member 1: 3 figures")
        course.leave()
        course.step_inside("a.zip, member 2: 1 figure")
        course.begin()
        course.step("b.txt: refused")
    assert capsys.readouterr().err.splitlines() == [
        "[1/2, 34%] a.zip, member 1: 3 figures",
        "[2/2] a.zip, member 2: 1 figure",
        "[2/2] b.txt: refused",
    ]


def test_it_draws_how_many_documents_a_container_gave(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "90")
    with Course(1) as course:
        course.begin()
        course.reach(0.5)
        course.step_inside("a")
        course.step_inside("b")
        course.leave()
    shown = capsys.readouterr().err
    assert "1/1, 2 documents inside" in shown


def test_it_says_nothing_in_plain_lines_when_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with Course(1, silent=True) as course:
        course.step("a.txt: 3 figures")
    assert capsys.readouterr().err == ""


def test_it_draws_a_bar_with_counts_and_time_left_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    with Course(2) as course:
        course.begin()
        course.begin()
        course.step("a.txt: 3 figures")
        course.step("b.txt: 1 figure")
    shown = capsys.readouterr().err
    assert "Reading" in shown
    assert "2/2" in shown
    assert "left" in shown
    assert "a.txt" not in shown
