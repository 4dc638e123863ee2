"""What goes over the wall: a line of JSON that says what comes, then so many bytes; each of them bounded.

Whoever reads a frame from behind the wall takes it for hostile: it may be longer than agreed, nested without
an end, cut off, or anything else."""

from __future__ import annotations

import json
from typing import IO, Any

from tumen.documents import errors
from tumen.documents.errors import RefusedFile
from tumen.documents.intake import limits

#: What reading a frame, or a value out of it, raises where it is not as agreed.
UNTRUE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, EOFError)


def write_frame(out: IO[bytes], said: dict[str, Any], data: bytes = b"") -> None:
    """Write one frame."""
    out.write(json.dumps({**said, "bytes": len(data)}).encode() + b"\n")
    out.write(data)
    out.flush()


def read_frame(file: IO[bytes], *, line: int, most: int) -> tuple[dict[str, Any], bytes]:
    """One frame, whose ``line`` and whose data have at most so many bytes.

    Raises EOFError where nothing comes any more, and another of `UNTRUE` for what is no frame.
    """
    written = file.readline(line)
    if not written:
        raise EOFError("nothing more")
    try:
        said = json.loads(written)
    except RecursionError as error:
        raise ValueError("nested without an end") from error
    size = whole(said["bytes"])
    if not 0 <= size <= most:
        raise ValueError("too long")
    data = file.read(size)
    if len(data) < size:
        raise EOFError("cut off")
    return said, data


def whole(value: Any) -> int:
    """A whole number; TypeError for anything else, true and false among it."""
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


def words(value: Any) -> str:
    """Words that can be kept; TypeError for what is none, ValueError for letters that nothing can store."""
    if type(value) is not str:
        raise TypeError("no words")
    if "\0" in value:
        raise ValueError("not to be kept")
    value.encode()  # half of a letter has no bytes: UnicodeEncodeError, which is a ValueError
    return value


def refusal(refused: RefusedFile) -> dict[str, Any]:
    """How a refusal is said."""
    return {"refused": type(refused).__name__, "reason": refused.reason}


def refusal_of(said: dict[str, Any]) -> RefusedFile:
    """The refusal that was said. Raises ValueError or TypeError for a kind that there is none of."""
    kind = getattr(errors, words(said["refused"]), None)
    if not (isinstance(kind, type) and issubclass(kind, RefusedFile)):
        raise ValueError("no refusal")
    return kind(words(said["reason"])[: limits.REASON_CHARACTERS])
