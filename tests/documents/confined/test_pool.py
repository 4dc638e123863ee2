"""Readers that are kept: one file may crash, stall, fill or take over its reader, and the rest go on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.documents.shapes.taken_over import TEXT
from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile
from tumen.documents.intake import Extraction, limits
from tumen.documents.intake.confined import running
from tumen.documents.intake.confined.pool import Pool
from tumen.documents.intake.handover import received

SOUND = "answer()"
NO_ERROR = {"number": 1, "bytes": 0, "refused": "annotations", "reason": "x"}


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """Readers that every file takes over; see `tests.documents.shapes.taken_over`."""
    monkeypatch.setattr(running, "_READER", "tests.documents.shapes.taken_over")
    pool = Pool()
    yield pool
    pool.close()


def asked(pool: Pool, code: str, *imported: str) -> Any:
    lines = [*(f"import {name}" for name in imported), code]
    return pool.ask({"question": "bytes"}, "\n".join(lines).encode(), received)


def reads_on(pool: Pool) -> bool:
    found = asked(pool, SOUND)
    return isinstance(found, Extraction) and found.text == TEXT


def test_one_reader_serves_many(pool: Pool) -> None:
    assert all(reads_on(pool) for _ in range(5))
    assert pool.started == 1


class TestHarm:
    """What a file can do to its reader."""

    @pytest.mark.parametrize(
        "code",
        ["os._exit(0)", "import ctypes; ctypes.string_at(0)"],
    )
    def test_a_crash_costs_the_one_file(self, pool: Pool, code: str) -> None:
        with pytest.raises(DamagedFile, match="contradicts itself"):
            asked(pool, code, "os")
        assert reads_on(pool)

    def test_one_that_sleeps_is_ended(self, pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
        assert reads_on(pool)
        with monkeypatch.context() as short:
            short.setattr(limits, "CONFINED_SECONDS", 0.5)
            began = time.monotonic()
            with pytest.raises(TooLargeFile, match="took more than"):
                asked(pool, "time.sleep(60)", "time")
        assert time.monotonic() - began < 20
        assert pool.started == 1, "it is not tried again: that would take as long once more"
        assert reads_on(pool)

    def test_one_that_takes_nothing_any_more_is_ended(
        self, pool: Pool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked(pool, "answer(); import time; time.sleep(60)")
        with monkeypatch.context() as short:
            short.setattr(limits, "CONFINED_SECONDS", 0.5)
            with pytest.raises(TooLargeFile):
                pool.ask({}, bytes(1_000_000), received)  # more than a pipe holds
        assert reads_on(pool)

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no limit on processor time.")
    def test_one_that_computes_for_ever_is_ended_by_the_system(self, pool: Pool) -> None:
        code = "resource.setrlimit(resource.RLIMIT_CPU, (2, 2))\nwhile True: pass"
        with pytest.raises(TooLargeFile, match="60 seconds"):
            asked(pool, code, "resource")
        assert reads_on(pool)

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no limit on memory.")
    def test_one_that_takes_all_memory_gets_its_share(self, pool: Pool) -> None:
        with pytest.raises(RefusedFile):
            asked(pool, "held = [bytes(1 << 28) for _ in range(64)]")
        assert reads_on(pool)

    def test_what_it_does_to_its_reader_does_not_cost_the_next(self, pool: Pool) -> None:
        """The file after it is read all the same, in a new reader."""
        asked(pool, "answer(); import os; os.close(1)")
        assert pool.started == 1
        assert reads_on(pool)
        assert pool.started == 2


class TestLies:
    """A reader that was taken over says what it likes, and nothing of it is used unchecked."""

    @pytest.mark.parametrize(
        "code",
        [
            "while True: out.write(b'x' * 65536)",
            "said['number'] += 1; answer()",
            "answer(media_type='text/x')",
            "import json; out.write(json.dumps(NO_ERROR).encode() + bytes([10])); out.flush()",
        ],
    )
    def test_it_is_ended_and_the_file_refused(self, pool: Pool, code: str) -> None:
        with pytest.raises(DamagedFile, match="contradicts itself"):
            asked(pool, code.replace("NO_ERROR", repr(NO_ERROR)))
        assert pool.memory() == 0

    def test_a_refusal_is_cut_where_a_sentence_would_have_ended(self, pool: Pool) -> None:
        code = "from tumen.documents.intake.confined.frames import write_frame as w\n"
        code += "w(out, {'number': 1, 'refused': 'DamagedFile', 'reason': 'x' * 10**6})"
        with pytest.raises(DamagedFile) as refused:
            asked(pool, code)
        assert len(refused.value.reason) == limits.REASON_CHARACTERS

    def test_an_answer_in_advance_is_not_taken_for_the_next_files(self, pool: Pool) -> None:
        asked(pool, "answer(); answer(notes=['of the file before'])")
        found = asked(pool, SOUND)
        assert found.notes == ()
        assert pool.started == 2


class TestKeeping:
    """When a reader is replaced, and who may ask."""

    def test_it_is_replaced_after_a_number_of_files(
        self, pool: Pool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "READER_DOCUMENTS", 2)
        assert all(reads_on(pool) for _ in range(5))
        assert pool.started == 3

    @pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells it.")
    def test_it_is_replaced_when_it_holds_much_memory(
        self, pool: Pool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert reads_on(pool)
        monkeypatch.setattr(limits, "READER_MEMORY", pool.memory() + 50_000_000)
        assert reads_on(pool)
        assert pool.started == 1
        asked(pool, "import sys; sys.held = b'x' * 100_000_000; answer()")
        assert pool.memory() == 0
        assert reads_on(pool)
        assert pool.started == 2

    def test_a_refusal_costs_no_reader(self, pool: Pool) -> None:
        code = "from tumen.documents.intake.confined.frames import write_frame as w\n"
        code += "w(out, {'number': said['number'], 'refused': 'EmptyFile', 'reason': 'it is empty.'})"
        for _ in range(3):
            with pytest.raises(RefusedFile, match=r"it is empty\."):
                asked(pool, code)
        assert pool.started == 1

    def test_whoever_is_interrupted_leaves_no_answer_behind(self, pool: Pool) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            pool.ask({}, SOUND.encode(), interrupted)
        assert pool.memory() == 0
        assert reads_on(pool)

    def test_threads_ask_at_once_and_never_more_than_there_are_readers(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running, "_READER", "tests.documents.shapes.taken_over")
        pool = Pool(2)
        said: list[bool] = []
        threads = [threading.Thread(target=lambda: said.append(reads_on(pool))) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pool.close()
        assert said == [True] * 6
        assert pool.started <= 2

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="This system does not fork.")
    def test_a_process_that_forks_off_asks_readers_of_its_own(self) -> None:
        code = (
            "import os\n"
            "from tumen.documents.intake import extract\n"
            "from tumen.documents.intake.confined.pool import POOL\n"
            "text = b'On 9 October 2023 some words of a text were told.'\n"
            "extract(text, name='x')\n"
            "child = os.fork()\n"
            "extract(text, name='x')\n"
            "print(POOL.started, flush=True)\n"
            "child and os.waitpid(child, 0)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
        )
        assert sorted(done.stdout.split()) == ["1", "2"]
