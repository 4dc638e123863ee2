"""Appeals found in documents: asks as a viewer may see them, grouped, with what people judged of them.

They are computed at each read and kept nowhere: so nothing of them grows stale, and no ask is shown, counted
or named in an id whose claim is hidden from who looks. What people judged is a ledger of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from tumen.access.daily import rows_held
from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.sight import who
from tumen.advocacy.asking import Asked, Asker, AskSaid
from tumen.advocacy.grouping import Group, OfWhom, by_whom, grouped
from tumen.advocacy.models import Judged, JudgedKind
from tumen.claims import queries as claims
from tumen.claims.held import values_held
from tumen.claims.models import Claim, Proposal, SlotValue, Speaking, Status
from tumen.claims.queries import OfficeView, offices
from tumen.documents.queries import DocumentSummary, everywhere, of_keys
from tumen.documents.shelf import hold
from tumen.vocabulary.codes import ClaimSort, Stance
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.norms import NormRef

#: An appeal found in a document has the signs of the document's id after this letter, and after another
#: hyphen those of the part that it is of it.
LETTER = "x-"
SLOTS = ("sort", "ask", "norm", "grounds", "time", "stance")
#: Documents of which all claims are looked at, where more are looked for by what was read.
FEW = 500
#: Documents of which all claims are looked at for asks.
FEW_DOCUMENTS = 20


@dataclass(frozen=True, slots=True)
class NormSaid:
    """A norm that an appeal invokes, with the claim that tells it."""

    claim: str
    norm: NormRef


@dataclass(frozen=True, slots=True)
class JudgedView:
    """A judgement on an appeal: ``number`` is its line, ``changed`` the claims that are others since."""

    number: int
    kind: JudgedKind
    other: str
    part: str
    why: str
    actor: str
    at: datetime
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An appeal found in a document: who asks, what is asked of whom, on which grounds.

    ``of`` are the asks by who is asked. ``is_own`` where the document asks itself; else it tells of an appeal
    of others. ``told_in`` are the other appeals that people judged to be this one.
    """

    id: str
    document: DocumentSummary
    is_own: bool
    askers: tuple[Asker, ...]
    asks: tuple[AskSaid, ...]
    of: tuple[OfWhom, ...]
    norms: tuple[NormSaid, ...]
    judged: tuple[JudgedView, ...] = ()
    told_in: tuple[str, ...] = ()

    @property
    def on(self) -> Interval | None:
        """When it was made, as far as is known: when its document was published."""
        return self.document.published

    @property
    def standing(self) -> JudgedKind | None:
        """What people judged of it last: confirmed or rejected; None where nobody did."""
        kinds = [
            each.kind for each in self.judged if each.kind in (JudgedKind.CONFIRMED, JudgedKind.REJECTED)
        ]
        return kinds[-1] if kinds else None

    @property
    def changed(self) -> tuple[str, ...]:
        """Claims that are others since somebody confirmed it."""
        last = [each for each in self.judged if each.kind is JudgedKind.CONFIRMED]
        return last[-1].changed if last and self.standing is JudgedKind.CONFIRMED else ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        return tuple(each.asked for each in self.of)


def found_appeals(viewer: Viewer, *, documents: frozenset[str] | None = None) -> dict[str, Found]:
    """Every appeal that the viewer may see in documents, by id, those that are told of others joined to it
    where somebody judged so. Those that were judged to be none are in it.

    With ``documents`` (ids) only those of these; what is told in others is not looked at then.
    """
    return dict(remembered(("found appeals", documents, who(viewer)), lambda: _found(viewer, documents)))


def told_with(viewer: Viewer, id: str) -> dict[str, Found]:
    """The appeals of the document of this appeal, and those judged to be the same as one of them.

    That is all there is to know of one appeal, without a look at all others. Empty where none has this id.
    """
    found = found_appeals(viewer, documents=frozenset(_documents_about(id)))
    return found if id in found else {}


def _documents_about(id: str) -> set[str]:
    """The documents of an appeal and of all that is told with it, by its id and the judgements that stand."""
    rows = rows_held("appeals judged", _standing_lines)
    lines = [(row.appeal, row.other, row.part) for row in rows]
    parts = {part: appeal for appeal, _, part in lines if part}
    pairs = [(_document(appeal, parts), _document(other, parts)) for appeal, other, _ in lines if other]
    about, before = {_document(id, parts)}, set[str]()
    while about != before:
        before = set(about)
        about |= {one for pair in pairs if about & set(pair) for one in pair}
    return about


def _document(appeal: str, parts: Mapping[str, str]) -> str:
    """The id of the document that an appeal was found in: its signs are in the appeal's own."""
    while appeal in parts:
        appeal = parts[appeal]
    return f"d-{appeal.removeprefix(LETTER).partition('-')[0]}"


