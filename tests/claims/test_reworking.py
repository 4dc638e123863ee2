"""Marking, splitting, merging, undoing: rows are added, none is overwritten; readings leave it be."""

from __future__ import annotations

import pytest

from tests.claims.cast import TEXT, a_document, proposal, read_as, read_both
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine
from tumen.claims.actions import (
    correct_slot,
    finish_document,
    mark_claim,
    merge_claims,
    review_claim,
    split_claim,
    undo_step,
)
from tumen.claims.errors import NothingToUndo, NotOneClaim, StepIsFinal, UndoLater, WordsNotFound
from tumen.claims.models import BY_HAND, Claim, Finished, SlotValue, Status, Step, StepClaim, StepKind
from tumen.claims.queries import claim, claims_of, figures, last_step, replaced
from tumen.documents.actions import mark_identity
from tumen.documents.models import Document
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.quantities import Quantity


@pytest.fixture
def sixty(actor: Actor, report: Document) -> str:
    return claims_of(actor, report)[0].id


@pytest.fixture
def held(actor: Actor, report: Document) -> str:
    return claims_of(actor, report)[1].id


def status(id: str) -> Status:
    return Status(Claim.objects.get(public_id=id).status)


def mark(actor: Actor, report: Document, words: str = "Sixty people", **more: object) -> Claim:
    given: dict[str, object] = {"sort": ClaimSort.FIGURE, "why": "the headline", **more}
    return mark_claim(actor=actor, document=report.public_id, words=words, **given)  # type: ignore[arg-type]


# Marking


def test_a_marked_claim_is_a_persons_and_accepted(actor: Actor, report: Document) -> None:
    marked = claim(actor, mark(actor, report, values={"quantity": Quantity(60, 60)}).public_id)
    assert (marked.quote.exact, marked.sentence_text) == (
        "Sixty people",
        "Sixty people sent back, group says",
    )
    assert (marked.status, marked.proposer, marked.speaker) == (Status.ACCEPTED, BY_HAND, "Northline Wire")
    assert all(slot.filled_by == actor.name and not slot.rule for slot in marked.slots.values())
    assert marked.id in {figure.id for figure in figures(actor)}


def test_a_marked_claim_is_not_touched_by_a_later_reading(actor: Actor, report: Document) -> None:
    marked = mark(actor, report)
    read_as(actor, report, proposal(TEXT, "60 people"))
    marked.refresh_from_db()
    assert (marked.status, marked.revision) == (Status.ACCEPTED, 1)


@pytest.mark.parametrize("words", ["", "  ", "seventy people", "people"])
def test_words_that_are_not_one_place_are_refused_and_nothing_is_kept(
    actor: Actor, report: Document, words: str
) -> None:
    before = Claim.objects.count()
    with pytest.raises(WordsNotFound):
        mark(actor, report, words)
    assert (Claim.objects.count(), Step.objects.count()) == (before, 0)


def test_what_is_undone_of_a_marking_stands_no_more(actor: Actor, report: Document) -> None:
    marked = mark(actor, report)
    undo_step(actor=actor, claim=marked.public_id)
    assert status(marked.public_id) is Status.SUPERSEDED
    assert not SlotValue.objects.filter(claim=marked, superseded_at=None).exists()
    with pytest.raises(NothingToUndo):
        undo_step(actor=actor, claim=marked.public_id)


# Splitting


def split(actor: Actor, id: str, words: str = "60 people", other: str = "Sixty people") -> list[str]:
    parts = split_claim(actor=actor, claim=id, words=words, other=other, why="two groups")
    return [part.public_id for part in parts]


def test_parts_begin_with_what_was_read_and_given_each_as_it_was(actor: Actor, sixty: str) -> None:
    correct_slot(actor=actor, claim=sixty, name="likelihood", value="surely", why="said so")
    first, second = (claim(actor, id) for id in split(actor, sixty))
    assert (first.quote.exact, second.quote.exact) == ("60 people", "Sixty people")
    for part in (first, second):
        assert (part.status, part.proposer) == (Status.PROPOSED, BY_HAND)
        assert part.slots["act"].rule == "rule.act"
        assert part.slots["likelihood"].filled_by == actor.name
        assert part.speaker == "the Lantern Group"
    assert replaced(actor)[sixty] == first.id


def test_a_part_counts_once_a_person_has_accepted_it(actor: Actor, sixty: str) -> None:
    first, second = split(actor, sixty)
    assert not {sixty, first, second} & {figure.id for figure in figures(actor)}
    review_claim(actor=actor, claim=second, verdict=Status.ACCEPTED, why="")
    assert second in {figure.id for figure in figures(actor)}


