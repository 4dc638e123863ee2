from __future__ import annotations

import pytest

from tests.claims.cast import READER, TEXT, a_document, proposal, read_as, read_both
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import Reading, correct_slot, propose_claims, review_claim
from tumen.claims.errors import NoSuchClaim, NoSuchSlot, PassageOutside, QuoteDoesNotStand, WrongValue
from tumen.claims.models import Claim, Proposal, Review, SlotValue, Source, SourceKind, Speaking, Status
from tumen.claims.queries import claim, claims_of, figures, replaced, sources
from tumen.documents.actions import set_date, take_in
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import text_of
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span


@pytest.fixture
def report(actor: Actor) -> Document:
    return a_document(actor)


def ids(actor: Actor, report: Document) -> list[str]:
    return [each.id for each in claims_of(actor, report)]


def status_of(id: str) -> str:
    return Claim.objects.get(public_id=id).status


# Reading


def test_it_keeps_what_is_proposed(actor: Actor, report: Document) -> None:
    done = read_both(actor, report)
    assert done == Reading(
        report.public_id, new=2, changed=0, unchanged=0, reviewed=0, superseded=0, beside=0
    )
    first, second = claims_of(actor, report)
    assert (first.quote.exact, second.quote.exact) == ("60 people", "2,000 people")
    assert first.value("quantity") == Quantity(60, 60)
    assert first.slots["act"].rule == "rule.act"


