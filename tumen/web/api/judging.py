"""What people judge of events: the standard of proof, voices that are one, the figure that is preferred."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Router
from pydantic import Field

from tumen.access.models import Actor
from tumen.record import actions
from tumen.record.queries import Corroboration, EventView, corroboration, event, event_row
from tumen.vocabulary.grading import StandardOfProof
from tumen.web.api.operations import takes
from tumen.web.api.reading_in import Id, IdText, Sent, Why

router = Router()


class Standard(Sent):
    """The standard of proof that an event meets; "none" takes it back."""

    standard: StandardOfProof
    why: Why


class VoiceJudged(Sent):
    """Whether two claims of an event are one voice."""

    left: IdText
    right: IdText
    verdict: Literal["same", "apart"]
    why: Why


class FigureChosen(Sent):
    """The claim whose figure is preferred; "" lets the rules decide again."""

    claim: Annotated[str, Field(pattern=r"^(c-[0-9a-z]{4,20})?$")]
    why: Why


@takes(router, "/events/{id}/standard", EventView, "record.set_standard")
def set_standard(actor: Actor, id: Id, sent: Standard) -> EventView:
    """Set the standard of proof that an event meets, or take it back."""
    actions.set_standard(actor=actor, event=id, standard=sent.standard, why=sent.why)
    return event(actor, id)


@takes(router, "/events/{id}/voice", Corroboration, "record.judge_voice")
def judge_voice(actor: Actor, id: Id, sent: VoiceJudged) -> Corroboration:
    """Judge whether two claims of an event are one voice; its voices are counted anew."""
    event_row(actor, id)
    judging = actions.judge_same_voice if sent.verdict == "same" else actions.judge_different_voice
    judging(actor=actor, left=sent.left, right=sent.right, why=sent.why)
    actions.refresh(actor=actor)
    return corroboration(actor, id)


@takes(router, "/events/{id}/figure", Corroboration, "record.choose_figure")
def choose_figure(actor: Actor, id: Id, sent: FigureChosen) -> Corroboration:
    """Prefer another figure of an event than the rules do, or let them decide again."""
    actions.choose_figure(actor=actor, event=id, claim=sent.claim, why=sent.why)
    return corroboration(actor, id)
