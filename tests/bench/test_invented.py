"""The invented workspace is one that the rooms could have made, and its pages ask no more when it grows."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from bench import asked, desk, invented
from bench.machine import memory_of
from bench.multiplied import multiply
from tumen.access.models import Actor
from tumen.access.recalling import recalling
from tumen.claims.models import Claim
from tumen.claims.queries import claims_of
from tumen.documents.models import Document
from tumen.record.models import Cell, Event, Person, Tally
from tumen.record.queries import stale
from tumen.search.kinds import Kind
from tumen.search.queries import found
from tumen.web import viewing

if TYPE_CHECKING:
    from tests.conftest import OwnRecord

#: Documents of the workspace, and by how many it grows.
FEW, MORE = 16, 48
#: Pages that show some of many: they may ask this often, and no more of a larger record.
LISTS = ("/documents", "/record", "/persons", "/sources", "/passages", "/timeline", "/map", "/counts")
MOST = 30
#: Tables that grow with the claims: no list looks through one of them.
LARGE = {"claims_claim", "claims_proposal", "claims_speaking", "record_membership", "record_tally"}
#: Tables that grow with the documents, or with what people do. Covers are not among them: what is covered
#: everywhere has to be known before anything is told.
GROWING = LARGE | {
    *("access_auditline", "access_marking", "claims_readingrun", "claims_slotvalue", "claims_source"),
    *("documents_block", "documents_custodyevent", "documents_detail", "documents_document"),
    *("documents_rendition", "record_event", "record_eventalias", "record_fingerprint", "record_judgement"),
    *("record_person", "record_personalias", "record_personclaim", "record_sharedpassage", "teamwork_task"),
}
#: Those that are looked through all the same, by pages: pairs of documents, which are summed up; persons and
#: documents to review in their order, until a page or one is found.
LOOKED_THROUGH: dict[str, dict[str, str]] = {
    "everything": {},
    "little": {
        "documents_document": "/review",
        "record_person": "/persons",
        "record_sharedpassage": "/passages",
    },
}


@pytest.fixture(scope="module")
def everything(own_record: OwnRecord) -> Iterator[Actor]:
    with pytest.MonkeyPatch.context() as patch, own_record("desk"):
        patch.setattr(viewing, "viewer_of", viewing.viewer_of)
        patch.setattr(asked, "MANY_ROWS", 0)
        actor, _ = invented.viewers()
        invented.fill(actor, FEW)
        invented.derive(actor)
        yield actor


@pytest.fixture
def little(everything: Actor, db: None) -> Actor:
    return invented.viewers()[1]


def test_every_quote_stands(everything: Actor, db: None) -> None:
    for document in Document.objects.all()[:5]:
        found = claims_of(everything, document)
        assert len(found) == invented.CLAIMS
        assert all(claim.quote_stands for claim in found)
        assert all(claim.quote.exact in claim.sentence_text for claim in found)


def test_the_record_follows_from_it(everything: Actor, db: None) -> None:
    assert Claim.objects.count() == invented.CLAIMS * FEW
    assert 1 < Event.objects.count() < 3 * FEW
    assert Person.objects.count() == FEW
    assert stale(everything) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="written by SQLite alone")
def test_its_rows_written_again_are_a_record_that_holds_together(everything: Actor, db: None) -> None:
    counts, tallied = invented.counted(), sum(Cell.objects.values_list("claims", flat=True))
    multiply(3)
    many = invented.counted()
    assert many.pop("sources") == counts.pop("sources")
    assert many == {name: 3 * number for name, number in counts.items()}
    assert sum(Cell.objects.values_list("claims", flat=True)) == 3 * tallied == Tally.objects.count()
    assert stale(everything) == []
    last = Document.objects.order_by("-pk")[0]
    told = claims_of(everything, last)
    assert len(told) == invented.CLAIMS
    assert all(claim.quote_stands and claim.quote.exact in claim.sentence_text for claim in told)
    assert found(everything, Kind.DOCUMENT, "Convention").hits[0].item == last.public_id


def test_more_copies_than_years_are_refused() -> None:
    with pytest.raises(ValueError, match="13 years"):
        multiply(14)


def test_it_is_the_same_again() -> None:
    events = invented.happenings(FEW, random.Random(7))
    assert invented.document(3, events)[2].words == invented.document(3, events)[2].words


def test_lists_ask_no_more_of_four_times_the_record(everything: Actor, little: Actor) -> None:
    def counted() -> dict[tuple[str, str], asked.Asked]:
        viewers = {"everything": everything, "little": little}
        return {
            (address, name): asked.ask(address, viewer, name, rounds=1)
            for address in LISTS
            for name, viewer in viewers.items()
        }

    with recalling():
        few = counted()
        invented.fill(everything, MORE, first=FEW)
        invented.derive(everything)
        many = counted()
    told = {page: (few[page].queries, one.queries) for page, one in many.items()}
    assert {page: counts for page, counts in told.items() if counts[1] > MOST} == {}
    assert {page: counts for page, counts in told.items() if counts[1] > counts[0]} == {}
    scanned = {page: LARGE & set(asked.scans(one.statements)) for page, one in many.items()}
    assert {page: tables for page, tables in scanned.items() if tables} == {}


@pytest.mark.parametrize("name", desk.WALKERS)
def test_no_page_looks_through_a_table_that_grows(everything: Actor, little: Actor, name: str) -> None:
    """Of all pages that people walk through, right after a claim was judged; each of them is there."""
    judged, unseen = invented.judging(everything), dict[str, set[str]]()
    viewer = everything if name == "everything" else little
    with recalling():
        for address in asked.addresses():
            one = asked.ask(address, viewer, name, rounds=1, change=lambda: next(judged))
            known = {table for table, page in LOOKED_THROUGH[name].items() if page == address}
            if scanned := (GROWING & set(asked.scans(one.statements))) - known:
                unseen[address] = scanned
    assert unseen == {}


def test_it_says_a_table_that_is_looked_through(everything: Actor, db: None) -> None:
    with asked.listening() as heard:
        list(Claim.objects.filter(exact="nowhere").order_by())
        list(Claim.objects.filter(public_id="c-00000000").order_by())
    assert set(asked.scans(heard)) == {"claims_claim"}
    assert len(asked.scans(heard)["claims_claim"]) == 1


def test_times_within_which_so_many_came() -> None:
    times = [float(each) for each in range(1, 101)]
    assert (desk.at(times, 50), desk.at(times, 95)) == (pytest.approx(50.5), pytest.approx(95.05))
    assert desk.at([7.0], 99) == 7.0


def test_a_walk_ends_by_itself_and_says_what_did_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    def visit(port: int, address: str, who: str) -> desk.Visit:
        if address == "/gone":
            raise RuntimeError("it answered 500")
        return desk.Visit(address, who, 0.01, 1.0, 3)

    monkeypatch.setattr(desk, "visit", visit)
    visits, failed = desk.walk(1, ["/", "/gone"], users=4, seconds=0.3, pause=0.01)
    assert failed
    assert {each.address for each in visits} == {"/"}
    assert {each.who for each in visits} == set(desk.WALKERS)


def test_the_memory_of_another_process_is_told() -> None:
    assert memory_of(os.getpid()) > 20
    assert memory_of(2**30) == 0.0
