"""The pages of documents: their list, and each one's text as received with its claims marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.queries import HEADINGS, ClaimView, claims_of, figures_in, gap, sort_of
from tumen.consent.purposes import sentences
from tumen.consent.queries import of_everybody
from tumen.documents import queries
from tumen.documents.queries import CustodyView, DetailView, DocumentSummary, DocumentView, RenditionView
from tumen.record.queries import EventRef, event_of, shared_with
from tumen.vocabulary.codes import BlockKind, ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.languages import language_words
from tumen.web import tasks
from tumen.web.grading import Typed
from tumen.web.passages import Marked, ShownBlock, anchored, shown_blocks
from tumen.web.saying import said
from tumen.web.shared import SharedPlace, shared_lines, shared_places
from tumen.web.tellings import Telling, cited_span, gist_words, style_of, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import counted_words, date_words, day_words, language_of, when_words

# ---- the list ----

#: In the place of the hash of a document of which the viewer does not see every word.
NOT_SAID = gettext_lazy("Shown to those who may see every word of it")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: str
    title: str
    publisher: str
    published: str
    figures: str


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """The documents of one year, or those that need a date."""

    anchor: str
    title: str
    says: str
    documents: tuple[DocumentLine, ...]


def documents(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Fifty documents, those that need a date first, then newest first."""
    found = queries.newest_documents(viewer, after=request.GET.get("after", "")[:20])
    told = figures_in(viewer, [each.id for each in found.lines])
    context = {
        "room": "documents",
        "parts": document_parts(found.lines, told),
        "count": counted_words(found.count, "document"),
        "after": found.after,
        "is_later": "after" in request.GET,
    }
    return render(request, "tumen/documents.html", context)


def document_parts(documents: Iterable[DocumentSummary], told: Mapping[str, int]) -> list[DocumentPart]:
    """The documents by year of publication; ``told`` counts each one's figures."""
    years: dict[str, list[DocumentLine]] = {}
    for document in sorted(documents, key=lambda document: _day(document.published), reverse=True):
        years.setdefault(_year(document.published), []).append(_line(document, told.get(document.id, 0)))
    undated = years.pop("", [])
    parts = [DocumentPart(f"y{year}", year, "", tuple(lines)) for year, lines in years.items()]
    return [_needs_a_date(undated), *parts] if undated else parts


def _needs_a_date(lines: list[DocumentLine]) -> DocumentPart:
    says = _("What they say of “last week” cannot be placed in time until somebody gives their date.")
    return DocumentPart("undated", _("Needs a date"), says, tuple(lines))


def _line(document: DocumentSummary, told: int) -> DocumentLine:
    # “No figures” would say of a document that nobody here could read that it tells of nobody.
    none = _("not read: no reader for its language") if gap(document.language) else _("no figures")
    counted = counted_words(told, "figure") if told else none
    return DocumentLine(
        document.id, document.label, document.publisher, date_words(document.published), counted
    )


def _day(published: Interval | None) -> date:
    return (published.latest or published.earliest or date.min) if published else date.min


def _year(published: Interval | None) -> str:
    return str(_day(published).year) if published else ""


# ---- one document ----


@dataclass(frozen=True, slots=True)
class MarginClaim:
    """A claim at the side of the text. ``is_in_text`` is false when it has no words of its own to jump to."""

    number: int
    telling: Telling
    says: str
    is_in_text: bool
    event: EventRef | None


