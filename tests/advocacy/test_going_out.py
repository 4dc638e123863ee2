"""What everybody reads: an appeal by a public channel is a release, of two people. All of it is invented."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.access.cast import somebody
from tests.publication.cast import let_publish, second
from tests.record.cast import derived, tells
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.advocacy.actions import add_ask, add_signatory, draft_appeal, note_step, sign_off, strike_ask
from tumen.advocacy.errors import NoSuchAppeal, NothingAsked, WrongState
from tumen.advocacy.queries import (
    RETRACTED,
    Letter,
    State,
    appeal,
    asked_in,
    drafted,
    going_out,
    outdated,
)
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.publication import queries, reported
from tumen.publication.actions import approve_release, publish, retract
from tumen.publication.errors import NotApart, NotToBeReleased
from tumen.publication.event_reports import draft_event_report
from tumen.publication.forms.kept import as_data
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.letters import give_letter
from tumen.publication.models import Release
from tumen.record.queries import events
from tumen.vocabulary.writings import OPEN

DAY = date(2024, 3, 1)


@pytest.fixture(autouse=True)
def _data_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As data: setting the other forms takes a second each time, and `test_event_reports` does."""
    monkeypatch.setattr(reported, "_FORMS", {"json": as_data})


@pytest.fixture
def maker(actor: Actor) -> Actor:
    return let_publish(actor, actor)


@pytest.fixture
def event(maker: Actor) -> str:
    claim = tells(maker, 600, speakers=(("Reed Watch",),))
    review_claim(actor=maker, claim=claim, verdict=Status.ACCEPTED, why="Read.")
    derived(maker)
    (found,) = events(maker)
    return found.id


@pytest.fixture
def open_letter(maker: Actor, event: str) -> str:
    made = draft_appeal(
        actor=maker, title="To everybody (invented)", channel="open letter", addressee="The Minister",
        events=[event],
    ).public_id  # fmt: skip
    add_ask(actor=maker, appeal=made, to_do="say where they are")
    add_ask(actor=maker, appeal=made, to_do="return anybody", is_negative=True, of="China")
    signing = add_signatory(actor=maker, appeal=made, name="Ines Farrow-Okafor")
    sign_off(actor=maker, appeal=made, signatory=signing.pk)
    return made


def release(maker: Actor, id: str, event: str, *, are_named: bool = False) -> Release:
    going = going_out(maker, id, day=DAY, are_named=are_named)
    papers = [drafted(maker, event, each) for each in going.letters]
    return draft_event_report(actor=maker, event=event, papers=papers, title=going.title, appeal=going.appeal)


def out(maker: Actor, made: Release) -> None:
    approve_release(actor=second(maker), release=made.public_id)
    publish(actor=maker, release=made.public_id)


def papers_of(maker: Actor, made: Release) -> tuple[Paper, ...]:
    page = queries.release(maker, made.public_id)
    assert page.report
    return page.report.papers


def test_it_is_sent_when_a_second_person_let_its_release_out(
    maker: Actor, open_letter: str, event: str
) -> None:
    with pytest.raises(WrongState, match="goes out as a release that somebody else"):
        note_step(actor=maker, appeal=open_letter, kind="sent")
    made = release(maker, open_letter, event)
    assert [(line.state, line.channel) for line, _ in queries.releases_of_appeal(maker, open_letter)] == [
        ("draft", "open letter")
    ]
    assert not queries.releases_of_appeal(somebody(Role.READER), open_letter)
    with pytest.raises(NotApart):
        approve_release(actor=maker, release=made.public_id)
    with pytest.raises(WrongState):
        note_step(actor=maker, appeal=open_letter, kind="sent")
    out(maker, made)
    assert [line.state for line, _ in queries.releases_of_appeal(maker, open_letter)] == ["published"]
    shown = queries.site(somebody(Role.READER))["en/release-1.html"].decode()
    assert shown.index("The Minister") < shown.index("Say where they are")
    assert "Farrow" not in shown
    note_step(actor=maker, appeal=open_letter, kind="sent")
    assert appeal(maker, open_letter).state is State.SENT
    assert AuditLine.objects.get(action="publication.draft_event_report").detail["appeal"] == open_letter


