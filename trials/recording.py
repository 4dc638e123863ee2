"""What a child asks of the disk, call by call, as strace sees it: writes, sizes, names, flushes, words.

What is not seen: pages written through a memory map. SQLite maps only its ``-shm`` file, which it makes anew
after a crash; the trial leaves that file out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trials.ground import CannotTry, Child

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,lseek"
)
#: Calls that would change a file and are not understood here; one of them makes the trial fail.
STRANGE = (
    "writev,pwritev,pwritev2,truncate,fallocate,copy_file_range,sendfile,link,linkat,symlink,io_uring_setup"
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call; ``kind`` is create, write, size, sync, rename, remove, folder or said."""

    kind: str
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""


class CannotRecord(CannotTry):
    """There is no strace here, or it may not look at other processes."""


def strace() -> str:
    found = shutil.which("strace")
    if not found:
        raise CannotRecord("There is no strace here. On Debian: apt-get install strace")
    return found


def recorded(child: Child, trace: Path, *, inside: Path) -> tuple[list[Call], int]:
    """Let a held child work to its end; what it asked of files under ``inside``, and its exit status."""
    told = ["-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS},{STRANGE}", "-o", str(trace)]
    with attached(child, told):
        child.release()
        status = child.end()
    return list(_calls(trace, str(inside))), status


@contextmanager
def attached(child: Child, options: list[str]) -> Iterator[None]:
    """strace on a child that is stopped or about to stop, and on what that begins; it ends with them."""
    command = [strace(), "-f", "-e", "signal=none", *options, "-p", str(child.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watcher:
        assert watcher.stderr
        said = watcher.stderr.readline()
        if "attached" not in said:
            child.kill_after(0)
            raise CannotRecord(f"strace may not look at other processes here: {said.strip()}")
        # A child that was not yet stopped would miss the signal that lets it go on.
        stopped(child.pid)
        yield


def stopped(pid: int) -> bool:
    """Wait until a child is stopped; False where it ended instead. Raises CannotRecord after 10 s."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if state in "TtZ":
            return state != "Z"
        time.sleep(0.01)
    raise CannotRecord(f"Process {pid} did not wait for the recording to begin.")


_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.S)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_NAMED = re.compile(r"(-?\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2}|[^>\\])*)>")


def _calls(trace: Path, inside: str) -> Iterator[Call]:
    places: dict[str, int] = {}
    for line in _whole_lines(trace):
        found = _LINE.match(line)
        if not found or found[3].startswith("-"):
            continue
        name, told, result = found[1], found[2], found[3]
        if name == "openat":
            places[result.split("<")[0]] = 0
        texts = [_bytes(text) for text, cut in _TEXT.findall(told)]
        named = _NAMED.search(told)
        number, path = (named[1], _bytes(named[2]).decode()) if named else ("", "")
        yield from _call(name, told, texts, number, path, places, inside, int(result.split("<")[0]))


def _call(
    name: str,
    told: str,
    texts: list[bytes],
    number: str,
    path: str,
    places: dict[str, int],
    inside: str,
    result: int,
) -> Iterator[Call]:
    names = [text.decode("utf-8", "replace") for text in texts] if name not in ("write", "pwrite64") else []
    if name == "write" and path.startswith("pipe:"):
        yield Call("said", "", data=texts[0][:result])
    elif name == "openat":
        if "O_CREAT" in told and names[0].startswith(inside):
            yield Call("create", names[0], at=int("O_TRUNC" in told))
    elif name in ("rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir"):
        if names[0].startswith(inside):
            kind = "rename" if "rename" in name else "remove" if "unlink" in name else "folder"
            yield Call(kind, names[0], to=names[1] if kind == "rename" else "")
    elif name in ("fsync", "fdatasync") and path == str(Path(inside).parent):
        yield Call("sync", path)
    elif not path.startswith(inside):
        return
    elif name == "write":
        yield Call("write", path, at=places.get(number, 0), data=texts[0][:result])
        places[number] = places.get(number, 0) + result
    elif name == "pwrite64":
        yield Call("write", path, at=int(told.rsplit(",", 1)[1]), data=texts[0][:result])
    elif name == "ftruncate":
        yield Call("size", path, at=int(told.rsplit(",", 1)[1]))
    elif name in ("fsync", "fdatasync"):
        yield Call("sync", path)
    elif name == "lseek":
        places[number] = result
    else:
        raise CannotRecord(f"The call {name} changes {path}, and this trial does not know how.")


def _whole_lines(trace: Path) -> Iterator[str]:
    """The lines of a trace, with calls put together that another thread interrupted."""
    begun: dict[str, str] = {}
    for line in trace.read_text("ascii").splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>").rstrip()
        elif " resumed>" in line:
            yield begun.pop(pid, "") + line.split(" resumed>", 1)[1]
        else:
            yield line


def _bytes(text: str) -> bytes:
    if "\\x" in text:
        return bytes.fromhex(text.replace("\\x", ""))
    return text.encode()
