"""The review desk: a document with its claims marked, and the chosen claim slot by slot, to be decided on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.queries import (
    ClaimView,
    SlotView,
    Status,
    StepView,
    claims_of,
    is_coding,
    last_step,
    sort_of,
)
from tumen.documents import queries as documents
from tumen.documents.queries import RenditionView
from tumen.record.queries import EventRef, Worth, event_of, next_to_review
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import SLOTS
from tumen.web.grading import Typed
from tumen.web.passages import Marked, ShownBlock, shown_blocks
from tumen.web.saying import said
from tumen.web.slot_forms import Part, parts_of
from tumen.web.tellings import Telling, cited_span, gist_words, style_of, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import language_of, one_line, value_words, when_words

#: What a claim's own sort says of it, for whoever marks one.
SORTS: Mapping[ClaimSort, str | Promise] = {
    ClaimSort.FIGURE: gettext_lazy("a figure of people or cases"),
    ClaimSort.ACT: gettext_lazy("something done to somebody, without a number"),
    ClaimSort.ASK: gettext_lazy("something asked of somebody"),
    ClaimSort.ANSWER: gettext_lazy("an answer, or a silence"),
    ClaimSort.NORM: gettext_lazy("a law or principle invoked"),
    ClaimSort.QUOTATION: gettext_lazy("somebody’s own words"),
    ClaimSort.NUMBER: gettext_lazy("another number"),
}
#: Those that are read along with the others only when asked for: they would bury them.
ASIDE = (ClaimSort.NUMBER, ClaimSort.QUOTATION)
_STATUSES: Mapping[Status, str | Promise] = {
    Status.PROPOSED: gettext_lazy("Proposed by a machine, not reviewed"),
    Status.ACCEPTED: gettext_lazy("Accepted"),
    Status.REJECTED: gettext_lazy("Rejected: the document does not say so"),
    Status.SUPERSEDED: gettext_lazy("Another has taken its place"),
}
_WORTH: Mapping[Worth, str | Promise] = {
    Worth.NEW_EVENT: gettext_lazy("Chosen because it alone tells of an event that nobody has reviewed yet:"),
    Worth.DISAGREES: gettext_lazy("Chosen because a figure in it disagrees with others of its event:"),
    Worth.WAITS: gettext_lazy("Chosen because it has waited longest."),
}
#: What the last step was, to be shown beside its undoing.
_DONE: Mapping[str, str | Promise] = {
    "review accepted": gettext_lazy("You accepted"),
    "review rejected": gettext_lazy("You rejected"),
    "review proposed": gettext_lazy("You took back the review of"),
    "correct": gettext_lazy("You corrected"),
    "mark": gettext_lazy("You marked"),
    "split": gettext_lazy("You split"),
    "merge": gettext_lazy("You merged another claim into"),
}
#: What is asked for in the address beside the claim, and kept from one claim to the next.
ALL = "all"
#: Which form was sent, among what comes back with a refusal; no slot has this name.
FORM = "sent form"


@dataclass(frozen=True, slots=True)
class DeskSlot:
    """A slot of the chosen claim; ``parts`` are its fields where it is being corrected."""

    name: str
    label: str
    value: str
    rests_on: str
    inherited: bool
    by: str
    machine: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim of the document that the chosen one may be merged with."""

    id: str
    words: str
    says: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claim at which the reviewer is."""

    id: str
    number: int
    telling: Telling
    sort: str
    status: str
    is_open: bool
    stands: bool
    says: str
    slots: tuple[DeskSlot, ...]
    empty: tuple[tuple[str, str], ...]
    others: tuple[Other, ...]
    event: EventRef | None


@dataclass(frozen=True, slots=True)
class Done:
    """What the reviewer did last, to be undone."""

    says: str | Promise
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A document at the desk. ``is_taking`` says that decisions are taken; ``may_not`` that not from this
    viewer. ``before`` and ``after`` are the claims beside the chosen one."""

    id: str
    title: str
    lang: str
    blocks: tuple[ShownBlock, ...]
    chosen: Chosen | None
    before: str
    after: str
    count: int
    open: int
    aside: int
    shows_all: bool
    is_taking: bool
    may_not: bool
    name: str
    done: Done | None
    why: str | Promise
    event: EventRef | None
    refused: str
    place: str
    sent: Mapping[str, str]
    is_coding: bool = False
    correct: str = "correct-slot"  #: the name of the address that takes a slot's value

    @property
    def more(self) -> str:
        """What the address of every claim of this page keeps."""
        return f"&{ALL}=1" if self.shows_all else ""


