"""The page of search: one field, results by kind with what was found marked, and what narrows them.

What is looked for comes in the body of a form and stands in no address: a browser keeps addresses, outside
of the vault, and what people look for is often a name. What is a code (a source, an act, a year) may stand
in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from tumen.access.items import ITEM
from tumen.access.models import Viewer
from tumen.claims.errors import NoSuchSource
from tumen.claims.queries import source as source_of
from tumen.documents.queries import DocumentSummary
from tumen.record.searching import MOST, Excerpt, Filters, FoundLine, Group, Kind, Stretch, searched
from tumen.search import queries
from tumen.vocabulary import acts
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.languages import language_words
from tumen.web.numbers import whole_number
from tumen.web.persons import STAGES, sketch_words
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import act_words, date_words, is_korean

#: Signs of what is looked for; a longer one is cut, for no word is.
LONGEST = 300
#: The kinds as the page names them, by how they are written in forms.
KINDS: Mapping[str, tuple[Kind, str | Promise]] = {
    "documents": (Kind.DOCUMENT, gettext_lazy("Documents")),
    "claims": (Kind.CLAIM, gettext_lazy("Claims")),
    "events": (Kind.EVENT, gettext_lazy("Events")),
    "sources": (Kind.SOURCE, gettext_lazy("Sources")),
    "persons": (Kind.PERSON, gettext_lazy("Persons")),
}
#: Languages that documents are read in.
_LANGUAGES = ("en", "ko")
_ANY = pgettext_lazy("language, act or country to narrow a search by", "any")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One result with its address; ``byline`` are the facts under it."""

    address: str
    title: Excerpt
    excerpt: Excerpt
    byline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The results of one kind; ``more`` is the last of this page where another follows."""

    name: str
    title: str
    count: str
    lines: tuple[Line, ...]
    more: str
    is_asked_for: bool  #: whether it is looked through when it is asked for by itself alone


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds."""

    words: str
    kind: str
    filters: Filters
    after: str = ""


