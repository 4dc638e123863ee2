from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.claims.cast import TEXT, a_document, proposal, read_as, read_both
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot
from tumen.claims.models import Claim, Proposal, ReadingRun, SlotValue, Source, SourceKind, Speaking
from tumen.claims.queries import claims_of
from tumen.documents.models import Document


@pytest.fixture
def report(actor: Actor) -> Document:
    report = a_document(actor)
    read_both(actor, report)
    return report


def test_it_holds_one_current_proposal_for_each_claim(report: Document) -> None:
    kept = Proposal.objects.first()
    assert kept
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(claim=kept.claim, run=kept.run, slots={})


def test_it_holds_one_current_value_of_a_person_for_each_slot(actor: Actor, report: Document) -> None:
    claim = correct_slot(
        actor=actor, claim=claims_of(actor, report)[0].id, name="act", value="arrest", why=""
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotValue.objects.create(claim=claim, name="act", value="death", filled_by=actor)


def test_it_holds_each_source_once(actor: Actor, report: Document) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(kind=SourceKind.BODY, name="Lantern Group", key="lantern group")


def test_it_holds_one_source_at_each_place_of_a_chain(report: Document) -> None:
    row = Speaking.objects.first()
    assert row
    with pytest.raises(IntegrityError), transaction.atomic():
        Speaking.objects.create(claim=row.claim, source=row.source, chain=row.chain, position=row.position)


def test_it_holds_no_claim_that_quotes_nothing(report: Document) -> None:
    claim = Claim.objects.first()
    assert claim
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(end=claim.start)


def test_it_lets_no_document_go_that_claims_are_cited_to(report: Document) -> None:
    for kept in (report, report.renditions.get(), ReadingRun.objects.get()):
        with pytest.raises(ProtectedError):
            kept.delete()


def test_it_names_no_person_when_printed(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("Grace Ahn-Whitby",),)))
    rows = [*Source.objects.all(), *Speaking.objects.all(), *Claim.objects.all(), *Proposal.objects.all()]
    assert not any("Ahn" in str(row) for row in rows)


def test_it_remembers_which_details_a_reading_knew(actor: Actor, report: Document) -> None:
    assert ReadingRun.objects.get().document_revision == report.revision
    a_document(actor, publisher="Another Wire")
    read_both(actor, Document.objects.get())
    assert [run.document_revision for run in ReadingRun.objects.all()] == [1, 2]
