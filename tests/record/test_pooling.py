"""What is held of figures from change to change is what would be told anew, at each step."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextvars import copy_context
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import somebody
from tests.matrix.cast import give
from tests.record.cast import derived, tells
from tumen.access import memory
from tumen.access.actions import found_compartment
from tumen.access.daily import DAILY, OF_OTHER_ROOMS, SHOWN_TO, TOLD_BY_REVISIONS
from tumen.access.looking import one_look
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.access.permission import as_machine
from tumen.access.recalling import recalling
from tumen.access.rules import RULES
from tumen.access.sight import sees_all
from tumen.accounts.actions import invite
from tumen.advocacy.actions.making import draft_appeal
from tumen.claims.actions import correct_slot, review_claim, set_sensitivity
from tumen.claims.models import Claim, Status
from tumen.claims.reworking import undo_step
from tumen.consent.actions import withdraw_consent
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.corroboration.following import Following
from tumen.documents import actions as documents
from tumen.documents.models import Document
from tumen.findings.actions import link_document, open_inquiry
from tumen.findings.models import Part
from tumen.record import seeing
from tumen.record.actions import (
    choose_figure,
    judge_different_event,
    judge_same_voice,
    refresh,
    set_standard,
    undo_judgement,
)
from tumen.record.ledger import chosen, links, voice_lines
from tumen.record.models import Membership
from tumen.record.pooling import figures_told
from tumen.record.proof import lines_by_event
from tumen.record.seeing import Derived, record_of
from tumen.vocabulary.quantities import Quantity
from tumen.watch.actions import add_feed
from tumen.watch.fetching import Asker
from tumen.watch.manners import Manners
from tumen.watch.models import Item, ItemState
from tumen.watch.running import run_round

WHY = "a test"


@pytest.fixture
def served() -> Iterator[None]:
    with recalling():
        yield


@pytest.fixture
def reader(actor: Actor) -> Actor:
    """Somebody from whom a document is hidden."""
    who = somebody()
    give(actor, who, GrantKind.ROLE, Role.READER.value)
    give(actor, who, GrantKind.CLEARANCE, Level.INTERNAL.value)
    hide(actor, tells(actor, 900, on="2020-02-02"))
    return who


@pytest.fixture
def watched(actor: Actor, tmp_path: Path) -> Path:
    """A folder on the watch."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    add_feed(actor=actor, kind="folder", address=str(folder))
    return folder


def document_of(claim: str) -> Document:
    return Claim.objects.get(public_id=claim).document


def hide(actor: Actor, claim: str) -> None:
    id = document_of(claim).public_id
    documents.set_sensitivity(actor=actor, document=id, level=Level.RESTRICTED, why=WHY)


def told(record: Any) -> dict[str, Any]:
    """Everything that a derived record says: its events in their order, with the places of their claims."""
    rows = {
        id: {name: value for name, value in row.__dict__.items() if name != "_state"}
        for id, row in record._events.items()
    }
    return {id: (row, record._members[id]) for id, row in rows.items()}


def seen(viewer: Actor) -> dict[str, Any]:
    """The record as pages show it, which is what would be derived from nothing but what is kept."""
    with one_look():
        record = record_of(viewer)
    memory.the_memory.is_on = False
    try:
        anew = told(Derived(viewer))
    finally:
        memory.the_memory.is_on = True
    found = told(record)
    assert found == anew
    assert list(found) == list(anew)
    return found


def claims_in(record: dict[str, Any]) -> set[str]:
    return {place.claim for _, places in record.values() for place in places}


def test_it_is_the_record_derived_anew_after_each_change(actor: Actor, reader: Actor, served: None) -> None:
    first, second, third = tells(actor, 600), tells(actor, 610), tells(actor, 40, on="2024-01-05")
    derived(actor)
    assert claims_in(seen(reader)) == {first, second, third}
    changes: list[Callable[[], object]] = [
        lambda: review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why=""),
        lambda: correct_slot(actor=actor, claim=second, name="quantity", value=Quantity(70, 70), why=WHY),
        lambda: undo_step(actor=actor, claim=second),
        lambda: documents.set_date(actor=actor, document=document_of(third), published="2024-02-01", why=WHY),
        lambda: judge_different_event(actor=actor, left=first, right=second, why=WHY),
        lambda: refresh(actor=actor),
        lambda: review_claim(actor=actor, claim=third, verdict=Status.REJECTED, why=WHY),
        lambda: tells(actor, 45, on="2024-01-06"),
    ]
    for change in changes:
        change()
        seen(reader)
    assert third not in claims_in(seen(reader))
    assert len(claims_in(seen(reader))) == 3


