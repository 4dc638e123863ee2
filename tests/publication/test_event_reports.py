"""A report on an event as a release: two people, every claim cited, nobody named. All invented."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.utils import timezone

from tests.access.cast import somebody
from tests.publication.cast import let_publish, second
from tests.record.cast import derived, tells
from tests.record.people_cast import Act, man
from tests.record.people_cast import tells as tells_of
from tumen.access.models import Actor, Role
from tumen.advocacy.queries import Letter, drafted
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Status
from tumen.claims.queries import claim as claim_of
from tumen.claims.queries import claims_of
from tumen.consent.actions import note_consent
from tumen.consent.purposes import Purpose, Way
from tumen.publication import packing, queries, reported
from tumen.publication.actions import approve_release, publish, retract
from tumen.publication.errors import NotApart, NotInOrder, NotToBeReleased
from tumen.publication.event_reports import draft_event_report
from tumen.publication.forms.kept import as_data
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.forms.wording import in_tongue
from tumen.publication.models import Release
from tumen.record.queries import events
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.writings import PUBLIC


@pytest.fixture(autouse=True)
def _data_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports as data, but where their other forms matter: setting them takes a second each time."""
    if "whole" not in request.node.name:
        monkeypatch.setattr(reported, "_FORMS", {"json": as_data})


@pytest.fixture
def maker(actor: Actor) -> Actor:
    return let_publish(actor, actor)


@pytest.fixture
def told(maker: Actor) -> list[str]:
    """Two accepted claims of one event, which differ."""
    ids = [
        tells(maker, 600, speakers=(("Reed Watch",),), published="2023-10-12"),
        tells(maker, 500, speakers=(("Heron Office",),)),
    ]
    for id in ids:
        review_claim(actor=maker, claim=id, verdict=Status.ACCEPTED, why="Read.")
    derived(maker)
    return ids


def papers(viewer: Actor, *added: str, is_draft: bool = False) -> list[Paper]:
    (about,) = [each for each in events(viewer) if each.when and each.when.earliest == date(2023, 10, 9)]
    return [
        drafted(
            viewer,
            about.id,
            Letter(
                tongue, date(2024, 3, 1), is_draft=is_draft, said=partial(in_tongue, tongue), kind=PUBLIC,
                added=added,
            ),
        )
        for tongue in Tongue
    ]  # fmt: skip


def draft(maker: Actor, *added: str, title: str = "") -> Release:
    (about,) = [each for each in events(maker) if each.when and each.when.earliest == date(2023, 10, 9)]
    return draft_event_report(actor=maker, event=about.id, papers=papers(maker, *added), title=title)


def test_the_whole_report_goes_out_by_two_people(maker: Actor, told: list[str]) -> None:
    made = draft(maker, title="What happened that night (invented)")
    with pytest.raises(NotApart):
        approve_release(actor=maker, release=made.public_id)
    approve_release(actor=second(maker), release=made.public_id)
    edition = publish(actor=maker, release=made.public_id)
    reader = somebody(Role.READER)
    files = packing.files_in(queries.package(reader, str(edition.number)))
    assert set(files) >= {"report-en.pdf", "report-en.docx", "report-ko.docx", "entities.ftm.json"}
    assert set(queries.verify(reader, str(edition.number))["files"]) < set(files)
    page = queries.release(reader, made.public_id)
    assert (page.line.is_on_event, page.line.channel) == (True, "")
    assert page.report
    assert page.report.event == "", "of which event of the record is for those who work on it"
    text = as_text(page.report.papers[0])
    assert "500 to 600 people" in text
    assert "[1, 2]" in text
    assert all(id.encode() not in data for id in told for data in files.values())
    shown = {
        tongue: queries.site(reader)[f"{tongue}/release-{edition.number}.html"].decode()
        for tongue in ("en", "ko")
    }
    assert 'href="#cited-1"' in shown["en"]
    assert "The police returned 600 people across the river." in shown["ko"]
    retract(actor=maker, release=made.public_id, why="A figure was wrong.")
    assert f"files/{edition.number}/report-en.pdf" not in queries.site(reader)


def test_it_rests_on_accepted_claims_and_is_no_draft(maker: Actor, told: list[str]) -> None:
    (about,) = events(maker)
    with pytest.raises(NotToBeReleased, match="is a draft"):
        draft_event_report(actor=maker, event=about.id, papers=papers(maker, is_draft=True))
    with pytest.raises(NotToBeReleased, match="cite nothing"):
        draft(maker, "Everybody was beaten.")
    tells(maker, 580, speakers=(("Fen Bureau",),))
    derived(maker)
    with pytest.raises(NotToBeReleased, match="not accepted"):
        draft(maker)
    assert not Release.objects.exists()


def test_nobody_is_named_in_it_nor_any_town(maker: Actor, told: list[str]) -> None:
    document = tells_of(
        maker,
        "Kang Chol-u was beaten in Onsong by two guards.\n",
        Act("was beaten in Onsong", "torture", (man("Kang Chol-u"),)),
    )
    (beaten,) = claims_of(maker, document)
    review_claim(actor=maker, claim=beaten.id, verdict=Status.ACCEPTED, why="Read.")
    derived(maker)
    made = draft(maker, f"Kang Chol-u was beaten in Onsong. [{beaten.id}]")
    page = queries.release(maker, made.public_id)
    assert page.report
    for paper in page.report.papers:
        whole = "\n".join(paper.words())
        assert "by two guards" in whole
        for secret in ("Kang", "Chol-u", "Onsong"):
            assert secret not in whole


def test_a_claim_that_changed_stops_it(maker: Actor, told: list[str]) -> None:
    made = draft(maker)
    correct_slot(actor=maker, claim=told[1], name="quantity", value=Quantity(550, 550), why="Read anew.")
    derived(maker)
    with pytest.raises((NotInOrder, NotToBeReleased)):
        approve_release(actor=second(maker), release=made.public_id)


def test_a_consent_that_is_taken_back_stops_it_and_is_told_later(maker: Actor, told: list[str]) -> None:
    made = draft(maker)
    approve_release(actor=second(maker), release=made.public_id)
    document = claim_of(maker, told[0]).document_id
    note_consent(
        actor=maker, item=document, purpose=Purpose.PUBLISH, is_given=False, way=Way.WRITTEN,
        given_on=timezone.now().date(),
    )  # fmt: skip
    with pytest.raises(NotToBeReleased, match="did not agree"):
        publish(actor=maker, release=made.public_id)
    assert queries.release(maker, made.public_id).touched == (document,)
    assert [line.id for line in queries.holding(maker, document)] == [made.public_id]
