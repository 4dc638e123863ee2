"""The report of an inquiry as a release: two people, what it tells nobody, what stops it. All invented."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone

from tests.access.cast import put_apart, somebody
from tests.findings.cast import Found, Told, found
from tests.publication.cast import second
from tests.publication.forms.test_entities import faults
from tests.record.people_cast import Act, man, tells
from tumen.access.actors import JUDGE
from tumen.access.models import Actor, Role
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claims_of
from tumen.consent.actions import note_consent
from tumen.consent.purposes import Purpose, Way
from tumen.documents.models import Document, RecordKey
from tumen.findings.concluding import add_dissent, adopt_finding, draft_finding, recommend
from tumen.publication import packing, queries, reported
from tumen.publication.actions import approve_release, publish, retract
from tumen.publication.concluded import draft_findings
from tumen.publication.errors import NoSuchRelease, NotApart, NotInOrder, NotOpen, NotToBeReleased, NotWhole
from tumen.publication.forms.kept import as_data, paper_in
from tumen.publication.forms.plain import as_text
from tumen.publication.models import Release
from tumen.publication.sealing import KEEPING
from tumen.record.actions import refresh
from tumen.web import inquiring, publishing, viewing

#: Says where somebody is and who they are, and is quoted for what was done.
ACCOUNT = "Kang Chol-u was beaten in Onsong by two guards.\n"


@pytest.fixture(autouse=True)
def _data_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports as data, but where their other forms matter: setting them takes a second each time."""
    if "whole" not in request.node.name:
        monkeypatch.setattr(reported, "_FORMS", {"json": as_data})


@pytest.fixture
def case(actor: Actor, cast: Told) -> Found:
    """An inquiry with one adopted finding, a dissent and a recommendation."""
    made = found(actor, cast)
    adopt_finding(actor=actor, inquiry=made.inquiry, finding=made.findings[0])
    add_dissent(
        actor=actor, inquiry=made.inquiry, finding=made.findings[0], member=made.member, why="Too far."
    )
    recommend(
        actor=actor,
        inquiry=made.inquiry,
        text="Tell the court.",
        findings=[made.findings[0]],
        addressee="The far ministry",
    )
    return made


@pytest.fixture
def other(actor: Actor) -> Actor:
    return second(actor)


def out(actor: Actor, other: Actor, case: Found) -> str:
    """The report published; the release's id."""
    made = draft_findings(actor=actor, inquiry=case.inquiry)
    approve_release(actor=other, release=made.public_id)
    return publish(actor=actor, release=made.public_id).release.public_id


def test_the_whole_report_goes_out_by_two_people(actor: Actor, other: Actor, cast: Told, case: Found) -> None:
    made = draft_findings(actor=actor, inquiry=case.inquiry, title="What was found (invented)")
    with pytest.raises(NotApart):
        approve_release(actor=actor, release=made.public_id)
    with pytest.raises(NoSuchRelease):
        queries.release(somebody(Role.READER), made.public_id)
    approve_release(actor=other, release=made.public_id)
    edition = publish(actor=actor, release=made.public_id)
    reader = somebody(Role.READER)
    files = packing.files_in(queries.package(reader, str(edition.number)))
    assert set(files) >= {"report-en.pdf", "report-en.docx", "report-en.json", "report-ko.docx"}
    assert files["report-en.pdf"].startswith(b"%PDF")
    told = queries.verify(reader, str(edition.number))
    assert set(told["files"]) == set(files) - {"manifest.json", "signature.json"}
    assert "cited.json" not in files
    assert queries.package(reader, made.public_id) == queries.package(reader, made.public_id)
    page = queries.release(reader, made.public_id)
    assert page.report
    assert page.report.inquiry == "", "of which inquiry of the record is for those who work on it"
    english, korean = page.report.papers
    text = as_text(english)
    for said in ("beyond reasonable doubt", "A member dissents: Too far.", "To The far ministry", "[1]"):
        assert said in text
    assert "조사 결과 1" in as_text(korean)
    for secret in ("Farrow", cast.torture, case.inquiry, case.findings[0], "the hill families"):
        assert secret not in text
        assert all(secret.encode() not in data for name, data in files.items() if name.endswith("json"))
    site = queries.site(reader)
    page_in = {tongue: site[f"{tongue}/release-{edition.number}.html"].decode() for tongue in ("en", "ko")}
    assert "A member dissents: Too far." in page_in["en"]
    assert 'href="#cited-1"' in page_in["en"]
    assert 'id="cited-1"' in page_in["ko"]
    assert f"files/{edition.number}/report-en.pdf" in site
    assert cast.torture not in page_in["en"]
    assert faults(files["entities.ftm.json"]) == []
    assert b'"Article"' in files["entities.ftm.json"]