def _found(viewer: Viewer, among: frozenset[str] | None) -> dict[str, Found]:
    said, norms, documents = _asks(viewer, among)
    if not said:
        return {}
    lines, kept, covers = _lines(), offices(viewer), everywhere(viewer)
    is_any_apart = any(line.kind == JudgedKind.APART for each in lines.values() for line in each)
    newer = claims.replaced(viewer) if is_any_apart else {}
    found: dict[str, Found] = {}
    for document in sorted(said, key=lambda key: (_day(documents[key]), documents[key].id)):
        about = documents[document]
        for group in grouped(said[document], _apart(lines, said[document], newer)):
            own = norms.get(document, ()) if not group.part else ()
            appeal = _appeal(about, group, own, kept)
            found[appeal.id] = appeal
    now = {ask.claim: ask.revision for asks in said.values() for ask in asks}
    judged = [line for id in found for line in lines.get(id, ()) if _is_told(line, found)]
    gone = {claim for line in judged for claim in line.claims} - set(now)
    known = set(now) | set(claims.claims_seen(viewer, gone))
    told = defaultdict[str, list[JudgedView]](list)
    for line in judged:
        told[line.appeal].append(_judged_view(line, now, known, covers.all.words))
    return _joined({id: replace(each, judged=tuple(told.get(id, ()))) for id, each in found.items()})


def _is_told(line: Judged, found: Mapping[str, Found]) -> bool:
    """Whether the viewer sees what a judgement names beside its appeal: another, or the part it made."""
    return all(not named or named in found for named in (line.other, line.part))


def _day(document: DocumentSummary) -> date:
    when = document.published
    return (when.earliest or when.latest or date.max) if when else date.max


def _appeal(about: DocumentSummary, group: Group, own: Iterable[NormSaid], kept: list[OfficeView]) -> Found:
    named = [NormSaid(ask.claim, ask.norm) for ask in group.asks if ask.norm]
    norms = {(each.norm.code or each.norm.name, each.norm.article): each for each in [*own, *named]}
    return Found(
        id=_id_of(about.id, group.part),
        document=about,
        is_own=group.is_own,
        askers=group.askers or (Asker("", about.publisher),) if group.is_own else group.askers,
        asks=group.asks,
        of=by_whom(group.asks, kept),
        norms=tuple(norms.values()),
    )


def _id_of(document: str, part: str) -> str:
    if part.startswith(LETTER):
        return part
    signs = document.partition("-")[2]
    return f"{LETTER}{signs}-{part.partition('-')[2]}" if part else f"{LETTER}{signs}"


def _lines() -> Mapping[str, list[Judged]]:
    """The judgements that stand, oldest first, by the appeal that they are about."""
    found = defaultdict[str, list[Judged]](list)
    for row in rows_held("appeals judged", _standing_lines):
        found[row.appeal].append(row)
    return found


def _standing_lines() -> list[Judged]:
    return list(Judged.objects.filter(undoes=None, undone_by=None).select_related("actor"))


def _apart(
    lines: Mapping[str, list[Judged]], asks: Iterable[AskSaid], newer: Mapping[str, str]
) -> dict[str, str]:
    """The claims that stand apart, with the part that they make: a claim that took the place of one that was
    judged stands where that stood."""
    here = {ask.claim for ask in asks}
    return {
        newer.get(claim, claim): line.part
        for each in lines.values()
        for line in each
        if line.kind == JudgedKind.APART
        for claim in line.claims
        if newer.get(claim, claim) in here
    }


def _judged_view(line: Judged, now: Mapping[str, int], known: set[str], words: Any) -> JudgedView:
    """Of the claims that are others since, those are named that the viewer may know of (``known``)."""
    others = (claim for claim, revision in line.claims.items() if now.get(claim) != revision)
    changed = tuple(claim for claim in others if claim in known)
    return JudgedView(
        line.pk,
        JudgedKind(line.kind),
        line.other,
        line.part,
        words(line.why),
        line.actor.name,
        line.at,
        changed,
    )


def _joined(found: dict[str, Found]) -> dict[str, Found]:
    """Appeals that are told in several documents as one, under the id of the one that was joined to."""
    to = {
        id: line.other
        for id, each in found.items()
        for line in each.judged
        if line.kind is JudgedKind.JOINED and line.other in found
    }
    tellings = defaultdict[str, list[str]](list)
    for id in to:
        tellings[_last(id, to)].append(id)
    return {id: replace(each, told_in=tuple(tellings.get(id, ()))) for id, each in found.items()}


def _last(id: str, to: Mapping[str, str]) -> str:
    seen = [id]
    while to.get(seen[-1], "") and to[seen[-1]] not in seen:
        seen.append(to[seen[-1]])
    return seen[-1]


# ---- claims to values ----


