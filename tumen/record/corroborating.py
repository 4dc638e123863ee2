"""How well an event is corroborated: its voices, who took it from whom, and its figures reconciled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.recalling import recalled
from tumen.claims import queries as claims
from tumen.claims.naming import source_key
from tumen.claims.queries import ClaimView, FigureView
from tumen.corroboration.correcting import with_correction
from tumen.corroboration.figures import FigureClaim, GroupKind, Role
from tumen.corroboration.reconciling import Choice, Reconciled, reconcile
from tumen.corroboration.recycled import tells_new_count
from tumen.corroboration.voices.counting import Voices, voices_of
from tumen.corroboration.voices.edging import edges_of
from tumen.corroboration.voices.graph import Graph, graph_of
from tumen.corroboration.voices.telling import Direction, Edge, Judgement, Part, Said, Telling, Traced
from tumen.documents import queries as documents
from tumen.documents.queries import DocumentSummary
from tumen.record.figuring import figure_claim
from tumen.record.ledger import chosen, voice_lines
from tumen.record.models import Event, Membership, SourceTie
from tumen.record.passages import passage_of
from tumen.record.tracing import as_seen, passages_of
from tumen.record.withdrawing import withdrawn
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span

#: Reports of one event that are compared with each other; of more, voices are not counted, and that is said.
MOST = 300
#: Rows asked for, or written, at once.
BATCH = 500

#: The kinds of events whose voices are counted.
COUNTED = (GroupKind.EVENT, GroupKind.UNDATED)
#: What tells an event itself. A figure that was only feared or denied tells nothing of it.
_TELLS = (Role.COUNTS, Role.PART, Role.ON_TOP, Role.OTHER_UNIT, Role.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What supports an event. ``voices`` and ``graph`` are None where there are too many reports to compare.

    ``chosen_by`` is who chose the preferred figure, "" for the rules; ``edges`` are what joins voices, those
    that wait for a person first.
    """

    voices: Voices | None
    edges: tuple[Edge, ...]
    graph: Graph | None
    reconciled: Reconciled
    chosen_by: str = ""

    @property
    def summary(self) -> dict[str, int]:
        """Reports, documents and voices that tell that it happened, and how many of the voices give a number
        that was there; empty where nobody counted."""
        told = self.voices.of(Part.HAPPENED) if self.voices else None
        if told is None:
            return {}
        return {
            "reports": told.reports,
            "documents": told.documents,
            "least": told.least,
            "most": told.most,
            "repeating": told.repeating,
        }


