"""The figures that claims give: what the record derives events from, and the sentences that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import who
from tumen.claims.held import is_figure, may_be_figures, values_held, values_of
from tumen.claims.models import Claim
from tumen.claims.pooling import Said, said_of, speakers_of
from tumen.claims.views import BATCH, claims_held, is_standing, seen_by, standing_rows
from tumen.documents.briefs import Brief, briefs
from tumen.documents.queries import everywhere, masked_texts, of_keys
from tumen.documents.shelf import HELD
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The slots that say what a figure speaks of; the others are not loaded for the record.
FIGURE_SLOTS = (
    "sort",
    "figure_kind",
    "quantity",
    "unit",
    "act",
    "perpetrators",
    "time",
    "place",
    "realis",
    "polarity",
    "kind",
)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A standing claim with a number of people or cases: what the record derives events from.

    ``position`` counts code points from the beginning of the rendition; ``values`` hold `FIGURE_SLOTS` as
    typed values, empty slots left out; ``speaker`` is the innermost source's name, or the document's own
    voice.
    """

    id: str
    document: str
    published: Interval | None
    position: int
    revision: int
    speaker: str
    values: dict[str, Any]


#: Of a figure its key, id, document (key), place and revision.
_FigureFields = tuple[int, str, int, int, int]
_FIELDS = ("pk", "public_id", "document_id", "start", "revision")


def figures(viewer: Viewer, *, among: QuerySet[Claim] | None = None) -> list[FigureView]:
    """Every standing figure about people or cases; a proposal that waits beside a review is none.

    With ``among`` only those of them that are in it.
    """
    if not may_see(viewer):
        return []
    if among is None:
        return list(remembered(("figures", who(viewer)), lambda: _figures(viewer)))
    return _shown(viewer, _among(viewer, among))


def figures_named(viewer: Viewer, ids: Iterable[str]) -> list[FigureView]:
    """The same of the claims of these ids; what this look was told before is not asked again."""
    if not may_see(viewer):
        return []
    wanted, known = list(dict.fromkeys(ids)), _known(viewer)
    found = {id: known[id] for id in wanted if id in known}
    held = claims_held(viewer)
    found |= _of_rows(viewer, [held[id] for id in wanted if id in held and id not in found])
    new = [id for id in wanted if id not in found]
    for start in range(0, len(new), BATCH):
        some = new[start : start + BATCH]
        told = {each.id: each for each in _among(viewer, Claim.objects.filter(public_id__in=some))}
        found |= {id: told.get(id) for id in some}
    if len(known) + len(new) <= HELD:
        known.update(found)
    return _shown(viewer, (each for id in wanted if (each := found[id])))


def figures_in(viewer: Viewer, documents: Collection[str]) -> dict[str, int]:
    """How many standing figures each of these documents (ids) tells, of those that the viewer may see."""
    if not may_see(viewer):
        return {}
    among = Claim.objects.filter(document__public_id__in=documents)
    rows = standing_rows().filter(seen_by(viewer), pk__in=among.order_by().values("pk"))
    held = dict(rows.filter(may_be_figures()).order_by().values_list("pk", "document__public_id"))
    values = values_held(Claim.objects.filter(pk__in=held), ("sort", "figure_kind", "quantity"))
    return dict(Counter(document for pk, document in held.items() if is_figure(values.get(pk, {}))))


