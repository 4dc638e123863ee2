"""Words looked for in all that is kept: documents, claims, events, sources and persons, as one viewer may
see them.

Documents and claims are found by what each audience is shown of them. Events and sources rest on many
documents: of those that the index names, each is looked at as the viewer is shown it, and what does not hold
the words then was not found. Whoever does not see everything has the record derived for them; that takes
long in a large workspace, so their events are looked through when they ask for events. Persons are looked
through when somebody asks for persons: each is looked at with all that is told of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.access.sight import sees_all, visible_to
from tumen.claims.models import Claim, Source
from tumen.claims.queries import SourceView, slot_values, sources_seen
from tumen.claims.views import covering_sources, source_view
from tumen.corroboration.figures import GroupKind
from tumen.documents.masking import Masked
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import DocumentSummary, everywhere, masked_texts, of_rows
from tumen.record.indexing import facets_of, words_of
from tumen.record.models import Event
from tumen.record.persons.finding import PersonLine
from tumen.record.persons.holding import persons_holding
from tumen.record.refs import EventRef, ref_of
from tumen.record.seeing import record_of
from tumen.search.excerpts import Excerpt, Stretch, excerpt, marked
from tumen.search.kinds import Kind
from tumen.search.named import named
from tumen.search.queries import EVERYTHING, MOST, Filters, Hits, Made, found, made
from tumen.vocabulary.words import Asked

__all__ = [
    "MOST",
    "Excerpt",
    "Filters",
    "Found",
    "FoundLine",
    "Group",
    "Kind",
    "Searched",
    "Stretch",
    "searched",
]

#: Results of a page; and of each kind where all kinds are shown.
PAGE, FIRST = 20, 5
#: Events and sources that are looked at: each is shown to the viewer only as it is after that.
LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One result: ``title`` and ``excerpt`` are cut at what was found; a claim's document is beside it."""

    id: str
    title: Excerpt
    excerpt: Excerpt
    document: DocumentSummary | None = None
    event: EventRef | None = None
    source: SourceView | None = None
    person: PersonLine | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind. ``count`` is exact unless ``is_more``; None where nobody looked: the viewer
    asks for this kind by itself. ``goes_on`` says that there is another page, after the last of these."""

    kind: Kind
    lines: tuple[FoundLine, ...]
    count: int | None
    is_more: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, by kind; ``made`` is how far the index is made."""

    groups: tuple[Group, ...]
    made: Made


@dataclass(frozen=True, slots=True)
class Papers:
    """What of documents and claims was found, with what is shown of their documents: asked for once for
    both."""

    hits: Mapping[Kind, Hits]
    summaries: Mapping[str, DocumentSummary]  #: by the document's id
    newest: Mapping[str, int]  #: the text of each document, by its number
    texts: Mapping[int, Masked]

    @classmethod
    def of(cls, viewer: Viewer, hits: Mapping[Kind, Hits]) -> Papers:
        found = [hit for each in hits.values() for hit in each.hits]
        rows = Document.objects.filter(public_id__in={hit.document for hit in found})
        summaries = {each.id: each for each in of_rows(viewer, rows).values()}
        wanted = {hit.item for hit in hits[Kind.DOCUMENT].hits} if Kind.DOCUMENT in hits else set()
        newest = _newest(viewer, wanted & set(summaries))
        numbers = {*newest.values(), *(hit.text for hit in found if hit.place and hit.text)}
        texts = masked_texts(viewer, numbers) if numbers else {}
        return cls(hits, summaries, newest, {number: shown for number, (_, shown) in texts.items()})


@dataclass(frozen=True, slots=True)
class Found:
    """What is looked for, by whom, and which part of it is shown."""

    viewer: Viewer
    words: str
    filters: Filters
    asked: Asked
    after: str
    size: int
    is_alone: bool
    papers: Papers


def searched(
    viewer: Viewer,
    words: str,
    filters: Filters = EVERYTHING,
    *,
    kind: Kind | None = None,
    after: str = "",
) -> Searched:
    """What holds ``words``: of one kind a page, after the result ``after``, or the newest of each kind."""
    asked = Asked.of(words)
    if not (asked or filters):
        return Searched((), made(viewer))
    size = PAGE if kind else FIRST
    kinds = [kind] if kind else [each for each in FINDERS if _may_narrow(each, filters)]
    hits: dict[Kind, Hits] = {
        each: found(viewer, each, words, filters, after=after, size=size)
        for each in kinds
        if each in (Kind.DOCUMENT, Kind.CLAIM)
    }
    papers = Papers.of(viewer, hits)
    looking = Found(viewer, words, filters, asked, after, size, kind is not None, papers)
    groups = tuple(FINDERS[each](looking) for each in kinds if each in FINDERS)
    return Searched(groups, made(viewer))


#: What each kind can be narrowed by; a kind that cannot be narrowed by what was asked is not looked through.
NARROWED = {
    Kind.DOCUMENT: {"language", "since", "until"},
    Kind.CLAIM: {"language", "since", "until", "act", "country", "source"},
    Kind.EVENT: {"since", "until", "act", "country"},
    Kind.SOURCE: set[str](),
    Kind.PERSON: {"since", "until", "act"},
}