@dataclass(frozen=True, slots=True)
class MarginPart:
    """The claims of one sort, under their heading; ``is_folded`` until a reader opens it."""

    anchor: str
    title: str
    claims: tuple[MarginClaim, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class ShownDetail:
    """What a document says of itself, or what somebody says of it, with the evidence."""

    label: str
    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class CustodyStep:
    at: str
    what: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document's text with its claims, and everything that is kept about it."""

    id: str
    title: str
    lang: str
    byline: tuple[str, ...]
    needs_a_date: bool
    undated_because: str
    not_read: str  #: why nothing was read here; empty where its language is read
    blocks: tuple[ShownBlock, ...]
    parts: tuple[MarginPart, ...]
    broken: tuple[Telling, ...]
    details: tuple[ShownDetail, ...]
    earlier: tuple[ShownDetail, ...]
    file: str
    file_facts: str
    extractor: str
    sha256: str
    notes: tuple[str, ...]
    custody: tuple[CustodyStep, ...]
    consents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What was typed into the form for a date that was ``refused``; ``asks`` whether to confirm it."""

    date: str = ""
    why: str = ""
    refused: str = ""
    asks: bool = False

    def refused_with(self, refused: str) -> TypedDate:
        return replace(self, refused=refused)


def document(
    request: HttpRequest,
    viewer: Viewer,
    id: str,
    typed: TypedDate | None = None,
    given: Typed | None = None,
) -> HttpResponse:
    """One document: its text as received, its claims, its details and its custody.

    With what was ``typed`` as its date, where that was refused.
    """
    kept = queries.document(viewer, id)
    claims = claims_of(viewer, id)
    events = event_of(viewer, [claim.id for claim in claims])
    text, shared = queries.text_of(viewer, id), shared_with(viewer, id)
    page = replace(
        document_page(kept, text, claims, events, shared_places(shared, text.id)),
        consents=consent_lines(viewer, id),
    )
    shown = {
        "room": "documents",
        "page": page,
        "shared": shared_lines(shared),
        "is_judging": judge_of(request) is not None,
        "may_copy": (judge := judge_of(request)) is not None and may_do(judge, "publication.draft_copy"),
        "has_list": any(kind is BlockKind.TABLE_ROW for kind, _ in text.blocks),
        "typed": typed or TypedDate(),
        "is_read_again": "read" in request.GET and not typed,
        **tasks.of_document(request, viewer, id, given),
    }
    return render(request, "tumen/document.html", shown, status=400 if typed or given else 200)


def document_page(
    kept: DocumentView,
    text: RenditionView,
    claims: Iterable[ClaimView],
    events: Mapping[str, EventRef],
    shared: Iterable[SharedPlace] = (),
) -> DocumentPage:
    """The page's words, from what its viewer may see; ``events`` are those of the claims, by claim.

    ``shared`` is where passages stand that other documents have too.
    """
    summary = kept.summary
    numbered = _numbered(claims)
    language = text.language or language_of(text.text)
    blocks = shown_blocks(text.text, text.blocks, _marks(numbered, text), shared, language=language)
    margin = _margin(numbered, anchored(blocks), events)
    return DocumentPage(
        id=kept.id,
        title=summary.label,
        lang=language,
        byline=_byline(summary),
        needs_a_date=summary.needs_a_date,
        undated_because=said(summary.undated_because),
        not_read=said(gap(summary.language)),
        blocks=blocks,
        parts=_parts(margin, numbered),
        broken=tuple(telling_of(claim) for claim in numbered.values() if not claim.quote_stands),
        details=tuple(_detail(detail) for detail in kept.details if detail.is_current),
        earlier=tuple(_detail(detail) for detail in kept.details if not detail.is_current),
        file=summary.name,
        file_facts=", ".join(filter(None, (summary.media_type, _length(kept.size)))),
        extractor=f"{kept.extractor} {kept.extractor_version}",
        sha256=kept.sha256 or str(NOT_SAID),
        notes=tuple(said(note) for note in kept.notes),
        custody=tuple(_step(step) for step in kept.custody),
    )


def consent_lines(viewer: Viewer, id: str) -> tuple[str, ...]:
    """What those who gave a document or are named in it allow now; what nobody recorded is not known."""
    return tuple(said(_capital(each)) for each in sentences(of_everybody(viewer, id)))


def _numbered(claims: Iterable[ClaimView]) -> dict[int, ClaimView]:
    """The claims by their number on the page: sort by sort, in the order of the text."""
    found = list(claims)
    in_order = [claim for sort in HEADINGS for claim in found if sort_of(claim) is sort]
    return dict(enumerate(in_order, start=1))


#: Sorts that would bury the others if they stood open.
_FOLDED = (ClaimSort.QUOTATION, ClaimSort.NUMBER)
#: Sorts whose words carry their number in the text; the others are only underlined there.
_NUMBERED = (ClaimSort.FIGURE, ClaimSort.ACT, ClaimSort.ASK, ClaimSort.ANSWER)


def _parts(margin: list[MarginClaim], numbered: Mapping[int, ClaimView]) -> tuple[MarginPart, ...]:
    """The claims under their headings; figures always have one, so that their absence is said."""
    parts = []
    for sort, title in HEADINGS.items():
        claims = tuple(line for line in margin if sort_of(numbered[line.number]) is sort)
        if claims or sort is ClaimSort.FIGURE:
            parts.append(MarginPart(f"claims-{sort.value}", said(title), claims, sort in _FOLDED))
    return tuple(parts)


def _marks(numbered: Mapping[int, ClaimView], text: RenditionView) -> list[Marked]:
    """Where to mark claims: a quote that no longer stands, or stands in another rendition, marks nothing."""
    return [
        Marked(claim.id, cited_span(claim), number, style_of(claim), sort_of(claim) in _NUMBERED)
        for number, claim in numbered.items()
        if claim.quote_stands and claim.rendition_id == text.id
    ]


def _margin(
    numbered: Mapping[int, ClaimView], in_text: set[str], events: Mapping[str, EventRef]
) -> list[MarginClaim]:
    return [
        MarginClaim(number, telling_of(claim), _says(claim), claim.id in in_text, events.get(claim.id))
        for number, claim in numbered.items()
    ]


def _says(claim: ClaimView) -> str:
    """ "forced return · 9 October 2023": of what, and when."""
    parts = [gist_words(claim), when_words(claim.value("time")) if claim.value("time") else ""]
    return " · ".join(part for part in parts if part)


def _length(size: int | None) -> str:
    return "" if size is None else counted_words(size, "byte")


def _byline(summary: DocumentSummary) -> tuple[str, ...]:
    who = dict.fromkeys((summary.publisher, ", ".join(summary.authors)))
    parts = (*who, date_words(summary.published), said(language_words(summary.language)))
    return tuple(part for part in parts if part)


def _detail(detail: DetailView) -> ShownDetail:
    value = detail.value
    if detail.field == "published":
        value = date_words(Interval.from_edtf(value))
    elif detail.field == "language":
        value = said(language_words(value))
    elif detail.field == "genre":
        value = pgettext("a sort of document", "release") if value == "release" else said(value)
    evidence = said(detail.evidence)
    if detail.given_by:
        evidence = _("%(evidence)s, by %(who)s") % {"evidence": evidence, "who": detail.given_by}
    why = f": {detail.why}" if detail.why else ""
    return ShownDetail(said(_capital(detail.field)), value, _capital(f"{evidence}{why}"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _step(step: CustodyView) -> CustodyStep:
    what = _("%(step)s by %(who)s") % {"step": said(_capital(step.kind)), "who": step.actor}
    if step.name not in step.origin:
        what = _("%(step)s as %(name)s") % {"step": what, "name": step.name}
    if step.origin:
        what = _("%(step)s from %(where)s") % {"step": what, "where": step.origin}
    how = f", {said(step.circumstances)}" if step.circumstances else ""
    return CustodyStep(moment_words(step.at), what + how)


def moment_words(moment: datetime) -> str:
    """ "22 November 2026, 10:02 UTC"."""
    return _("%(day)s, %(time)s UTC") % {"day": day_words(moment), "time": f"{moment:%H:%M}"}
