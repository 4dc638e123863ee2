"""What goes over the wall: a frame is as long as agreed, or it is none."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tumen.documents import errors
from tumen.documents.errors import DamagedFile, EmptyFile
from tumen.documents.intake.confined.frames import (
    UNTRUE,
    read_frame,
    refusal,
    refusal_of,
    whole,
    words,
    write_frame,
)


def read(written: bytes, *, line: int = 1_000, most: int = 1_000) -> tuple[dict[str, Any], bytes]:
    return read_frame(io.BytesIO(written), line=line, most=most)


def test_what_is_written_is_read_frame_by_frame() -> None:
    out = io.BytesIO()
    write_frame(out, {"question": "“bytes”"}, b"one\ntwo")
    write_frame(out, {"question": "typed"})
    out.seek(0)
    assert read_frame(out, line=100, most=100) == ({"question": "“bytes”", "bytes": 7}, b"one\ntwo")
    assert read_frame(out, line=100, most=100)[0]["question"] == "typed"
    with pytest.raises(EOFError):
        read_frame(out, line=100, most=100)


@pytest.mark.parametrize(
    "written",
    [
        b"no json\n",
        b"[]\n",
        b"3\n",
        b"{}\n",
        b"[" * 900 + b"\n",
        b"\xff\xfe\n",
        b'{"bytes": -1}\n',
        b'{"bytes": 1001}\n' + b"x" * 1001,
        b'{"bytes": 5}\nfour',
        b'{"bytes": true}\nx',
        b'{"bytes": "5"}\nfives',
        b'{"bytes": 1e3}\n',
        b'{"bytes": ' + b"9" * 5_000 + b"}\n",
        b'{"bytes": 0, "x": "' + b"x" * 1_000 + b'"}\n',
        b"",
    ],
)
def test_what_is_no_frame_is_not_read(written: bytes) -> None:
    with pytest.raises(UNTRUE):
        read(written)


def test_lists_in_each_other_without_an_end_are_no_frame() -> None:
    with pytest.raises(ValueError, match="nested"):
        read(b"[" * 200_000 + b"\n", line=300_000)


def test_no_more_is_read_than_agreed() -> None:
    file = io.BytesIO(b"x" * 10_000)
    with pytest.raises(ValueError):
        read_frame(file, line=100, most=100)
    assert file.tell() == 100


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [1]])
def test_a_whole_number_is_one(value: object) -> None:
    assert whole(1) == 1
    with pytest.raises(TypeError):
        whole(value)


@pytest.mark.parametrize("value", [1, None, ["a"], "a\0b", "half a letter \ud800"])
def test_words_are_such_as_can_be_kept(value: object) -> None:
    assert words("送還") == "送還"
    with pytest.raises((TypeError, ValueError)):
        words(value)


def test_a_refusal_comes_through_as_it_is() -> None:
    came = refusal_of(json.loads(json.dumps(refusal(EmptyFile("it is empty.")))))
    assert isinstance(came, EmptyFile)
    assert came.reason == "it is empty."


@pytest.mark.parametrize("kind", ["annotations", "__doc__", "DocumentError", "NoSuchDocument", "os", "", 3])
def test_nothing_else_is_raised_by_a_name(kind: object) -> None:
    with pytest.raises(UNTRUE):
        refusal_of({"refused": kind, "reason": "it is empty."})


def test_a_refusal_has_a_reason() -> None:
    assert issubclass(DamagedFile, errors.RefusedFile)
    with pytest.raises(UNTRUE):
        refusal_of({"refused": "DamagedFile", "reason": ["x"]})
