"""Each change to the record: deriving it, judging two claims, undoing that, setting a standard of proof."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.permission import the_record
from tumen.access.sight import sees_all, sees_identities
from tumen.claims.errors import NoSuchClaim, NoSuchSource
from tumen.claims.models import Claim, Source
from tumen.claims.queries import claims_seen, figures, replaced, sources_seen
from tumen.documents.briefs import briefs
from tumen.record.corroborating import count_voices
from tumen.record.deriving import Derived, derive
from tumen.record.errors import (
    AlreadyUndone,
    NoReason,
    NoStandardSet,
    NoSuchJudgement,
    NoSuchStandard,
    NotOfTheEvent,
    SameItem,
)
from tumen.record.figuring import figure_claims, taken_back
from tumen.record.ledger import last_line
from tumen.record.matching import Matched, Told, match
from tumen.record.models import (
    FigureChoice,
    Judgement,
    JudgementKind,
    Refresh,
    SourceTie,
    StandardLine,
    Verdict,
)
from tumen.record.persons.deriving import derive_persons
from tumen.record.persons.indexing import index_persons
from tumen.record.persons.joining import apply_joins
from tumen.record.persons.judging import (
    judge_different_person,
    judge_same_person,
    open_identity,
    seek_person,
)
from tumen.record.persons.proposing import propose
from tumen.record.proof import proven
from tumen.record.queries import event_row, standards
from tumen.record.queueing import weigh_documents
from tumen.record.refs import found_in
from tumen.record.regrouping import foresee
from tumen.record.seeing import record_of
from tumen.record.tallying import tally
from tumen.record.tracing import trace
from tumen.record.withdrawing import sentences_of, withdrawn
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.grading import StandardOfProof

__all__ = [
    "choose_figure",
    "judge_different_event",
    "judge_different_person",
    "judge_different_voice",
    "judge_figures",
    "judge_same_event",
    "judge_same_person",
    "judge_same_voice",
    "match_passages",
    "open_identity",
    "refresh",
    "seek_person",
    "set_standard",
    "tie_sources",
    "undo_judgement",
]


def refresh(*, actor: Actor) -> Derived | None:
    """Derive the record from standing claims and the ledger. Old ids lead to where their claims are now.

    Texts that are new are matched against all others first, for the passages that they share. What is counted
    is told, here and in the actor's line, only to who sees all of it.
    """
    match_passages(actor=actor)
    with recorded(actor, "record.refresh", "record") as entry, acting_as(RECORD):
        # What is kept is derived from everything, whoever asks for it; queries look at what each may see.
        everything = the_record()
        told = figures(everything)
        held = {each.id: each for each in briefs(everything).values()}
        claims = figure_claims(told)
        gone = withdrawn(claims, held, sentences_of(everything))
        revisions = {each.id: each.revision for each in told}
        done = derive(taken_back(claims, gone), revisions, replaced(everything))
        count_voices(everything)
        weigh_documents(told)
        tally(everything)
        persons, touched = derive_persons()
        index_persons(touched)
        apply_joins()
        propose(touched)
        Refresh.objects.create(actor=actor, last_line=last_line())
        if not sees_all(actor):
            return None
        entry.detail |= asdict(done) | {"persons": asdict(persons)}
    return done


def match_passages(*, actor: Actor, told: Told = lambda done, of: None) -> Matched | None:
    """Find the passages that texts which are new, or were extracted anew, share with all others.

    ``told`` hears how many of how many steps are done. Costs nothing when no text is new. What is counted is
    told only to who sees all of it.
    """
    with recorded(actor, "record.match_passages", "record") as entry, acting_as(RECORD):
        done = match(told)
        trace(the_record())
        if not sees_all(actor):
            return None
        entry.detail |= asdict(done)
    return done


def judge_same_event(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two claims speak of one event; ``left`` and ``right`` are ids of claims or of events.

    An event stands for the claim that founded it. `refresh` applies the decision. Raises NoSuchClaim,
    NoSuchEvent and SameItem.
    """
    return _judge(actor, left, right, Verdict.YES, why)


