"""Readers behind the wall without the second that each takes to load the model of languages.

`Readers` starts a process that loads what readers load, with the environment that they have, and forks one
for each that is asked for: what it is told, its limits, its doors and its end are those of any other. `use`
puts it in the place of `running.started` in this process and in those that are forked from it. The tests of
the wall itself (`WALL` in `tests/conftest.py`) start readers as users do.

A reader's parent is a process of its own beside it, which says its number first and its status at the end.
"""

from __future__ import annotations

import array
import atexit
import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from tumen.documents.intake.confined import running

#: `prctl`: be killed when the process that started this one ends, however it ends.
_PR_SET_PDEATHSIG = 1
#: Seconds until the process that they are forked from has to have begun one.
_PATIENCE = 120
#: Bytes of a question: what is asked for, with its environment.
_LONGEST = 65_536


class Readers:
    """The process that readers are forked from, which ends with this one."""

    def __init__(self) -> None:
        self.address = f"\0tumen-readers-{os.getpid()}-{os.urandom(8).hex()}"
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            listener.bind(self.address)
            listener.listen(64)
            environment = running.environment()
            environment["PYTHONPATH"] = f"{Path(__file__).parents[1]}{os.pathsep}{environment['PYTHONPATH']}"
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(listener.fileno())],
                stdin=subprocess.DEVNULL,
                env=environment,
                pass_fds=[listener.fileno()],
            )

    def use(self) -> None:
        """From now on readers of this process, and of those forked from it, are forked."""
        running.started = self.started

    def started(self, module: str, kind: str, *more: str, stdin: int | IO[bytes]) -> subprocess.Popen[bytes]:
        """As `running.started`."""
        line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        line.settimeout(_PATIENCE)
        line.connect(self.address)
        return Forked([module, kind, *more], line, stdin)

    def close(self) -> None:
        """End it; readers that are at work go on until nobody asks them."""
        self.process.kill()
        self.process.wait()


class Forked(subprocess.Popen[bytes]):
    """A process whose parent is another one: its number and status come over a line."""

    def __init__(self, words: list[str], line: socket.socket, stdin: int | IO[bytes]) -> None:
        self._line: socket.socket | None = line
        super().__init__(words, stdin=stdin, stdout=subprocess.PIPE)

    def _execute_child(  # type: ignore[no-untyped-def]  # as `subprocess` has it
        self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, startupinfo, creationflags, shell,
        p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, *rest,
    ) -> None:  # fmt: skip
        assert self._line
        sent = array.array("i", [p2cread, c2pwrite])
        asked = json.dumps([*args, running.environment()]).encode("utf-8", "surrogateescape")
        self._line.sendmsg([asked], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, sent)])
        number = self._line.recv(64)
        assert number, "The process that readers are forked from has ended; it said why above."
        self.pid = int(number)
        self._child_created = True
        self._close_pipe_fds(p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite)

    def poll(self) -> int | None:
        return self._internal_poll()

    def wait(self, timeout: float | None = None) -> int:
        status = self._heard(timeout)
        if status is None:
            assert timeout is not None
            raise subprocess.TimeoutExpired(self.args, timeout)
        return status

    def _internal_poll(self, *_: Any, **__: Any) -> int | None:
        return self._heard(0)

    def _heard(self, seconds: float | None) -> int | None:
        if self.returncode is None and self._line and select.select([self._line], [], [], seconds)[0]:
            said = self._line.recv(64)
            # Whoever kills the whole group in the middle leaves nobody to say it.
            self.returncode = int(said) if said else -signal.SIGKILL
            self._line.close()
            self._line = None
        return self.returncode


def serve(listener: socket.socket) -> list[str] | None:
    """Bear a process for each that is asked for; in the process itself, its program and its words."""
    while True:
        line, _ = listener.accept()
        said, ancillary, _, _ = line.recvmsg(_LONGEST, socket.CMSG_SPACE(64))
        descriptors = array.array("i")
        for _, _, data in ancillary:
            descriptors.frombytes(data[: len(data) - len(data) % descriptors.itemsize])
        if len(descriptors) == 2 and not os.fork():
            listener.close()
            if _is_reader(line, descriptors):
                *words, environment = json.loads(said.decode("utf-8", "surrogateescape"))
                os.environ.clear()
                os.environ.update(environment)
                return words
            os._exit(0)
        for each in descriptors:
            os.close(each)
        line.close()


def _is_reader(line: socket.socket, descriptors: array.array[int]) -> bool:
    """True in the reader; False in its parent, after it has said the reader's status."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        line.close()
        os.close(writing)
        os.read(reading, 1)  # until it has a group of its own
        os.close(reading)
        for place, given in enumerate(descriptors):
            os.dup2(given, place)
            os.close(given)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)
        os.close(quiet)
        return True
    os.setpgid(child, child)
    for each in (*descriptors, reading, writing, 0, 1):
        os.close(each)
    line.send(str(child).encode())
    _, status = os.waitpid(child, 0)
    with suppress(OSError):  # whoever asked has ended
        line.send(str(os.waitstatus_to_exitcode(status)).encode())
    return False


def load() -> None:
    """What a reader loads before it is shut in, and the modules of every kind."""
    from tumen.documents.intake import answering
    from tumen.documents.intake.confined import reader
    from tumen.documents.intake.containers import child

    for kind in reader.ONCE:
        importlib.import_module(f"tumen.documents.intake.confined.{kind}")
    for name in child.READERS.values():
        importlib.import_module(f"tumen.documents.intake.containers.{name}")
    answering.prepare()


if __name__ == "__main__":
    assert ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0
    asked_on = socket.socket(fileno=int(sys.argv[1]))
    asked_on.set_inheritable(False)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    load()
    gc.freeze()
    if wanted := serve(asked_on):
        importlib.import_module(wanted[0]).main(*wanted[1:])
        sys.stdout.flush()
        atexit._run_exitfuncs()
        # Python would free all that was imported, object by object, and so copy each page that is shared.
        os._exit(0)
