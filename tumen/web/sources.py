"""The pages of sources: who speaks in the documents, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.claims import queries
from tumen.claims.queries import ClaimView, SourceGradeView, SourceView, graded
from tumen.record.queries import TieView, ties_of
from tumen.web.grading import NO_GRADES, Grades, Typed, reliability_words, source_panel
from tumen.web.tellings import Report, reports_of, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import Words, counted_words, day_words

#: Each kind of source: its heading, what it is, and what a reader should know of it.
_KINDS: Mapping[str, tuple[Words, Words, Words]] = {
    "body": (gettext_lazy("Bodies"), gettext_lazy("A body"), ""),
    "office": (
        gettext_lazy("Offices"),
        gettext_lazy("An office"),
        gettext_lazy("A post, whoever held it on the day."),
    ),
    "person": (
        gettext_lazy("Persons"),
        gettext_lazy("A person"),
        gettext_lazy("Also every name that could be a person’s."),
    ),
    "publisher": (
        gettext_lazy("Publishers"),
        gettext_lazy("A publisher"),
        gettext_lazy("They speak where a document names nobody else."),
    ),
    "described": (
        gettext_lazy("Only described"),
        gettext_lazy("Somebody described and not named"),
        gettext_lazy("Two descriptions may be of one and the same; one description may be of several."),
    ),
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    id: str
    name: str
    claims: str
    grade: str = ""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """The sources of one kind."""

    anchor: str
    title: Words
    says: Words
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    name: str
    says: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """A judgement on two sources, with its day in words."""

    tie: TieView
    day: str


def sources(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Fifty of those who speak, by kind."""
    found = queries.sources_by_kind(viewer, tuple(_KINDS), after=request.GET.get("after", "")[:20])
    grades = queries.source_grades(viewer, [each.id for each in found.lines])
    context = {
        "room": "sources",
        "parts": source_parts(found.lines, grades),
        "after": found.after,
        "is_later": "after" in request.GET,
    }
    return render(request, "tumen/sources.html", context)


def source(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = "grade"
) -> HttpResponse:
    """One source with its claims; with what was ``typed`` into its form where that was refused."""
    claims = queries.claims_of_source(viewer, id)
    # Its own grade stands above them all.
    grades = Grades(queries.claim_grades(viewer, [claim.id for claim in claims]))
    page = source_page(queries.source(viewer, id), claims, grades)
    panel = source_panel(
        id,
        queries.source_grades(viewer, [id]).get(id, ()),
        address=reverse("grade-source", args=[id]),
        is_open=judge_of(request) is not None,
        typed=typed if typed and form == "grade" else Typed(),
    )
    told = {
        "room": "sources",
        "page": page,
        "panel": panel,
        "id": id,
        "ties": [Tied(tie, day_words(tie.at)) for tie in ties_of(viewer, id)],
        "is_judging": judge_of(request) is not None,
        "tying": typed if typed and form == "tie" else Typed(),
    }
    return render(request, "tumen/source.html", told, status=400 if typed else 200)


def source_parts(
    sources: Iterable[SourceView], grades: Mapping[str, tuple[SourceGradeView, ...]] = NO_GRADES.of_sources
) -> list[SourcePart]:
    """The sources that have claims, by kind; within a kind by name."""
    found: dict[str, list[SourceLine]] = {kind: [] for kind in _KINDS}
    for source in sources:
        if source.claims:
            held = graded(grades.get(source.id, ()))
            grade = reliability_words(held) if held else ""
            line = SourceLine(source.id, source.name, counted_words(source.claims, "claim"), grade)
            found.setdefault(source.kind.value, []).append(line)
    return [_part(kind, lines) for kind, lines in found.items() if lines]


def _part(kind: str, lines: list[SourceLine]) -> SourcePart:
    title, _one, says = _KINDS.get(kind, (kind, kind, ""))
    return SourcePart(kind, title, says, tuple(lines))


def source_page(source: SourceView, claims: Iterable[ClaimView], grades: Grades = NO_GRADES) -> SourcePage:
    """The source's claims, oldest document first, those without a date last."""
    found = sorted(claims, key=lambda claim: (_day(claim), claim.document_id, claim.quote.span.start))
    _many, what, _says = _KINDS.get(source.kind.value, ("", source.kind.value, ""))
    documents = len({claim.document_id for claim in found})
    says = _("%(what)s. %(claims)s in %(documents)s.") % {
        "what": what,
        "claims": counted_words(len(found), "claim"),
        "documents": counted_words(documents, "document"),
    }
    return SourcePage(
        source.name, says, reports_of(telling_of(claim, grades=grades.of(claim)) for claim in found)
    )


def _day(claim: ClaimView) -> date:
    published = claim.published
    return (published.earliest or published.latest or date.max) if published else date.max
