"""`tumen sweep` lists first and removes only when told to."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.cli.cast import json_of
from tumen.access.models import Actor
from tumen.documents.actions import take_in
from tumen.vault import evidence
from tumen.vault.workspace import Workspace

Tumen = Callable[..., Result]


@pytest.fixture
def left(workspace: Workspace) -> str:
    """The name of a file that nothing needs, two days old."""
    address = evidence.keep(b"never named")
    path = workspace.evidence / address[:2] / address[2:]
    about = path.stat()
    os.utime(path, (about.st_atime, about.st_mtime - 2 * 24 * 3600))
    return str(path.relative_to(workspace.path))


def test_it_lists_and_says_how_to_remove(tumen: Tumen, workspace: Workspace, left: str) -> None:
    told = tumen("sweep")
    assert told.exit_code == 0
    assert f"{left}  " in told.output
    assert "48 hours old, no row names it" in told.output
    assert "tumen sweep --remove" in told.output
    assert (workspace.path / left).exists()


def test_it_removes_when_told_to(tumen: Tumen, workspace: Workspace, left: str) -> None:
    assert "1 file removed" in tumen("sweep", "--remove").output
    assert not (workspace.path / left).exists()
    assert tumen("sweep").output == "Nothing is left over.\n"


def test_it_answers_machines(tumen: Tumen, workspace: Workspace, left: str) -> None:
    size = (workspace.path / left).stat().st_size
    assert json_of(tumen("sweep", "--json")) == {
        "removed": False,
        "leftovers": [{"file": left, "bytes": size, "unfinished": False}],
        "missing": [],
    }


def test_what_is_younger_than_said_stays(tumen: Tumen, left: str) -> None:
    assert tumen("sweep", "--remove", "--older-than", "72").output == "Nothing is left over.\n"


def test_it_says_when_a_document_has_no_file(tumen: Tumen, actor: Actor, workspace: Workspace) -> None:
    kept = take_in(actor=actor, data=b"Seoul, 16 July 2021\n\nA letter.\n", name="a.txt", origin="/a.txt")
    (workspace.evidence / kept.evidence[:2] / kept.evidence[2:]).unlink()
    told = tumen("sweep")
    assert told.exit_code == 1
    assert "1 document of the record has no file" in told.output


def test_it_says_when_something_cannot_be_removed(
    tumen: Tumen, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", left)

    monkeypatch.setattr("tumen.vault.leftovers.Leftover.remove", refuse)
    told = tumen("sweep", "--remove")
    assert told.exit_code == 1
    assert "Not everything could be removed" in told.output
