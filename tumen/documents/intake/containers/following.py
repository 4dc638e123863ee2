"""This side of the wall: a container's process is started, followed frame by frame, and ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, Any

from tumen.documents import errors
from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import apart, environment, is_out_of_time
from tumen.documents.intake.containers.members import (
    Container,
    Found,
    Member,
    PassedMember,
    Place,
    RefusedMember,
)

#: Bytes of the line that opens a frame: what a container says of a member, and a message taken apart.
_LONGEST_LINE = 4 * limits.FILE_BYTES
#: Seconds that a process which has nothing more to say takes to end.
_TO_END = 5
_CHILD = "tumen.documents.intake.containers.child"


def members(container: Container) -> Generator[Found, None, None]:
    """What a container holds, one after the other; close it to stop before the end.

    Whatever cannot be read stands among it as a RefusedMember. Raises a kind of RefusedFile only where
    nothing could be taken out at all.
    """
    try:
        with container.path.open("rb") as file:
            _refuse_changed(container, file)
            yield from _followed(container, file)
            _refuse_changed(container, file)
    except OSError as error:
        raise UnreadableFile(
            f"it cannot be read ({error.strerror or error}). Check the disk, or copy it anew."
        ) from error


def _refuse_changed(container: Container, file: IO[bytes]) -> None:
    about = os.fstat(file.fileno())
    if (about.st_size, about.st_mtime_ns) != (container.size, container.changed):
        raise DamagedFile("it was changed while it was read. Read it again when nobody writes to it.")


def _followed(container: Container, file: IO[bytes]) -> Iterator[Found]:
    command = [sys.executable, "-P", "-m", _CHILD, container.media_type]
    with subprocess.Popen(
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        **apart(),
    ) as child:
        try:
            assert child.stdout
            yield from _frames(child, child.stdout)
        finally:
            child.kill()  # when it is not at its end, nobody asks for the rest


def _frames(child: subprocess.Popen[bytes], out: IO[bytes]) -> Iterator[Found]:
    """The members that the process hands over, and one that says why where it ends early."""
    number = 0
    patience = _Patience(child)
    while True:
        try:
            with patience.waiting():
                said, data = _frame(out)
            if "end" in said and said["end"] == number:
                return
            if "refused" in said:
                raise getattr(errors, str(said["refused"]), RefusedFile)(str(said["reason"]))
            found = _found(said, data)
            if found.place.number != number + 1:
                raise ValueError("a member is missing")
        except RefusedFile as refused:
            yield from _rest(number, refused)
            return
        except (ValueError, KeyError, TypeError, AttributeError):
            yield from _rest(number, _ended(child, patience))
            return
        number += 1
        yield found


def _rest(number: int, refused: RefusedFile) -> Iterator[Found]:
    """What stands for everything after member ``number``. Raises ``refused`` when that is everything."""
    if not number:
        raise refused
    yield RefusedMember(Place(number + 1, "the rest"), "the rest", refused.reason, is_rest=True)


def _frame(out: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """One frame. Raises ValueError, KeyError or TypeError for what is none."""
    said = json.loads(out.readline(_LONGEST_LINE))
    size = int(said["bytes"])
    if not 0 <= size <= limits.FILE_BYTES + limits.HEAD_BYTES:
        raise ValueError("too long")
    data = out.read(size)
    if len(data) < size:
        raise ValueError("cut off")
    return said, data


def _found(said: dict[str, Any], data: bytes) -> Found:
    number, words, read_to = said["place"]
    place = Place(int(number), str(words), int(read_to))
    if "member" in said:
        return Member.of(place, said["member"], data)
    if "because" in said:
        return RefusedMember(place, str(said["name"]), str(said["because"]))
    return PassedMember(place, str(said["kind"]), str(said["name"]))


def _ended(child: subprocess.Popen[bytes], patience: _Patience) -> RefusedFile:
    """Why a process that ended without a word did so."""
    try:
        status = child.wait(_TO_END)
    except subprocess.TimeoutExpired:
        status = 0  # it goes on and says what it should not; whoever follows it ends it
    if patience.is_over or is_out_of_time(status):
        return TooLargeFile(
            f"reading on in it took more than {limits.CONFINED_SECONDS} seconds. Split it, or take its "
            "documents out with the program that made it."
        )
    return DamagedFile("its inside contradicts itself here. Open it in its program and save it anew.")


class _Patience:
    """Ends a process that is waited for too long: processor time alone does not count one that sleeps."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self.is_over = False

    @contextmanager
    def waiting(self) -> Iterator[None]:
        timer = threading.Timer(limits.CONFINED_SECONDS * 2, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        self._child.kill()
