"""Appeals: what was asked of whom, in documents and from here, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field, StringConstraints

from tumen.access.models import Actor, Viewer
from tumen.advocacy import actions, queries
from tumen.advocacy.models import StepKind
from tumen.advocacy.queries import AppealView, Due, Proposed
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.replies import Attribution, Reply
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, part_of
from tumen.web.api.reading_in import ID, Id, IdText, Sent, Why, Words, Year

router = Router()

Codes = Annotated[list[Annotated[str, StringConstraints(max_length=100)]], Field(max_length=50)]
Ids = Annotated[list[IdText], Field(max_length=200)]
MaybeId = Annotated[str, StringConstraints(pattern=f"^({ID})?$")]
Number = Annotated[int, Field(ge=1, lt=2**31)]


@dataclass(frozen=True, slots=True)
class Appeals:
    """A part of the appeals, the newest first."""

    appeals: tuple[AppealView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Claims that may tell an answer; a person decides."""

    proposed: tuple[Proposed, ...]


class NewAppeal(Sent):
    """What an appeal is, by which channel, to which office (by id) or to whom in words, about which events
    and persons. ``deadline`` is a code of the vocabulary, ``grounds`` are codes of norms."""

    title: Why
    channel: Channel
    office: MaybeId = ""
    addressee: Words = ""
    deadline: Annotated[str, StringConstraints(max_length=60)] = ""
    grounds: Codes = []
    events: Ids = []
    persons: Ids = []


class ChangedAppeal(Sent):
    """What is said now in the place of what was; what is left away stays."""

    title: Why | None = None
    channel: Channel | None = None
    office: MaybeId | None = None
    addressee: Words | None = None
    deadline: Annotated[str, StringConstraints(max_length=60)] | None = None
    grounds: Codes | None = None
    events: Ids | None = None
    persons: Ids | None = None


class NewAsk(Sent):
    """What is asked: to do, or (``is_negative``) not to do; of whom where that is not the addressee."""

    to_do: Why
    of: Words = ""
    is_negative: bool = False
    by: date | None = None
    ground: Annotated[str, StringConstraints(max_length=100)] = ""
    claims: Ids = []


class OneAsk(Sent):
    """An ask, by its id."""

    ask: IdText


class NewSignatory(Sent):
    """Who is to sign."""

    name: Why
    role: Words = ""


class Signed(Sent):
    """Which signatory signed, by number, and when."""

    signatory: Number
    on: date | None = None


class StepOfAppeal(Sent):
    """What was done: sent, followed up, noted, or withdrawn; by when an answer is due."""

    kind: StepKind
    what: Words = ""
    on: date | None = None
    due: date | None = None


class NewAnswer(Sent):
    """What came back, by a claim that tells it or in words; on one ask (by id) or on all. ``is_answer`` false
    says that a claim that was proposed answers something else."""

    reply: Reply | None = None
    ask: MaybeId = ""
    attribution: Attribution | None = None
    claim: MaybeId = ""
    words: Words = ""
    by: Words = ""
    on: date | None = None
    due: date | None = None
    is_answer: bool = True


class UndoneAnswer(Sent):
    """Which answer is taken back, and why."""

    answer: IdText
    why: Why


class JudgedAppeal(Sent):
    """Whether what was read is an appeal, and why."""

    is_one: bool
    why: Why


class AsksApart(Sent):
    """The claims of the asks that are an appeal of their own, and why."""

    claims: Annotated[list[IdText], Field(min_length=1, max_length=200)]
    why: Why


class JoinedAppeal(Sent):
    """The appeal that this one is told with, and why they are the same."""

    other: IdText
    why: Why


class UndoneLine(Sent):
    """Which judgement is taken back, by its number, and why."""

    line: Number
    why: Why


class FromRecommendation(Sent):
    """By what the appeal goes; ``deadline`` is a code of the vocabulary."""

    channel: Channel = Channel.LETTER
    deadline: Annotated[str, StringConstraints(max_length=60)] = ""


@looks(router, "/appeals", Appeals)
def appeals(
    viewer: Viewer,
    of: Annotated[
        str, Query(max_length=300, pattern=r"^[^\x00]*$", description="Who is asked, by the `key` of theirs.")
    ] = "",
    year: Year = None,
    after: Cursor = "",
    limit: Limit = SIZE,
) -> Appeals:
    """Appeals that documents tell of, and those that were made here, the newest first."""
    shown, rest = part_of(queries.appeals(viewer, of=of, year=year), after, limit)
    return Appeals(tuple(shown), rest)


@looks(router, "/appeals/due", Due)
def appeals_due(viewer: Viewer) -> Due:
    """The appeals made here whose answer was due or is within two weeks, and pledges whose day has passed."""
    return queries.appeals_due(viewer)


@looks(router, "/appeals/{id}", AppealView)
def appeal(viewer: Viewer, id: Id) -> AppealView:
    """One appeal: its asks by who is asked, its answers, and what was done."""
    return queries.appeal(viewer, id)


@looks(router, "/appeals/{id}/proposed", Answers)
def proposed_answers(viewer: Viewer, id: Id) -> Answers:
    """Claims that may tell an answer to an appeal."""
    return Answers(queries.proposed_answers(viewer, id))


