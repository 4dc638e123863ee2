"""Commands in advice can be copied: they name the workspace that was spoken of."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tumen.vault import advising
from tumen.vault.workspace import VARIABLE

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "tumen" / "web" / "templates"
#: On the laptop and at the team there are two workspaces; the page of interviews knows one of them.
OF_TWO_COMPUTERS = {"interviews.html"}


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of a workspace that is not the usual one, with a name that a shell would take apart."""
    folder = tmp_path / "Ana's tumen"
    monkeypatch.setattr(advising, "USUAL", Path.home() / "tumen")
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def test_in_the_usual_workspace_commands_stay_short() -> None:
    assert advising.command() == "tumen"
    assert advising.completed("Bring it up to date: tumen read") == "Bring it up to date: tumen read"


def test_in_another_one_they_name_it(elsewhere: Path) -> None:
    told = advising.completed("Take the sheet and use: tumen recover")
    words = shlex.split(told.partition("use: ")[2])
    assert words == ["tumen", "--workspace", str(elsewhere), "recover"]


def test_in_any_language_and_in_any_marks(elsewhere: Path) -> None:
    told = advising.completed("다음 명령을 쓰십시오: tumen recover. `tumen jobs list`, “tumen read”")
    assert told.count("--workspace") == 3


def test_once_however_often_a_sentence_passes(elsewhere: Path) -> None:
    once = advising.completed("Start tumen work, or tumen serve.")
    assert once.count("--workspace") == 2
    assert advising.completed(once) == once


def test_a_folder_that_is_called_like_the_program_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advising, "USUAL", Path.home() / "tumen")
    monkeypatch.setenv(VARIABLE, "/srv/tumen")
    once = advising.completed("Bring it up to date: tumen read")
    assert once == "Bring it up to date: tumen --workspace /srv/tumen read"
    assert advising.completed(once) == once


@pytest.mark.parametrize(
    "other",
    [
        "Restore the last backup into a new folder: tumen restore BACKUP INTO --identity FILE",
        "Compare it with what `tumen interviews key` prints on the laptop",
        "make a vault in another folder: tumen --workspace FOLDER start",
        "the first line of a paper is “tumen paper v1”",
        "It keeps the record: Tumen reads it.",
    ],
)
def test_what_is_about_another_folder_stays(elsewhere: Path, other: str) -> None:
    assert advising.completed(other) == other


def test_without_anything_set_it_is_the_folder_in_the_home_of_who_asks() -> None:
    told = "import tumen.vault.advising as a; print(a.USUAL == a.Workspace.current().path, a.command())"
    kept = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run([sys.executable, "-c", told], env=kept, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "tumen"], done.stderr


def test_no_page_has_a_command_that_cannot_be_copied() -> None:
    literal = re.compile(r"<code[^>]*>\s*tumen ")
    found = {path.name for path in TEMPLATES.rglob("*.html") if literal.search(path.read_text("utf-8"))}
    assert found == OF_TWO_COMPUTERS
