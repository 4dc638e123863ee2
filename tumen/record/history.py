"""What became of an event since it was first derived: what people decided of it, and the last derivation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tumen.access.models import Viewer
from tumen.access.sight import sees_all
from tumen.claims.queries import claims_seen
from tumen.documents.queries import everywhere
from tumen.record.ledger import chosen, last_refresh, lines_on
from tumen.record.models import Event, Judgement, JudgementKind, Verdict
from tumen.record.proof import lines_by_event
from tumen.record.seeing import Seen


class Step(str, Enum):
    """What a person decided."""

    ONE_EVENT = "one event"
    OTHER_EVENTS = "different events"
    ONE_VOICE = "one voice"
    OTHER_VOICES = "different voices"
    UNDONE = "undone"
    STANDARD = "standard of proof"
    CHOSEN = "figure chosen"
    CHOICE_TAKEN_BACK = "choice taken back"


_OF_JUDGEMENTS = {
    (JudgementKind.SAME_EVENT, Verdict.YES): Step.ONE_EVENT,
    (JudgementKind.SAME_EVENT, Verdict.NO): Step.OTHER_EVENTS,
    (JudgementKind.SAME_VOICE, Verdict.YES): Step.ONE_VOICE,
    (JudgementKind.SAME_VOICE, Verdict.NO): Step.OTHER_VOICES,
}


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One line of the ledger, on events or ``of_voices``. ``undone_by`` is empty while it stands."""

    number: int
    is_same_event: bool
    left: str
    right: str
    actor: str
    why: str
    at: datetime
    undone_by: str
    undone_why: str
    of_voices: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One decision: what, about which claims or which standard, by whom, why. ``at`` is in UTC."""

    step: Step
    at: datetime
    actor: str
    why: str
    claims: tuple[str, ...] = ()
    standard: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The decisions, newest first. ``revision`` counts the derivations that changed the event.

    ``derived_at`` and ``derived_by`` are of the last derivation of the whole record; None and "" for a viewer
    for whom it is derived at each read.
    """

    lines: tuple[HistoryLine, ...]
    revision: int
    derived_at: datetime | None
    derived_by: str


def history_of(viewer: Viewer, row: Event, record: Seen, claims: Iterable[str]) -> History:
    """The history of one event, whose ``claims`` the viewer sees, as far as it is about what they may see."""
    ids = list(claims)
    lines = [*_judged(viewer, ids), *_chosen(viewer, row, record, ids)]
    held = lines_by_event(viewer, record).get(row.public_id, ())
    lines += [
        HistoryLine(Step.STANDARD, line.at, line.actor, line.why, standard=line.standard.value)
        for line in held
    ]
    covers = everywhere(viewer)
    last = last_refresh() if sees_all(viewer) else None
    return History(
        lines=tuple(covers.reasoned(line) for line in sorted(lines, key=lambda line: line.at, reverse=True)),
        revision=row.revision,
        derived_at=last.at if last else None,
        derived_by=last.actor.name if last else "",
    )


def _judged(viewer: Viewer, ids: list[str]) -> list[HistoryLine]:
    rows = lines_on(viewer, ids)
    seen = set(claims_seen(viewer, {side.public_id for row in rows for side in (row.left, row.right)}))
    found: list[HistoryLine] = []
    for row in rows:
        about = (row.left.public_id, row.right.public_id)
        if not seen.issuperset(about):
            continue
        step = _OF_JUDGEMENTS[JudgementKind(row.kind), Verdict(row.verdict)]
        found.append(HistoryLine(step, row.at, row.actor.name, row.why, about))
        if undone := getattr(row, "undone_by", None):
            found.append(HistoryLine(Step.UNDONE, undone.at, undone.actor.name, undone.why, about))
    return found


def _chosen(viewer: Viewer, row: Event, record: Seen, ids: list[str]) -> list[HistoryLine]:
    names = [row.public_id, *record.old_ids(row)]
    return [
        HistoryLine(
            Step.CHOSEN if line.chosen else Step.CHOICE_TAKEN_BACK,
            line.at,
            line.actor.name,
            line.why,
            (line.chosen.public_id,) if line.chosen else (),
        )
        for line in chosen(viewer)
        if line.named in names or line.claim.public_id in ids
    ]


def judgement_view(line: Judgement) -> JudgementView:
    """The line as it is shown, with its undoing."""
    undone = getattr(line, "undone_by", None)
    return JudgementView(
        number=line.pk,
        is_same_event=line.verdict == Verdict.YES,
        left=line.left.public_id,
        right=line.right.public_id,
        actor=line.actor.name,
        why=line.why,
        at=line.at,
        undone_by=undone.actor.name if undone else "",
        undone_why=undone.why if undone else "",
        of_voices=line.kind == JudgementKind.SAME_VOICE,
    )
