"""The doctor says what is well and what must be mended, and can tell the one from the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import Result

from tests.cli.cast import LETTER, json_of
from tumen.access.models import Actor
from tumen.cli.doctor import clock, encoding
from tumen.consent.actions import withdraw_consent
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.jobs.models import Job, State
from tumen.record.later import ask_to_refresh
from tumen.vault import checking
from tumen.vault.workspace import Workspace

Tumen = Callable[..., Result]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the locale is in which the tests run."""
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: "UTF-8")


@pytest.fixture
def ill(tumen: Tumen) -> Callable[[], dict[str, str]]:
    """What the doctor wants mended, by name; its exit status says whether that is anything."""

    def looked() -> dict[str, str]:
        told = tumen("doctor", "--json")
        found: list[dict[str, Any]] = json_of(told)
        wrong = {one["name"]: one["says"] for one in found if not one["is_well"]}
        assert told.exit_code == bool(wrong)
        return wrong

    return looked


@pytest.fixture
def kept(actor: Actor) -> Document:
    return take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="here")


Ill = Callable[[], dict[str, str]]


def test_a_document_that_was_destroyed_ails_nothing(ill: Ill, kept: Document, actor: Actor) -> None:
    withdraw_consent(actor=actor, item=kept.public_id, way="spoken")
    assert list(ill()) == ["passphrase"]


def test_a_whole_workspace_is_well(tumen: Tumen, ill: Ill, kept: Document) -> None:
    assert list(ill()) == ["passphrase"]
    told = tumen("doctor").output
    assert told.count("MEND") == 1
    assert "1 of 1 documents were opened and are whole" in told


def test_it_says_that_a_vault_without_a_passphrase_is_for_trying_out(ill: Ill, workspace: Workspace) -> None:
    assert "tumen --workspace FOLDER start" in ill()["passphrase"]
    workspace.wrapped_key.write_bytes(b"a wrapped key")
    assert "passphrase" not in ill()


def test_it_sees_evidence_that_is_damaged(ill: Ill, kept: Document, workspace: Workspace) -> None:
    path = workspace.evidence / kept.evidence[:2] / kept.evidence[2:]
    path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))
    assert kept.evidence in ill()["evidence"]


def test_it_sees_a_folder_that_others_may_open(ill: Ill, workspace: Workspace) -> None:
    workspace.path.chmod(0o755)
    assert f"chmod go= '{workspace.path}'" in ill()["permissions"]


def test_it_sees_a_key_that_is_none(ill: Ill, workspace: Workspace) -> None:
    workspace.key_file.write_text("no key")
    assert "is not a key of Tumen" in ill()["key"]


def test_it_sees_that_there_is_little_room(ill: Ill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ROOM", 1 << 60)
    assert "make room" in ill()["room"]


def test_it_sees_settings_that_lose_what_was_confirmed(ill: Ill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(checking.PRAGMAS, "synchronous", 3)
    assert "synchronous is 2" in ill()["settings"]


def test_it_sees_tables_of_an_older_version(ill: Ill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.vault.schema.is_up_to_date", lambda: False)
    assert "older version" in ill()["migrations"]


def test_it_sees_jobs_that_need_a_person(ill: Ill, actor: Actor) -> None:
    job = ask_to_refresh(actor)
    Job.objects.update(state=State.NEEDS_A_PERSON)
    assert job.public_id in ill()["jobs"]


def test_it_sees_jobs_that_nobody_does(ill: Ill, actor: Actor) -> None:
    ask_to_refresh(actor)
    Job.objects.update(due_at=NOW - timedelta(days=365))
    assert "start tumen work" in ill()["jobs"]


def test_it_sees_a_clock_that_was_put_back() -> None:
    assert clock(NOW, None).is_well
    assert clock(NOW, NOW + timedelta(minutes=1)).is_well
    assert not clock(NOW, NOW + timedelta(days=1)).is_well


@pytest.mark.parametrize(("files", "texts"), [("ascii", "UTF-8"), ("utf-8", "ANSI_X3.4-1968")])
def test_it_sees_a_system_that_cannot_write_korean(files: str, texts: str) -> None:
    assert encoding("utf-8", "UTF-8").is_well
    assert "LANG=C.UTF-8" in encoding(files, texts).says
