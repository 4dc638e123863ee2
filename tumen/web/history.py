"""The history of an event in words, for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.record.queries import History, HistoryLine, Step
from tumen.vocabulary.grading import StandardOfProof
from tumen.web.saying import said
from tumen.web.words import Words, day_words

_SAYS: Mapping[Step, Words] = {
    Step.ONE_EVENT: gettext_lazy("Judged to be one event"),
    Step.OTHER_EVENTS: gettext_lazy("Judged to be different events"),
    Step.ONE_VOICE: gettext_lazy("Judged to be one voice"),
    Step.OTHER_VOICES: gettext_lazy("Judged to be different voices"),
    Step.UNDONE: gettext_lazy("A judgement was undone"),
    Step.STANDARD: gettext_lazy("Standard of proof set"),
    Step.CHOSEN: gettext_lazy("Figure chosen"),
    Step.CHOICE_TAKEN_BACK: gettext_lazy("Choice of a figure taken back"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One decision in words, with the claims that it names."""

    day: str
    says: str
    who: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryPart:
    lines: tuple[Told, ...]
    derived: str


def history_part(found: History) -> HistoryPart:
    """The part of the page; ``derived`` is "" where the record is derived at each read."""
    if found.derived_at is None:
        return HistoryPart(tuple(map(_told, found.lines)), "")
    derived = _(
        "The record was last brought up to date on %(day)s by %(who)s; this event is at revision %(n)s."
    )
    told = {"day": day_words(found.derived_at), "who": found.derived_by, "n": found.revision}
    return HistoryPart(tuple(map(_told, found.lines)), derived % told)


def _told(line: HistoryLine) -> Told:
    says = str(_SAYS[line.step])
    if line.standard:
        says = f"{says}: {said(StandardOfProof(line.standard).words)}"
    return Told(day_words(line.at), says, line.actor, line.why, line.claims)
