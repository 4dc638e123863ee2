"""The pages and commands of redacted copies, from the document to the file that a reader downloads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from tests.access.cast import somebody
from tests.publication.copy_cast import SECRET, WHY, account, clear
from tumen.access.actors import JUDGE
from tumen.access.models import Actor, Role
from tumen.cli import Desk, main
from tumen.documents.models import Document
from tumen.publication.models import Release
from tumen.vault.workspace import Workspace
from tumen.web import publishing, redacting, releases, viewing

Be = Callable[[Actor], Client]
FORM = {"title": "An account", "why": WHY}


@pytest.fixture(scope="module")
def kept(two_people: tuple[Actor, Actor]) -> Document:
    maker, other = two_people
    clear(maker, other)
    return account(maker)


@pytest.fixture
def id(kept: Document, db: None) -> str:
    return kept.public_id


@pytest.fixture
def be(client: Client, monkeypatch: pytest.MonkeyPatch) -> Be:
    """The pages as somebody looks at them and acts in them."""

    def become(who: Actor) -> Client:
        for module in (viewing, publishing, redacting, releases):
            monkeypatch.setattr(module, "viewer_of", lambda request: who)
        client.defaults[JUDGE] = who
        return client

    return become


def words_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def run(who: Actor, *words: str) -> Result:
    done = CliRunner().invoke(main, words, obj=Desk(Workspace.current(), who), env={"COLUMNS": "160"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_a_document_becomes_a_copy_that_a_reader_downloads(
    be: Be, id: str, maker: Actor, other: Actor
) -> None:
    pages = be(maker)
    assert "Make a redacted copy" in pages.get(f"/documents/{id}").content.decode()
    page = pages.get(f"/documents/{id}/copy").content.decode()
    assert "<mark>Ri Myong-suk</mark>" in page
    page = pages.post(f"/documents/{id}/copy/look", {"withhold": "The guards\n"}).content.decode()
    assert "<mark>The guards</mark>" in page
    sent = pages.post(f"/documents/{id}/copy/draft", {**FORM, "withhold": "The guards\n"}, follow=True)
    made = Release.objects.get().public_id
    told = words_of(sent.content)
    assert "[withheld] were called by" in told
    assert "Copies of it: An account" in words_of(pages.get(f"/documents/{id}/copy").content)
    assert "You made it, so somebody else has to approve it." in told
    shown = be(other).get(f"/releases/{made}").content.decode()
    assert "Approve it" in shown
    assert id in shown, "who approves reads it beside the document"
    be(other).post(f"/releases/{made}/approve", {"why": ""})
    be(maker).post(f"/releases/{made}/publish", {"until": ""})
    reader = be(somebody(Role.READER))
    shown = reader.get(f"/releases/{made}").content.decode()
    assert "An account" in words_of(shown.encode())
    assert id not in shown
    file = reader.get(f"/releases/{made}/copy")
    assert file["Content-Disposition"] == f'attachment; filename="release-{made}-copy.txt"'
    for seen in (shown, file.content.decode()):
        assert not [word for word in SECRET if word in seen]
    assert "a redacted copy of a document" in words_of(reader.get("/releases").content)


def test_what_stands_for_nobody_is_let_through_by_its_reason(be: Be, id: str, maker: Actor) -> None:
    sent = {**FORM, "hit": ["Myong-suk", "Lee Myung-sook"], "reason": ["another person", ""]}
    page = be(maker).post(f"/documents/{id}/copy/look", sent).content.decode()
    assert "Myong-suk was ill" in page
    assert "<mark>Lee Myung-sook</mark>" in page
    be(maker).post(f"/documents/{id}/copy/draft", sent)
    shown = words_of(be(maker).get(f"/releases/{Release.objects.get().public_id}").content)
    assert "Myong-suk : another person" in shown


def test_what_is_refused_is_said_and_what_was_typed_stays(be: Be, id: str, maker: Actor) -> None:
    pages = be(maker)
    sent = pages.post(f"/documents/{id}/copy/draft", {**FORM, "title": "", "withhold": "The guards"})
    assert sent.status_code == 400
    assert "A release needs a title" in words_of(sent.content)
    assert f'value="{WHY}"' in sent.content.decode()
    sent = pages.post(f"/documents/{id}/copy/draft", {**FORM, "withhold": "The gards"})
    assert "number 1, stand nowhere" in words_of(sent.content)
    sent = pages.post(f"/documents/{id}/copy/draft", {**FORM, "form": "pdf"})
    assert "is no PDF" in words_of(sent.content)
    assert not Release.objects.exists()


def test_who_is_not_cleared_is_shown_no_name(be: Be, id: str) -> None:
    answer = be(somebody(Role.DOCUMENTER)).get(f"/documents/{id}/copy")
    assert "cleared for identities" in words_of(answer.content)
    assert "<mark>" not in answer.content.decode()
    assert be(somebody(Role.READER)).post(f"/documents/{id}/copy/draft", FORM).status_code == 403


def test_a_page_that_is_not_there_is_said(be: Be, id: str, maker: Actor) -> None:
    pages = be(maker)
    pages.post(f"/documents/{id}/copy/draft", FORM)
    made = Release.objects.get().public_id
    assert pages.get(f"/releases/{made}/page.png?page=1").status_code == 404
    assert pages.get(f"/releases/{made}/page.png?page=x").status_code == 404
    assert pages.get(f"/releases/{made}/data.csv").status_code == 404


def test_it_goes_by_commands_too(id: str, maker: Actor, tmp_path: Path) -> None:
    folder = tmp_path
    told = run(maker, "redact", id, "--preview", "--withhold", "The guards").output
    assert re.search(r"Myong-suk +1 +a given name alone; may be shown with a reason", told)
    (folder / "words").write_text("The guards\n", encoding="utf-8")
    shown = ("--show", "Myong-suk", "another person")
    more = ("--title", "An account", "--why", WHY, "--withhold-from", str(folder / "words"), *shown)
    assert "Somebody else approves it" in run(maker, "redact", id, *more).output
    made = Release.objects.get().public_id
    assert "let through" in run(maker, "release", "show", made).output
    assert "bytes are in" in run(maker, "release", "copy", made, "--to", str(folder / "copy.txt")).output
    said = (folder / "copy.txt").read_text("utf-8")
    assert "[withheld] were called" in said
    assert "Myong-suk was ill" in said
    assert "copy" in run(maker, "release", "list").output
