"""Readers that the tests fork (`tests/readers.py`) are readers as any other: shut in, bound, and ended."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readers import Readers
from tumen.documents.intake import limits
from tumen.documents.intake.confined import running
from tumen.documents.intake.confined.running import Ended, Reader


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    made = Readers()
    yield made
    made.close()


@pytest.fixture
def reader(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.setattr(running, "started", readers.started)
    made = Reader("document")
    yield made
    made.end()


def ask(reader: Reader, words: str = "A letter.") -> tuple[int, bytes]:
    """The number of the answer, and the text in it."""
    return reader.ask({"question": "typed"}, words.encode(), lambda said, held: (said["number"], held))


def test_it_answers_again_and_again(reader: Reader) -> None:
    assert ask(reader)[0] == 1
    number, text = ask(reader, "Another.")
    assert number == 2
    assert b"Another." in text


def test_it_is_bound_and_shut_in_and_has_a_group_of_its_own(reader: Reader) -> None:
    ask(reader)
    pid = reader._process.pid
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == limits.CONFINED_MEMORY
    assert resource.prlimit(pid, resource.RLIMIT_FSIZE) == (0, 0)
    assert os.getpgid(pid) == pid
    assert "Seccomp:\t2\n" in Path(f"/proc/{pid}/status").read_text()


def test_its_end_is_told_with_its_status(reader: Reader) -> None:
    ask(reader)
    os.kill(reader._process.pid, signal.SIGXCPU)
    with pytest.raises(Ended) as ended:
        ask(reader)
    assert ended.value.is_late
    assert reader._process.poll() == -signal.SIGXCPU