def test_it_leaves_an_audit_line_that_counts(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    line = AuditLine.objects.get(action="claims.propose_claims")
    assert (line.actor, line.item, line.detail["new"]) == (actor, report.public_id, 2)


def test_it_gives_the_same_claims_for_the_same_reading(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    before = ids(actor, report)
    done = read_both(actor, report)
    assert (done.unchanged, done.new, done.superseded) == (2, 0, 0)
    assert ids(actor, report) == before
    assert Proposal.objects.count() == 2


def test_it_gives_the_same_id_in_another_workspace(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    before = ids(actor, report)
    Speaking.objects.all().delete()
    Proposal.objects.all().delete()
    Claim.objects.all().delete()
    read_both(actor, report)
    assert ids(actor, report) == before


def test_it_tells_two_claims_at_one_passage_apart(actor: Actor, report: Document) -> None:
    both = [proposal(TEXT, "60 people"), proposal(TEXT, "60 people", act="arrest")]
    read_as(actor, report, *both)
    before = set(ids(actor, report))
    read_as(actor, report, *reversed(both))
    assert len(before) == 2
    assert set(ids(actor, report)) == before


def test_it_renews_a_claim_that_nobody_has_reviewed(actor: Actor, report: Document) -> None:
    read_both(actor, report, on=None)
    before = claims_of(actor, report)[0]
    done = read_both(actor, report)
    after = claims_of(actor, report)[0]
    assert (done.changed, done.unchanged) == (1, 1)
    assert (after.id, after.revision) == (before.id, before.revision + 1)
    assert str(after.value("time")) == "2023-10-09"
    assert Proposal.objects.filter(claim__public_id=after.id).exclude(superseded_at=None).count() == 1


def test_it_supersedes_what_is_read_no_more(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    gone = ids(actor, report)[1]
    done = read_as(actor, report, proposal(TEXT, "60 people"))
    assert done.superseded == 1
    assert status_of(gone) == Status.SUPERSEDED
    assert claim(actor, gone).status is Status.SUPERSEDED


def test_it_brings_back_what_is_read_again(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    before = ids(actor, report)
    read_as(actor, report)
    assert ids(actor, report) == []
    read_both(actor, report)
    assert ids(actor, report) == before


def test_it_lets_a_reviewed_claim_stand_and_puts_the_new_reading_beside_it(
    actor: Actor, report: Document
) -> None:
    read_both(actor, report, on=None)
    reviewed = ids(actor, report)[0]
    review_claim(actor=actor, claim=reviewed, verdict=Status.ACCEPTED, why="read it")
    done = read_both(actor, report)
    assert (done.beside, done.new) == (1, 1)
    assert claim(actor, reviewed).value("time").is_unresolved
    waiting = next(each for each in claims_of(actor, report) if each.beside)
    assert waiting.beside == reviewed
    assert str(waiting.value("time")) == "2023-10-09"


def test_it_proposes_nothing_beside_a_review_that_it_agrees_with(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    review_claim(actor=actor, claim=ids(actor, report)[0], verdict=Status.REJECTED, why="a misprint")
    done = read_both(actor, report)
    assert (done.beside, done.reviewed) == (0, 1)


def test_it_replaces_what_waits_beside_a_review(actor: Actor, report: Document) -> None:
    read_both(actor, report, on=None)
    reviewed = ids(actor, report)[0]
    review_claim(actor=actor, claim=reviewed, verdict=Status.ACCEPTED, why="")
    read_both(actor, report, on="2023-10")
    read_both(actor, report, on="2023-10-09")
    waiting = [each for each in claims_of(actor, report) if each.beside]
    assert [str(each.value("time")) for each in waiting] == ["2023-10-09"]
    again = read_both(actor, report, on="2023-10-09")
    assert (again.new, again.changed, again.superseded) == (0, 0, 0)


def test_it_takes_a_corrected_claim_for_reviewed(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    correct_slot(actor=actor, claim=first, name="act", value="arrest", why="")
    read_both(actor, report, on=None)
    assert claim(actor, first).value("act") == "arrest"
    assert str(claim(actor, first).value("time")) == "2023-10-09"


def test_it_refuses_a_passage_outside_the_text(actor: Actor, report: Document) -> None:
    outside = ProposedClaim(Span(5_000, 5_010), Span(5_000, 5_020), {})
    with pytest.raises(PassageOutside, match="5000 to 5010"):
        read_as(actor, report, proposal(TEXT, "60 people"), outside)
    assert Claim.objects.count() == 0


@pytest.mark.parametrize("passage", [Span(3, 3), Span(0, 5)])
def test_it_refuses_an_empty_passage_and_evidence_outside(
    actor: Actor, report: Document, passage: Span
) -> None:
    bad = ProposedClaim(passage, Span(0, 5), {"act": Slot("arrest", "rule", Span(9_000, 9_001))})
    with pytest.raises(PassageOutside):
        read_as(actor, report, bad)


def test_it_refuses_a_slot_that_claims_do_not_have(actor: Actor, report: Document) -> None:
    odd = ProposedClaim(Span(0, 5), Span(0, 5), {"colour": Slot("red", "rule")})
    with pytest.raises(NoSuchSlot, match="colour"):
        read_as(actor, report, odd)


def test_it_lets_no_reader_propose(reader: Actor, actor: Actor, report: Document) -> None:
    with pytest.raises(NotPermitted):
        propose_claims(actor=reader, rendition=text_of(actor, report), proposals=[], reader=READER)


# Sources


def named(actor: Actor) -> dict[str, int | None]:
    return {each.name: each.claims for each in sources(actor)}


def test_it_keeps_each_source_once(actor: Actor, report: Document) -> None:
    read_as(
        actor,
        report,
        proposal(TEXT, "60 people", speakers=(("the Lantern Group",),)),
        proposal(TEXT, "2,000 people", speakers=(("the Council", "Lantern  group"),)),
    )
    assert named(actor) == {"the Lantern Group": 2, "the Council": 1}


def test_it_takes_the_publisher_for_the_documents_own_voice(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    [told] = claims_of(actor, report)
    assert told.own_voice
    assert (told.speaker, told.told_by[0][0].kind) == ("Northline Wire", SourceKind.PUBLISHER)


def test_it_follows_a_publisher_that_is_given_late(actor: Actor) -> None:
    report = a_document(actor, publisher=None)
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    a_document(actor, publisher="Late Wire")
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    assert claims_of(actor, report)[0].speaker == "Late Wire"


def test_it_follows_a_publisher_that_is_corrected(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    a_document(actor, publisher="Southline Wire")
    read_as(actor, report, proposal(TEXT, "60 people", speakers=()))
    assert claims_of(actor, report)[0].speaker == "Southline Wire"


def test_it_passes_over_a_speaker_without_a_name(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("—",),)))
    assert claims_of(actor, report)[0].own_voice


def test_it_learns_that_a_body_publishes(actor: Actor, report: Document) -> None:
    read_as(actor, report, proposal(TEXT, "60 people", speakers=(("Northline Wire group",),)))
    other = a_document(actor, TEXT + "More.", publisher="Northline Wire Group")
    read_as(actor, other, proposal(TEXT, "60 people", speakers=()))
    assert Source.objects.get(key="northline wire group").kind == SourceKind.PUBLISHER


# Review and correction


def test_it_records_who_reviewed_and_why(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    review_claim(actor=actor, claim=first, verdict="accepted", why="checked on paper")
    kept = Review.objects.get()
    assert (kept.actor, kept.verdict, kept.why) == (actor, "accepted", "checked on paper")
    assert status_of(first) == Status.ACCEPTED


def test_it_takes_a_review_back(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    for verdict in (Status.REJECTED, Status.PROPOSED):
        review_claim(actor=actor, claim=first, verdict=verdict, why="")
    assert status_of(first) == Status.PROPOSED
    assert Review.objects.count() == 2


def test_it_knows_no_other_verdict(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    for verdict in ("superseded", "maybe"):
        with pytest.raises(WrongValue):
            review_claim(actor=actor, claim=ids(actor, report)[0], verdict=verdict, why="")


def test_it_accepts_no_words_that_are_not_there(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    Rendition.objects.update(text=TEXT.replace("60 people", "six dogs.."))
    with pytest.raises(QuoteDoesNotStand):
        review_claim(actor=actor, claim=ids(actor, report)[0], verdict=Status.ACCEPTED, why="")


def test_it_puts_an_accepted_proposal_in_the_place_of_the_claim_it_waited_beside(
    actor: Actor, report: Document
) -> None:
    read_both(actor, report, on=None)
    former = ids(actor, report)[0]
    correct_slot(actor=actor, claim=former, name="act", value="arrest", why="the police arrested them")
    read_both(actor, report)
    waiting = next(each.id for each in claims_of(actor, report) if each.beside)
    review_claim(actor=actor, claim=waiting, verdict=Status.ACCEPTED, why="the date is right")
    assert status_of(former) == Status.SUPERSEDED
    now = claim(actor, waiting)
    assert (now.value("act"), str(now.value("time")), now.beside) == ("arrest", "2023-10-09", "")


def test_it_does_not_bring_back_what_a_review_has_replaced(actor: Actor, report: Document) -> None:
    read_both(actor, report, on=None)
    former = ids(actor, report)[0]
    review_claim(actor=actor, claim=former, verdict=Status.ACCEPTED, why="")
    read_both(actor, report)
    now = next(each.id for each in claims_of(actor, report) if each.beside)
    review_claim(actor=actor, claim=now, verdict=Status.ACCEPTED, why="")
    done = read_both(actor, report)
    assert (done.reviewed, done.new, done.changed) == (1, 0, 0)
    assert status_of(former) == Status.SUPERSEDED
    again = read_both(actor, report, on=None)
    assert (again.beside, status_of(former), status_of(now)) == (1, Status.SUPERSEDED, Status.ACCEPTED)


def test_it_lets_a_review_go_back_to_what_it_had_replaced(actor: Actor, report: Document) -> None:
    read_both(actor, report, on=None)
    review_claim(actor=actor, claim=ids(actor, report)[0], verdict=Status.ACCEPTED, why="")
    for on in ("2023-10", "2023-10-09", "2023-10"):
        read_both(actor, report, on=on)
        waiting = next(each.id for each in claims_of(actor, report) if each.beside)
        review_claim(actor=actor, claim=waiting, verdict=Status.ACCEPTED, why="")
    accepted = [each for each in claims_of(actor, report) if each.status is Status.ACCEPTED]
    assert [str(each.value("time")) for each in accepted] == ["2023-10"]
    assert set(replaced(actor).values()) == {accepted[0].id}


def test_it_keeps_a_persons_value_beside_the_machines(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    correct_slot(actor=actor, claim=first, name="quantity", value=Quantity(61, 61), why="a misprint")
    slot = claim(actor, first).slots["quantity"]
    assert (slot.value, slot.proposed) == (Quantity(61, 61), Quantity(60, 60))
    assert (slot.filled_by, slot.why) == (actor.name, "a misprint")


def test_it_keeps_every_value_that_a_person_gave(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    for realis in (Realis.FEARED, Realis.PLANNED):
        correct_slot(actor=actor, claim=first, name="realis", value=realis, why="")
    assert SlotValue.objects.count() == 2
    assert claim(actor, first).value("realis") is Realis.PLANNED


def test_it_counts_a_revision_for_each_change(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    correct_slot(actor=actor, claim=first, name="polarity", value=Polarity.NEGATED, why="")
    review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why="")
    assert claim(actor, first).revision == 3


def test_it_moves_a_claim_to_the_speaker_that_a_person_names(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    correct_slot(actor=actor, claim=first, name="speakers", value=(("the ministry",),), why="")
    assert claim(actor, first).speaker == "the ministry"
    assert named(actor)["the ministry"] == 1


@pytest.mark.parametrize(
    ("name", "value"), [("quantity", "sixty"), ("realis", "asserted?"), ("act", 7), ("time", "Monday")]
)
def test_it_refuses_a_value_of_another_kind(actor: Actor, report: Document, name: str, value: object) -> None:
    read_both(actor, report)
    with pytest.raises(WrongValue):
        correct_slot(actor=actor, claim=ids(actor, report)[0], name=name, value=value, why="")


def test_it_keeps_that_the_document_tells_nothing_of_a_slot(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    correct_slot(actor=actor, claim=first, name="act", value=None, why="not said")
    slot = claim(actor, first).slots["act"]
    assert (slot.value, slot.proposed, slot.why) == (None, "forced repatriation", "not said")
    assert "act" not in next(each for each in figures(actor) if each.id == first).values
    read_both(actor, report, act="arrest")
    waiting = next(each for each in claims_of(actor, report) if each.beside)
    review_claim(actor=actor, claim=waiting.id, verdict=Status.ACCEPTED, why="")
    assert claim(actor, waiting.id).value("act") is None


def test_it_refuses_a_slot_that_a_claim_does_not_have(actor: Actor, report: Document) -> None:
    read_both(actor, report)
    with pytest.raises(NoSuchSlot):
        correct_slot(actor=actor, claim=ids(actor, report)[0], name="colour", value="red", why="")


def test_it_says_when_there_is_no_such_claim(actor: Actor) -> None:
    with pytest.raises(NoSuchClaim, match="c-nothing"):
        review_claim(actor=actor, claim="c-nothing", verdict=Status.ACCEPTED, why="")


def test_it_lets_no_reader_review_or_correct(reader: Actor, actor: Actor, report: Document) -> None:
    read_both(actor, report)
    first = ids(actor, report)[0]
    with pytest.raises(NotPermitted):
        review_claim(actor=reader, claim=first, verdict=Status.ACCEPTED, why="")
    with pytest.raises(NotPermitted):
        correct_slot(actor=reader, claim=first, name="act", value="arrest", why="")
    assert status_of(first) == Status.PROPOSED


def test_it_reads_a_dated_document_anew_into_the_same_claims(actor: Actor) -> None:
    report = take_in(actor=actor, data=TEXT.encode(), name="r.txt", origin="a test")
    read_both(actor, report, on=None)
    before = ids(actor, report)
    set_date(actor=actor, document=report, published="2023-10-11", why="on the printed page")
    read_both(actor, report)
    assert ids(actor, report) == before
    assert str(claims_of(actor, report)[0].value("time")) == "2023-10-09"
