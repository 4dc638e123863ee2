"""Each change to claims: proposing them, reviewing one, correcting a slot; grading a claim or a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.marking import mark_level, reason_of
from tumen.access.models import Actor, Level, Marking
from tumen.claims.comparing import Comparison, Offered, compare, offered_claims
from tumen.claims.errors import NoReason, NoSuchSource, NotGraded, WrongValue
from tumen.claims.grading import claim_grades_of, graded, source_grades_of
from tumen.claims.indexing import index_claims, index_claims_of
from tumen.claims.known import known_claims
from tumen.claims.models import (
    Claim,
    ClaimGrade,
    ModelAnswer,
    Proposal,
    ReadingRun,
    Review,
    Source,
    SourceGrade,
    Status,
    Step,
    StepKind,
)
from tumen.claims.queries import sources_seen
from tumen.claims.reworking import (
    finish_document,
    mark_claim,
    merge_claims,
    split_claim,
    take_the_place_of,
    undo_step,
)
from tumen.claims.rows import claim_row, give, require_quote, revise, tell_speakers, written
from tumen.claims.speaking import forget_speaking, settle_default, settle_speaking
from tumen.claims.stepping import Stepping
from tumen.claims.views import BATCH, seen_by
from tumen.documents.errors import TextIsMasked
from tumen.documents.indexing import index_documents
from tumen.documents.marking import cover_by_hand
from tumen.documents.models import Cover, CoverKind, Document
from tumen.documents.queries import RenditionView, kept
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Quote, Span

__all__ = [
    "Reading",
    "correct_slot",
    "finish_document",
    "grade_claim",
    "grade_source",
    "keep_answers",
    "mark_claim",
    "merge_claims",
    "propose_claims",
    "review_claim",
    "set_sensitivity",
    "split_claim",
    "undo_step",
    "withdraw_claim_grade",
    "withdraw_source_grade",
]

C = TypeVar("C", bound=Coded)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading did to the claims of its document, as counts.

    ``beside`` are proposals that differ from a reviewed claim and wait for a person; they are among ``new``.
    """

    document: str
    new: int
    changed: int
    unchanged: int
    reviewed: int
    superseded: int
    beside: int


def propose_claims(
    *,
    actor: Actor,
    rendition: RenditionView,
    proposals: Iterable[ProposedClaim],
    reader: str,
    proposer: str = "",
) -> Reading:
    """Keep what ``reader`` (rules and model, `reading.version()`) proposes of a rendition.

    Reading again renews what nobody has reviewed and supersedes what is not read any more. A claim that a
    person has reviewed stays as it is; a proposal that differs from it stands beside it and waits.

    ``proposer`` names whoever proposes beside the rules; its claims and theirs never touch each other. Raises
    PassageOutside and NoSuchSlot, and then keeps nothing.
    """
    document = kept(actor, rendition.document_id)
    if rendition.is_masked:
        raise TextIsMasked(f"The text of {document.public_id} was read with its masks on: nothing was kept.")
    offered = offered_claims(document.sha256, rendition.text, proposals, proposer=proposer)
    with recorded(actor, "claims.propose_claims", document.public_id, reader=reader) as entry:
        known = known_claims(document, proposer)
        found = compare(offered, known)
        run = ReadingRun.objects.create(
            rendition_id=rendition.id,
            reader=reader,
            proposer=proposer,
            document_revision=document.revision,
            actor=actor,
        )
        _keep(found, run, rendition, document)
        _settle_voices(found, rendition, document, is_first=not known)
        written = [claim.pk for claim, _ in (*found.new, *found.changed)] + [claim.pk for claim in found.gone]
        index_claims(Claim.objects.filter(pk__in=written) if len(written) <= BATCH else document.claims.all())
        done = _counts(document, found, _seen(actor, document))
        entry.detail |= asdict(done)
    return done