def sentences(viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    """The sentence of each of these claims as it is shown to the viewer, by the claim's id."""
    if not may_see(viewer):
        return {}
    wanted, held = list(ids), claims_held(viewer)
    told = (held[id] for id in wanted if id in held)
    rows = [(each.public_id, each.rendition_id, each.sentence_start, each.sentence_end) for each in told]
    new = [id for id in wanted if id not in held]
    for start in range(0, len(new), BATCH):
        seen = Claim.objects.filter(seen_by(viewer), public_id__in=new[start : start + BATCH]).order_by()
        rows += seen.values_list("public_id", "rendition", "sentence_start", "sentence_end")
    texts = masked_texts(viewer, {rendition for _, rendition, *_ in rows})
    shown = ((id, texts[at][1], Span(start, end)) for id, at, start, end in rows if at in texts)
    return {id: text.span(sentence).of(text.text) for id, text, sentence in shown}


#: What a claim rests on: its revision, the reading that proposed it last, its document (key), that one's
#: revision.
Resting = tuple[int, int, int, int]


def rests_on(viewer: Viewer, among: Collection[int] | None = None) -> dict[int, Resting]:
    """What each standing claim that the viewer may see rests on, by its key; of those ``among`` (keys) alone.

    While these are the same a claim tells the same, in the same sentence, by the same speaker.
    """
    rows = standing_rows().filter(seen_by(viewer)) if may_see(viewer) else Claim.objects.none()
    if among is not None:
        rows = rows.filter(pk__in=among)
    fields = rows.order_by("pk").values_list("pk", "revision", "run_id", "document_id", "document__revision")
    # Claims of one document mostly rest on the same: one tuple for all of them, for it is held.
    same, found = dict[Resting, Resting](), dict[int, Resting]()
    for pk, revision, run, about, told in fields.iterator(BATCH):
        basis = revision, run, about, told
        found[pk] = same.setdefault(basis, basis)
    return found


def figures_of_keys(viewer: Viewer, keys: Collection[int]) -> dict[int, FigureView]:
    """The figures among the standing claims of these keys, by their key; nothing is covered but what is
    covered from the machine that derives."""
    every = standing_rows().filter(seen_by(viewer)).filter(may_be_figures()).order_by("pk")
    found: dict[int, FigureView] = {}
    if len(keys) > BATCH:
        # Nearly all: they are told apart where they are kept, and not one by one.
        found = dict(_briefly_told(viewer, [row for row in every.values_list(*_FIELDS) if row[0] in keys]))
    elif keys:
        some = Claim.objects.filter(pk__in=sorted(keys)).order_by("pk")
        found = dict(_briefly_told(viewer, list(some.values_list(*_FIELDS))))
    shown = _shown(viewer, found.values())
    return dict(zip(found, shown, strict=True))


# ---- as they are kept, before anything is covered ----


def _known(viewer: Viewer) -> dict[str, FigureView | None]:
    """What this look was told of figures, by the claim's id, None for a claim that is none: the same for a
    viewer and for the machine that reads."""
    return remembered(("figures told", who(viewer)[0]), dict[str, FigureView | None])


def _figures(viewer: Viewer) -> list[FigureView]:
    rows = standing_rows().filter(seen_by(viewer)).filter(may_be_figures())
    fields = rows.order_by("pk").values_list(*_FIELDS)
    found = [each for _, each in _briefly_told(viewer, list(fields.iterator(BATCH)))]
    if len(found) <= HELD:
        _known(viewer).update((each.id, each) for each in found)
    return _shown(viewer, found)


def _briefly_told(viewer: Viewer, known: list[_FigureFields]) -> list[tuple[int, FigureView]]:
    """The figures among these claims with their keys; of documents no more is asked for than a date."""
    if not known:
        return []
    everywhere(viewer).ask_for_all()
    about, found = briefs(viewer, {document for _, _, document, *_ in known}), list[tuple[int, FigureView]]()
    for start in range(0, len(known), BATCH):
        some = known[start : start + BATCH]
        rows = Claim.objects.filter(pk__in=[pk for pk, *_ in some])
        found += _told_of(some, about, rows)
    return found


def _among(viewer: Viewer, among: QuerySet[Claim]) -> list[FigureView]:
    rows = standing_rows().filter(seen_by(viewer), pk__in=among.order_by().values("pk")).order_by("pk")
    told = list(rows.values_list(*_FIELDS, "run_id", "document__revision"))
    known = [row[:5] for row in told]
    if len(known) > BATCH:
        return _told(viewer, rows, known)
    if not known:
        return []
    everywhere(viewer).ask_for_all()  # what is told of the documents asks for some, and what is shown for all
    about = briefs(viewer, {document for _, _, document, *_ in known})
    said = said_of(viewer, {pk: (at, run, of, to) for pk, _, of, _, at, run, to in told}, FIGURE_SLOTS)
    return [each for _, each in _put_together(known, about, said)]


def _of_rows(viewer: Viewer, rows: list[Claim]) -> dict[str, FigureView | None]:
    """The figures among claims that this look was told whole, None for those that are none."""
    found: dict[str, FigureView | None] = dict.fromkeys(row.public_id for row in rows)
    about = of_keys(viewer, {row.document_id for row in rows})
    for row in rows:
        told, values = about.get(row.document_id), values_of(row, FIGURE_SLOTS)
        if told is None or not is_standing(viewer, row) or not is_figure(values):
            continue
        chain = [each for each in row.speaking.all() if each.chain == 0]
        speaker = max(chain, key=lambda each: each.position).source.name if chain else ""
        place = row.public_id, told.id, told.published, row.start, row.revision
        found[row.public_id] = FigureView(*place, speaker, values)
    return found


def _told(viewer: Viewer, rows: QuerySet[Claim], known: list[_FigureFields]) -> list[FigureView]:
    if not known:
        return []
    everywhere(viewer).ask_for_all()  # what is told of the documents asks for some, and what is shown for all
    about = briefs(viewer, {document for _, _, document, *_ in known})
    return [each for _, each in _told_of(known, about, rows)]


def _told_of(
    known: list[_FigureFields], about: Mapping[int, Brief], rows: QuerySet[Claim]
) -> list[tuple[int, FigureView]]:
    speakers, values = speakers_of(rows), values_held(rows, FIGURE_SLOTS)
    said = {pk: Said(speakers.get(pk, ""), values.get(pk, {})) for pk, *_ in known}
    return _put_together(known, about, said)


def _put_together(
    known: Iterable[_FigureFields], about: Mapping[int, Brief], said: Mapping[int, Said]
) -> list[tuple[int, FigureView]]:
    return [
        (
            pk,
            FigureView(
                id,
                about[document].id,
                about[document].published,
                position,
                revision,
                *said[pk],
            ),
        )
        for pk, id, document, position, revision in known
        if document in about and is_figure(said[pk].values)
    ]


def _shown(viewer: Viewer, found: Iterable[FigureView]) -> list[FigureView]:
    covers, shown = everywhere(viewer), list[FigureView]()
    for each in found:
        covering = covers.of([each.document])
        values = covering.value(each.values)
        shown.append(replace(each, speaker=covering.words(each.speaker), values=values))
    return shown