def test_a_reading_does_not_bring_back_what_was_split(actor: Actor, report: Document, sixty: str) -> None:
    parts = split(actor, sixty)
    done = read_both(actor, report)
    assert (done.new, done.changed, done.superseded) == (0, 0, 0)
    assert [status(id) for id in (sixty, *parts)] == [Status.SUPERSEDED, Status.PROPOSED, Status.PROPOSED]


def test_a_new_reading_of_what_was_split_waits(actor: Actor, report: Document, sixty: str) -> None:
    parts = split(actor, sixty)
    assert read_both(actor, report, act="arrest").beside == 1
    assert status(sixty) is Status.SUPERSEDED
    assert status(parts[0]) is Status.PROPOSED


def test_parts_of_the_same_words_are_refused(actor: Actor, sixty: str) -> None:
    with pytest.raises(NotOneClaim):
        split(actor, sixty, other="60 people")
    assert status(sixty) is Status.PROPOSED


def test_what_does_not_stand_is_not_split(actor: Actor, sixty: str) -> None:
    review_claim(actor=actor, claim=sixty, verdict=Status.REJECTED, why="no")
    with pytest.raises(NotOneClaim):
        split(actor, sixty)


def test_a_split_is_undone_from_a_part(actor: Actor, report: Document, sixty: str) -> None:
    parts = split(actor, sixty)
    assert undo_step(actor=actor, claim=parts[1]).undoes is not None
    assert [status(id) for id in (sixty, *parts)] == [Status.PROPOSED, Status.SUPERSEDED, Status.SUPERSEDED]
    assert read_both(actor, report).unchanged == 2


# Merging


def test_what_only_the_other_tells_is_taken_over(actor: Actor, report: Document, sixty: str) -> None:
    twin = mark(actor, report, values={"reason": "officially nephritis", "act": "death"}).public_id
    merge_claims(actor=actor, claim=sixty, other=twin, why="one count")
    kept = claim(actor, sixty)
    assert (kept.status, kept.value("reason")) == (Status.ACCEPTED, "officially nephritis")
    assert kept.value("act") == "forced repatriation"
    assert kept.slots["reason"].why == f"taken over from {twin}"
    assert (status(twin), replaced(actor)[twin]) == (Status.SUPERSEDED, sixty)


def test_a_reading_does_not_bring_back_what_was_merged(
    actor: Actor, report: Document, sixty: str, held: str
) -> None:
    merge_claims(actor=actor, claim=sixty, other=held, why="one count")
    done = read_both(actor, report)
    assert (done.new, done.changed, done.reviewed) == (0, 0, 2)
    assert (status(sixty), status(held)) == (Status.ACCEPTED, Status.SUPERSEDED)


def test_claims_of_two_documents_are_not_merged(actor: Actor, sixty: str) -> None:
    other = a_document(actor, TEXT + "\nMore.\n")
    read_both(actor, other)
    with pytest.raises(NotOneClaim):
        merge_claims(actor=actor, claim=sixty, other=claims_of(actor, other)[0].id, why="")
    with pytest.raises(NotOneClaim):
        merge_claims(actor=actor, claim=sixty, other=sixty, why="")


def test_a_merge_is_undone_whole(actor: Actor, report: Document, sixty: str, held: str) -> None:
    correct_slot(actor=actor, claim=held, name="reason", value="hunger", why="")
    merge_claims(actor=actor, claim=sixty, other=held, why="")
    undo_step(actor=actor, claim=held)
    assert (status(sixty), status(held)) == (Status.PROPOSED, Status.PROPOSED)
    assert claim(actor, sixty).value("reason") is None
    assert claim(actor, held).value("reason") == "hunger"


# Undoing


def test_a_review_is_undone_to_what_it_was(actor: Actor, sixty: str) -> None:
    for verdict in (Status.ACCEPTED, Status.REJECTED):
        review_claim(actor=actor, claim=sixty, verdict=verdict, why="")
    undo_step(actor=actor, claim=sixty)
    assert status(sixty) is Status.ACCEPTED
    undo_step(actor=actor, claim=sixty)
    assert status(sixty) is Status.PROPOSED


def test_a_correction_is_undone_to_the_persons_value_before_it(actor: Actor, sixty: str) -> None:
    for act in ("arrest", "death"):
        correct_slot(actor=actor, claim=sixty, name="act", value=act, why=act)
    undo_step(actor=actor, claim=sixty)
    slot = claim(actor, sixty).slots["act"]
    assert (slot.value, slot.why, slot.filled_by) == ("arrest", "arrest", actor.name)
    undo_step(actor=actor, claim=sixty)
    assert claim(actor, sixty).slots["act"].rule == "rule.act"
    assert SlotValue.objects.count() == 3


def test_the_speakers_follow_an_undoing(actor: Actor, sixty: str) -> None:
    correct_slot(actor=actor, claim=sixty, name="speakers", value=(("the ministry",),), why="")
    undo_step(actor=actor, claim=sixty)
    assert claim(actor, sixty).speaker == "the Lantern Group"