@takes(router, "/appeals", AppealView, "advocacy.draft_appeal", status=201)
def draft_appeal(actor: Actor, sent: NewAppeal) -> AppealView:
    """Begin an appeal."""
    made = actions.draft_appeal(actor=actor, **_said(sent))
    return queries.appeal(actor, made.public_id)


@takes(router, "/recommendations/{id}/appeal", AppealView, "advocacy.draft_recommended", status=201)
def draft_recommended(actor: Actor, id: Id, sent: FromRecommendation) -> AppealView:
    """Begin an appeal of what an inquiry recommends."""
    made = actions.draft_recommended(
        actor=actor, recommendation=id, channel=sent.channel, deadline=sent.deadline
    )
    return queries.appeal(actor, made.public_id)


@takes(router, "/appeals/{id}/change", AppealView, "advocacy.change_appeal")
def change_appeal(actor: Actor, id: Id, sent: ChangedAppeal) -> AppealView:
    """Change an appeal that was not sent; whoever had signed signs again."""
    actions.change_appeal(actor=actor, appeal=id, **_said(sent))
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/asks", AppealView, "advocacy.add_ask", status=201)
def add_ask(actor: Actor, id: Id, sent: NewAsk) -> AppealView:
    """Add one thing that is asked, and the claims that it rests on."""
    actions.add_ask(actor=actor, appeal=id, **_said(sent))
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/strike-ask", AppealView, "advocacy.strike_ask")
def strike_ask(actor: Actor, id: Id, sent: OneAsk) -> AppealView:
    """Take an ask out of an appeal that was not sent."""
    actions.strike_ask(actor=actor, appeal=id, ask=sent.ask)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/signatories", AppealView, "advocacy.add_signatory", status=201)
def add_signatory(actor: Actor, id: Id, sent: NewSignatory) -> AppealView:
    """Name somebody who is to sign; it takes sight of identities."""
    actions.add_signatory(actor=actor, appeal=id, name=sent.name, role=sent.role)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/sign", AppealView, "advocacy.sign_off")
def sign_appeal(actor: Actor, id: Id, sent: Signed) -> AppealView:
    """Note that a signatory signed the appeal as it stands."""
    actions.sign_off(actor=actor, appeal=id, signatory=sent.signatory, on=sent.on)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/decline", AppealView, "advocacy.decline_signature")
def decline_signature(actor: Actor, id: Id, sent: Signed) -> AppealView:
    """Note that a signatory does not sign the appeal."""
    actions.decline_signature(actor=actor, appeal=id, signatory=sent.signatory, on=sent.on)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/steps", AppealView, "advocacy.note_step", status=201)
def note_step(actor: Actor, id: Id, sent: StepOfAppeal) -> AppealView:
    """Note what was done with an appeal."""
    actions.note_step(actor=actor, appeal=id, kind=sent.kind, on=sent.on, what=sent.what, due=sent.due)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/answers", AppealView, "advocacy.note_answer", status=201)
def note_answer(actor: Actor, id: Id, sent: NewAnswer) -> AppealView:
    """Note what came back on an appeal that was sent."""
    actions.note_answer(
        actor=actor,
        appeal=id,
        reply=sent.reply or "",
        ask=sent.ask,
        attribution=sent.attribution or "",
        claim=sent.claim,
        words=sent.words,
        by=sent.by,
        on=sent.on,
        due=sent.due,
        is_answer=sent.is_answer,
    )
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/undo-answer", AppealView, "advocacy.undo_answer")
def undo_answer(actor: Actor, id: Id, sent: UndoneAnswer) -> AppealView:
    """Take an answer back; it stays, undone."""
    actions.undo_answer(actor=actor, appeal=id, answer=sent.answer, why=sent.why)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/judge", AppealView, "advocacy.judge_appeal")
def judge_appeal(actor: Actor, id: Id, sent: JudgedAppeal) -> AppealView:
    """Say whether what was read in a document is an appeal."""
    actions.judge_appeal(actor=actor, appeal=id, is_one=sent.is_one, why=sent.why)
    return queries.appeal(actor, id)


@takes(router, "/appeals/{id}/apart", AppealView, "advocacy.set_asks_apart", status=201)
def set_asks_apart(actor: Actor, id: Id, sent: AsksApart) -> AppealView:
    """Make some asks of an appeal that was read one of their own; the new one is answered."""
    made = actions.set_asks_apart(actor=actor, appeal=id, claims=sent.claims, why=sent.why)
    return queries.appeal(actor, made.part)


@takes(router, "/appeals/{id}/join", AppealView, "advocacy.join_appeals")
def join_appeals(actor: Actor, id: Id, sent: JoinedAppeal) -> AppealView:
    """Say that an appeal that was read is the same as another, with which it is told from then on."""
    actions.join_appeals(actor=actor, appeal=id, other=sent.other, why=sent.why)
    return queries.appeal(actor, sent.other)


@takes(router, "/appeals/{id}/undo", AppealView, "advocacy.undo_line")
def undo_appeal_line(actor: Actor, id: Id, sent: UndoneLine) -> AppealView:
    """Take a judgement on an appeal back; both stay."""
    actions.undo_line(actor=actor, appeal=id, line=sent.line, why=sent.why)
    return queries.appeal(actor, id)


def _said(sent: Sent) -> dict[str, Any]:
    """What was sent, field by field; what was left away of a change is left out."""
    return {name: value for name, value in sent if value is not None}