def _asks(
    viewer: Viewer, among: frozenset[str] | None
) -> tuple[dict[int, list[AskSaid]], dict[int, list[NormSaid]], dict[int, DocumentSummary]]:
    """The standing asks by document (its key), the norms that each document invokes itself, and what is known
    of those documents."""
    sorts = (ClaimSort.ASK,) if among is None else (ClaimSort.ASK, ClaimSort.NORM)
    rows = claims.standing(viewer).filter(_among(among, sorts))
    told = list(rows.order_by("document", "start", "pk").defer("prefix", "suffix").select_related("document"))
    if not told:
        return {}, {}, {}
    hold(viewer, (row.document for row in told))
    values = values_held(rows, SLOTS)
    documents = of_keys(viewer, {row.document_id for row in told})
    speaking = _speaking(rows)
    covers, said = everywhere(viewer), defaultdict[int, list[AskSaid]](list)
    for row in told:
        slots = values.get(row.pk, {})
        about = documents.get(row.document_id)
        if about is None or slots.get("sort") is not ClaimSort.ASK or "ask" not in slots:
            continue
        ask = _ask_said(row, slots, speaking.get(row.pk, []), about)
        said[row.document_id].append(covers.of([about.id]).value(ask))
    if among is None:
        return said, _norms(viewer, said), documents
    invoking = [row for row in told if row.document_id in said]
    return said, _invoked(viewer, invoking, values, speaking), documents


def _among(documents: frozenset[str] | None, sorts: Collection[ClaimSort]) -> Q:
    """The condition that a claim may be of one of these sorts, in any document or in some (ids): of a few
    documents every claim is looked at, which is quicker than asking for their sorts first."""
    if documents is None:
        return of_sorts(sorts)
    if len(documents) <= FEW_DOCUMENTS:
        return Q(document__public_id__in=documents)
    # Of a few documents the claims are known first: the sort stands in what was read, and has no index.
    there = Claim.objects.filter(document__public_id__in=documents).order_by()
    return of_sorts(sorts, list(there.values_list("pk", flat=True)))


def of_sorts(sorts: Collection[ClaimSort], among: list[int] | None = None) -> Q:
    """The condition that a machine or a person says that a claim is of one of these sorts; with ``among`` one
    of these claims (keys), to look at no others."""
    wanted = [sort.value for sort in sorts]
    read = Proposal.objects.filter(superseded_at=None, slots__sort__value__in=wanted).order_by()
    given = SlotValue.objects.filter(superseded_at=None, name="sort", value__in=wanted).order_by()
    if among is not None:
        read, given = read.filter(claim__in=among), given.filter(claim__in=among)
        return Q(pk__in={claim for (claim,) in read.values_list("claim").union(given.values_list("claim"))})
    return Q(pk__in=read.values("claim")) | Q(pk__in=given.values("claim"))


def _ask_said(
    row: Claim, told: Mapping[str, Any], speaking: list[Speaking], about: DocumentSummary
) -> AskSaid:
    last: dict[int, Speaking] = {each.chain: each for each in speaking}  # in the order of their places
    askers = tuple(Asker(each.source.public_id, each.source.name) for each in last.values())
    voices = {each.casefold() for each in (about.publisher, *about.authors) if each}
    by_itself = any(each.is_default for each in last.values()) or told.get("stance") is Stance.OWN
    is_own = by_itself or any(asker.name.casefold() in voices for asker in askers)
    when = told.get("time")
    return AskSaid(
        claim=row.public_id,
        start=row.start,
        revision=row.revision,
        is_accepted=row.status == Status.ACCEPTED,
        askers=askers,
        is_own=is_own,
        ask=told["ask"],
        norm=told.get("norm"),
        grounds=told.get("grounds") or "",
        by=when.interval if when else None,
        words=row.exact,
    )


def _speaking(rows: QuerySet[Claim]) -> dict[int, list[Speaking]]:
    told = Speaking.objects.filter(claim__in=rows.order_by().values("pk")).select_related("source")
    found = defaultdict[int, list[Speaking]](list)
    for each in told.order_by("claim_id", "chain", "position"):
        found[each.claim_id].append(each)
    return found


def _norms(viewer: Viewer, said: Iterable[int]) -> dict[int, list[NormSaid]]:
    """The norms that these documents invoke in their own voice."""
    about = list(said)
    there = Claim.objects.filter(document__in=about).order_by().values_list("pk", flat=True)
    known = list(there) if len(about) <= FEW else None
    rows = claims.standing(viewer).filter(of_sorts([ClaimSort.NORM], known), document__in=about)
    ordered = rows.order_by("document", "start", "pk").select_related("document")
    return _invoked(viewer, ordered, values_held(rows, ("sort", "norm")), _speaking(rows))


def _invoked(
    viewer: Viewer,
    rows: Iterable[Claim],
    values: Mapping[int, Mapping[str, Any]],
    speaking: Mapping[int, list[Speaking]],
) -> dict[int, list[NormSaid]]:
    """The norms among these claims that a document invokes itself, by the key of the document."""
    covers, found = everywhere(viewer), defaultdict[int, list[NormSaid]](list)
    for row in rows:
        slots = values.get(row.pk, {})
        is_norm = slots.get("sort") is ClaimSort.NORM and slots.get("norm") is not None
        if is_norm and any(each.is_default for each in speaking.get(row.pk, ())):
            norm = covers.of([row.document.public_id]).value(slots["norm"])
            found[row.document_id].append(NormSaid(row.public_id, norm))
    return found
