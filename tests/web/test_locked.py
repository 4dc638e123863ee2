"""A locked vault shows one page and nothing of what was asked for; what was in the making is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.vault.cast import PASSPHRASE, RECOVERY_KEY, make_cheap
from tumen.access.actors import ACCOUNTS, anonymous_reader
from tumen.access.models import AuditLine
from tumen.vault import guessing, keyring, opening
from tumen.vault.workspace import Workspace
from tumen.web import locked
from tumen.web import settings as ours
from tumen.web.locked import LOCKED, TOO_MANY, close_when_locked, vault
from tumen.web.settings import Settings


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A vault with a passphrase, open, as the one that is served."""
    make_cheap(monkeypatch)
    made = opening.start(tmp_path / "vault", passphrase=PASSPHRASE, recovery_key=RECOVERY_KEY)
    keyring.end_opening(made.path)
    for place in (settings, ours):
        monkeypatch.setattr(place, "TUMEN", Settings(workspace=made, port=8000))
    yield made
    keyring.drop(made.path)


def test_who_signs_in_is_told_that_their_password_does_not_open_it(served: Workspace) -> None:
    opening.lock(served, patience=0)
    hint = b"Not the password with which you sign in."
    assert hint in Client(**{ACCOUNTS: True}).get("/documents").content
    assert hint not in Client().get("/documents").content


def test_an_answer_in_the_making_is_thrown_away(served: Workspace) -> None:
    def tell(request: HttpRequest) -> HttpResponse:
        opening.lock(served, patience=0)
        return HttpResponse("what a witness told")

    answer = close_when_locked(tell)(RequestFactory().get("/documents"))
    assert answer.status_code == LOCKED
    assert b"witness" not in answer.content


def test_no_view_is_asked_while_it_is_locked(served: Workspace) -> None:
    opening.lock(served, patience=0)
    answer = close_when_locked(lambda _: pytest.fail("a view was asked"))(RequestFactory().get("/"))
    assert answer.status_code == LOCKED


def test_the_locked_page_is_as_strict_as_the_others(served: Workspace, client: Client) -> None:
    opening.lock(served, patience=0)
    answer = client.get("/documents/d-12345678")
    assert answer.status_code == LOCKED
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert b"d-12345678" not in answer.content
    assert b"csrfmiddlewaretoken" in answer.content


def test_locking_from_a_page_takes_the_key_and_leads_to_the_locked_page(
    served: Workspace, client: Client
) -> None:
    answer = client.post("/lock")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not served.is_open


@pytest.mark.django_db
def test_the_passphrase_opens_it_and_leads_to_the_record_whatever_was_asked(
    served: Workspace, client: Client
) -> None:
    opening.lock(served, patience=0)
    answer = client.post("/unlock", {"passphrase": PASSPHRASE, "next": "https://elsewhere.example/"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert served.is_open
    assert opening.lock(served, patience=0), "the page's own opening still counts"


@pytest.mark.django_db
def test_opening_leaves_a_line_that_tells_the_wrong_tries_before_it(
    served: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.lock(served, patience=0)
    for _ in range(4):
        client.post("/unlock", {"passphrase": "wrong"})
    now = guessing.time.time
    monkeypatch.setattr(guessing.time, "time", lambda: now() + 60)
    for told in ({"at": "a page", "wrong": 3, "waited": 1}, {"at": "a page"}):
        client.post("/unlock", {"passphrase": PASSPHRASE})
        line = AuditLine.objects.filter(action="access.note_opening").latest("number")
        assert (line.item, line.detail) == ("vault", told)
        assert line.actor == anonymous_reader()
        opening.lock(served, patience=0)


@pytest.mark.django_db
def test_what_cannot_be_noted_does_not_stay_open(
    served: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OperationalError("database or disk is full")

    opening.lock(served, patience=0)
    monkeypatch.setattr(locked, "note_opening", full)
    with pytest.raises(OperationalError):
        client.post("/unlock", {"passphrase": PASSPHRASE})
    assert not served.is_open


def test_a_wrong_one_says_so_and_then_makes_wait(served: Workspace, client: Client) -> None:
    opening.lock(served, patience=0)
    answers = [client.post("/unlock", {"passphrase": "wrong"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, TOO_MANY]
    assert answers[-1]["Retry-After"] == "2"
    assert b"wrong" not in answers[0].content.replace(b"wrong several", b"")
    assert not served.is_open


def test_an_empty_form_is_a_wrong_passphrase(served: Workspace, client: Client) -> None:
    opening.lock(served, patience=0)
    assert client.post("/unlock").status_code == 403


@pytest.mark.django_db
def test_only_forms_of_ours_lock_and_open(served: Workspace) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post("/lock").status_code == 403
    assert served.is_open
    opening.lock(served, patience=0)
    assert stranger.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 403
    assert not served.is_open


def test_a_link_neither_locks_nor_opens(served: Workspace, client: Client) -> None:
    assert client.get("/lock").status_code == 405
    assert client.get("/unlock").status_code == 405
    assert served.is_open


def test_the_signing_key_goes_with_the_vault_and_comes_back_another(served: Workspace) -> None:
    before = str(settings.SECRET_KEY)
    opening.lock(served, patience=0)
    opening.open_by_passphrase(served, PASSPHRASE)
    assert str(settings.SECRET_KEY) != before


class TestEveryPage:
    def test_a_vault_with_a_passphrase_can_be_locked_from_it(self, served: Workspace, client: Client) -> None:
        page = client.get("/nowhere").content.decode()
        assert 'action="/lock"' in page
        assert "no passphrase" not in page

    def test_a_vault_without_one_says_so(self, client: Client) -> None:
        page = client.get("/nowhere").content.decode()
        assert "This vault has no passphrase." in page
        assert 'action="/lock"' not in page

    def test_it_asks_nothing_of_the_database(self) -> None:
        assert vault(HttpRequest()) == {"vault": {"may_be_locked": False, "has_no_passphrase": True}}

    def test_locking_what_has_no_passphrase_changes_nothing(self, client: Client) -> None:
        assert client.post("/lock").status_code == 302


def test_the_passphrase_field_hides_what_is_typed(served: Workspace, client: Client) -> None:
    opening.lock(served, patience=0)
    assert b'<input type="password" id="passphrase"' in client.get("/").content


def test_the_locked_page_can_be_read_in_the_other_language(served: Workspace, client: Client) -> None:
    opening.lock(served, patience=0)
    assert client.post("/language", {"language": "ko"}).status_code == 302
    page = client.get("/documents/d-12345678").content.decode()
    assert "암호문구" in page
    assert "d-12345678" not in page
    answer = client.post("/unlock", {"passphrase": "wrong"}).content.decode()
    assert "이 암호문구로는 금고가 열리지 않습니다" in answer
