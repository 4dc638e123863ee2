from __future__ import annotations

import pytest

from tests.claims.cast import TEXT, a_document, proposal, read_as
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot
from tumen.claims.models import Source, SourceKind, Speaking
from tumen.claims.queries import claims_of
from tumen.documents.models import Detail, Document


@pytest.fixture
def report(actor: Actor) -> Document:
    return a_document(actor)


def spoken(actor: Actor, report: Document) -> list[list[str]]:
    [told] = claims_of(actor, report)
    return [[source.name for source in chain] for chain in told.told_by]


def test_it_keeps_chains_in_their_order(actor: Actor, report: Document) -> None:
    chains = (("the ministry", "officials", "a witness"), ("the council",))
    read_as(actor, report, proposal(TEXT, "60 people", speakers=chains))
    assert spoken(actor, report) == [list(chain) for chain in chains]


def test_it_counts_a_source_twice_in_one_chain_as_one_source(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("the council", "The  Council"),)))
    assert Source.objects.filter(key="council").count() == 1
    assert Speaking.objects.count() == 2


def test_it_keeps_the_first_spelling_of_a_name(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("the Council",),)))
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("THE COUNCIL",),)))
    assert spoken(actor, report) == [["the Council"]]


def test_it_drops_empty_chains_and_keeps_the_others(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=((), ("…",), ("the council",))))
    assert spoken(actor, report) == [["the council"]]


def test_it_takes_the_author_where_there_is_no_publisher(actor: Actor) -> None:
    report = a_document(actor, publisher=None)
    Detail.objects.create(document=report, field="author", value="Alice Fenwright", evidence="byline")
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    [told] = claims_of(actor, report)
    assert (told.speaker, told.own_voice) == ("Alice Fenwright", True)
    assert told.told_by[0][0].kind is SourceKind.PERSON


def test_it_names_nobody_where_nobody_is_known(actor: Actor) -> None:
    report = a_document(actor, publisher=None)
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    assert spoken(actor, report) == []
    assert claims_of(actor, report)[0].speaker == ""


def test_it_leaves_a_named_speaker_when_the_publisher_changes(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people"))
    a_document(actor, publisher="Southline Wire")
    read_as(actor, report, proposal(TEXT, "60 people"))
    assert spoken(actor, report) == [["the Lantern Group"]]


def test_it_gives_a_claim_back_to_the_documents_own_voice(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people"))
    [told] = claims_of(actor, report)
    correct_slot(actor=actor, claim=told.id, name="speakers", value=(), why="the paper's own words")
    assert spoken(actor, report) == [["Northline Wire"]]


def test_it_keeps_a_person_who_publishes_a_person(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("Grace Ahn",),)))
    blog = a_document(actor, TEXT + "More.", publisher="Grace Ahn")
    read_as(actor, blog, proposal(TEXT, "60 people", speakers=()))
    assert Source.objects.get(key="grace ahn").kind == SourceKind.PERSON