class Corroborating:
    """Corroborates events one after the other, from what is loaded once: judgements and names at the first,
    documents and their passages as events ask for them.

    It rests on nothing that the viewer may not see. Names are told apart without masks, so that two masked
    ones are not one: what it says is to be covered before it is shown.
    """

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = as_machine(viewer)
        self._documents: dict[str, DocumentSummary] = {}
        self._names = _Names()
        self._judgements = self._judged()
        self._choices = _choices(self._viewer)
        self._passages: dict[str, list[Traced]] = {}

    def of(
        self, roles: Mapping[str, Role], anchors: Iterable[str], told: Sequence[ClaimView] | None = None
    ) -> Corroboration:
        """Corroborate one event, from the ``roles`` of its claims; choices name it by one of ``anchors``."""
        views = list(told) if told is not None else claims.claims(self._viewer, roles)
        views = [view for view in views if view.id in roles and view.value("quantity") is not None]
        self.load(view.document_id for view in views)
        choice, chooser = max(
            (self._choices[each] for each in anchors if each in self._choices), default=_NONE
        )[1:]
        found = {view.id: figure_claim(self._figure(view)) for view in views}
        gone = withdrawn(
            found.values(), self._documents, lambda ids: {v.id: v.sentence_text for v in views if v.id in ids}
        )
        figures = [
            replace(
                figure_of(view, found[view.id]),
                superseded_by=gone.get(view.id, ""),
                beside=roles[view.id] is Role.SAME_PEOPLE,
            )
            for view in views
        ]
        tellings = [self._telling(view, roles[view.id]) for view in views if roles[view.id] in _TELLS]
        if len(tellings) > MOST:
            return Corroboration(None, (), None, reconcile(figures, None, choice), chooser)
        edges = edges_of(
            tellings, self._between({telling.document for telling in tellings}), self._judgements
        )
        voices = voices_of(tellings, edges)
        counted = voices.of(Part.HOW_MANY)
        by_claim = {
            claim: str(at)
            for at, voice in enumerate(counted.apart if counted else ())
            for claim in voice.claims
        }
        reconciled = reconcile(figures, by_claim, choice)
        return Corroboration(voices, _waiting_first(edges), graph_of(tellings, edges), reconciled, chooser)

    def load(self, ids: Iterable[str]) -> None:
        """Load what these documents are, and what they share with others, where that is not known yet."""
        new = set(ids) - self._passages.keys()
        if not new:
            return
        self._passages |= _traced(self._viewer, self._names, new)
        others = {
            side
            for id in new
            for traced in self._passages[id]
            for side in (traced.passage.left, traced.passage.right)
        }
        found = documents.documents_named(self._viewer, (new | others) - self._documents.keys())
        self._documents |= {each.id: each for each in found}

    def _between(self, within: set[str]) -> list[Traced]:
        """The passages that these documents share with each other, or have from a source outside."""
        found = {
            id(traced): traced
            for document in within
            for traced in self._passages.get(document, ())
            if traced.direction is Direction.OUTSIDE or {traced.passage.left, traced.passage.right} <= within
        }
        return list(found.values())

    def _telling(self, view: ClaimView, role: Role) -> Telling:
        about = self._documents.get(view.document_id)
        chains = () if view.own_voice else self._chains(view)
        parts = [Part.HAPPENED]
        parts += [Part.WHEN] if view.value("time") is not None else []
        parts += [Part.HOW_MANY] if role is Role.COUNTS else []
        parts += [Part.WHO] if view.value("perpetrators") else []
        return Telling(
            claim=view.id,
            document=view.document_id,
            parts=tuple(Said(part, view.sentence, chains) for part in parts),
            publisher=self._names.of(about.publisher if about else view.publisher),
            author=self._names.of(about.authors[0]) if about and about.authors else "",
            published=view.published,
            language=about.language if about else "",
            quantity=view.value("quantity"),
            is_part=role is Role.PART,
        )

    def _chains(self, view: ClaimView) -> tuple[tuple[str, ...], ...]:
        """The speaker chains by name; "the letter" is its makers, none where it is this document."""
        chains = (tuple(self._names.of(source.name) for source in chain) for chain in view.told_by)
        found = []
        for chain in chains:
            if _is_a_text(chain[-1]):
                maker = self._maker(view.document_id)
                chain = (*chain[:-1], maker) if maker else chain[:-1]
            if chain:
                found.append(chain)
        return tuple(found)

    def _maker(self, document: str) -> str:
        """Whose text ``document`` took most of its passages from; "" where it took none."""
        taken: dict[str, int] = defaultdict(int)
        for traced in self._passages.get(document, ()):
            left, right = traced.passage.left, traced.passage.right
            first = {Direction.LEFT: left, Direction.RIGHT: right}.get(traced.direction, document)
            if first != document:
                taken[first] += traced.passage.words
        about = self._documents.get(max(taken, key=lambda each: (taken[each], each))) if taken else None
        if about is None:
            return ""
        names = (about.publisher, *about.authors[:1])
        return next((known for name in names if (known := self._names.of(name))), "")

    def _figure(self, view: ClaimView) -> FigureView:
        values = {name: slot.value for name, slot in view.slots.items() if slot.value is not None}
        return FigureView(
            view.id,
            view.document_id,
            view.published,
            view.quote.span.start,
            view.revision,
            view.speaker,
            values,
        )

    def _judged(self) -> list[Judgement]:
        lines = recalled("voices judged", self._viewer, lambda: _voices_judged(self._viewer))
        found = [Judgement(one, other, same, order) for one, other, same, order in lines]
        ties = recalled("sources tied", self._viewer, lambda: _ties(self._viewer))
        start = max((judgement.order for judgement in found), default=0)
        return found + [
            Judgement(
                self._names.of(tie.left.name), self._names.of(tie.right.name), tie.is_one, start + tie.pk
            )
            for tie in ties
        ]


def _voices_judged(viewer: Viewer) -> list[tuple[str, str, bool, int]]:
    return voice_lines(lambda: claims.replaced(viewer), partial(_seen, viewer))


def _ties(viewer: Viewer) -> list[SourceTie]:
    """What people said of two sources being one, of sources that the viewer may see."""
    every = SourceTie.objects.select_related("left", "right").order_by("pk")
    ties = rows_held("ties", lambda: list(every), changed_by=frozenset({"record.tie_sources"}))
    named = {side for tie in ties for side in (tie.left_id, tie.right_id)}
    if not named:
        return []
    known = set(claims.sources_seen(viewer).filter(pk__in=named).values_list("pk", flat=True))
    return [tie for tie in ties if {tie.left_id, tie.right_id} <= known]