def keep_answers(*, actor: Actor, document: Document | str, model: str, answers: Mapping[str, str]) -> None:
    """Keep what a language model answered about a document, by key, so that it is not asked again.

    An answer that is kept already stays as it is. Raises NoSuchDocument.
    """
    about = kept(actor, document if isinstance(document, str) else document.public_id)
    with recorded(actor, "claims.keep_answers", about.public_id, model=model, answers=len(answers)):
        ModelAnswer.objects.bulk_create(
            (ModelAnswer(key=key, model=model, answer=answer) for key, answer in answers.items()),
            ignore_conflicts=True,
        )


def review_claim(*, actor: Actor, claim: Claim | str, verdict: Status | str, why: str) -> Claim:
    """Accept or reject a claim, or take the review back (verdict "proposed").

    Accepting a proposal that stands beside a reviewed claim puts it in that claim's place; what people filled
    in there comes with it. Raises NoSuchClaim, QuoteDoesNotStand for accepting words that are not there, and
    WrongValue for any other verdict.
    """
    reviewed = claim_row(actor, claim)
    review_row(actor, reviewed, verdict, why)
    return reviewed


def review_row(
    actor: Actor, reviewed: Claim, verdict: Status | str, why: str, *, indexes: bool = True
) -> Step:
    """Review a claim as `review_claim` does; whoever reviews many writes the index of words at their end."""
    verdict = _verdict(verdict)
    if verdict == Status.ACCEPTED:
        require_quote(reviewed)
    with recorded(actor, "claims.review_claim", reviewed.public_id, verdict=verdict.value):
        Review.objects.create(claim=reviewed, verdict=verdict, why=why, actor=actor)
        step = Stepping(StepKind.REVIEW, actor)
        step.touch(reviewed)
        if verdict == Status.ACCEPTED and reviewed.beside and _may_replace(actor, reviewed.beside):
            step.touch(reviewed.beside)
            step.given += take_the_place_of(reviewed.beside, reviewed)
            reviewed.beside = reviewed.replaced_by = None
        reviewed.status = verdict
        reviewed.save(update_fields=["status", "beside", "replaced_by"])
        revise(reviewed)
        return step.keep(indexes=indexes)


def correct_slot(*, actor: Actor, claim: Claim | str, name: str, value: Any, why: str) -> Claim:
    """Fill a slot by hand with a typed value of `SLOTS`; the machine's value stays beside it.

    None says that the document tells nothing of it. Raises NoSuchClaim, NoSuchSlot and WrongValue.
    """
    corrected = claim_row(actor, claim)
    correct_row(actor, corrected, name, written(name, value), why)
    return corrected


def correct_row(
    actor: Actor, corrected: Claim, name: str, value: Any, why: str, *, indexes: bool = True
) -> Step:
    """Fill a slot (``value`` as `written`) as `correct_slot` does; whoever corrects many writes the index of
    words at their end."""
    with recorded(actor, "claims.correct_slot", corrected.public_id, slot=name):
        step = Stepping(StepKind.CORRECT, actor)
        step.touch(corrected)
        step.given, step.taken = give(corrected, name, value, actor, why)
        if name == "speakers":
            tell_speakers(actor, corrected)
        revise(corrected)
        return step.keep(indexes=indexes)


def set_sensitivity(*, actor: Actor, claim: str, level: Level | str, why: str) -> None:
    """Say how sensitive a claim is. Who may not see it does not see its sentence in the document either, nor
    another claim that quotes from that sentence.

    Raises NoSuchClaim, NotAGrant for what is no level, NotPermitted and NoReasonGiven.
    """
    row = claim_row(actor, claim)
    with transaction.atomic():
        sensitivity_row(actor, row, level, reason_of(why))
        index_documents([row.document_id])
        index_claims_of([row.document_id])