def judge_different_event(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two claims speak of different events. Takes and raises what `judge_same_event` does."""
    return _judge(actor, left, right, Verdict.NO, why)


def judge_figures(
    *, actor: Actor, event: str, claims: Collection[str], into: str = "", why: str
) -> list[Judgement]:
    """Part ``claims`` from their event, or join them to the event ``into``: the lines that `foresee` names.

    `refresh` applies them; each is undone by itself. Raises what `foresee` raises, and NoReason.
    """
    why, found = _reason(why), foresee(actor, event, claims, into)
    ids = {side for pair in found.pairs for side in (pair.left, pair.right)}
    rows = {row.public_id: row for row in Claim.objects.filter(public_id__in=claims_seen(actor, ids))}
    id = found.before.event.id
    with recorded(actor, "record.judge_event", id, other=into, lines=len(found.pairs)):
        return [
            Judgement.objects.create(
                kind=JudgementKind.SAME_EVENT,
                verdict=Verdict.YES if pair.is_same else Verdict.NO,
                left=rows[pair.left],
                right=rows[pair.right],
                named=[id, into] if pair.is_same else [id, pair.right],
                actor=actor,
                why=why,
            )
            for pair in found.pairs
        ]


def judge_same_voice(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two claims have one origin: one was taken from the other, or both from a third.

    Raises NoSuchClaim, SameItem and NoReason. `refresh` counts the voices anew.
    """
    return _judge(actor, left, right, Verdict.YES, _reason(why), JudgementKind.SAME_VOICE)


def judge_different_voice(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two claims are two independent voices. Takes and raises what `judge_same_voice` does."""
    return _judge(actor, left, right, Verdict.NO, _reason(why), JudgementKind.SAME_VOICE)


def tie_sources(*, actor: Actor, left: str, right: str, is_one: bool, why: str) -> SourceTie:
    """Decide that two sources (ids) speak with one voice, or do not: the clerk of a group and the group.

    The last decision on a pair holds. Raises NoSuchSource, SameItem and NoReason.
    """
    one, other = _source(actor, left), _source(actor, right)
    if one == other:
        raise SameItem(f"Both {left} and {right} are one source. Name two.")
    with recorded(actor, "record.tie_sources", one.public_id, other=other.public_id, is_one=is_one):
        return SourceTie.objects.create(left=one, right=other, is_one=is_one, why=_reason(why), actor=actor)


def choose_figure(*, actor: Actor, event: str, claim: str, why: str) -> FigureChoice:
    """Prefer the figure of ``claim`` to the one of the rules; with an empty ``claim`` take a choice back.

    What the rules prefer stays beside it. Raises NoSuchEvent, NotOfTheEvent and NoReason.
    """
    record = record_of(actor)
    row = found_in(record, event)
    anchor = Claim.objects.get(public_id=row.anchor)
    members = {at.claim for at in record.places([row.public_id]).get(row.public_id, ())}
    if claim and claim not in members:
        raise NotOfTheEvent(f"Claim {claim} is no figure of event {event}. Its page lists those that are.")
    with recorded(actor, "record.choose_figure", row.public_id, claim=claim):
        return FigureChoice.objects.create(
            claim=anchor,
            named=row.public_id,
            chosen=Claim.objects.get(public_id=claim) if claim else None,
            why=_reason(why),
            actor=actor,
        )


def undo_judgement(*, actor: Actor, judgement: Judgement | int, why: str) -> Judgement:
    """Add the line that takes a judgement back; both stay. Raises NoSuchJudgement and AlreadyUndone."""
    number = judgement if isinstance(judgement, int) else judgement.pk
    line = Judgement.objects.select_related("left", "right").filter(pk=number, undoes=None).first()
    if line is not None and line.kind == JudgementKind.SAME_PERSON and not sees_identities(actor):
        line = None
    concerned = {line.left.public_id, line.right.public_id} if line else set()
    if line is None or len(claims_seen(actor, concerned)) < len(concerned):
        raise NoSuchJudgement(f"The ledger has no judgement {number}.")
    if Judgement.objects.filter(undoes=line).exists():
        raise AlreadyUndone(f"Judgement {number} was undone already. Judge again if it should hold.")
    with recorded(actor, "record.undo_judgement", f"judgement-{number}"):
        added = Judgement.objects.create(
            kind=line.kind,
            verdict=line.verdict,
            left=line.left,
            right=line.right,
            actor=actor,
            why=why,
            undoes=line,
            parts=line.parts,
        )
        if line.kind == JudgementKind.SAME_PERSON:
            with acting_as(RECORD):
                apply_joins()
    return added


def set_standard(*, actor: Actor, event: str, standard: StandardOfProof | str, why: str) -> StandardLine:
    """Set the standard of proof that an event meets, or take it back (standard "none"); all lines stay.

    The record is not derived anew for it: no figure and no grouping depends on it. Raises NoSuchEvent,
    NoSuchStandard, NoReason, and NoStandardSet for taking back what is not there.
    """
    row, meets, reason = event_row(actor, event), _standard(standard), why.strip()
    if not reason:
        raise NoReason(f"The standard of proof of {event} was not set, because it does not say why.")
    if meets is StandardOfProof.NONE and proven(standards(actor, row.public_id)) is None:
        raise NoStandardSet(f"No standard of proof is set for {event}: there is nothing to take back.")
    claim = Claim.objects.get(public_id=row.anchor)
    with recorded(actor, "record.set_standard", row.public_id, claim=row.anchor, standard=meets.value):
        return StandardLine.objects.create(
            claim=claim, named=row.public_id, standard=meets.value, why=reason, actor=actor
        )


def _standard(given: str) -> StandardOfProof:
    try:
        return StandardOfProof(given)
    except ValueError as error:
        known = ", ".join(each.value for each in StandardOfProof)
        raise NoSuchStandard(f"“{given}” is no standard of proof. Use one of {known}.") from error


def _reason(why: str) -> str:
    if not why.strip():
        raise NoReason("Say why: a judgement without its reason cannot be weighed by others.")
    return why.strip()


def _source(actor: Actor, id: str) -> Source:
    row = sources_seen(actor).filter(public_id=id).first()
    if row is None:
        raise NoSuchSource(f"There is no source {id}. `tumen source list` lists those that are kept.")
    return row


def _judge(
    actor: Actor,
    left: str,
    right: str,
    verdict: Verdict,
    why: str,
    kind: JudgementKind = JudgementKind.SAME_EVENT,
) -> Judgement:
    one, other = _claim(actor, left), _claim(actor, right)
    if one == other:
        raise SameItem(
            f"Both {left} and {right} stand for claim {one.public_id}. Name two claims of your own choice."
        )
    action = "record.judge_event" if kind == JudgementKind.SAME_EVENT else "record.judge_voice"
    with recorded(actor, action, one.public_id, other=other.public_id, same=verdict == Verdict.YES):
        return Judgement.objects.create(
            kind=kind,
            verdict=verdict,
            left=one,
            right=other,
            named=[left, right],
            actor=actor,
            why=why,
        )


def _claim(actor: Actor, id: str) -> Claim:
    wanted = event_row(actor, id).anchor if id.startswith("e-") else id
    claim = Claim.objects.filter(public_id__in=claims_seen(actor, [wanted])).first()
    if claim is None:
        raise NoSuchClaim(f"There is no claim {id}. An event's page lists the claims that belong to it.")
    return claim
