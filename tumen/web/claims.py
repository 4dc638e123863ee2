"""The page of one claim: each slot with its value, the words it rests on, and who or what filled it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.claims import queries
from tumen.claims.queries import ClaimView, SlotView
from tumen.record.queries import EventRef, event_of
from tumen.vocabulary.slots import SLOTS
from tumen.web import tasks
from tumen.web.grading import NO_GRADES, GradeNote, Grades, Typed, claim_panel
from tumen.web.saying import said
from tumen.web.tellings import Telling, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import one_line, value_words


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """A slot in words. ``corrected`` tells of a person's value, and of the machine's beside it."""

    label: str
    value: str
    rests_on: str
    inherited: bool
    rule: str
    corrected: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim, slot by slot; ``empty`` names the slots for which nothing was found.

    ``of_sources`` are the grades of whoever says it.
    """

    telling: Telling
    event: EventRef | None
    slots: tuple[ShownSlot, ...]
    empty: tuple[str, ...]
    status: str
    reader: str
    beside: str
    of_sources: tuple[GradeNote, ...] = ()


def claim(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = "grade"
) -> HttpResponse:
    """How one claim was read; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.claim(viewer, id)
    grades = Grades.seen_by(viewer, [found])
    page = claim_page(found, event_of(viewer, [id]).get(id), grades)
    panel = claim_panel(
        found,
        grades.of_claims.get(id, ()),
        address=reverse("grade-claim", args=[id]),
        is_open=judge_of(request) is not None,
        typed=(typed if form == "grade" else None) or Typed(),
    )
    together = tasks.of_claim(request, viewer, id, typed, form)
    told = {"room": "documents", "page": page, "panel": panel, **together}
    return render(request, "tumen/claim.html", told, status=400 if typed else 200)


def claim_page(claim: ClaimView, event: EventRef | None, grades: Grades = NO_GRADES) -> ClaimPage:
    """The page's words, from the claim and the event that it belongs to, as its viewer may see them."""
    return ClaimPage(
        telling=telling_of(claim),
        event=event,
        slots=tuple(_shown(slot, stands=claim.quote_stands) for slot in claim.slots.values()),
        empty=tuple(said(slot.label) for name, slot in SLOTS.items() if name not in claim.slots),
        status=said(claim.status.label),
        reader=said(claim.reader),
        beside=claim.beside,
        of_sources=tuple(note for note in grades.of(claim) if note.of),
    )


def _shown(slot: SlotView, *, stands: bool) -> ShownSlot:
    """The slot in words. Where the quote no longer stands, other words may stand where its evidence was."""
    return ShownSlot(
        label=said(slot.label),
        value=value_words(slot.name, slot.value),
        rests_on=one_line(slot.words) if stands else "",
        inherited=slot.inherited,
        rule=said(slot.rule),
        corrected=_corrected(slot),
    )


def _corrected(slot: SlotView) -> str:
    if not slot.filled_by:
        return ""
    why = f": {slot.why}" if slot.why else ""
    proposed = value_words(slot.name, slot.proposed)
    filled = _("Filled in by %(who)s.") % {"who": f"{slot.filled_by}{why}"}
    beside = _("A machine proposed: %(value)s.") % {"value": proposed} if slot.proposed is not None else ""
    return f"{filled} {beside}".rstrip().replace("..", ".")