def sensitivity_row(
    actor: Actor, row: Claim, level: Level | str, reason: str, *, puts_back: Marking | None = None
) -> Marking:
    """Mark a claim as `set_sensitivity` does, without the index of words, which its caller writes at the end.

    ``puts_back`` is the marking that is undone by it: whoever made that one may, as a keeper may.
    """
    sentence = Span(row.sentence_start, row.sentence_end)
    with recorded(actor, "claims.set_sensitivity", row.public_id, level=str(level), why=reason):
        marking = mark_level(actor, row.public_id, level, reason, puts_back=puts_back)
        if not Cover.objects.filter(item=row.public_id, rendition=row.rendition).exists():
            cover_by_hand(actor, row.rendition, sentence, CoverKind.CLAIM, reason, item=row.public_id)
    return marking


def grade_source(
    *, actor: Actor, source: str, reliability: Reliability | str, huridocs: Huridocs | str = "", why: str
) -> SourceGrade:
    """Grade a source by hand; the grades before stay as its history.

    ``huridocs`` is that code as the person gives it, empty for none: it is never worked out. Raises
    NoSuchSource, WrongValue for what is no code, and NoReason.
    """
    return _grade_source(
        actor, source, _code(Reliability, reliability), _code(Huridocs, huridocs) if huridocs else None, why
    )


def withdraw_source_grade(*, actor: Actor, source: str, why: str) -> SourceGrade:
    """Add the row that says: not graded. Raises NoSuchSource, NotGraded and NoReason."""
    if graded(source_grades_of(_source(actor, source).public_id)) is None:
        raise NotGraded(f"{source} is not graded: there is nothing to take back.")
    return _grade_source(actor, source, None, None, why)


def grade_claim(*, actor: Actor, claim: str, credibility: Credibility | str, why: str) -> ClaimGrade:
    """Grade how far a claim can be believed; the grades before stay as its history.

    A grade changes neither the claim nor the record. Raises NoSuchClaim, WrongValue for what is no code, and
    NoReason.
    """
    return _grade_claim(actor, claim, _code(Credibility, credibility), why)


def withdraw_claim_grade(*, actor: Actor, claim: str, why: str) -> ClaimGrade:
    """Add the row that says: not graded. Raises NoSuchClaim, NotGraded and NoReason."""
    if graded(claim_grades_of(claim_row(actor, claim).public_id)) is None:
        raise NotGraded(f"{claim} is not graded: there is nothing to take back.")
    return _grade_claim(actor, claim, None, why)


def _grade_source(
    actor: Actor, id: str, reliability: Reliability | None, huridocs: Huridocs | None, why: str
) -> SourceGrade:
    source = _source(actor, id)
    said = {"reliability": _kept_code(reliability), "huridocs": _kept_code(huridocs)}
    reason = _reason(why, id)
    with recorded(actor, "claims.grade_source", id, **said):
        return SourceGrade.objects.create(source=source, **said, why=reason, actor=actor)


def _grade_claim(actor: Actor, id: str, credibility: Credibility | None, why: str) -> ClaimGrade:
    claim, said, reason = claim_row(actor, id), _kept_code(credibility), _reason(why, id)
    with recorded(actor, "claims.grade_claim", claim.public_id, credibility=said):
        return ClaimGrade.objects.create(
            claim=claim, credibility=said, claim_revision=claim.revision, why=reason, actor=actor
        )


def _source(actor: Actor, id: str) -> Source:
    source = sources_seen(actor).filter(public_id=id).first()
    if source is None:
        raise NoSuchSource(f"There is no source {id}. The page of sources lists those that are kept.")
    return source


def _code(codes: type[C], given: str) -> C:
    try:
        return codes(given)
    except ValueError as error:
        known = ", ".join(code.value for code in codes)
        raise WrongValue(f"“{given}” is no code here. Use one of {known}.") from error


def _kept_code(code: Coded | None) -> str:
    return code.value if code else ""


def _reason(why: str, id: str) -> str:
    if reason := why.strip():
        return reason
    raise NoReason(f"The grade of {id} was not kept, because it does not say why. Write a sentence on it.")


