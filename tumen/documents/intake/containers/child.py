"""The other side of the wall: reads a container from standard input and hands over what it holds.

``python -m tumen.documents.intake.containers.child KIND [GROUP]`` with the file as standard input writes
frames: a line of JSON that says what comes, then so many bytes. The limit on the processor's time is set anew
for each member, so that a large archive may take long and one member may not."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, BinaryIO

from tumen.documents.errors import RefusedFile, TooLargeFile
from tumen.documents.intake.confined import not_there
from tumen.documents.intake.confined.frames import refusal, write_frame
from tumen.documents.intake.confined.reader import renew_time, shut_in, take_limits
from tumen.documents.intake.containers.members import Found, Member, PassedMember, RefusedMember
from tumen.documents.intake.holders import ATOM, MBOX, PARQUET, RSS, WARC, ZIP

#: The module that reads each kind.
READERS = {WARC: "warc", ZIP: "zipped", MBOX: "mbox", RSS: "feed", ATOM: "feed", PARQUET: "columnar"}


def main(kind: str, *group: str) -> None:
    """Hand over what standard input holds; what is no refusal ends the process with a trace."""
    take_limits(is_renewed=True)
    file, out = sys.stdin.buffer, sys.stdout.buffer
    number = 0
    try:
        shut_in()
        reader = importlib.import_module(f"tumen.documents.intake.containers.{READERS[kind]}")
        for found in reader.members_of(file, os.fstat(file.fileno()).st_size, *map(int, group)):
            number = found.place.number
            hand_over(found, out)
            renew_time()
        last: dict[str, Any] = {"end": number}
    except RefusedFile as refused:
        last = {**refusal(refused), "after": number}
    except MemoryError:
        asks = TooLargeFile("it asks for more memory than reading needs. Split it, or unpack it yourself.")
        last = {**refusal(asks), "after": number}
    except ImportError:
        last = {**refusal(not_there()), "after": number}
    write_frame(out, last)


def hand_over(found: Found, out: BinaryIO) -> None:
    """Write one frame."""
    place = found.place
    said: dict[str, Any] = {"place": [place.number, place.words, place.read_to]}
    match found:
        case Member():
            write_frame(out, {**said, "member": found.told()}, found.data)
        case RefusedMember():
            write_frame(out, {**said, "name": found.name, "because": found.reason})
        case PassedMember():
            write_frame(out, {**said, "name": found.name, "kind": found.kind})


if __name__ == "__main__":
    main(*sys.argv[1:])
