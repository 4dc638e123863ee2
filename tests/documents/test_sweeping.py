"""What crashes left is found and removed; what a row names, what is young and what is not ours never is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CharField

from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.documents.sweeping import GRACE, NAMING, find_leftovers, remove_leftovers
from tumen.vault import evidence
from tumen.vault.workspace import Workspace

TEXT = b"Seoul, 16 July 2021\n\nChina forcibly returned 50 escapees on 14 July 2021, a group said.\n"
DAY = 24 * 3600


def aged(path: Path, days: float = 2) -> Path:
    """The file as it is some days after it was written."""
    then = time.time() - days * DAY
    os.utime(path, (then, then), follow_symlinks=False)
    return path


def place_of(address: str, workspace: Workspace) -> Path:
    return workspace.evidence / address[:2] / address[2:]


def orphan(workspace: Workspace, data: bytes = b"never named") -> Path:
    return aged(place_of(evidence.keep(data), workspace))


@pytest.fixture
def document(actor: Actor) -> Document:
    return take_in(actor=actor, data=TEXT, name="letter.txt", origin="/letters")


def test_it_finds_evidence_that_no_row_names_and_files_cut_short(
    actor: Actor, workspace: Workspace, document: Document
) -> None:
    left = orphan(workspace)
    cut = [left.with_name("0a.1b2c.unfinished"), workspace.path / "vault.key.1b2c.unfinished"]
    for path in cut:
        path.write_bytes(b"half")
        aged(path)
    aged(place_of(document.evidence, workspace))
    found = find_leftovers(actor=actor, workspace=workspace)
    assert {each.path for each in found.leftovers} == {left, *cut}
    assert {each.path for each in found.leftovers if each.is_unfinished} == set(cut)
    assert found.size == sum(path.stat().st_size for path in (left, *cut))
    assert found.missing == ()


def test_looking_changes_nothing(actor: Actor, workspace: Workspace) -> None:
    left = orphan(workspace)
    lines = AuditLine.objects.count()
    find_leftovers(actor=actor, workspace=workspace)
    assert left.exists()
    assert AuditLine.objects.count() == lines


def test_removing_leaves_what_rows_name_and_an_audit_line(
    actor: Actor, workspace: Workspace, document: Document
) -> None:
    left = orphan(workspace)
    size = left.stat().st_size
    named = aged(place_of(document.evidence, workspace), days=900)
    remove_leftovers(actor=actor, workspace=workspace)
    assert not left.exists()
    assert named.exists()
    assert evidence.fetch(document.evidence) == TEXT
    line = AuditLine.objects.last()
    assert line is not None
    assert (line.action, line.item) == ("documents.remove_leftovers", "vault")
    assert line.detail == {"files": 1, "bytes": size}
    assert find_leftovers(actor=actor, workspace=workspace).leftovers == ()


def test_what_is_young_stays(actor: Actor, workspace: Workspace) -> None:
    left = aged(orphan(workspace), days=0.9)
    assert GRACE == DAY
    assert remove_leftovers(actor=actor, workspace=workspace).leftovers == ()
    assert [
        each.path for each in remove_leftovers(actor=actor, workspace=workspace, grace=DAY / 2).leftovers
    ] == [left]


def test_what_is_of_the_future_stays(actor: Actor, workspace: Workspace) -> None:
    aged(orphan(workspace), days=-400)
    assert remove_leftovers(actor=actor, workspace=workspace, grace=0).leftovers == ()


def test_bytes_that_are_kept_again_are_young_again(actor: Actor, workspace: Workspace) -> None:
    left = orphan(workspace)
    evidence.keep(b"never named")
    assert remove_leftovers(actor=actor, workspace=workspace).leftovers == ()
    assert left.exists()


def test_what_is_not_ours_stays(actor: Actor, workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "outside.unfinished"
    outside.write_text("a file of somebody")
    folder = workspace.evidence / "ab"
    folder.mkdir(exist_ok=True)
    (folder / "linked.unfinished").symlink_to(outside)
    (folder / "notes.txt").write_text("not ours")
    (workspace.path / "notes.txt").write_text("not ours")
    (workspace.evidence / "cd").symlink_to(tmp_path)
    for path in (outside, folder / "linked.unfinished", folder / "notes.txt", workspace.path / "notes.txt"):
        aged(path)
    assert remove_leftovers(actor=actor, workspace=workspace).leftovers == ()
    assert outside.exists()


def test_it_names_what_a_row_names_and_is_not_there(
    actor: Actor, workspace: Workspace, document: Document
) -> None:
    place_of(document.evidence, workspace).unlink()
    assert find_leftovers(actor=actor, workspace=workspace).missing == (document.evidence,)


def test_who_only_reads_removes_nothing(reader: Actor, workspace: Workspace) -> None:
    left = orphan(workspace)
    for act in (find_leftovers, remove_leftovers):
        with pytest.raises(NotPermitted):
            act(actor=reader, workspace=workspace)
    assert left.exists()


@pytest.mark.usefixtures("db")
def test_it_holds_the_write_lock_while_it_removes(
    actor: Actor, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    orphan(workspace)
    remove = "tumen.vault.leftovers.Leftover.remove"
    monkeypatch.setattr(remove, lambda each: seen.append(connection.in_atomic_block))
    remove_leftovers(actor=actor, workspace=workspace)
    assert seen == [True]
    if connection.vendor == "sqlite":  # on PostgreSQL every action takes the turn before it changes anything
        assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]


def test_every_column_that_names_evidence_is_looked_at() -> None:
    naming = {
        (model, column.name)
        for model in apps.get_models()
        for column in model._meta.get_fields()
        if isinstance(column, CharField) and "evidence" in column.name and column.max_length == 64
    }
    assert naming == set(NAMING)
