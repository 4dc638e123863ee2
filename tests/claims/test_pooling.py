"""What is held of claims is what would be told anew, after each change, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.claims.cast import proposal, read_as
from tests.claims.test_updating import FIRST, LATER, NAME, SAID, made, taken
from tests.record.cast import tells
from tests.record.people_cast import first
from tumen.access import memory
from tumen.access.actions import found_compartment, introduce
from tumen.access.looking import one_look
from tumen.access.models import Actor, Level, Role
from tumen.access.recalling import recalling
from tumen.access.sight import sees_all
from tumen.claims import pooling
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.figures import FigureView, figures_named
from tumen.claims.mapping import take_columns
from tumen.claims.models import Claim, Status
from tumen.claims.queries import ActView, Unjudged, acts, claims_of, sources, unjudged
from tumen.claims.reworking import undo_step
from tumen.consent.actions import withdraw_consent
from tumen.consent.purposes import Giver, Purpose, Way
from tumen.documents.actions import move, set_date, set_sensitivity, take_in
from tumen.documents.models import Document
from tumen.vocabulary.quantities import Quantity

WHY = "a test"


@pytest.fixture
def served() -> Iterator[None]:
    with recalling():
        yield


@pytest.fixture
def reader() -> Actor:
    return introduce(name="a reader", roles=(Role.READER,), clearance=Level.INTERNAL)


def document_of(claim: str) -> Document:
    return Claim.objects.get(public_id=claim).document


def told(viewer: Actor, ids: list[str]) -> list[FigureView]:
    with one_look():
        return figures_named(viewer, ids)


def anew(viewer: Actor, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> list[FigureView]:
    with monkeypatch.context() as patch:
        patch.setattr(pooling, "held", lambda of, new, **_: new())
        return told(viewer, ids)


def test_after_each_change_it_is_what_would_be_told_anew(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [tells(actor, 600), tells(actor, 610), tells(actor, 40, on="2024-01-05")]
    first, second, third = ids
    changes: list[Callable[[], object]] = [
        lambda: None,
        lambda: review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why=""),
        lambda: correct_slot(actor=actor, claim=second, name="quantity", value=Quantity(70, 70), why=WHY),
        lambda: undo_step(actor=actor, claim=second),
        lambda: set_date(actor=actor, document=document_of(third), published="2024-02-01", why=WHY),
        lambda: review_claim(actor=actor, claim=third, verdict=Status.REJECTED, why=WHY),
        lambda: set_sensitivity(
            actor=actor, document=document_of(first).public_id, level=Level.RESTRICTED, why=WHY
        ),
        lambda: withdraw_consent(
            actor=actor,
            item=document_of(second).public_id,
            purpose=Purpose.KEEP,
            way=Way.WRITTEN,
            giver=Giver.SELF,
            why=WHY,
        ),
    ]
    counted = []
    for change in changes:
        change()
        for viewer in (actor, reader):
            assert told(viewer, ids) == anew(viewer, ids, monkeypatch)
        counted.append((len(told(actor, ids)), len(told(reader, ids))))
    assert counted == [(3, 3)] * 5 + [(2, 2), (2, 1), (1, 0)]


def test_a_claim_that_changed_is_asked_for_and_no_other(actor: Actor, served: None) -> None:
    ids = [tells(actor, 600 + number) for number in range(3)]
    told(actor, ids)
    review_claim(actor=actor, claim=ids[0], verdict=Status.ACCEPTED, why="")
    with CaptureQueriesContext(connection) as asked:
        told(actor, ids)
    values = [each["sql"] for each in asked.captured_queries if 'FROM "claims_proposal"' in each["sql"]]
    assert len(values) == 1
    assert f"IN ({Claim.objects.get(public_id=ids[0]).pk})" in values[0]


def test_whoever_adds_to_what_they_were_told_adds_it_for_nobody_else(actor: Actor, served: None) -> None:
    ids = [tells(actor, 600)]
    told(actor, ids)[0].values["unit"] = "changed by who asked"
    assert told(actor, ids)[0].values.get("unit") != "changed by who asked"


def test_no_more_are_held_than_fit(actor: Actor, served: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "MOST", 2)
    ids = [tells(actor, 600 + number) for number in range(4)]
    for some in (ids[:2], ids[1:3], ids):
        assert [each.id for each in told(actor, some)] == some
        assert [each.values["quantity"].low for each in told(actor, some)] == [
            600 + ids.index(id) for id in some
        ]


def test_a_publisher_that_is_given_later_speaks_from_then_on(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"Report\n\nThe police returned 600 people across the river.\n"
    document = take_in(actor=actor, data=data, name="report.txt", origin=WHY)
    read_as(actor, document, proposal(data.decode(), "600 people", speakers=()))
    ids = [each.id for each in claims_of(actor, document)]
    before = told(reader, ids)
    take_in(actor=actor, data=data, name="report.txt", origin=WHY, publisher="The Lantern Wire")
    read_as(actor, document, proposal(data.decode(), "600 people", speakers=()), reader="another")
    for viewer in (actor, reader):
        assert told(viewer, ids) == anew(viewer, ids, monkeypatch)
    assert [each.speaker for each in told(reader, ids)] != [each.speaker for each in before]
    assert [each.speaker for each in told(reader, ids)] == ["The Lantern Wire"]


def test_an_act_that_is_corrected_is_told_as_it_would_be_anew(
    actor: Actor, reader: Actor, served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = first(actor)
    rows = Claim.objects.filter(document=document)

    def of(viewer: Actor) -> list[ActView]:
        with one_look():
            return acts(viewer, among=rows)

    assert of(reader)
    changes: list[Callable[[], object]] = [
        lambda: review_claim(actor=actor, claim=of(actor)[0].id, verdict=Status.ACCEPTED, why=""),
        lambda: correct_slot(actor=actor, claim=of(actor)[0].id, name="act", value="killing", why=WHY),
        lambda: set_sensitivity(actor=actor, document=document.public_id, level=Level.RESTRICTED, why=WHY),
    ]
    for change in changes:
        change()
        for viewer in (actor, reader):
            found = of(viewer)
            with monkeypatch.context() as patch:
                patch.setattr(pooling, "held", lambda of, new, **_: new())
                assert found == of(viewer)
    assert [each.values["act"] for each in of(actor)][0] == "killing"
    assert of(reader) == []


def counted(viewer: Actor) -> tuple[list[int | None], Unjudged]:
    """Of how many claims each source is named, and how many wait."""
    return [each.claims for each in sources(viewer)], unjudged(viewer)


def test_what_an_older_look_still_counts_no_later_one_is_told(
    actor: Actor, reader: Actor, served: None
) -> None:
    moved, _, hidden = tells(actor, 600), tells(actor, 610), tells(actor, 900)
    set_sensitivity(actor=actor, document=document_of(hidden).public_id, level=Level.RESTRICTED, why=WHY)

    def later() -> tuple[list[int | None], Unjudged]:
        with one_look():
            return counted(reader)

    assert later() == ([2], Unjudged(2, 2))
    old, look = copy_context(), one_look()
    old.run(look.__enter__)
    assert not old.run(sees_all, reader)  # it asked what is hidden
    circle = found_compartment(actor=actor, name="circle", why=WHY).public_id
    move(actor=actor, document=document_of(moved).public_id, into=circle, why=WHY)
    assert later() == ([1], Unjudged(1, 1))
    old.run(counted, reader)
    assert later() == ([1], Unjudged(1, 1))
    old.run(look.__exit__, None, None, None)


def test_a_claim_that_takes_the_place_of_one_in_an_earlier_file_is_counted_for_both(
    actor: Actor, served: None
) -> None:
    first = taken(actor, FIRST)
    take_columns(actor=actor, document=first, columns=SAID, list_name=NAME)
    judged = made(first)["T-2"]
    correct_slot(actor=actor, claim=judged, name="outcome", value="not known", why=WHY)
    later = taken(actor, LATER)
    take_columns(actor=actor, document=later, columns=SAID, list_name=NAME)
    waits = made(later)["T-2"]

    def later_pages() -> tuple[list[int | None], Unjudged]:
        with one_look():
            return counted(actor)

    def told_anew() -> tuple[list[int | None], Unjudged]:
        memory.the_memory.forget()
        return later_pages()

    before = later_pages()
    review_claim(actor=actor, claim=waits, verdict=Status.ACCEPTED, why=WHY)
    after = later_pages()
    assert after == told_anew() != before
    undo_step(actor=actor, claim=waits.public_id)
    assert later_pages() == told_anew() == before
