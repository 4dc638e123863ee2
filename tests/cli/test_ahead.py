"""The records of those who do not see everything, derived before they ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from tests.access.cast import somebody
from tests.record.cast import derived, tells
from tumen.access.looking import one_look
from tumen.access.models import Actor, Level, Role
from tumen.access.recalling import recalling
from tumen.cli import ahead
from tumen.consent.actions import withdraw_consent
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.documents.actions import set_sensitivity
from tumen.record import seeing
from tumen.vault.workspace import Workspace


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # The test's own connection, which is in a transaction.
    monkeypatch.setattr(ahead, "connection", SimpleNamespace(close=lambda: None))
    with recalling():
        yield


@pytest.fixture
def reader(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Somebody who signed in last, and from whom a document is hidden."""
    who = somebody(Role.READER)
    hidden = seeing.Claim.objects.get(public_id=tells(actor, 900, on="2020-02-02")).document.public_id
    set_sensitivity(actor=actor, document=hidden, level=Level.RESTRICTED, why="a test")
    monkeypatch.setattr(ahead, "signed_in_last", lambda *_: [who])
    return who


def ahead_of(workspace: Workspace, actor: Actor, last: object = None) -> object:
    return ahead._derived(workspace, actor, last, threading.Event())


def test_a_page_finds_the_record_derived(
    workspace: Workspace, actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells(actor, 600)
    derived(actor)
    ahead_of(workspace, actor)
    monkeypatch.setattr(seeing, "Derived", lambda *_, **__: pytest.fail("it was derived for the page"))
    with one_look():
        assert len(seeing.record_of(reader).rows(seeing.GroupKind.EVENT)) == 1


def test_it_is_derived_again_after_it_had_to_be_forgotten_and_not_before(
    workspace: Workspace, actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays, gone = tells(actor, 600), tells(actor, 50, on="2024-01-05")
    derived(actor)
    last = ahead_of(workspace, actor)
    asked: list[Actor] = []
    with monkeypatch.context() as patch:
        patch.setattr(ahead, "record_of", asked.append)
        tells(actor, 610)
        assert ahead_of(workspace, actor, last) is last
        assert asked == []
        paper = seeing.Claim.objects.get(public_id=gone).document.public_id
        taken = {"purpose": Purpose.KEEP, "way": Way.WRITTEN, "giver": Giver.SELF}
        withdraw_consent(actor=actor, item=paper, why="a test", **taken)
        assert ahead_of(workspace, actor, last) is not last
    assert asked == [actor, reader]
    with one_look():
        record = seeing.record_of(reader)
    assert stays in record.event_of([stays, gone])
    assert gone not in record.event_of([stays, gone])


def test_what_keeps_it_from_deriving_is_said_and_it_tries_again(
    workspace: Workspace,
    actor: Actor,
    served: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def busy() -> object:
        raise OperationalError("database is locked")

    monkeypatch.setattr(ahead, "what_is_held", busy)
    assert ahead_of(workspace, actor, "before") == "before"
    assert "waits until they ask: database is locked" in " ".join(capsys.readouterr().err.split())


def test_it_ends_with_the_pages(workspace: Workspace, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(ahead, "_derived", lambda *given: looked.append(given[2]) or len(looked))
    with ahead.deriving_ahead(workspace, actor, first=0.0, every=0.001):
        while len(looked) < 3:
            time.sleep(0.001)
    after = len(looked)
    time.sleep(0.02)
    assert looked == [None, *range(1, after)]