def _keep(found: Comparison, run: ReadingRun, rendition: RenditionView, document: Document) -> None:
    for claim, each in [*found.new, *found.changed]:
        claim.document = document
        _place(claim, each, run, rendition)
    Claim.objects.bulk_create([claim for claim, _ in found.new])
    if found.changed:
        _renew([claim for claim, _ in found.changed])
    Proposal.objects.bulk_create(
        Proposal(claim=claim, run=run, slots=each.slots) for claim, each in [*found.new, *found.changed]
    )
    for pks in _batches(found.unchanged):
        Claim.objects.filter(pk__in=pks).update(run=run)
    for pks in _batches(found.gone):
        Claim.objects.filter(pk__in=pks).update(status=Status.SUPERSEDED, revision=F("revision") + 1)


def _renew(claims: list[Claim]) -> None:
    """Make way for a new reading in claims that nobody reviewed; the earlier proposals stay as history."""
    for claim in claims:
        claim.status, claim.revision = Status.PROPOSED, claim.revision + 1
    Claim.objects.bulk_update(claims, [*_PLACE, "status", "revision", "beside"])
    for pks in _batches(claims):
        Proposal.objects.filter(claim__in=pks, superseded_at=None).update(superseded_at=timezone.now())


def _batches(claims: list[Claim]) -> Iterator[list[int]]:
    """The keys of ``claims`` in lists that one statement can name: one list may hold many thousand rows."""
    for start in range(0, len(claims), BATCH):
        yield [claim.pk for claim in claims[start : start + BATCH]]


def _settle_voices(found: Comparison, about: RenditionView, document: Document, *, is_first: bool) -> None:
    for pks in _batches([claim for claim, _ in found.changed]):
        forget_speaking(pks)
    told = [(claim, _speakers(each)) for claim, each in [*found.new, *found.changed]]
    settle_speaking(told, about)
    if not is_first:
        settle_default(document, about)


_PLACE = ("rendition", "run", "exact", "prefix", "suffix", "start", "end", "sentence_start", "sentence_end")


def _place(claim: Claim, offered: Offered, run: ReadingRun, rendition: RenditionView) -> None:
    quote, sentence = Quote.at(rendition.text, offered.proposal.passage), offered.proposal.sentence
    claim.public_id, claim.rendition_id, claim.run = offered.id, rendition.id, run
    claim.exact, claim.prefix, claim.suffix = quote.exact, quote.prefix, quote.suffix
    claim.start, claim.end = quote.span.start, quote.span.end
    claim.sentence_start, claim.sentence_end = sentence.start, sentence.end
    claim.beside = offered.beside or claim.beside


def _speakers(offered: Offered) -> list[list[str]]:
    spoken: list[list[str]] = offered.slots.get("speakers", {}).get("value", [])
    return spoken


def _seen(actor: Actor, document: Document) -> set[int]:
    """The claims of the document that the actor may see, by their keys."""
    return set(Claim.objects.filter(seen_by(actor), document=document).values_list("pk", flat=True))


def _counts(document: Document, found: Comparison, seen: set[int]) -> Reading:
    """The counts, of what was kept before only as far as the actor may see it."""

    def told(claims: Iterable[Claim]) -> int:
        return sum(claim.pk in seen for claim in claims)

    return Reading(
        document=document.public_id,
        new=len(found.new),
        changed=told(claim for claim, _ in found.changed),
        unchanged=told(found.unchanged),
        reviewed=told(found.reviewed),
        superseded=told(found.gone),
        beside=sum(each.beside is not None for _, each in found.new),
    )


def _may_replace(actor: Actor, former: Claim) -> bool:
    """A claim of an earlier file of a list may be hidden from the actor: then it stays as it is."""
    return Claim.objects.filter(seen_by(actor), pk=former.pk).exists()


def _verdict(verdict: Status | str) -> Status:
    allowed = (Status.ACCEPTED, Status.REJECTED, Status.PROPOSED)
    if verdict not in allowed:
        raise WrongValue(f"“{verdict}” is no verdict. Use {', '.join(status.value for status in allowed)}.")
    return Status(verdict)