def review(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The document that is worth most to review next; or that nothing waits."""
    found = next_to_review(viewer, last=request.GET.get("last", ""))
    if found is None:
        return render(request, "tumen/review_done.html", {"room": "review"})
    asked = {"chosen": str(int(found.worth)), **({"event": found.event} if found.event else {})}
    return redirect(f"{reverse('review-document', args=[found.document])}?{urlencode(asked)}")


def review_document(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, claim: str = ""
) -> HttpResponse:
    """One document at the desk, at one of its claims; with what was ``typed`` where that was refused."""
    judge = judge_of(request)
    if typed is None and judge is not None and is_coding(judge, id):
        return redirect("coding", id=id)
    text = documents.text_of(viewer, id)
    asked = request.GET if typed is None else request.POST
    wanted, shows_all = claim or asked.get("claim", ""), bool(asked.get(ALL))
    claims = in_order(claims_of(viewer, id, statuses=(Status.PROPOSED, Status.ACCEPTED, Status.REJECTED)))
    listed = [each for each in claims if shows_all or not is_aside(each) or each.id == wanted]
    at = chosen_of(listed, wanted)
    page = desk_page(text, claims, listed, at, asked.get("slot", ""), typed or Typed())
    page = _for_viewer(request, viewer, page, claims, at)
    status = 400 if typed and typed.refused else 200
    return render(
        request, "tumen/review.html", {"room": "review", "page": page, "sorts": _sorts()}, status=status
    )


def in_order(claims: Iterable[ClaimView]) -> list[ClaimView]:
    """The claims in the order of the text, as they are reviewed; what waits beside a claim right after it."""
    return sorted(claims, key=lambda each: (each.quote.span.start, each.quote.span.end, bool(each.beside)))


def is_aside(claim: ClaimView) -> bool:
    """Whether it is a number that counts no people, or words quoted: reviewed only when asked for."""
    return sort_of(claim) in ASIDE and claim.status is Status.PROPOSED


def chosen_of(claims: Sequence[ClaimView], wanted: str) -> ClaimView | None:
    """The claim that is asked for, else the first that waits, else the first."""
    by_id = {each.id: each for each in claims}
    if wanted in by_id:
        return by_id[wanted]
    waiting = (each for each in claims if each.status is Status.PROPOSED)
    return next(waiting, claims[0] if claims else None)


def next_open(claims: Sequence[ClaimView], after: str) -> str:
    """The claim after this one that waits for review; from the beginning again, "" where none does."""
    ids = [each.id for each in claims]
    at = ids.index(after) + 1 if after in ids else 0
    turned = [*claims[at:], *claims[:at]]
    waiting = (each.id for each in turned if each.status is Status.PROPOSED and each.id != after)
    return next(waiting, "")


def desk_page(
    text: RenditionView,
    claims: Sequence[ClaimView],
    listed: Sequence[ClaimView],
    at: ClaimView | None,
    slot: str,
    typed: Typed,
) -> DeskPage:
    """The page's words, from what its viewer may see."""
    language = text.language or language_of(text.text)
    ids = [each.id for each in listed]
    number = ids.index(at.id) if at else 0
    marks = [_marked(each, place, at) for place, each in enumerate(listed, start=1)]
    shown = [mark for mark, each in zip(marks, listed, strict=True) if _is_in(each, text)]
    return DeskPage(
        id=text.document_id,
        title=text.title,
        lang=language,
        blocks=shown_blocks(text.text, text.blocks, shown, language=language),
        chosen=_chosen(at, number + 1, claims, slot, typed) if at else None,
        before=ids[number - 1] if number > 0 else "",
        after=ids[number + 1] if number + 1 < len(ids) else "",
        count=len(listed),
        open=sum(each.status is Status.PROPOSED for each in listed),
        aside=sum(is_aside(each) for each in claims),
        shows_all=len(listed) == len(claims) and any(is_aside(each) for each in claims),
        is_taking=False,
        may_not=False,
        name="",
        done=None,
        why="",
        event=None,
        refused=typed.refused,
        place=typed.values.get(FORM, ""),
        sent=typed.values,
    )


def _for_viewer(
    request: HttpRequest, viewer: Viewer, page: DeskPage, claims: Sequence[ClaimView], at: ClaimView | None
) -> DeskPage:
    """What depends on who looks: whether they may decide, what they did last, why they were led here."""
    judge = judge_of(request)
    may = judge is not None and may_do(judge, "claims.review_claim")
    step = last_step(judge, page.id) if judge is not None and may else None
    worth = request.GET.get("chosen", "")
    why = _WORTH.get(Worth(int(worth)), "") if worth in {str(int(each)) for each in Worth} else ""
    events = event_of(viewer, [each.id for each in claims])
    led = next((each for each in events.values() if each.id == request.GET.get("event", "")), None)
    chosen = replace(page.chosen, event=events.get(at.id)) if page.chosen and at else page.chosen
    return replace(
        page,
        chosen=chosen,
        is_taking=may,
        may_not=judge is not None and not may,
        name=judge.name if judge and may else "",
        done=_done(step, claims) if step else None,
        why=why,
        event=led,
    )


def _done(step: StepView, claims: Sequence[ClaimView]) -> Done:
    told = f"{step.kind.value} {step.status.value}" if step.kind.value == "review" else step.kind.value
    words = next((one_line(each.quote.exact) for each in claims if each.id == step.claim), step.claim)
    return Done(_DONE.get(told, _("You changed")), step.claim, words)


def _marked(claim: ClaimView, number: int, at: ClaimView | None) -> Marked:
    chosen = " is-chosen" if at and claim.id == at.id else ""
    return Marked(claim.id, cited_span(claim), number, f"{style_of(claim)} was-{claim.status.value}{chosen}")


def _is_in(claim: ClaimView, text: RenditionView) -> bool:
    return claim.quote_stands and claim.rendition_id == text.id


def _chosen(claim: ClaimView, number: int, claims: Sequence[ClaimView], slot: str, typed: Typed) -> Chosen:
    corrected = slot if slot in SLOTS else ""
    shown = [_slot(each, corrected, typed, claim) for each in claim.slots.values()]
    if corrected and corrected not in claim.slots:
        shown.append(_slot(SlotView(corrected, SLOTS[corrected].label, None), corrected, typed, claim))
    time = when_words(claim.value("time")) if claim.value("time") else ""
    return Chosen(
        id=claim.id,
        number=number,
        telling=telling_of(claim),
        sort=str(SORTS[sort_of(claim)]),
        status=str(_STATUSES[claim.status]),
        is_open=claim.status is Status.PROPOSED,
        stands=claim.quote_stands,
        says=" · ".join(part for part in (gist_words(claim), time) if part),
        slots=tuple(shown),
        empty=tuple(
            (name, said(kind.label))
            for name, kind in SLOTS.items()
            if name != corrected and claim.value(name) is None and name not in claim.slots
        ),
        others=tuple(_other(each) for each in _near(claim, claims)),
        event=None,
    )


def _near(claim: ClaimView, claims: Sequence[ClaimView]) -> list[ClaimView]:
    """The other claims of its sentence first, then the rest, as far as they stand."""
    others = [each for each in claims if each.id != claim.id and each.status is not Status.REJECTED]
    return sorted(others, key=lambda each: not each.sentence.overlaps(claim.sentence))


def _other(claim: ClaimView) -> Other:
    return Other(claim.id, one_line(claim.quote.exact), gist_words(claim))


def _slot(slot: SlotView, corrected: str, typed: Typed, claim: ClaimView) -> DeskSlot:
    by = ""
    if slot.filled_by:
        by = f"{slot.filled_by}: {slot.why}" if slot.why else slot.filled_by
    sent = typed.values if typed.refused and typed.values.get(FORM) == "correct" else None
    return DeskSlot(
        name=slot.name,
        label=said(slot.label),
        value=value_words(slot.name, slot.value),
        rests_on=_rests_on(slot, claim),
        inherited=slot.inherited,
        by=by,
        machine=value_words(slot.name, slot.proposed) if slot.proposed is not None else "",
        parts=parts_of(slot.name, slot.value, sent) if slot.name == corrected else (),
    )


def _rests_on(slot: SlotView, claim: ClaimView) -> str:
    """The words that decided, where they are others than the claim's own, which stand above."""
    words = one_line(slot.words) if claim.quote_stands else ""
    return "" if words == one_line(claim.quote.exact) else words


def _sorts() -> list[tuple[str, str | Promise]]:
    return [(sort.value, words) for sort, words in SORTS.items()]


__all__ = ["DeskPage", "chosen_of", "in_order", "next_open", "review", "review_document"]
