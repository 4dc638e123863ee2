"""Figures parted from an event or joined to another: what would follow, the judgement, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ninja import Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.record import actions
from tumen.record.queries import EventView, Foreseen, event, foresee
from tumen.web.api.operations import asks, takes
from tumen.web.api.reading_in import Id, IdText, Sent, Why

#: Figures that are judged in one step: an event told by thousands is parted in several.
MOST = 200

router = Router()


class FiguresChosen(Sent):
    """Figures of an event, by their claims, and the event that they are of; "" for none that is known."""

    claims: Annotated[list[IdText], Field(min_length=1, max_length=MOST)]
    into: Annotated[str, Field(pattern=r"^(e-[0-9a-z]{4,20})?$")] = ""


class FiguresJudged(FiguresChosen):
    """The same, and why."""

    why: Why


class LineUndone(Sent):
    """A judgement on two figures, by its number, and why it does not hold."""

    line: Annotated[int, Field(ge=1, le=2**31 - 1)]
    why: Why


@dataclass(frozen=True, slots=True)
class FiguresKept:
    """The numbers of the lines that the judgement took, each undone by itself, and the event as it is now."""

    lines: tuple[int, ...]
    event: EventView


@asks(router, "/events/{id}/figures/preview", Foreseen)
def foresee_figures(viewer: Viewer, id: Id, sent: FiguresChosen) -> Foreseen:
    """What would follow if figures were parted from an event, or joined to another; nothing is changed."""
    return foresee(viewer, id, sent.claims, sent.into)


@takes(router, "/events/{id}/figures", FiguresKept, "record.judge_event")
def judge_figures(actor: Actor, id: Id, sent: FiguresJudged) -> FiguresKept:
    """Part figures from an event, or join them to another; the record is derived anew."""
    lines = actions.judge_figures(actor=actor, event=id, claims=sent.claims, into=sent.into, why=sent.why)
    actions.refresh(actor=actor)
    return FiguresKept(tuple(line.pk for line in lines), event(actor, id))


@takes(router, "/events/{id}/figures/undo", EventView, "record.undo_judgement")
def undo_figures(actor: Actor, id: Id, sent: LineUndone) -> EventView:
    """Take a judgement on figures back; the record is derived anew."""
    event(actor, id)
    actions.undo_judgement(actor=actor, judgement=sent.line, why=sent.why)
    actions.refresh(actor=actor)
    return event(actor, id)
