"""A reader that a hostile file has taken over reaches nothing: tried from inside, call by call."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tumen.documents.errors import UnreadableFile
from tumen.documents.intake.confined import doors, reader

pytestmark = pytest.mark.skipif(not doors.can_be_closed(), reason="This system has no such doors.")

#: What a parser that was taken over would try, with the place of a file of the user's as ``here``.
ATTEMPTS = {
    "a connection to the network": "import socket; socket.create_connection(('127.0.0.1', PORT), 1)",
    "a packet": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "a socket of the session": "import socket; socket.socket(socket.AF_UNIX).connect('/run/user/bus')",
    "deleting": "os.unlink(here)",
    "emptying": "os.truncate(here, 0)",
    "emptying by opening": "os.open(here, os.O_RDONLY | os.O_TRUNC)",
    "writing": "os.open(here, os.O_WRONLY)",
    "writing by a map": "os.open(here, os.O_RDWR)",
    "a new file": "os.open(here + '.new', os.O_RDONLY | os.O_CREAT)",
    "a file without a name": "os.open(os.path.dirname(here), os.O_TMPFILE | os.O_RDWR)",
    "another name": "os.rename(here, here + '.old')",
    "a second name": "os.link(here, here + '.link')",
    "a symbolic link": "os.symlink(here, here + '.link')",
    "a folder": "os.mkdir(here + '.folder')",
    "other rights": "os.chmod(here, 0o777)",
    "another time": "os.utime(here, (0, 0))",
    "another program": "os.execv('/bin/true', ['true'])",
    "a child": "os.fork()",
    "a program in a child": "import subprocess; subprocess.run(['/bin/true'])",
    "ending who started it": "os.kill(os.getppid(), 9)",
    "typing into the terminal": "import fcntl; fcntl.ioctl(0, 0x5412, b'x')",
}
INSIDE = """
import json, os, sys
from tumen.documents.intake.confined.reader import shut_in, take_limits
here, PORT, starts, attempts = json.loads(sys.argv[1])
take_limits(); shut_in(starts_programs=starts)
for name, attempt in attempts.items():
    try:
        exec(attempt)
        print(name, "done", sep=": ")
    except PermissionError:
        print(name, "refused", sep=": ")
"""


def inside(attempts: dict[str, str], here: Path, *, starts: bool = False) -> list[str]:
    """What became of each attempt, in a reader that is shut in; a server listens on this computer."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        told = [str(here), listener.getsockname()[1], starts, attempts]
        done = subprocess.run(
            [sys.executable, "-c", INSIDE, json.dumps(told)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A file of the user's, beside which nothing else lies."""
    path = tmp_path / "testimony"
    path.write_text("as it was")
    return path


def test_nothing_is_reached_and_nothing_changed(here: Path) -> None:
    assert inside(ATTEMPTS, here) == [f"{name}: refused" for name in ATTEMPTS]
    assert [path.name for path in here.parent.iterdir()] == ["testimony"]
    assert here.read_text() == "as it was"


def test_a_reader_that_starts_a_program_reaches_no_more(here: Path) -> None:
    starting = {"another program", "a child", "a program in a child", "ending who started it"}
    attempts = {name: code for name, code in ATTEMPTS.items() if name not in starting}
    assert inside(attempts, here, starts=True) == [f"{name}: refused" for name in attempts]


def test_what_it_starts_stands_behind_the_same_doors(here: Path) -> None:
    code = "import subprocess as s; print(s.call(['/bin/rm', here], stdin=s.PIPE, stderr=s.PIPE))"
    assert inside({"rm": code}, here, starts=True) == ["1", "rm: done"]
    assert here.exists()


def test_it_still_reads_computes_and_answers(here: Path) -> None:
    code = "import threading as t; o = t.Thread(target=lambda: print(open(here).read())); o.start(); o.join()"
    assert inside({"reading": code}, here) == ["as it was", "reading: done"]


def test_outside_the_same_attempts_would_do_it(here: Path) -> None:
    """So that the refusals above are those of the doors."""
    code = "import os, sys; here = sys.argv[1]; os.truncate(here, 0); os.rename(here, here + '.old')"
    subprocess.run([sys.executable, "-c", code, str(here)], check=True)
    assert [path.name for path in here.parent.iterdir()] == ["testimony.old"]


def test_without_the_doors_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*, starts_programs: bool = False) -> None:
        raise OSError(1, "no")

    monkeypatch.setattr(doors, "close_doors", fail)
    with pytest.raises(UnreadableFile, match="not opened without that"):
        reader.shut_in()


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("starts", [True, False])
def test_every_step_leads_on(machine: str, starts: bool) -> None:
    steps = list(doors._steps(machine, starts))
    assert len(steps) < 4096  # the kernel takes no more
    for at, (code, true, false, _) in enumerate(steps):
        if code in (doors._EQUAL, doors._ANY_BIT, doors._AT_LEAST):
            assert at + 1 + max(true, false) < len(steps)
    assert steps[-1][0] == doors._RETURN


def test_a_machine_that_is_not_known_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors.platform, "machine", lambda: "riscv64")
    assert not doors.can_be_closed()
    doors.close_doors()  # does nothing, or this test could write no more
    assert os.open(os.devnull, os.O_WRONLY) >= 0
