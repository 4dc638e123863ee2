"""One batch with every kind of bad file: each is refused with a sentence, everything else is read."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests import processes
from tests.cli.cast import KOREAN, LETTER, NOTICE, WIRE
from tests.documents.shapes import office
from tests.documents.test_extract import REFUSED
from tumen.vault.workspace import VARIABLE

HOSTILE = "clear\x1b[2J\x1b]0;title\x07 [red]name \u202egnp.txt"
#: The same as it is printed.
HARMLESS = "clear\\x1b[2J\\x1b]0;title\\x07 [red]name \\u202egnp.txt"

GOOD: dict[str, bytes] = {
    "a letter.txt": LETTER.encode(),
    "-rf.txt": WIRE.encode(),
    "한국어 보도.txt": KOREAN.encode("cp949"),
    HOSTILE: NOTICE.encode(),
    "inner/letter.docx": office.docx(["China forcibly returned 90 North Koreans on 2 May 2022."]),
    # The zero-width space stands inside the number, and an override turns the end of the line around.
    "unseen.txt": "China returned 6\u200b00 North Koreans on 9 October 2023.\u202e\n".encode(),
    "utf16.txt": "China forcibly returned 45 North Koreans on 5 June 2022.\n".encode("utf-16"),
}
#: Bytes as a file's name that are no text in any encoding that the terminal knows.
NOT_TEXT = b"name \xff\xfe.txt"
BAD = [*REFUSED, "half a gigabyte.txt", "loop", "nowhere", "channel"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good files among bad ones of every kind, in folders of folders."""
    folder = tmp_path_factory.mktemp("everything")
    for name, data in GOOD.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "bad").mkdir()
    for case, (data, _, _) in REFUSED.items():
        (folder / "bad" / (f"{case}.csv" if case == "broken quotes" else case)).write_bytes(data)
    with (folder / "bad" / "half a gigabyte.txt").open("wb") as file:
        file.truncate(500 * 1024 * 1024)  # sparse: the disk keeps nothing of it
    (folder / "bad" / "loop").symlink_to(folder)
    (folder / "bad" / "nowhere").symlink_to(folder / "none")
    os.mkfifo(folder / "bad" / "channel")
    (folder / ".hidden").write_text("not meant to be read", encoding="utf-8")
    (folder / os.fsdecode(NOT_TEXT)).write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own") / "workspace"


@pytest.fixture(scope="module")
def run(place: Path) -> Run:
    """Runs commands as users do, all of them in one workspace."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, VARIABLE: str(place), **variables}
        command = [*processes.TUMEN, *words]
        return processes.run(command, env=environment, capture_output=True, text=True, timeout=240)

    return run


@pytest.fixture(scope="module")
def told(run: Run, folder: Path) -> Any:
    """What the first run tells machines."""
    done = run("read", str(folder), "--json")
    assert done.returncode == 1, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def again(told: Any, run: Run, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a second run tells people."""
    return run("read", str(folder))


@pytest.fixture(scope="module")
def kept(told: Any, run: Run) -> list[dict[str, Any]]:
    """The documents that are in the workspace now."""
    return list(json.loads(run("document", "list", "--json").stdout))


def id_of(kept: list[dict[str, Any]], name: str) -> str:
    return next(str(one["id"]) for one in kept if one["name"] == name)


def test_every_good_file_is_read(told: Any, kept: list[dict[str, Any]]) -> None:
    assert {one["state"] for one in told["documents"]} == {"read"}
    assert {one["name"] for one in kept} == {Path(name).name for name in GOOD}


def test_every_bad_file_is_refused_with_a_sentence(told: Any) -> None:
    reasons = {Path(one["name"]).name.removesuffix(".csv"): one["reason"] for one in told["refused"]}
    assert set(BAD) <= set(reasons)
    assert len(reasons) == len(BAD) + 1  # and the one whose name is no text
    assert all(reason.endswith(".") and 3 < reason.count(" ") < 60 for reason in reasons.values())


