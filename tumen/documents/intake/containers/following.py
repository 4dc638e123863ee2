"""This side of the wall: a container's process is started, followed frame by frame, and ended."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Iterator
from typing import IO, Any

from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import UNTRUE, Patience, end, is_out_of_time, running, status_of
from tumen.documents.intake.confined.frames import read_frame, refusal_of
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
    group = () if container.group is None else (str(container.group),)
    with running.started(_CHILD, container.media_type, *group, stdin=file) as child:
        try:
            assert child.stdout
            yield from _frames(child, child.stdout)
        finally:
            end(child)  # when it is not at its end, nobody asks for the rest


def _frames(child: subprocess.Popen[bytes], out: IO[bytes]) -> Iterator[Found]:
    """The members that the process hands over, and one that says why where it ends early."""
    number = 0
    patience = Patience(child)
    while True:
        try:
            with patience.waiting():
                said, data = read_frame(out, line=_LONGEST_LINE, most=limits.FILE_BYTES + limits.HEAD_BYTES)
            if "end" in said and said["end"] == number:
                return
            if "refused" in said:
                raise refusal_of(said)
            found = _found(said, data)
            if found.place.number != number + 1:
                raise ValueError("a member is missing")
        except RefusedFile as refused:
            yield from _rest(number, refused)
            return
        except UNTRUE:
            yield from _rest(number, _ended(child, patience))
            return
        number += 1
        yield found


def _rest(number: int, refused: RefusedFile) -> Iterator[Found]:
    """What stands for everything after member ``number``. Raises ``refused`` when that is everything."""
    if not number:
        raise refused
    yield RefusedMember(Place(number + 1, "the rest"), "the rest", refused.reason, is_rest=True)


def _found(said: dict[str, Any], data: bytes) -> Found:
    number, words, read_to = said["place"]
    place = Place(int(number), str(words), int(read_to))
    if "member" in said:
        return Member.of(place, said["member"], data)
    if "because" in said:
        return RefusedMember(place, str(said["name"]), str(said["because"]))
    return PassedMember(place, str(said["kind"]), str(said["name"]))


def _ended(child: subprocess.Popen[bytes], patience: Patience) -> RefusedFile:
    """Why a process that ended without a word did so."""
    if patience.is_over or is_out_of_time(status_of(child)):
        return TooLargeFile(
            f"reading on in it took more than {limits.CONFINED_SECONDS} seconds. Split it, or take its "
            "documents out with the program that made it."
        )
    return DamagedFile("its inside contradicts itself here. Open it in its program and save it anew.")
