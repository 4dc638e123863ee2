"""The pages and commands of releases: from a table of counts to the file that somebody downloads."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from tests.access.cast import somebody
from tests.publication.cast import drafted, published, told
from tumen.access.actors import JUDGE
from tumen.access.models import Actor, Role
from tumen.cli import Desk, main
from tumen.consent.actions import note_consent
from tumen.publication.models import Release
from tumen.vault.workspace import Workspace
from tumen.web import publishing, viewing

Be = Callable[[Actor], Client]


@pytest.fixture
def be(client: Client, monkeypatch: pytest.MonkeyPatch) -> Be:
    """The pages as somebody looks at them and acts in them."""

    def become(who: Actor) -> Client:
        monkeypatch.setattr(viewing, "viewer_of", lambda request: who)
        monkeypatch.setattr(publishing, "viewer_of", lambda request: who)
        client.defaults[JUDGE] = who
        return client

    return become


def run(who: Actor, *words: str) -> Result:
    done = CliRunner().invoke(main, words, obj=Desk(Workspace.current(), who), env={"COLUMNS": "160"})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def words_of(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_who_makes_a_table_sees_which_documents_it_does_not_count(be: Be, maker: Actor, other: Actor) -> None:
    away = told(maker, {"2019": 7}, "a list that somebody gave")
    note_consent(actor=maker, item=away, purpose="research", is_given=False, way="spoken", why="No.")
    edition = published(maker, other)
    id = edition.release.public_id
    assert f"{away} ({away})" in words_of(be(maker).get(f"/releases/{id}").content)
    shown = run(maker, "release", "show", id).output
    assert f"Left out, for people did not agree to it: {away} ({away})" in shown
    reader = somebody(Role.READER)
    assert away not in be(reader).get(f"/releases/{id}").content.decode()
    assert away not in run(reader, "release", "show", id).output
    package = be(reader).get(f"/releases/{id}/package.zip").content
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert all(away.encode() not in archive.read(name) for name in archive.namelist())


def test_a_table_becomes_a_release_that_is_downloaded(be: Be, maker: Actor, other: Actor) -> None:
    pages = be(maker)
    assert "Make a release of this table" in pages.get("/counts").content.decode()
    sent = pages.post("/releases/new/draft", {"of": "claims", "by": "year", "title": "Returns"}, follow=True)
    id = Release.objects.get().public_id
    told = words_of(sent.content)
    assert "withheld: too few, or changed by too few" in told
    assert "You made it, so somebody else has to approve it." in told
    assert "Files" not in told
    assert pages.get(f"/releases/{id}/data.csv").status_code == 404
    assert b"Approve it" in be(other).get(f"/releases/{id}").content
    be(other).post(f"/releases/{id}/approve", {"why": ""})
    be(maker).post(f"/releases/{id}/publish", {"until": ""})
    answer = be(somebody(Role.READER)).get(f"/releases/{id}/package.zip")
    assert answer["Content-Disposition"] == f'attachment; filename="release-{id}-package.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert json.loads(archive.read("manifest.json"))["number"] == 1
    told = be(somebody(Role.READER)).get(f"/releases/{id}").content.decode()
    for name, words in (("report-en.pdf", b"%PDF-"), ("report-ko.docx", b"PK")):
        assert f'href="/releases/{id}/{name}"' in told
        report = pages.get(f"/releases/{id}/{name}")
        assert report.content.startswith(words)
        assert report["Content-Disposition"] == f'attachment; filename="release-{id}-{name}"'
    assert "Take the site" in words_of(pages.get("/releases").content)
    with zipfile.ZipFile(io.BytesIO(pages.get("/releases/site.zip").content)) as archive:
        assert b"Returns" in archive.read("ko/release-1.html")
    drawn = pages.get(f"/releases/{id}/chart.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "1. Returns" in words_of(pages.get("/releases").content)


def test_what_is_refused_is_said_where_it_was_asked(be: Be, maker: Actor) -> None:
    pages = be(maker)
    sent = pages.post("/releases/new/draft", {"of": "claims", "by": "year", "title": " "})
    assert sent.status_code == 400
    assert "A release needs a title" in words_of(sent.content)
    sent = pages.post("/releases/new/draft", {"by": "year", "title": "Returns", "since": "2018"})
    assert "Take this filter off" in words_of(sent.content)
    assert 'value="Returns"' in sent.content.decode()
    id = drafted(maker).public_id
    assert "somebody else has to approve it" in words_of(pages.post(f"/releases/{id}/approve").content)
    assert "not approved yet" in words_of(pages.post(f"/releases/{id}/publish", {"until": ""}).content)
    assert "is no day" in words_of(pages.post(f"/releases/{id}/publish", {"until": "soon"}).content)


def test_it_is_corrected_held_back_and_retracted(be: Be, maker: Actor, other: Actor) -> None:
    id = published(maker, other).release.public_id
    pages = be(maker)
    pages.post(f"/releases/{id}/correct", {"why": "2019 is too low."})
    pages.post(f"/releases/{id}/embargo", {"why": "Not yet.", "until": "2999-01-01"})
    assert be(somebody(Role.READER)).get(f"/releases/{id}").status_code == 404
    told = words_of(be(maker).get(f"/releases/{id}").content)
    assert "Correction : 2019 is too low." in told
    assert "under embargo" in told
    assert "Tick the box" in words_of(pages.post(f"/releases/{id}/retract", {"why": "Wrong."}).content)
    pages.post(f"/releases/{id}/retract", {"why": "Wrong.", "sure": "yes"})
    told = words_of(pages.get(f"/releases/{id}").content)
    assert "retracted" in told
    assert pages.get(f"/releases/{id}/package.zip").status_code == 404
    assert b"Retract it" not in pages.get(f"/releases/{id}").content


def test_a_reader_is_shown_no_form_and_no_draft(be: Be, maker: Actor) -> None:
    id = drafted(maker).public_id
    pages = be(somebody(Role.READER))
    assert "Nothing was released yet" in words_of(pages.get("/releases").content)
    assert pages.get(f"/releases/{id}").status_code == 404
    assert b"Make a release" not in pages.get("/counts").content
    assert pages.post("/releases/new/draft", {"title": "x"}).status_code == 403


def test_the_commands_do_the_same(maker: Actor, other: Actor, tmp_path: Path) -> None:
    assert "withheld: too few" in run(maker, "release", "draft", "Returns").output
    id = Release.objects.get().public_id
    assert "draft" in run(maker, "release", "list").output
    assert run(maker, "release", "approve", id).exit_code == 1
    assert "is approved" in run(other, "release", "approve", id).output
    assert "is release 1" in run(maker, "release", "publish", id).output
    report = tmp_path / "report.pdf"
    assert run(maker, "release", "save", "1", "--only", "report-en.pdf", "--to", str(report)).exit_code == 0
    assert report.read_bytes().startswith(b"%PDF-")
    site = tmp_path / "site"
    assert "index.html" in run(maker, "release", "site", str(site)).output
    assert (site / "files/1/report-en.pdf").read_bytes() == report.read_bytes()
    (site / "mine.txt").write_text("mine")
    assert run(maker, "release", "site", str(site)).exit_code == 1
    file = tmp_path / "release.zip"
    assert run(maker, "release", "save", "1", "--to", str(file)).exit_code == 0
    assert "is what was signed" in run(maker, "release", "verify", "1", "--file", str(file)).output
    file.write_bytes(file.read_bytes()[:-1] + bytes([file.read_bytes()[-1] ^ 1]))
    assert run(maker, "release", "verify", "1", "--file", str(file)).exit_code == 1
    assert json.loads(run(maker, "release", "show", "1", "--json").output)["line"]["number"] == 1
    document = Release.objects.get().documents[0]
    assert id in run(maker, "release", "holding", document).output
    assert len(run(maker, "release", "key").output.strip()) == 64
    for step in ("correct", "embargo", "retract"):
        assert run(maker, "release", step, id, "--why", "A test.").exit_code == 0
    assert "retracted" in run(maker, "release", "show", "1").output