def test_all_of_them_leave_one_line_of_the_log(told: Any, run: Run) -> None:
    lines = json.loads(run("audit", "list", "--action", "access.note_refusal", "--json").stdout)
    details = [line["detail"] for line in lines]
    assert {"of": "documents.take_in", "because": "file", "times": len(told["refused"])} in details
    assert len(details) <= 2, "one for each time that the folder was read"


def test_hidden_files_are_passed_over_and_told(told: Any, again: subprocess.CompletedProcess[str]) -> None:
    assert [Path(path).name for path in told["passed_over"]] == [".hidden"]
    assert "1 hidden file passed over." in again.stdout


def test_nothing_is_half_stored(kept: list[dict[str, Any]], place: Path) -> None:
    assert len(kept) == len(GOOD)
    stored = [path for path in (place / "evidence").rglob("*") if path.is_file()]
    assert len(stored) == len(GOOD)


def test_what_was_unseen_is_read_and_noted(run: Run, kept: list[dict[str, Any]]) -> None:
    shown = json.loads(run("show", id_of(kept, "unseen.txt"), "--json").stdout)
    assert shown["claims"][0]["quote"]["exact"].startswith("600")
    assert any("Invisible characters" in note for note in shown["notes"])


def test_a_second_run_reads_nothing_twice(
    again: subprocess.CompletedProcess[str], kept: list[dict[str, Any]], run: Run
) -> None:
    assert again.returncode == 1
    assert f"{len(GOOD)} documents were read before and are unchanged." in again.stdout
    assert json.loads(run("document", "list", "--json").stdout) == kept


def test_the_refused_come_last_and_on_standard_error(again: subprocess.CompletedProcess[str]) -> None:
    lines = again.stderr.splitlines()
    listed = lines[lines.index(f"{len(BAD) + 1} files refused:") + 1 :]
    assert len(listed) == len(BAD) + 1
    assert all(line.startswith("  ") for line in listed)


def test_no_name_of_a_file_steers_the_terminal(
    again: subprocess.CompletedProcess[str], run: Run, kept: list[dict[str, Any]]
) -> None:
    printed = again.stdout + again.stderr
    for command in (("record",), ("document", "list"), ("show", id_of(kept, HOSTILE))):
        done = run(*command, FORCE_COLOR="1", COLUMNS="300")
        printed += done.stdout + done.stderr
    assert printed.count(HARMLESS) >= 3
    assert not re.search("\x1b\\[2J|\x1b\\]|\x07|\u202e|\udcff", printed)


def test_a_name_that_is_no_text_is_shown_by_its_bytes(again: subprocess.CompletedProcess[str]) -> None:
    assert "name \\xff\\xfe.txt: it is empty." in again.stderr


class TestNames:
    @pytest.fixture
    def dashed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "-x y.txt").write_text(LETTER, encoding="utf-8")
        monkeypatch.chdir(tmp_path)

    @pytest.mark.usefixtures("dashed")
    def test_a_file_that_begins_with_a_dash_is_no_option(self, tumen: Callable[..., Result]) -> None:
        refused = tumen("read", "-x y.txt")
        assert refused.exit_code == 2
        assert "Put -- before the files: tumen read -- '-x y.txt'" in refused.stderr
        assert tumen("read", "--", "-x y.txt").exit_code == 0

    def test_an_option_that_is_no_file_stays_unknown(self, tumen: Callable[..., Result]) -> None:
        refused = tumen("read", "--publish")
        assert refused.exit_code == 2
        assert "No such option" in refused.stderr

    def test_an_empty_folder_is_refused(self, tumen: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "none").mkdir()
        refused = tumen("read", str(tmp_path / "none"))
        assert refused.exit_code == 1
        assert "the folder is empty" in refused.stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_permission_is_refused(self, tumen: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "closed.txt").write_text(LETTER, encoding="utf-8")
        (tmp_path / "closed.txt").chmod(0)
        assert "you have no right to read it" in tumen("read", str(tmp_path / "closed.txt")).stderr
