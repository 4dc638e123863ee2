"""What a running total is made of, and figures given again without a new count, in words for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.corroboration.totals.values import Verdict
from tumen.record.queries import EventFigure, EventRef, Repeated, TotalExplained
from tumen.web.saying import said
from tumen.web.words import Words, amount_words, counted_words, date_words, number_words

_MEANINGS: Mapping[Verdict, Words] = {
    Verdict.CONSISTENT: gettext_lazy(
        "That they agree does not show that it was made of them: whoever counted it may have counted others."
    ),
    Verdict.UNINFORMATIVE: gettext_lazy("It says nothing of any of these events."),
    Verdict.BELOW: gettext_lazy("It may be of a part of them, or of something else."),
    Verdict.DOUBLE_COUNTING: gettext_lazy(
        "It may count the same people twice, or others who are in no document here."
    ),
    Verdict.EXCEEDS: gettext_lazy("Those may be in documents that are not here."),
    Verdict.UNEXPLAINED: gettext_lazy("An event may be missing here, or one of these figures may be wrong."),
    Verdict.UNDECIDED: gettext_lazy("This decides nothing."),
}


@dataclass(frozen=True, slots=True)
class Made:
    """An event that may be in a total; ``note`` says what is special about it, or nothing."""

    event: EventRef
    note: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the events of the record say of one figure of a total. ``lead`` introduces ``events``."""

    claim: str
    figure: str
    sentence: str
    lead: str
    events: tuple[Made, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenBefore:
    """A figure that repeats an earlier one: who gives it again, and who gave it first, on which day."""

    claim: str
    figure: str
    document_title: str
    published: str
    first: str
    first_document: str
    first_by: str
    first_published: str


def explanations_of(answers: Iterable[TotalExplained]) -> tuple[Explanation, ...]:
    """One for each figure of a total, in the order given."""
    told = list(answers)
    return tuple(_explanation(answer, is_last=answer is told[-1]) for answer in told)


def _explanation(answer: TotalExplained, *, is_last: bool) -> Explanation:
    needed = {event.id for event in answer.needed}
    if answer.doubled:
        lead = _("It would be explained if one of these were counted twice")
        events = tuple(Made(event, "") for event in answer.doubled)
    else:
        lead = _("Made of these, it agrees")
        note = _("in every set that explains it") if answer.sets > 1 else ""
        events = tuple(Made(event, note if event.id in needed else "") for event in answer.fullest)
    return Explanation(
        claim=answer.claim,
        figure=amount_words(answer.quantity),
        sentence=said(answer.sentence),
        lead=lead if events else "",
        events=events,
        caveats=(*_caveats(answer), *(_further(answer) if is_last else ())),
    )


def _caveats(answer: TotalExplained) -> Iterable[str]:
    if answer.exceeds_by is not None and answer.verdict is not Verdict.EXCEEDS:
        number = number_words(answer.exceeds_by)
        yield _("At least %(number)s of it are in no event of the record.") % {"number": number}
    if answer.events or answer.verdict is not Verdict.EXCEEDS:
        yield str(_MEANINGS[answer.verdict])
    for one, other in answer.perhaps_same:
        both = {"one": said(one.title), "other": said(other.title)}
        yield _("Two of these may be one event: %(one)s; %(other)s.") % both
    if answer.left_out:
        events = counted_words(answer.left_out, "event")
        yield _("Left out of the reckoning: %(events)s that it can contain.") % {"events": events}


def _further(answer: TotalExplained) -> Iterable[str]:
    if answer.further:
        figures = counted_words(answer.further, "other figure")
        yield _("Not tried, to save time: %(figures)s of this total.") % {"figures": figures}


def given_before(figures: Iterable[EventFigure], found: Mapping[str, Repeated]) -> tuple[GivenBefore, ...]:
    """Those of the figures that repeat an earlier one, in the order given."""
    return tuple(
        _given_before(figure, found[figure.claim.id]) for figure in figures if figure.claim.id in found
    )


def _given_before(figure: EventFigure, found: Repeated) -> GivenBefore:
    claim = figure.claim
    return GivenBefore(
        claim=claim.id,
        figure=amount_words(found.quantity),
        document_title=claim.document_title,
        published=date_words(claim.published),
        first=found.first,
        first_document=found.document,
        first_by=found.speaker,
        first_published=date_words(found.published),
    )