def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The field, and what was found; by POST with words, by GET with nothing but codes."""
    return answer(request, viewer, _typed(request))


def saved(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """A search that the viewer saved, as it comes out now."""
    kept = queries.saved_one(viewer, id)
    return answer(request, viewer, Typed(kept.words, kept.kind, kept.filters), saved=id)


def answer(
    request: HttpRequest, viewer: Viewer, typed: Typed, *, saved: str = "", refused: str = ""
) -> HttpResponse:
    """The page with what is in the form and what it finds."""
    source = _source_name(viewer, typed.filters.source)
    kind = KINDS[typed.kind][0] if typed.kind in KINDS else None
    found = searched(viewer, typed.words, typed.filters, kind=kind, after=typed.after)
    is_asked = bool(typed.words.strip() or typed.filters)
    context = {
        "room": "search",
        "typed": typed,
        "kinds": [Choice(name, str(words), name == typed.kind) for name, (_kind, words) in KINDS.items()],
        "languages": _choices(
            ((each, said(language_words(each))) for each in _LANGUAGES), typed.filters.language
        ),
        "acts": _choices(((code, act_words(code)) for code in acts.acts()), typed.filters.act),
        "countries": _choices(_countries(), typed.filters.country),
        "source": source,
        "is_narrowed": bool(typed.filters),
        "is_asked": is_asked,
        "holds_nothing": is_asked and not found.groups,
        "parts": [_part(group, is_alone=kind is not None) for group in found.groups],
        "none": bool(found.groups) and not any(map(_may_hold, found.groups)),
        "made": found.made,
        "saved": queries.saved(viewer),
        "saved_id": saved,
        "may_save": judge_of(request) is not None,
        "refused": refused,
    }
    return render(request, "tumen/search.html", context, status=400 if refused else 200)


def _typed(request: HttpRequest) -> Typed:
    given = request.POST if request.method == "POST" else request.GET
    words = given.get("q", "")[:LONGEST] if request.method == "POST" else ""
    kind = given.get("kind", "")
    return Typed(words, kind if kind in KINDS else "", filters_in(given), given.get("after", "")[:20])


def filters_in(given: Mapping[str, str]) -> Filters:
    """What a form narrows to; what is no code of ours narrows nothing."""
    language, act = given.get("language", ""), given.get("act", "")
    source = given.get("source", "").strip()[:20]
    return Filters(
        language=language if language in _LANGUAGES else "",
        since=_year(given.get("since", "")),
        until=_year(given.get("until", "")),
        act=act if act in acts.acts() else "",
        country=given.get("country", "")[:60],
        source=source if ITEM.fullmatch(source) else "",
    )


def _year(words: str) -> int | None:
    year = words.strip()
    return (whole_number(year, digits=4) or None) if len(year) == 4 else None


def _source_name(viewer: Viewer, id: str) -> str:
    """The name of the source that a search is narrowed to, as the viewer is shown it."""
    if not id:
        return ""
    try:
        return source_of(viewer, id).name
    except NoSuchSource:
        return _("unknown")


def _choices(known: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [
        Choice("", str(_ANY), not chosen),
        *(Choice(code, words, code == chosen) for code, words in known),
    ]


def _countries() -> list[tuple[str, str]]:
    names = sorted({place.name for place in gazetteer().countries.values()})
    return [(name, said(name)) for name in names]


def _may_hold(group: Group) -> bool:
    """Whether something was found, or events wait to be looked through; persons are offered anyway."""
    return bool(group.lines) or (group.count is None and group.kind is Kind.EVENT)


def _part(group: Group, *, is_alone: bool) -> Part:
    name = next(name for name, (kind, _words) in KINDS.items() if kind is group.kind)
    more = group.lines[-1].id if is_alone and group.goes_on and group.lines else ""
    return Part(
        name,
        str(KINDS[name][1]),
        _counted(group),
        tuple(_line(group.kind, line) for line in group.lines),
        more,
        is_asked_for=group.count is None,
    )


def _counted(group: Group) -> str:
    if group.count is None:
        return ""
    if group.is_more:
        return _("more than %(n)s") % {"n": f"{min(group.count, MOST):,}"}
    return ngettext("%(n)s result", "%(n)s results", group.count) % {"n": f"{group.count:,}"}


#: Where each kind of result is shown.
_ADDRESSES = {
    Kind.DOCUMENT: "document",
    Kind.CLAIM: "claim",
    Kind.EVENT: "event",
    Kind.SOURCE: "source",
    Kind.PERSON: "person",
}


def _line(kind: Kind, line: FoundLine) -> Line:
    return Line(
        reverse(_ADDRESSES[kind], args=[line.id]), _title(line), line.excerpt, tuple(_byline(kind, line))
    )


def _title(line: FoundLine) -> Excerpt:
    """Its title with what was found; in another language than the rooms' nothing of that stands in it."""
    words = ""
    if is_korean() and line.event:
        words = said(line.event.title)
    elif is_korean() and line.person:
        words = sketch_words(line.person.sketch)
    return (Stretch(words, is_found=False),) if words else line.title


def _byline(kind: Kind, line: FoundLine) -> Iterable[str]:
    if line.act:
        yield act_words(line.act) or line.act
    if line.document:
        yield from _document_facts(line.document, is_named=kind is Kind.CLAIM)
    if line.event:
        yield said(line.event.kind.value)
    if line.source:
        yield said(line.source.kind.value)
    if line.person:
        yield from (str(STAGES[stage.value]) for stage in line.person.stages)


def _document_facts(document: DocumentSummary, *, is_named: bool) -> Iterable[str]:
    facts = (
        document.label if is_named else "",
        document.publisher,
        date_words(document.published),
        said(language_words(document.language)) if document.language else "",
    )
    return (each for each in facts if each)