def _may_narrow(kind: Kind, filters: Filters) -> bool:
    return set(filters.to_json()) <= NARROWED.get(kind, set())


# ---- documents and claims ----


def _documents(looking: Found) -> Group:
    papers, lines = looking.papers, list[FoundLine]()
    hits = papers.hits[Kind.DOCUMENT]
    for each in hits.hits:
        if (about := papers.summaries.get(each.item)) and (
            shown := papers.texts.get(papers.newest[each.item])
        ):
            piece = excerpt(shown.text, looking.asked)
            lines.append(FoundLine(each.item, marked(about.label, looking.asked), piece, document=about))
    return Group(Kind.DOCUMENT, tuple(lines), hits.count, hits.is_more, hits.goes_on)


def _claims(looking: Found) -> Group:
    papers, lines = looking.papers, list[FoundLine]()
    hits = papers.hits[Kind.CLAIM]
    rows = Claim.objects.filter(public_id__in=[each.item for each in hits.hits])
    told = slot_values(looking.viewer, rows, ("act",))
    for each in hits.hits:
        about, shown = papers.summaries.get(each.document), papers.texts.get(each.text or 0)
        if about and shown and each.place:
            said = marked(shown.span(each.place).of(shown.text), looking.asked)
            lines.append(
                FoundLine(each.item, (), said, document=about, act=told.get(each.item, {}).get("act", ""))
            )
    return Group(Kind.CLAIM, tuple(lines), hits.count, hits.is_more, hits.goes_on)


def _newest(viewer: Viewer, documents: Iterable[str]) -> dict[str, int]:
    """The number of the newest text of each document."""
    seen = visible_to(viewer, "document__public_id")
    rows = Rendition.objects.filter(seen, document__public_id__in=list(documents)).order_by("pk")
    return dict(rows.values_list("document__public_id", "pk"))


# ---- events and sources ----


def _events(looking: Found) -> Group:
    if not sees_all(looking.viewer):
        if not looking.is_alone:
            return Group(Kind.EVENT, (), None)
        rows, is_more = _derived(looking), False
    else:
        ids = named(Kind.EVENT, looking.words, looking.filters, most=LOOKED_AT + 1)
        kept = Event.objects.filter(public_id__in=ids[:LOOKED_AT])
        rows, is_more = list(kept.order_by("-pk")), len(ids) > LOOKED_AT
    covering = everywhere(looking.viewer).all if rows else None
    lines = []
    for row in rows:
        assert covering is not None
        if looking.asked.is_in(covering.words(words_of(row))):
            ref = covering.value(ref_of(row))
            lines.append(FoundLine(row.public_id, marked(ref.title, looking.asked), (), event=ref))
    return _paged(Kind.EVENT, lines, looking, is_more=is_more)


def _derived(looking: Found) -> list[Event]:
    """The events that follow from what the viewer may see, narrowed as is asked."""
    record, narrowed = record_of(looking.viewer), looking.filters.facets()
    rows = [row for kind in GroupKind for row in record.rows(kind)]
    return [row for row in rows if all(set(one) & facets_of(row) for one in narrowed)]


def _sources(looking: Found) -> Group:
    ids = named(Kind.SOURCE, looking.words, looking.filters, most=LOOKED_AT + 1)
    if not ids:
        return Group(Kind.SOURCE, (), 0)
    rows = sources_seen(looking.viewer).filter(public_id__in=ids[:LOOKED_AT]).order_by("-pk")
    covering = covering_sources(looking.viewer, Source.objects.filter(public_id__in=ids[:LOOKED_AT]))
    lines = []
    for row in rows:
        shown = covering[row.public_id].value(source_view(row))
        if looking.asked.is_in(shown.name):
            lines.append(FoundLine(shown.id, marked(shown.name, looking.asked), (), source=shown))
    return _paged(Kind.SOURCE, lines, looking, is_more=len(ids) > LOOKED_AT)


def _persons(looking: Found) -> Group:
    """Persons by what describes them; a name finds nobody here, for looking a name up is noted."""
    if not looking.is_alone:
        return Group(Kind.PERSON, (), None)
    found, is_more = persons_holding(looking.viewer, looking.words, looking.filters, most=LOOKED_AT)
    lines = [FoundLine(each.id, marked(each.words, looking.asked), (), person=each) for each in found]
    return _paged(Kind.PERSON, lines, looking, is_more=is_more)


def _paged(kind: Kind, lines: list[FoundLine], looking: Found, *, is_more: bool) -> Group:
    ids = [line.id for line in lines]
    begin = ids.index(looking.after) + 1 if looking.after in ids else 0
    shown = lines[begin : begin + looking.size]
    return Group(kind, tuple(shown), len(lines), is_more, goes_on=len(lines) > begin + looking.size)


#: How each kind is found.
FINDERS: dict[Kind, Callable[[Found], Group]] = {
    Kind.DOCUMENT: _documents,
    Kind.CLAIM: _claims,
    Kind.EVENT: _events,
    Kind.SOURCE: _sources,
    Kind.PERSON: _persons,
}
