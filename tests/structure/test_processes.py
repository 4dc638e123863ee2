"""Processes of the tests that are forked from one that has imported everything are processes as any other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import processes

PYTHON = [sys.executable, "-c"]


def said(code: str, *words: str, **options: object) -> str:
    done = processes.run([*PYTHON, code, *words], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def test_it_is_a_child_of_this_process() -> None:
    assert said("import os; print(os.getppid())") == f"{os.getpid()}\n"


def test_it_has_the_words_the_environment_and_the_folder_that_it_is_given(tmp_path: Path) -> None:
    code = "import os, sys; print(sys.argv[1:], dict(os.environ), os.getcwd())"
    told = said(code, "a b", "한", env={"NOTE": "1"}, cwd=tmp_path)
    assert told == f"['a b', '한'] {{'NOTE': '1'}} {tmp_path}\n"


def test_django_has_not_begun_in_it() -> None:
    assert said("from django.apps import apps; print(apps.ready)") == "False\n"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("", 0),
        ("raise SystemExit(3)", 3),
        ("raise SystemExit('no')", 1),
        ("import os; os._exit(9)", 9),
        ("1/0", 1),
    ],
)
def test_its_exit_status_is_its_own(code: str, status: int) -> None:
    assert processes.run([*PYTHON, code], capture_output=True).returncode == status


def test_what_it_did_not_foresee_is_on_its_standard_error() -> None:
    failed = processes.run([*PYTHON, "1/0"], capture_output=True, text=True)
    assert (failed.stdout, "ZeroDivisionError" in failed.stderr) == ("", True)


def test_what_it_does_at_its_end_is_done() -> None:
    assert said("import atexit; atexit.register(print, 'over')") == "over\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_signal_reaches_it(number: signal.Signals) -> None:
    code = "import time; print('here', flush=True); time.sleep(60)"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with processes.Popen([*PYTHON, code], text=True, **pipes) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        process.send_signal(number)
        # One that is interrupted puts away all that it has imported before it ends: that takes seconds.
        assert process.wait(timeout=240) == -number


def test_it_reads_what_it_is_given() -> None:
    assert said("print(input()[::-1])", input="bridge\n") == "egdirb\n"


def test_it_has_the_descriptors_that_it_is_given_and_no_other() -> None:
    reading, writing = os.pipe()
    seen = "sorted(map(int, os.listdir('/proc/self/fd')))"
    code = f"import os, sys; os.write(int(sys.argv[1]), b'x'); print({seen})"
    told = said(code, str(writing), pass_fds=[writing], stdin=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"x"
    listing = 3 if writing != 3 else 4  # the descriptor of the list itself
    assert told == f"{sorted({0, 1, 2, writing, listing})}\n"


def test_it_can_stand_in_a_session_of_its_own() -> None:
    code = "import os; print(os.getsid(0) == os.getpid())"
    assert said(code, start_new_session=True) == "True\n"
    assert said(code) == "False\n"