def count_voices(viewer: Viewer) -> None:
    """Count the voices of every happening anew and keep the numbers with it, for lists to show."""
    kinds = [kind.value for kind in COUNTED]
    rows = Membership.objects.filter(event__kind__in=kinds).order_by("event", "pk")
    roles = roles_by_event(rows.values_list("event__public_id", "claim__public_id", "role"))
    events = {event.public_id: event for event in Event.objects.filter(kind__in=kinds)}
    corroborating, changed = Corroborating(viewer), []
    for some in _batches(roles):
        views = {view.id: view for view in claims.claims(viewer, [id for each in some for id in roles[each]])}
        corroborating.load({view.document_id for view in views.values()})
        for name in some:
            event, told = events[name], [views[id] for id in roles[name] if id in views]
            summary = corroborating.of(roles[name], (name, event.anchor), told).summary
            if summary != event.voices:
                event.voices = summary
                changed.append(event)
    Event.objects.bulk_update(changed, ["voices"], batch_size=BATCH)


def _batches(roles: Mapping[str, Mapping[str, Role]]) -> Iterator[list[str]]:
    """Events, in lists that hold some thousand claims together."""
    some: list[str] = []
    size = 0
    for name, members in roles.items():
        some.append(name)
        size += len(members)
        if size >= 4 * BATCH:
            yield some
            some, size = [], 0
    if some:
        yield some


def figure_of(view: ClaimView, figure: FigureClaim) -> FigureClaim:
    """The claim's ``figure`` as it is reconciled, with what its sentence does to earlier figures."""
    claim = replace(figure, stance=view.value("stance") or Stance.OWN)
    inside = Span(view.quote.span.start - view.sentence.start, view.quote.span.end - view.sentence.start)
    if not Span(0, len(view.sentence_text)).covers(inside):
        return claim
    claim = with_correction(claim, view.sentence_text, inside)
    return replace(claim, counts_anew=tells_new_count(view.sentence_text))


class _Names:
    """One name for all spellings of a source: the first that was met."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The name of a source; of "X, citing Y" in a list that is Y, of "X, in the Y of 3 May" it is X."""
        if cited := _CITING.search(name):
            name = cited["who"]
        elif told := _IN_A_MEDIUM.match(name):
            name = told["who"]
        key = source_key(name)
        return self._first.setdefault(key, name) if key else ""


_CITING = re.compile(r", (?:citing|quoting|after) (?P<who>[^,]+)$")
_IN_A_MEDIUM = re.compile(r"(?P<who>[^,]+), in (?:the )?[^,]+(?:, \d.*)?$")


def _traced(viewer: Viewer, names: _Names, ids: set[str]) -> dict[str, list[Traced]]:
    """The passages of these documents that the viewer may see, each with its origin, by each of them."""
    found: dict[str, list[Traced]] = {id: [] for id in ids}
    for rows in passages_of(viewer, ids):
        for row in as_seen(viewer, rows):
            direction = Direction(row.origin) if row.origin else Direction.UNDETERMINED
            traced = Traced(passage_of(row), direction, names.of(row.origin_name))
            for side in (traced.passage.left, traced.passage.right):
                if side in found:
                    found[side].append(traced)
    return found


_Chosen = tuple[int, Choice | None, str]
_NONE: _Chosen = (0, None, "")


def _choices(viewer: Viewer) -> dict[str, _Chosen]:
    """The figure that a person chose last, by the id of the event and by the claim that it was founded on;
    only choices that concern claims which the viewer may see."""
    found: dict[str, _Chosen] = {}
    for line in chosen(viewer):
        choice = Choice(line.chosen.public_id, line.why) if line.chosen else None
        found[line.named] = found[line.claim.public_id] = (line.pk, choice, line.actor.name)
    return found


def _seen(viewer: Viewer, ids: Collection[str]) -> set[str]:
    """Those of these claims that the viewer may see."""
    return set(claims.claims_seen(viewer, ids)) if ids else set()


def _waiting_first(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.is_confirmed, -edge.score, edge.one, edge.other)))


def _is_a_text(name: str) -> bool:
    """Whether a speaker is no one, but a text: "the letter", "an open letter", "the report"."""
    words = source_key(name).split()
    return 0 < len(words) <= 3 and words[-1] in _TEXTS and name == name.casefold()


_TEXTS = frozenset(
    "letter statement article report release appeal petition story editorial submission testimony".split()
)


def roles_by_event(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, Role]]:
    """The roles of each event's claims, from rows of event, claim and role."""
    found: dict[str, dict[str, Role]] = defaultdict(dict)
    for event, claim, role in rows:
        found[event][claim] = Role(role)
    return found