def test_accepting_a_newer_reading_is_undone_for_both(actor: Actor, report: Document, sixty: str) -> None:
    correct_slot(actor=actor, claim=sixty, name="reason", value="hunger", why="")
    read_both(actor, report, act="arrest")
    newer = next(each.id for each in claims_of(actor, report) if each.beside)
    review_claim(actor=actor, claim=newer, verdict=Status.ACCEPTED, why="")
    undo_step(actor=actor, claim=newer)
    found = claim(actor, newer)
    assert (found.beside, found.value("reason")) == (sixty, None)
    assert (status(sixty), replaced(actor)) == (Status.PROPOSED, {})


def test_what_rests_on_a_step_is_undone_first(actor: Actor, sixty: str) -> None:
    first, _ = split(actor, sixty)
    review_claim(actor=actor, claim=first, verdict=Status.ACCEPTED, why="")
    with pytest.raises(UndoLater, match=f"{first} was reviewed"):
        undo_step(actor=actor, claim=sixty)
    undo_step(actor=actor, claim=first)
    undo_step(actor=actor, claim=sixty)
    assert status(sixty) is Status.PROPOSED


def test_what_changed_in_another_way_is_not_put_back(actor: Actor, sixty: str) -> None:
    review_claim(actor=actor, claim=sixty, verdict=Status.ACCEPTED, why="")
    Claim.objects.filter(public_id=sixty).update(status=Status.REJECTED)  # as a withdrawal of consent does
    with pytest.raises(UndoLater):
        undo_step(actor=actor, claim=sixty)


def test_steps_are_never_altered(actor: Actor, sixty: str) -> None:
    review_claim(actor=actor, claim=sixty, verdict=Status.ACCEPTED, why="")
    step, touched = Step.objects.get(), StepClaim.objects.get()
    for change in (step.save, step.delete, touched.delete, Step.objects.all().delete):
        with pytest.raises(StepIsFinal):
            change()


def test_the_last_step_is_the_viewers_own(actor: Actor, reader: Actor, report: Document, sixty: str) -> None:
    assert last_step(actor, report.public_id) is None
    review_claim(actor=actor, claim=sixty, verdict=Status.ACCEPTED, why="")
    step = last_step(actor, report.public_id)
    assert step is not None
    assert (step.kind, step.claim, step.status) == (StepKind.REVIEW, sixty, Status.ACCEPTED)
    assert last_step(reader, report.public_id) is None
    undo_step(actor=actor, claim=sixty)
    assert last_step(actor, report.public_id) is None


# What holds for all of them


def test_each_leaves_a_line_without_words(actor: Actor, report: Document, sixty: str, held: str) -> None:
    mark(actor, report)
    merge_claims(actor=actor, claim=sixty, other=held, why="one")
    undo_step(actor=actor, claim=sixty)
    split(actor, sixty)
    finish_document(actor=actor, document=report.public_id)
    done = {"mark_claim", "merge_claims", "undo_step", "split_claim", "finish_document"}
    lines = AuditLine.objects.filter(action__in=[f"claims.{name}" for name in done])
    assert {line.action.partition(".")[2] for line in lines} == done
    assert not any("people" in str(line.detail) for line in lines)


def test_a_reader_does_none_of_it(reader: Actor, report: Document, sixty: str, held: str) -> None:
    for do in (
        lambda: mark(reader, report),
        lambda: split(reader, sixty),
        lambda: merge_claims(actor=reader, claim=sixty, other=held, why=""),
        lambda: finish_document(actor=reader, document=report.public_id),
    ):
        with pytest.raises(NotPermitted):
            do()


def test_done_counts_up_to_the_newest_claim(actor: Actor, report: Document, held: str) -> None:
    finish_document(actor=actor, document=report.public_id)
    assert Finished.objects.get().up_to == Claim.objects.get(public_id=held).pk


def test_words_are_found_as_they_are_shown_and_kept_as_they_are(actor: Actor, reader: Actor) -> None:
    text = "A note\n\nMr Moonfield said that 60 people were returned.\n"
    document = a_document(actor, text)
    mark_identity(actor=actor, document=document.public_id, words="Moonfield", kind="name", why="safety")
    from tests.access.cast import somebody
    from tumen.access.actions import grant

    other = somebody()
    grant(actor=actor, to=other, kind="role", value="reviewer", why="a test")
    grant(actor=actor, to=other, kind="clearance", value="internal", why="a test")
    marked = mark_claim(
        actor=other, document=document.public_id, words="▮▮▮ said that 60 people", sort="figure", why=""
    )
    assert marked.exact == "Moonfield said that 60 people"
    assert claim(other, marked.public_id).quote.exact == "▮▮▮ said that 60 people"