def test_what_says_something_else_since_is_released_again(maker: Actor, open_letter: str, event: str) -> None:
    out(maker, release(maker, open_letter, event))
    strike_ask(actor=maker, appeal=open_letter, ask=appeal(maker, open_letter).of[0].asks[0].id)
    with pytest.raises(WrongState, match="somebody who signs it has not signed"):
        note_step(actor=maker, appeal=open_letter, kind="sent")
    sign_off(actor=maker, appeal=open_letter, signatory=appeal(maker, open_letter).signatories[0].number)
    with pytest.raises(WrongState, match="says something else than its release 1"):
        note_step(actor=maker, appeal=open_letter, kind="sent")


def test_what_was_retracted_counts_for_nothing(maker: Actor, open_letter: str, event: str) -> None:
    made = release(maker, open_letter, event)
    out(maker, made)
    retract(actor=maker, release=made.public_id, why="A figure was wrong.")
    with pytest.raises(WrongState, match="none of it is out"):
        note_step(actor=maker, appeal=open_letter, kind="sent")


def test_one_that_was_sent_says_when_its_release_is_retracted(
    client: Client, maker: Actor, open_letter: str, event: str
) -> None:
    made = release(maker, open_letter, event)
    out(maker, made)
    note_step(actor=maker, appeal=open_letter, kind="sent")
    assert appeal(maker, open_letter).changed == ()
    retract(actor=maker, release=made.public_id, why="A figure was wrong.")
    assert [(each.item, each.how) for each in appeal(maker, open_letter).changed] == [
        (made.public_id, RETRACTED)
    ]
    assert [each.id for each in outdated(maker).appeals] == [open_letter]
    page = client.get(f"/appeals/{open_letter}").content.decode()
    assert f"{made.public_id}: it went out as this release, which was retracted" in page


def test_nobody_is_named_unless_everybody_agreed(maker: Actor, open_letter: str, event: str) -> None:
    for paper in papers_of(maker, release(maker, open_letter, event)):
        assert (paper.recipient, paper.signatories) == (("The Minister",), ())
    for paper in papers_of(maker, release(maker, open_letter, event, are_named=True)):
        assert paper.signatories == ("Ines Farrow-Okafor",)
    lines = AuditLine.objects.filter(action="publication.draft_event_report").order_by("number")
    assert [line.detail["named"] for line in lines] == [0, 1]


def test_who_is_not_cleared_for_names_drafts_it_without(maker: Actor, open_letter: str, event: str) -> None:
    colleague = introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)
    assert going_out(colleague, open_letter, day=DAY).letters[0].signatories == ()
    with pytest.raises(WrongState, match="cleared for"):
        going_out(colleague, open_letter, day=DAY, are_named=True)


def test_it_asks_each_what_is_asked_of_them_and_never_the_reverse(
    maker: Actor, open_letter: str, event: str
) -> None:
    english, korean = papers_of(maker, release(maker, open_letter, event))
    assert "Say where they are" in english.words()
    assert "China: Not to do, or to stop: return anybody" in english.words()
    assert "China: 하지 말거나 중단할 것: return anybody" in korean.words()
    view = appeal(maker, open_letter)
    assert asked_in(Tongue.ENGLISH, reversed(view.of)) == asked_in(Tongue.ENGLISH, view.of)


def test_what_goes_to_one_office_or_is_not_signed_is_not_released(
    maker: Actor, open_letter: str, event: str
) -> None:
    add_signatory(actor=maker, appeal=open_letter, name="Baek Ok-hee")
    with pytest.raises(WrongState, match="has not signed"):
        going_out(maker, open_letter, day=DAY)
    letter = draft_appeal(actor=maker, title="A", channel="letter", addressee="B").public_id
    with pytest.raises(WrongState, match="not everybody reads"):
        going_out(maker, letter, day=DAY)
    statement = draft_appeal(actor=maker, title="A", channel="press statement", addressee="B").public_id
    with pytest.raises(NothingAsked):
        going_out(maker, statement, day=DAY)
    with pytest.raises(NoSuchAppeal):
        going_out(maker, "x-none", day=DAY)


def test_what_everybody_reads_leaves_finished_in_no_other_way(maker: Actor, event: str) -> None:
    for is_draft in (True, False):
        paper = drafted(maker, event, Letter(Tongue.ENGLISH, DAY, is_draft=is_draft, kind=OPEN))
        given = {"to": "The press", "why": "Asked.", "form": "txt", "kind": OPEN}
        if is_draft:
            assert give_letter(actor=maker, paper=paper, **given).is_draft
        else:
            with pytest.raises(NotToBeReleased, match="somebody else approves"):
                give_letter(actor=maker, paper=paper, **given)
