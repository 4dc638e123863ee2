"""Programs in processes of their own, as `subprocess` starts them, without waiting for what they import.

A command takes seconds of the processor to import the reader and Django, and some milliseconds for its work.
`Popen` and `run` take what those of `subprocess` take for ``[sys.executable, "-c", code, *words]``: the
process is forked from one that has imported it all (`tests/nursery.py`), and is then a child of this one as
any other, with its environment, folder, pipes, signals and exit status. What is tried of starting itself (a
terminal without Korean, `tumen --version`), and of a process's memory, is started by `subprocess`.
"""

from __future__ import annotations

import array
import atexit
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

#: What every program that is asked for begins with.
TUMEN = [sys.executable, "-c", "from tumen.cli import main; main(prog_name='tumen')"]
#: `prctl`: orphans of this process's children become its own children, and not those of the system's first.
_PR_SET_CHILD_SUBREAPER = 36


class Nursery:
    """The process that has imported everything, and the line to it."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
        path = os.pathsep.join(filter(None, sys.path))
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.nursery", str(other.fileno())],
                cwd=Path(__file__).parent.parent,
                env={**kept, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
                pass_fds=[other.fileno()],
            )
        assert ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0

    def bear(self, wanted: dict[str, Any], descriptors: list[int]) -> int:
        """The number of a new process, which has these descriptors as those that ``wanted`` names."""
        told = json.dumps(wanted).encode("utf-8", "surrogateescape")
        # The words go by a file: an environment is longer than a message may be.
        with os.fdopen(os.memfd_create("wanted"), "w+b") as file:
            file.write(told)
            file.flush()
            sent = array.array("i", [file.fileno(), *descriptors])
            self._line.sendmsg([b"one"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, sent)])
            number = self._line.recv(64)
        assert number, "The process that programs are forked from has ended; it said why above."
        return int(number)

    def close(self) -> None:
        self._line.close()
        self._process.wait(timeout=30)


@cache
def _nursery() -> Nursery:
    """One for this process, which is begun when it is first needed."""
    nursery = Nursery()
    atexit.register(nursery.close)
    return nursery


class Popen(subprocess.Popen[str]):
    """`subprocess.Popen` of a Python program that is given as its code."""

    def _execute_child(  # type: ignore[no-untyped-def]  # as `subprocess` has it
        self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, creationflags, shell,
        p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite,
        restore_signals, gid, gids, uid, umask, start_new_session, *rest,
    ) -> None:  # fmt: skip
        assert args[:2] == TUMEN[:2], f"{args} is no code for Python"
        no_part_of_it = (executable, preexec_fn, shell, gid, gids, uid, umask)
        assert no_part_of_it == (None, None, False, None, None, None, -1)
        streams = {0: p2cread, 1: c2pwrite, 2: errwrite}
        descriptors = {fd: fd if given == -1 else given for fd, given in streams.items()}
        descriptors |= {fd: fd for fd in pass_fds}
        wanted = {
            "code": args[2],
            "words": ["-c", *args[3:]],
            "environment": dict(os.environ if env is None else env),
            "folder": os.fspath(cwd) if cwd else str(Path.cwd()),
            "as": list(descriptors),
            "session": bool(start_new_session),
        }
        self.pid = _nursery().bear(wanted, list(descriptors.values()))
        self._child_created = True
        self._close_pipe_fds(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite)


def run(
    command: list[str], *, timeout: float | None = None, check: bool = False, **options: Any
) -> subprocess.CompletedProcess[str]:
    """`subprocess.run` of such a program."""
    if options.pop("capture_output", False):
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    given = options.pop("input", None)
    if given is not None:
        options["stdin"] = subprocess.PIPE
    with Popen(command, **options) as process:
        try:
            out, err = process.communicate(given, timeout=timeout)
        except BaseException:
            process.send_signal(signal.SIGKILL)
            raise
    assert process.returncode is not None
    done = subprocess.CompletedProcess(command, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done
