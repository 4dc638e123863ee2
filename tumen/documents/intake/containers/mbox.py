"""Mailboxes (mbox): each message by itself, as it was before it was put among the others.

A message begins after a line "From ..." with a time, when it stands behind a blank line or names the day of
the week too, and when a header follows; so a line of the text that only begins with "From " begins none. The
marks (">") that the mailbox put before such lines are taken off again, one from each (mboxrd)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from tumen.documents.errors import RefusedFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined.mail import Letter, parts_of
from tumen.documents.intake.containers.members import Found, Member, PassedMember, Place, RefusedMember
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.holders import HEADER_LINE, MESSAGE, SEPARATOR, SURE_SEPARATOR

#: What some mail programs put first in a mailbox for themselves.
OWN_NOTES = "notes of the mail program"

#: Bytes of a line that are looked at to tell whether it parts messages.
_LINE = 4_096
_MARKED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def members_of(file: BinaryIO, size: int) -> Iterator[Found]:
    """What a mailbox holds, message by message."""
    for number, message in enumerate(_messages(file), 1):
        yield _judged(Place(number, f"message {number}", file.tell()), message)


class _Message:
    """The lines of one message; beyond the limit of a document they are counted and not kept."""

    def __init__(self, separator: bytes) -> None:
        self.separator = separator.decode("utf-8", "replace").strip()
        self.size = 0
        self._lines: list[bytes] = []

    def add(self, line: bytes) -> None:
        self.size += len(line)
        if self.size <= limits.FILE_BYTES:
            self._lines.append(line)
        else:
            self._lines.clear()

    @property
    def data(self) -> bytes:
        """The message as it was sent: without the blank line that the mailbox put behind it."""
        data = b"".join(self._lines)
        for end in (b"\r\n", b"\n"):
            if data.endswith(end + end):
                data = data.removesuffix(end)
                break
        return _MARKED.sub(b"", data)


def _messages(file: BinaryIO) -> Iterator[_Message]:
    """The messages, each as soon as the next one begins."""
    message: _Message | None = None
    held = b""  # a line that may part messages, until the next one shows whether it does
    is_behind_blank = True
    while line := file.readline(_LINE):
        if held and HEADER_LINE.match(line):
            if message:
                yield message
            message, held = _Message(held), b""
        elif held:
            message = message or _Message(b"")
            message.add(held)
            held = b""
        if SURE_SEPARATOR.match(line) or (is_behind_blank and SEPARATOR.match(line)):
            held = line
        elif message:
            message.add(line)
        elif line.strip():
            message = _Message(b"")
            message.add(line)
        is_behind_blank = not line.strip(b"\r\n")
    if message:
        message.add(held)
        yield message


def _judged(place: Place, message: _Message) -> Found:
    if message.size > limits.FILE_BYTES:
        return RefusedMember(
            place,
            place.words,
            f"the message has {limits.in_words(message.size)}, and messages are read up to "
            f"{limits.in_words(limits.FILE_BYTES)}. Save what is attached to it as files, and read those.",
        )
    data = message.data
    try:
        letter = _taken_apart(data)
    except RefusedFile as refused:
        return RefusedMember(place, place.words, refused.reason)
    if letter.header("Subject").startswith("DON'T DELETE THIS MESSAGE"):
        return PassedMember(place, OWN_NOTES)
    stated = {"separator": message.separator, "message": letter.header("Message-ID")}
    return Member(
        place,
        f"{place.words}.eml",
        data,
        "message",
        Hints(media_type=MESSAGE, letter=letter),
        stated={name: value for name, value in stated.items() if value},
    )


def _taken_apart(data: bytes) -> Letter:
    try:
        return parts_of(data)
    except Exception as error:  # the library raises many kinds for hostile headers
        raise RefusedFile("the message contradicts itself. Save it from the mail program as .eml.") from error