def test_sources_that_are_too_many_to_print_leave_as_a_table(
    actor: Actor, other: Actor, cast: Told, case: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reported, "ANNEX", 0)
    id = out(actor, other, case)
    reader = somebody(Role.READER)
    files = packing.files_in(queries.package(reader, id))
    number, quote, *_ = list(csv.reader(io.StringIO(files["sources-en.csv"].decode())))[1]
    (cited, *_) = paper_in(files["report-en.json"]).citations
    assert (number, quote) == ("1", cited.quote)
    assert "sources-ko.csv" in files
    assert all(cast.torture.encode() not in data for data in files.values())
    assert b'"Table"' in files["entities.ftm.json"]
    site = queries.site(reader)
    for tongue, said in (("en", "sources. The others are left out"), ("ko", "나머지는 그 파일에서 빠져")):
        assert said in site[f"{tongue}/release-1.html"].decode()
        assert f"files/1/sources-{tongue}.csv" in site
    page = Client().get(f"/releases/{id}").content.decode()
    assert (
        "The report as PDF and DOCX prints the first 2,000 of its 1 sources. The others are left out" in page
    )


def test_a_paper_is_the_same_when_it_was_kept(actor: Actor, case: Found) -> None:
    for paper in reported.papers_of(actor, case.inquiry).papers:
        assert paper_in(as_data(paper)) == paper


def test_who_is_quoted_is_not_named_nor_where_they_were(actor: Actor, case: Found) -> None:
    document = tells(actor, ACCOUNT, Act("was beaten in Onsong", "torture", (man("Kang Chol-u"),)))
    (claim,) = claims_of(actor, document)
    review_claim(actor=actor, claim=claim.id, verdict=Status.ACCEPTED, why="Read.")
    refresh(actor=actor)
    made = draft_finding(
        actor=actor, inquiry=case.inquiry, text="A man was beaten.", standard="reasonable-grounds",
        claims=[claim.id], elements=["torture.pain"],
    )  # fmt: skip
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=made.public_id)
    for paper in reported.papers_of(actor, case.inquiry).papers:
        whole = "\n".join(paper.words())
        assert "by two guards" in whole
        for secret in ("Kang", "Chol-u", "Onsong"):
            assert secret not in whole
    named = draft_finding(
        actor=actor, inquiry=case.inquiry, text="Kang Chol-u was beaten.", standard="reasonable-grounds",
        claims=[claim.id], elements=["torture.pain"],
    )  # fmt: skip
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=named.public_id)
    with pytest.raises(NotToBeReleased, match="names somebody"):
        draft_findings(actor=actor, inquiry=case.inquiry)


def test_a_finding_that_rests_on_what_people_did_not_agree_to_be_told_is_left_out(
    actor: Actor, cast: Told, case: Found
) -> None:
    document = tells(actor, ACCOUNT, Act("was beaten in Onsong", "torture", (man("Kang Chol-u"),)))
    (claim,) = claims_of(actor, document)
    review_claim(actor=actor, claim=claim.id, verdict=Status.ACCEPTED, why="Read.")
    refresh(actor=actor)
    made = draft_finding(
        actor=actor, inquiry=case.inquiry, text="A man was beaten.", standard="reasonable-grounds",
        claims=[claim.id, cast.torture], elements=["torture.pain"],
    )  # fmt: skip
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=made.public_id)
    note_consent(
        actor=actor, item=document.public_id, purpose=Purpose.PUBLISH, is_given=False, way=Way.WRITTEN
    )
    told = reported.papers_of(actor, case.inquiry)
    assert [each.id for each in told.left_out] == [claim.id]
    assert told.findings == (case.findings[0],)
    for paper in told.papers:
        assert all(secret not in "\n".join(paper.words()) for secret in ("A man was", "guards", "Finding 2"))
    release = draft_findings(actor=actor, inquiry=case.inquiry).public_id
    assert queries.release(actor, release).left_out == ((claim.id, document.public_id),)


