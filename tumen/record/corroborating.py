"""How well an event is corroborated: its voices, who took it from whom, and its figures reconciled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from tumen.access.models import Viewer
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
from tumen.record.figuring import figure_claim
from tumen.record.ledger import voice_lines
from tumen.record.models import Event, FigureChoice, Membership, SharedPassage, SourceTie
from tumen.record.passages import passage_of
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.spans import Span

#: Reports of one event that are compared with each other; of more, voices are not counted, and that is said.
MOST = 300

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
        """Reports, documents and voices that tell that it happened; empty where nobody counted."""
        told = self.voices.of(Part.HAPPENED) if self.voices else None
        if told is None:
            return {}
        return {
            "reports": told.reports,
            "documents": told.documents,
            "least": told.least,
            "most": told.most,
        }


class Corroborating:
    """Corroborates events one after the other, from what is loaded once: judgements, names, documents."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._documents = {each.id: each for each in documents.documents(viewer)}
        self._names = _Names()
        self._judgements = self._judged()

    def of(
        self, roles: Mapping[str, Role], anchors: Iterable[str], told: Sequence[ClaimView] | None = None
    ) -> Corroboration:
        """Corroborate one event, from the ``roles`` of its claims; choices name it by one of ``anchors``."""
        views = list(told) if told is not None else claims.claims(self._viewer, roles)
        views = [view for view in views if view.id in roles and view.value("quantity") is not None]
        choice, chooser = _choice(anchors)
        figures = [figure_of(view, self._figure(view)) for view in views]
        tellings = [self._telling(view, roles[view.id]) for view in views if roles[view.id] in _TELLS]
        if len(tellings) > MOST:
            return Corroboration(None, (), None, reconcile(figures, None, choice), chooser)
        edges = edges_of(
            tellings, _traced({telling.document for telling in tellings}, self._names), self._judgements
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

    def _telling(self, view: ClaimView, role: Role) -> Telling:
        about = self._documents.get(view.document_id)
        chains = (
            ()
            if view.own_voice
            else tuple(tuple(self._names.of(source.name) for source in chain) for chain in view.told_by)
        )
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
        )

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
        found = [
            Judgement(one, other, same, order)
            for one, other, same, order in voice_lines(claims.replaced(self._viewer))
        ]
        ties = SourceTie.objects.select_related("left", "right").order_by("pk")
        start = max((judgement.order for judgement in found), default=0)
        return found + [
            Judgement(
                self._names.of(tie.left.name), self._names.of(tie.right.name), tie.is_one, start + tie.pk
            )
            for tie in ties
        ]


def count_voices(viewer: Viewer) -> None:
    """Count the voices of every happening anew and keep the numbers with it, for lists to show."""
    kinds = (GroupKind.EVENT.value, GroupKind.UNDATED.value)
    rows = Membership.objects.filter(event__kind__in=kinds)
    roles = roles_by_event(rows.values_list("event__public_id", "claim__public_id", "role"))
    corroborating = Corroborating(viewer)
    changed = []
    for event in Event.objects.filter(kind__in=kinds):
        own = roles.get(event.public_id, {})
        summary = corroborating.of(own, (event.public_id, event.anchor)).summary
        if summary != event.voices:
            event.voices = summary
            changed.append(event)
    Event.objects.bulk_update(changed, ["voices"], batch_size=500)


def figure_of(view: ClaimView, figure: FigureView) -> FigureClaim:
    """The claim as it is reconciled, with what its sentence does to earlier figures."""
    claim = replace(figure_claim(figure), stance=view.value("stance") or Stance.OWN)
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
        key = source_key(name)
        return self._first.setdefault(key, name) if key else ""


def _traced(within: set[str], names: _Names) -> list[Traced]:
    """The passages that these documents share with each other, or have from a source outside."""
    rows = SharedPassage.objects.filter(
        Q(left__document__public_id__in=within, right__document__public_id__in=within)
        | Q(origin=Direction.OUTSIDE.value, left__document__public_id__in=within)
        | Q(origin=Direction.OUTSIDE.value, right__document__public_id__in=within)
    ).select_related("left__document", "right__document")
    return [
        Traced(
            passage_of(row),
            Direction(row.origin) if row.origin else Direction.UNDETERMINED,
            names.of(row.origin_name),
        )
        for row in rows.defer("left__text", "right__text")
    ]


def _choice(anchors: Iterable[str]) -> tuple[Choice | None, str]:
    """The figure that a person chose for the event that one of ``anchors`` names, and who chose it."""
    ids = list(anchors)
    rows = FigureChoice.objects.filter(Q(named__in=ids) | Q(claim__public_id__in=ids))
    last = rows.select_related("chosen", "actor").order_by("pk").last()
    if last is None or last.chosen is None:
        return None, ""
    return Choice(last.chosen.public_id, last.why), last.actor.name


def _waiting_first(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.is_confirmed, -edge.score, edge.one, edge.other)))


def roles_by_event(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, Role]]:
    """The roles of each event's claims, from rows of event, claim and role."""
    found: dict[str, dict[str, Role]] = defaultdict(dict)
    for event, claim, role in rows:
        found[event][claim] = Role(role)
    return found
