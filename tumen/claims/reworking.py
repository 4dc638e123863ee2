"""What people do to claims beside accepting, rejecting and correcting: mark, split, merge, undo, be done.

A claim that a person marked, or made by splitting another, was read by no machine: it is of the proposer
`BY_HAND`, and a later reading never touches it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.items import SIGNS
from tumen.access.models import Actor
from tumen.claims.comparing import ID_LENGTH
from tumen.claims.errors import NothingToUndo, NotOneClaim, UndoLater
from tumen.claims.finding import Found, found_in
from tumen.claims.held import kept_values
from tumen.claims.models import (
    BY_HAND,
    STANDING,
    Claim,
    Finished,
    Proposal,
    ReadingRun,
    Review,
    SlotValue,
    Status,
    Step,
    StepKind,
)
from tumen.claims.rows import as_json, claim_row, copy_values, require_quote, revise, tell_speakers, written
from tumen.claims.stepping import Stepping, standing_steps
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import kept
from tumen.vocabulary.codes import ClaimSort, FigureKind
from tumen.vocabulary.spans import Quote


def mark_claim(
    *,
    actor: Actor,
    document: str,
    words: str,
    sort: ClaimSort | str,
    before: str = "",
    nth: int = 0,
    values: Mapping[str, Any] | None = None,
    why: str,
) -> Claim:
    """Make a claim of ``words`` that a person found in a document's text; it is accepted by that.

    ``before`` is what stands before them, ``nth`` which of several places they mean, from 1. ``values`` are
    typed values of further slots. Raises NoSuchDocument, WordsNotFound, NoSuchSlot and WrongValue.
    """
    about = kept(actor, document)
    place = found_in(actor, about, words, before=before, nth=nth)
    said: dict[str, Any] = {"sort": ClaimSort(sort), **_implied(ClaimSort(sort)), **(values or {})}
    filled = {name: written(name, value) for name, value in said.items()}
    with recorded(actor, "claims.mark_claim", about.public_id) as entry:
        claim = _made(actor, about, place, Status.ACCEPTED)
        entry.detail |= {"claim": claim.public_id}
        step = Stepping(StepKind.MARK, actor)
        step.make(claim)
        for name, value in filled.items():
            row = SlotValue.objects.create(
                claim=claim, name=name, value=as_json(value), filled_by=actor, why=why
            )
            step.given.append(row.pk)
        Review.objects.create(claim=claim, verdict=Status.ACCEPTED, why=why, actor=actor)
        tell_speakers(actor, claim)
        step.keep()
    return claim


def split_claim(
    *, actor: Actor, claim: str, words: str, other: str, nth: int = 0, why: str
) -> tuple[Claim, Claim]:
    """Make two claims of one: of its ``words`` for the first, and of ``other`` words for the second.

    Both begin with what was read and filled in of it, and wait for review; it is superseded, and what was
    judged about it passes on to the first. Raises NoSuchClaim, WordsNotFound, and NotOneClaim for a claim
    that does not stand, or for the same words twice.
    """
    divided = claim_row(actor, claim)
    _require_standing(divided)
    places = [_within(actor, divided, words, 0), _within(actor, divided, other, nth)]
    if places[0].span == places[1].span:
        raise NotOneClaim(
            f"Both parts of {divided.public_id} would quote the same words, so it was not split. Quote for "
            "each part the words that tell it."
        )
    with recorded(actor, "claims.split_claim", divided.public_id, why=why) as entry:
        step = Stepping(StepKind.SPLIT, actor)
        step.touch(divided)
        first, second = (_part(actor, divided, place, step) for place in places)
        divided.status, divided.replaced_by = Status.SUPERSEDED, first
        divided.save(update_fields=["status", "replaced_by"])
        revise(divided)
        step.keep()
        entry.detail |= {"into": [first.public_id, second.public_id]}
    return first, second


def merge_claims(*, actor: Actor, claim: str, other: str, why: str) -> Claim:
    """Take two readings of one thing together: ``claim`` stays and is accepted, ``other`` is superseded.

    Slots that the one has no value of are filled from the other, by ``actor``; what was judged about the
    other passes on. Raises NoSuchClaim, QuoteDoesNotStand, and NotOneClaim for claims of two documents, or
    one that does not stand.
    """
    stays, goes = claim_row(actor, claim), claim_row(actor, other)
    _require_one_document(stays, goes)
    with recorded(actor, "claims.merge_claims", stays.public_id, other=goes.public_id, why=why):
        step = Stepping(StepKind.MERGE, actor)
        step.touch(stays)
        step.touch(goes)
        step.given += _filled_up(actor, stays, goes)
        if stays.beside_id == goes.pk:
            stays.beside = None
        stays.status, stays.replaced_by = Status.ACCEPTED, None
        stays.save(update_fields=["status", "beside", "replaced_by"])
        goes.status, goes.replaced_by = Status.SUPERSEDED, stays
        goes.save(update_fields=["status", "replaced_by"])
        Review.objects.create(claim=stays, verdict=Status.ACCEPTED, why=why, actor=actor)
        tell_speakers(actor, stays)
        revise(stays)
        revise(goes)
        step.keep()
    return stays


def undo_step(*, actor: Actor, claim: str, why: str = "") -> Step:
    """Undo the last thing that somebody did to a claim; what they did, and that it was undone, both stay.

    Raises NoSuchClaim, NothingToUndo, and UndoLater where a claim that it touched was changed since.
    """
    return undo_step_of(actor, claim_row(actor, claim), why)


def undo_step_of(actor: Actor, row: Claim, why: str, *, indexes: bool = True) -> Step:
    """Undo as `undo_step` does; whoever undoes many writes the index of words at their end."""
    step = next(iter(standing_steps([row.pk])), None)
    if step is None:
        raise NothingToUndo(f"Nothing was done to {row.public_id} that is not undone already.")
    touched = list(step.touched.select_related("claim").order_by("pk"))
    _require_last(actor, step, [each.claim for each in touched])
    with recorded(actor, "claims.undo_step", row.public_id, kind=step.kind, why=why):
        undoing = Stepping(StepKind(step.kind), actor)
        for each in touched:
            undoing.touch(each.claim)
            _put_back(each.claim, each.before, each.beside_id, each.replaced_by_id, actor, why)
        undoing.taken = list(step.given)
        _supersede(step.given)
        for value in SlotValue.objects.filter(pk__in=step.taken).select_related("claim", "filled_by"):
            undoing.given += copy_values([value], value.claim)
        for each in touched:
            tell_speakers(actor, each.claim)
            revise(each.claim)
        return undoing.keep(undoes=step, indexes=indexes)


def finish_document(*, actor: Actor, document: str) -> Finished:
    """Say that one is done with a document: the claims that it has now are not asked for again.

    Raises NoSuchDocument.
    """
    about = kept(actor, document)
    newest = Claim.objects.filter(document=about).aggregate(newest=Max("pk"))["newest"] or 0
    with recorded(actor, "claims.finish_document", about.public_id):
        return Finished.objects.create(document=about, up_to=newest, actor=actor)


def take_the_place_of(former: Claim, claim: Claim) -> list[int]:
    """Put ``claim`` in the place of ``former``; returns the numbers of the values that came with it."""
    former.status, former.replaced_by = Status.SUPERSEDED, claim
    former.save(update_fields=["status", "replaced_by"])
    revise(former)
    return copy_values(former.filled.filter(superseded_at=None), claim)


def _implied(sort: ClaimSort) -> dict[str, Any]:
    """What whoever marks a figure says by it: it counts people or cases."""
    return {"figure_kind": FigureKind.CORE} if sort is ClaimSort.FIGURE else {}


def _made(actor: Actor, document: Document, place: Found, status: Status) -> Claim:
    """A claim of the words at ``place``, of which nothing is told yet."""
    rendition = Rendition.objects.get(pk=place.rendition)
    quote = Quote.at(rendition.text, place.span)
    run = ReadingRun.objects.create(
        rendition=rendition,
        reader="a person",
        proposer=BY_HAND,
        document_revision=document.revision,
        actor=actor,
    )
    return Claim.objects.create(
        public_id="c-" + "".join(secrets.choice(SIGNS) for _ in range(ID_LENGTH)),
        document=document,
        rendition=rendition,
        run=run,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        start=place.span.start,
        end=place.span.end,
        sentence_start=place.sentence.start,
        sentence_end=place.sentence.end,
        status=status,
    )


def _part(actor: Actor, of: Claim, place: Found, step: Stepping) -> Claim:
    """One of the parts of a claim, with what a machine read of it, and what people gave, each as it was."""
    part = _made(actor, of.document, place, Status.PROPOSED)
    step.make(part)
    if read := of.proposals.filter(superseded_at=None).first():
        Proposal.objects.create(claim=part, run=read.run, slots=read.slots)
    step.given += copy_values(of.filled.filter(superseded_at=None), part)
    tell_speakers(actor, part)
    return part


def _within(actor: Actor, claim: Claim, words: str, nth: int) -> Found:
    """Where words stand that a part of a claim is to quote: in its own sentence rather than elsewhere."""
    return found_in(actor, claim.document, words, nth=nth, near=claim.start, rendition=claim.rendition_id)


def _require_standing(claim: Claim) -> None:
    if claim.status not in STANDING:
        raise NotOneClaim(
            f"{claim.public_id} does not stand ({Status(claim.status).label}), so nothing was done with it."
        )


def _require_one_document(stays: Claim, goes: Claim) -> None:
    _require_standing(stays)
    _require_standing(goes)
    if stays.pk == goes.pk or stays.document_id != goes.document_id:
        raise NotOneClaim(
            f"{stays.public_id} and {goes.public_id} are not two claims of one document, so they were not "
            "merged. That two documents tell one event is judged on the event's page."
        )
    require_quote(stays)


def _filled_up(actor: Actor, stays: Claim, goes: Claim) -> list[int]:
    """Fill the slots that ``stays`` has no value of with those of ``goes``."""
    held, more = kept_values(stays), kept_values(goes)
    return [
        SlotValue.objects.create(
            claim=stays, name=name, value=value, filled_by=actor, why=f"taken over from {goes.public_id}"
        ).pk
        for name, value in more.items()
        if name not in held and value is not None
    ]


def _require_last(actor: Actor, step: Step, claims: list[Claim]) -> None:
    """Raises UndoLater where something was done after the step that rests on how it left the claims."""
    later = next(iter(standing_steps([claim.pk for claim in claims])), step)
    if later.pk != step.pk:
        raise UndoLater(
            f"After that {later.claim.public_id} was {later.get_kind_display()}: undo that first."
        )
    for each in step.touched.select_related("claim"):
        if each.claim.status != each.after:
            raise UndoLater(
                f"{each.claim.public_id} has changed since, so nothing was undone. Review it as it is now."
            )


def _supersede(given: list[int]) -> None:
    """Supersede what holds of the slots that these values (keys) were given to: they, or copies of them."""
    for claim, name in SlotValue.objects.filter(pk__in=given).values_list("claim", "name"):
        held = SlotValue.objects.filter(claim=claim, name=name, superseded_at=None)
        held.update(superseded_at=timezone.now())


def _put_back(
    claim: Claim, before: str, beside: int | None, replaced_by: int | None, actor: Actor, why: str
) -> None:
    """Let a claim stand where it stood; one that was made in the step does not stand any more."""
    status = before or Status.SUPERSEDED
    if status != claim.status:
        Review.objects.create(claim=claim, verdict=status, why=why or "undone", actor=actor)
    claim.status, claim.beside_id, claim.replaced_by_id = status, beside, replaced_by
    claim.save(update_fields=["status", "beside", "replaced_by"])