def test_a_finding_or_a_claim_that_changed_stops_it(
    actor: Actor, other: Actor, cast: Told, case: Found
) -> None:
    made = draft_findings(actor=actor, inquiry=case.inquiry).public_id
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=case.findings[1])
    with pytest.raises(NotInOrder, match="Draft it again"):
        approve_release(actor=other, release=made)
    review_claim(actor=actor, claim=cast.torture, verdict=Status.REJECTED, why="Misread.")
    with pytest.raises(NotToBeReleased, match="another since"):
        draft_findings(actor=actor, inquiry=case.inquiry)


def test_what_is_no_finding_yet_is_not_released(actor: Actor, cast: Told) -> None:
    with pytest.raises(NotToBeReleased, match="no adopted finding"):
        draft_findings(actor=actor, inquiry=found(actor, cast).inquiry)


def test_somebody_from_whom_something_is_hidden_drafts_none(actor: Actor, cast: Told, case: Found) -> None:
    put_apart(actor, cast.document)
    with pytest.raises(NotWhole):
        draft_findings(actor=actor, inquiry=case.inquiry)


def test_a_consent_that_is_taken_back_stops_it_and_is_told_later(
    actor: Actor, other: Actor, cast: Told, case: Found
) -> None:
    id = out(actor, other, case)
    note_consent(
        actor=actor, item=cast.document, purpose=Purpose.PUBLISH, is_given=False, way=Way.WRITTEN,
        given_on=timezone.now().date(),
    )  # fmt: skip
    with pytest.raises(NotToBeReleased, match="did not agree"):
        draft_findings(actor=actor, inquiry=case.inquiry)
    assert queries.release(actor, id).touched == (cast.document,)
    assert [line.id for line in queries.holding(actor, cast.document)] == [id]


def test_words_that_are_forgotten_are_read_in_no_report(
    actor: Actor, other: Actor, cast: Told, case: Found
) -> None:
    id = out(actor, other, case)
    assert KEEPING.words_gone
    KEEPING.words_gone(Document.objects.get(public_id=cast.document).pk)
    assert not RecordKey.objects.filter(item=id).exists()
    page = queries.release(actor, id)
    assert page.report
    assert page.report.papers == ()
    with pytest.raises(NotOpen):
        queries.package(actor, id)
    (left,) = [page for name, page in queries.site(actor).items() if name.startswith("en/release-")]
    assert b"The Lantern Inquiry" in left
    assert b"handcuffs" not in left
    assert not [name for name in queries.site(actor) if name.startswith("files/")]


def test_what_was_retracted_is_shown_to_nobody_but_its_makers(
    actor: Actor, other: Actor, case: Found
) -> None:
    id = out(actor, other, case)
    retract(actor=actor, release=id, why="A witness was misheard.")
    page = queries.release(somebody(Role.READER), id)
    assert page.report
    assert page.report.papers == ()
    assert [each.why for each in page.notices] == ["A witness was misheard."]
    with pytest.raises(NotOpen):
        queries.package(actor, id)


def test_it_is_drafted_and_read_in_the_pages(
    actor: Actor, other: Actor, case: Found, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be(who: Actor) -> None:
        for module in (viewing, publishing, inquiring):
            monkeypatch.setattr(module, "viewer_of", lambda request: who)
        client.defaults[JUDGE] = who

    be(actor)
    assert "Draft the release" in client.get(f"/inquiries/{case.inquiry}/report").content.decode()
    sent = client.post(f"/inquiries/{case.inquiry}/report/release", {"title": "x" * 201})
    assert sent.status_code == 400
    assert "at most 200 letters" in sent.content.decode()
    sent = client.post(f"/inquiries/{case.inquiry}/report/release", {"title": "Found"}, follow=True)
    said = sent.content.decode()
    assert "You made it, so somebody else has to approve it." in said
    assert "A member dissents: Too far." in said
    id = Release.objects.get().public_id
    be(other)
    client.post(f"/releases/{id}/approve", {"why": ""})
    be(actor)
    client.post(f"/releases/{id}/publish", {"until": ""})
    be(somebody(Role.READER))
    said = client.get(f"/releases/{id}").content.decode()
    assert f"/releases/{id}/report-en.json" in said
    assert f"/releases/{id}/data.csv" not in said
    assert case.inquiry not in said
    assert client.get(f"/releases/{id}/report-en.json")["Content-Type"] == "application/json"
    assert "the report of an inquiry" in client.get("/releases").content.decode()