def test_a_round_of_the_watch_that_brought_nothing_leaves_what_is_held(
    actor: Actor, reader: Actor, served: None, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells(actor, 600)
    (watched / "gardens.txt").write_text("Leaves are raked before the frost.")
    run_round(actor=actor, manners=Manners(Asker()))
    derived(actor)
    seen(reader)
    monkeypatch.setattr(seeing, "Last", lambda *_: pytest.fail("nothing was held"))
    (watched / "pond.txt").write_text("The pond is cleaned in spring.")
    for passed in (2, 2):
        run_round(actor=actor, manners=Manners(Asker()))
        assert Item.objects.filter(state=ItemState.PASSED).count() == passed
        with one_look():
            record_of(reader)


def test_what_a_round_of_the_watch_brings_is_in_the_record_from_the_next_page_on(
    actor: Actor, reader: Actor, served: None, watched: Path
) -> None:
    claim = tells(actor, 600)
    derived(actor)
    assert claims_in(seen(reader)) == {claim}
    told = "On 5 January 2024 China returned 40 people to North Korea, the Council of Waiting Families said."
    (watched / "news.txt").write_text(told)
    run_round(actor=actor, manners=Manners(Asker()))
    new = Claim.objects.filter(document__public_id=Item.objects.get().document)
    assert claims_in(seen(reader)) > {claim}
    assert claims_in(seen(reader)) <= {claim, *new.values_list("public_id", flat=True)}


def test_what_was_accepted_is_asked_for_and_nothing_else(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [tells(actor, 600 + number) for number in range(3)]
    derived(actor)
    seen(reader)
    monkeypatch.setattr(seeing.Last, "grouped", lambda *_: pytest.fail("nothing that is grouped changed"))
    review_claim(actor=actor, claim=claims[0], verdict=Status.ACCEPTED, why="")
    with one_look(), CaptureQueriesContext(connection) as asked:
        record_of(reader)
    values = [each["sql"] for each in asked.captured_queries if 'FROM "claims_proposal"' in each["sql"]]
    key = Claim.objects.get(public_id=claims[0]).pk
    assert len(values) == 1
    assert f"IN ({key})" in values[0]


def test_a_record_that_was_held_asks_little(actor: Actor, reader: Actor, served: None) -> None:
    claim, other = tells(actor, 600), tells(actor, 610)
    derived(actor)
    seen(reader)
    for change in (
        lambda: review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why=""),
        lambda: review_claim(actor=actor, claim=other, verdict=Status.REJECTED, why=WHY),
    ):
        change()
        with one_look(), CaptureQueriesContext(connection) as asked:
            record_of(reader)
        assert len(asked) <= 14


def test_what_people_judge_holds_from_the_next_page_on(actor: Actor, served: None) -> None:
    one, other = tells(actor, 600), tells(actor, 610)
    derived(actor)
    event = Membership.objects.get(claim__public_id=one).event.public_id

    def judged() -> list[int]:
        with one_look():
            voices = voice_lines(dict, lambda ids: set(ids))
            proven = lines_by_event(actor, record_of(actor)).get(event, ())
            return [len(links({})), len(voices), len(chosen(actor)), len(proven)]

    assert judged() == [0, 0, 0, 0]
    line = judge_different_event(actor=actor, left=one, right=other, why=WHY)
    judge_same_voice(actor=actor, left=one, right=other, why=WHY)
    assert judged() == [1, 1, 0, 0]
    choose_figure(actor=actor, event=event, claim=other, why=WHY)
    set_standard(actor=actor, event=event, standard="reasonable-grounds", why=WHY)
    assert judged() == [1, 1, 1, 1]
    undo_judgement(actor=actor, judgement=line.pk, why=WHY)
    assert judged() == [0, 1, 1, 1]


def test_what_is_hidden_or_forgotten_is_in_no_record_and_held_by_nobody(
    actor: Actor, reader: Actor, served: None
) -> None:
    stays, hidden, sealed, gone = (tells(actor, number) for number in (600, 50, 77, 31))
    derived(actor)
    assert claims_in(seen(reader)) == {stays, hidden, sealed, gone}
    hide(actor, hidden)
    set_sensitivity(actor=actor, claim=sealed, level=Level.RESTRICTED, why=WHY)
    assert claims_in(seen(reader)) == {stays, gone}
    withdraw_consent(
        actor=actor,
        item=document_of(gone).public_id,
        purpose=Purpose.KEEP,
        way=Way.WRITTEN,
        giver=Giver.SELF,
        why=WHY,
    )
    assert claims_in(seen(reader)) == {stays}


def test_what_an_older_look_still_sees_no_later_one_is_told(
    actor: Actor, reader: Actor, served: None
) -> None:
    moved, stays = tells(actor, 600), tells(actor, 610)

    def figures() -> set[str]:
        return {each.id for each in figures_told(as_machine(reader)).figures}

    def later() -> set[str]:
        with one_look():
            return figures()

    assert later() == {moved, stays}
    old, look = copy_context(), one_look()
    old.run(look.__enter__)
    assert not old.run(sees_all, reader)  # it asked what is hidden
    circle = found_compartment(actor=actor, name="circle", why=WHY).public_id
    documents.move(actor=actor, document=document_of(moved).public_id, into=circle, why=WHY)
    assert later() == {stays}
    old.run(figures)
    assert later() == {stays}
    old.run(look.__exit__, None, None, None)


def test_what_is_done_in_other_rooms_or_shows_to_others_leaves_what_is_held(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays, moved = tells(actor, 600), tells(actor, 50)
    derived(actor)
    assert claims_in(seen(reader)) == {stays, moved}
    anew = seeing.Last
    inquiry = open_inquiry(actor=actor, title="What became of them", opened=date(2024, 3, 1))
    paper = document_of(stays).public_id
    link_document(actor=actor, inquiry=inquiry.public_id, document=paper, part=Part.values[0])
    draft_appeal(actor=actor, title="To the council", channel="letter", addressee="the council")
    invite(actor=actor, name="Ahn Mirae", role=Role.READER)
    hide(actor, moved)
    monkeypatch.setattr(seeing, "Last", lambda *_: pytest.fail("nothing was held"))
    with one_look():
        record_of(reader)
    monkeypatch.setattr(seeing, "Last", anew)
    assert claims_in(seen(reader)) == {stays}


def test_sights_that_see_the_same_are_grouped_once(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = somebody(Role.REVIEWER)
    claims = {tells(actor, 600), tells(actor, 610), tells(actor, 40, on="2024-01-05")}
    derived(actor)
    assert claims_in(seen(reader)) == claims
    with monkeypatch.context() as once:
        once.setattr(Following, "groups", lambda *_: pytest.fail("grouped twice"))
        with one_look():
            record_of(other)
    assert claims_in(seen(other)) == claims


def test_no_action_of_another_room_writes_claims_or_documents_itself() -> None:
    rooms = {action.split(".")[0] for action in OF_OTHER_ROOMS} - {"access", "claims", "documents", "jobs"}
    assert len(rooms) == 7
    for path in (each for room in rooms for each in Path("tumen", room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        kept = {
            name.asname or name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module in KEPT
            for name in node.names
            if name.name != "RecordKey"  # each room throws away the keys of what is its own
        }
        for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
            at = call.func
            if not isinstance(at, ast.Attribute) or at.attr not in WRITES:
                continue
            rows = next((each for each in ast.walk(at) if isinstance(each, ast.Name)), None)
            assert rows is None or rows.id not in kept, f"{path}:{call.lineno} writes {rows.id}"


KEPT = ("tumen.claims.models", "tumen.documents.models")
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete"}


def test_nothing_outlasts_what_hides_or_forgets() -> None:
    assert RULES.keys() >= TOLD_BY_REVISIONS
    assert not OF_OTHER_ROOMS & (DAILY | SHOWN_TO)
    for action in DAILY:
        assert not any(word in action for word in ("sensitivity", "grant"))
    for action in TOLD_BY_REVISIONS:
        erases = ("consent", "withdraw", "mark_id", "forget_re", "erase", "vault")
        assert not any(word in action for word in erases)


def test_what_is_alike_of_many_figures_is_held_once(actor: Actor, reader: Actor, served: None) -> None:
    claims = [tells(actor, 600 + number) for number in range(3)]
    derived(actor)
    with one_look():
        record = record_of(reader)
    assert record._basis is not None
    figures = [figure for figure in record._basis.figures if figure.id in claims]
    assert len(figures) == 3
    assert len({figure.document for figure in figures}) == 3
    assert len({id(figure.places) for figure in figures}) == 1
    assert len({id(figure.interval) for figure in figures}) == 1
