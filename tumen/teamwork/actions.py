"""Each change of what people say and give to each other."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.queries import may_do, may_see
from tumen.claims.models import Claim, Review
from tumen.claims.queries import is_coding
from tumen.claims.rows import claim_row
from tumen.documents.queries import kept
from tumen.teamwork.errors import CodedAlone, IsEnded, NobodyToAsk, NothingSaid, NotYours
from tumen.teamwork.models import Comment, Ending, Task, TaskKind
from tumen.teamwork.rows import comment_row, person_named, task_row

#: What whoever is given something has to be able to do with it.
NEEDS = {TaskKind.REVIEW: "claims.review_claim", TaskKind.CORRECT: "claims.correct_slot"}


def add_comment(*, actor: Actor, claim: str, text: str) -> Comment:
    """Say something of a claim to those who work on it.

    Raises NoSuchClaim, NothingSaid, CodedAlone for who codes its document, and NotPermitted.
    """
    row = claim_row(actor, claim)
    said = _said(text, "A comment without words was not kept. Write what others should know of this claim.")
    _require_apart(actor, row)
    with recorded(actor, "teamwork.add_comment", row.public_id) as entry:
        made = Comment.objects.create(claim=row, text=said, actor=actor)
        entry.detail["comment"] = made.public_id
    return made


def strike_comment(*, actor: Actor, comment: str) -> Comment:
    """Take one's own comment back: it stays under its id, struck, and its words are shown no more.

    Raises NoSuchComment, NotYours, IsEnded and NotPermitted.
    """
    row = comment_row(actor, comment)
    if row.actor_id != actor.pk:
        raise NotYours(f"{row.public_id} is somebody else’s, so it was not struck. Answer it with your own.")
    if row.struck_at is not None:
        raise IsEnded(f"{row.public_id} was struck already.")
    with recorded(actor, "teamwork.strike_comment", row.claim.public_id, comment=row.public_id):
        row.struck_at, row.struck_by = timezone.now(), actor
        row.save(update_fields=["struck_at", "struck_by"])
    return row


def give_document(*, actor: Actor, document: str, to: str, why: str = "", due: date | None = None) -> Task:
    """Give a document to somebody (by name) to review.

    Raises NoSuchDocument, NobodyToAsk where they may not see or review it, and NotPermitted.
    """
    row = kept(actor, document)
    person = _require_able(to, TaskKind.REVIEW, row.public_id)
    with recorded(actor, "teamwork.give_document", row.public_id, to=f"a-{person.pk}") as entry:
        made = Task.objects.create(
            kind=TaskKind.REVIEW, document=row, to=person, by=actor, why=why.strip(), due=due
        )
        entry.detail["task"] = made.public_id
    return made


def hand_back(*, actor: Actor, claim: str, why: str, to: str = "", due: date | None = None) -> Task:
    """Hand a claim back to be corrected: to whoever judged it last, or to somebody by name.

    Raises NoSuchClaim, NothingSaid without a reason, NobodyToAsk where nobody judged it, CodedAlone, and
    NotPermitted.
    """
    row = claim_row(actor, claim)
    said = _said(why, "Say what is to be corrected. Nothing was handed back.")
    _require_apart(actor, row)
    person = _require_able(to or _judge_of(row), TaskKind.CORRECT, row.document.public_id, row.public_id)
    with recorded(actor, "teamwork.hand_back", row.public_id, to=f"a-{person.pk}") as entry:
        made = Task.objects.create(
            kind=TaskKind.CORRECT, document=row.document, claim=row, to=person, by=actor, why=said, due=due
        )
        entry.detail["task"] = made.public_id
    return made


def end_task(*, actor: Actor, task: str) -> Task:
    """Say that what was given is done; who gave it takes it back by the same action.

    Raises NoSuchTask, NotYours, IsEnded and NotPermitted.
    """
    row = _open_task(actor, task)
    ending = Ending.DONE if row.to_id == actor.pk else Ending.TAKEN_BACK
    with recorded(actor, "teamwork.end_task", row.public_id, ending=ending.value):
        _end(row, actor, ending)
    return row


def pass_on(*, actor: Actor, task: str, to: str, why: str) -> Task:
    """Pass what was given on to somebody else, with the reason; raises what `end_task` and `hand_back` do."""
    row = _open_task(actor, task)
    said = _said(why, "Say why you pass it on. Nothing was changed.")
    about = [row.document.public_id, *([row.claim.public_id] if row.claim else [])]
    person = _require_able(to, TaskKind(row.kind), *about)
    with recorded(actor, "teamwork.pass_on", row.public_id, to=f"a-{person.pk}") as entry:
        _end(row, actor, Ending.PASSED)
        made = Task.objects.create(
            kind=row.kind, document=row.document, claim=row.claim, to=person, by=actor, why=said, due=row.due
        )
        entry.detail["task"] = made.public_id
    return made


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise NothingSaid(otherwise)
    return words.strip()


def _require_apart(actor: Actor, claim: Claim) -> None:
    document = claim.document.public_id
    if is_coding(actor, document):
        raise CodedAlone(
            f"You code {document} alone until both have finished, so nothing was said of it to others. "
            "Keep it until then."
        )


def _judge_of(claim: Claim) -> str:
    last = Review.objects.filter(claim=claim).select_related("actor").last()
    if last is None:
        raise NobodyToAsk(
            f"Nobody has judged {claim.public_id}, so there is nobody to hand it back to. Name somebody, or "
            "review it yourself."
        )
    return last.actor.name


def _require_able(name: str, kind: TaskKind, *about: str) -> Actor:
    """Somebody by name who may see what they are asked about, and do what they are asked to."""
    person = person_named(name)
    if person is None:
        raise NobodyToAsk(f"Nobody here is called “{name}”. Nothing was given. Choose a name from the list.")
    if not all(may_see(person, each) for each in about) or not may_do(person, NEEDS[kind]):
        raise NobodyToAsk(
            f"{person.name} may not see or not judge {about[-1]}, so it was not given to them. Choose "
            "somebody else, or ask a keeper: tumen access grant."
        )
    return person


def _open_task(actor: Actor, task: str) -> Task:
    row = task_row(actor, task)
    if actor.pk not in (row.to_id, row.by_id):
        raise NotYours(f"{row.public_id} is neither to you nor from you, so it was left as it is.")
    if row.ended_at is not None:
        raise IsEnded(f"{row.public_id} is {row.ending} already.")
    return row


def _end(row: Task, actor: Actor, ending: Ending) -> None:
    row.ended_at, row.ended_by, row.ending = timezone.now(), actor, ending
    row.save(update_fields=["ended_at", "ended_by", "ending"])
