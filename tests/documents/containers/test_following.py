"""The wall around a container's process: it may crash, stall, lie or be closed, and the batch goes on."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.documents.shapes.mailboxes import mbox, message
from tests.documents.shapes.zips import packed, text
from tumen.documents.errors import DamagedFile, RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import Container, Member, RefusedMember, container_at, limits, members
from tumen.documents.intake.confined import running
from tumen.documents.intake.confined.frames import read_frame
from tumen.documents.intake.containers import following
from tumen.documents.intake.containers.child import READERS, hand_over
from tumen.documents.intake.containers.members import PassedMember, Place
from tumen.documents.intake.hints import Hints
from tumen.documents.intake.holders import CALLED


@pytest.fixture
def held(tmp_path: Path) -> Container:
    """A zip archive of three texts."""
    path = tmp_path / "held.zip"
    path.write_bytes(packed([(f"{number}.txt", text(number)) for number in (101, 102, 103)]))
    container = container_at(path)
    assert container
    return container


def frames(*said: dict[str, Any] | bytes) -> bytes:
    """What a child would write; a bytes value follows its frame."""
    return b"".join(each if isinstance(each, bytes) else json.dumps(each).encode() + b"\n" for each in said)


def from_child(monkeypatch: pytest.MonkeyPatch, held: Container, written: str) -> list[Any]:
    """What comes of a child that runs the Python in ``written``."""

    def other(module: str, kind: str, *, stdin: Any) -> Any:
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([sys.executable, "-c", written], stdin=stdin, process_group=0, **quiet)

    monkeypatch.setattr(running, "started", other)
    return list(members(held))


def passing(number: int) -> str:
    frame = {"place": [number, f"member {number}", 0], "name": "", "kind": "pictures", "bytes": 0}
    return f"import sys; sys.stdout.write({json.dumps(frame) + chr(10)!r}); sys.stdout.flush();"


def test_members_survive_the_way_through_the_wall(held: Container) -> None:
    found = list(members(held))
    assert [one.data for one in found if isinstance(one, Member)] == [text(101), text(102), text(103)]


def test_every_sort_of_member_survives_json() -> None:
    place = Place(1, "record 1", 12)
    hints = Hints("text/html", "euc-kr", "The Circle", "en", ("a note",))
    sent = [
        Member(place, "a", b"bytes", "page x", hints, None, {"address": "x"}),
        RefusedMember(place, "b", "because."),
        PassedMember(place, "pictures", "c"),
    ]
    for one in sent:
        out = io.BytesIO()
        hand_over(one, out)
        out.seek(0)
        assert following._found(*read_frame(out, line=10_000, most=10_000)) == one


def test_there_is_a_reader_for_every_kind_of_container() -> None:
    assert set(READERS) == set(CALLED)


def test_a_child_that_crashes_leaves_what_it_gave_and_one_that_says_so(
    monkeypatch: pytest.MonkeyPatch, held: Container
) -> None:
    found = from_child(monkeypatch, held, passing(1) + "import os; os.abort()")
    assert [one.place.number for one in found] == [1, 2]
    assert "contradicts itself here" in found[1].reason


def test_a_child_that_gives_nothing_refuses_the_file(
    monkeypatch: pytest.MonkeyPatch, held: Container
) -> None:
    with pytest.raises(DamagedFile, match="contradicts itself"):
        from_child(monkeypatch, held, "import os; os.abort()")


@pytest.mark.parametrize(
    "written",
    [
        passing(2),
        passing(1) + passing(3),
        "print('no json')",
        "print('[]')",
        "print('{\"bytes\": -1}')",
        "print('{\"bytes\": 99999999999}')",
        'print(\'{"bytes": 5, "place": [1, "x", 0]}\')',
        passing(1) + 'print(\'{"end": 7, "bytes": 0}\')',
    ],
)
def test_a_child_that_lies_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, held: Container, written: str
) -> None:
    try:
        last = from_child(monkeypatch, held, written)[-1]
    except RefusedFile as refused:
        last = refused
    assert "contradicts itself" in last.reason


def test_a_child_that_sleeps_is_ended(monkeypatch: pytest.MonkeyPatch, held: Container) -> None:
    monkeypatch.setattr(limits, "CONFINED_SECONDS", 0.5)
    began = time.monotonic()
    found = from_child(monkeypatch, held, passing(1) + "import time; time.sleep(60)")
    assert time.monotonic() - began < 20
    assert "took more than" in found[1].reason


@pytest.mark.skipif(os.name != "posix", reason="Windows has no limit on processor time")
def test_a_child_that_computes_for_ever_is_ended_by_the_system() -> None:
    code = (
        "from tumen.documents.intake import limits; limits.CONFINED_SECONDS = 1\n"
        "from tumen.documents.intake.confined.reader import take_limits, renew_time\n"
        "take_limits(is_renewed=True); renew_time()\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)
    assert done.returncode == -signal.SIGXCPU


def test_the_time_is_given_anew_for_each_member() -> None:
    code = (
        "import time; from tumen.documents.intake import limits; limits.CONFINED_SECONDS = 1\n"
        "from tumen.documents.intake.confined.reader import take_limits, renew_time\n"
        "take_limits(is_renewed=True)\n"
        "for _ in range(5):\n"
        "    renew_time(); until = time.process_time() + 0.6\n"
        "    while time.process_time() < until: pass\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_closing_it_ends_the_child(held: Container) -> None:
    with closing(members(held)) as found:
        assert next(found).place.number == 1
    assert not subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "containers.child"], capture_output=True, check=False
    ).stdout


def test_a_file_that_changes_while_it_is_read_is_refused(held: Container) -> None:
    with pytest.raises(DamagedFile, match="changed while it was read"):
        for _ in members(held):
            held.path.write_bytes(b"other")


def test_a_file_that_vanishes_is_refused(held: Container) -> None:
    held.path.unlink()
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(members(held))


def test_what_stops_a_reader_in_the_middle_stands_as_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = list(following._rest(3, TooLargeFile("it has too many. Split it.")))
    assert [(one.place.number, one.name, one.is_rest) for one in rest] == [(4, "the rest", True)]


def test_a_message_comes_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(mbox(message(81)))
    container = container_at(path)
    assert container
    (one,) = members(container)
    assert isinstance(one, Member)
    assert one.hints.letter
    assert one.hints.letter.header("Subject") == "Returned: 81"
