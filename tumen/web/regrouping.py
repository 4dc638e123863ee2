"""The page on which figures are parted from an event or joined to another, and what follows is said first.

Figures and where they are to go stand in the address, so that what follows is shown by following a link or a
form without changing anything; the reason is typed where that is shown, and is sent by POST alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tumen.access.models import Viewer
from tumen.record import queries
from tumen.record.errors import NoSuchEvent, NotOfTheEvent, SameItem
from tumen.record.queries import EventFigure, EventRef, EventView, Foreseen, Regrouped
from tumen.web.grading import Typed
from tumen.web.record import Judged, judged_words
from tumen.web.saying import said
from tumen.web.tellings import Telling, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import ROLE_LABELS, amount_words, counted_words, date_words, unit_words

#: What the form names an event by that stands in none of its lists.
OTHER = "other"
#: What the person can put right.
REFUSED = (NotOfTheEvent, SameItem, NoSuchEvent)


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure of the event with its sentence and why it stands here, and who gives it when."""

    telling: Telling
    figure: str
    who: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Follows:
    """Where figures would be: the event's title, what it would have, and which of the figures."""

    title: str
    id: str
    is_new: bool
    says: str
    chosen: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foretold:
    """What would follow, in words."""

    before: Follows
    stays: Follows | None
    goes: tuple[Follows, ...]
    lines: str
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement that holds, to be taken back."""

    number: int
    line: Judged


def event_figures(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, sent: QueryDict | None = None
) -> HttpResponse:
    """The figures of an event, to be chosen; with some chosen, what would follow."""
    found = queries.event(viewer, id)
    asked = request.GET if sent is None else sent
    if found.id != id and not typed:
        return redirect("event-figures", id=found.id)
    chosen, into = asked.getlist("claim"), event_wanted(asked)
    foretold, refused = None, ""
    if asked.get("do"):
        foretold, refused = _foretold(viewer, found, chosen, into, asked)
    shown = {
        "room": "record",
        "event": found,
        "name": said(found.name),
        "when": date_words(found.when),
        "choices": [_choice(figure, chosen) for figure in found.figures],
        "could_be": [(each.id, said(each.title)) for each in found.could_be],
        "standing": list(_standing(found)),
        "is_judging": judge_of(request) is not None,
        "do": asked.get("do", ""),
        "into": into,
        "chosen": chosen,
        "foretold": foretold,
        "refused": refused,
        "typed": typed or Typed(),
    }
    return render(request, "tumen/event_figures.html", shown, status=400 if typed or refused else 200)


def event_wanted(asked: Mapping[str, str]) -> str:
    """The event that the figures are to come to, "" where they only leave."""
    if asked.get("do") != "join":
        return ""
    named = asked.get("into", "")
    return (asked.get("other", "") if named == OTHER or not named else named).strip().lower()


def _foretold(
    viewer: Viewer, found: EventView, chosen: list[str], into: str, asked: Mapping[str, str]
) -> tuple[Foretold | None, str]:
    """What would follow, or why nothing can."""
    if asked.get("do") == "join" and not into:
        return None, _("Say which event the figures belong to.")
    try:
        foreseen = queries.foresee(viewer, found.id, chosen, into)
    except REFUSED as refused:
        return None, said(str(refused))
    figures = {
        figure.claim.id: f"{amount_words(figure.claim.value('quantity'))} ({_who(figure)})"
        for figure in found.figures
    }
    return _in_words(foreseen, figures), ""


def _in_words(found: Foreseen, figures: Mapping[str, str]) -> Foretold:
    number = len(found.pairs)
    return Foretold(
        before=_follows(found.before, figures),
        stays=_follows(found.stays, figures) if found.stays else None,
        goes=tuple(_follows(each, figures) for each in found.goes),
        lines=ngettext("%(number)s judgement", "%(number)s judgements", number) % {"number": number},
        against=tuple((pair.left, pair.right) for pair in found.against),
    )


def _follows(then: Regrouped, figures: Mapping[str, str]) -> Follows:
    counted, given = counted_words(then.figures, "figure"), unit_words(then.range, then.unit)
    return Follows(
        title=_title(then.event),
        id=then.event.id,
        is_new=then.is_new,
        says=_("%(figures)s, which support %(range)s") % {"figures": counted, "range": given},
        chosen=_named(then.chosen, figures),
        others=_named(then.others, figures),
    )


def _title(event: EventRef) -> str:
    return said(event.title)


def _named(claims: Iterable[str], figures: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(figures.get(claim, claim) for claim in claims)


def _choice(figure: EventFigure, chosen: Iterable[str]) -> Choice:
    claim = figure.claim
    telling = telling_of(claim, reason=said(figure.reason), role=ROLE_LABELS.get(figure.role))
    return Choice(telling, amount_words(claim.value("quantity")), _who(figure), claim.id in chosen)


def _who(figure: EventFigure) -> str:
    claim = figure.claim
    return f"{claim.publisher or claim.document_title}, {date_words(claim.published)}"


def _standing(found: EventView) -> Iterable[Standing]:
    for line in found.judgements:
        if not line.undone_by and not line.of_voices:
            yield Standing(line.number, judged_words(line))
