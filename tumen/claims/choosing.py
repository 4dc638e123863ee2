"""Claims chosen to be decided on together, what a decision would do to each, and the decisions there were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from tumen.access.models import Viewer
from tumen.claims.errors import NoSuchRound
from tumen.claims.held import values_held
from tumen.claims.models import Claim, Coding, Status
from tumen.claims.rounds import Decided
from tumen.claims.takings import Taking
from tumen.claims.views import ClaimView, seen_by, views_of
from tumen.documents import queries as documents

#: Claims that are decided on at once: as many as a person can look through before they do.
MOST = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """Claims to decide on, at most `MOST`; ``more`` are as many again that were chosen and are left out."""

    claims: tuple[ClaimView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A decision on many claims: ``claims`` are the ids of those that the viewer may see."""

    id: str
    verdict: str
    credibility: str
    slot: str
    level: str
    undoes: str
    is_undone: bool
    actor: str
    at: datetime
    why: str
    claims: tuple[str, ...]


def chosen(
    viewer: Viewer,
    *,
    document: str = "",
    taking: str = "",
    statuses: Collection[Status] = (Status.PROPOSED,),
    act: str = "",
    ids: Iterable[str] = (),
) -> Chosen:
    """The claims that are all of this: of a document, of a list (``taking``), of an act, or of these ids.

    Nothing is chosen by a status alone. Claims of a document that the viewer codes apart from others are left
    out: what others did to them is not told before they have finished.
    """
    wanted = list(ids)
    if not (document or taking or wanted):
        return Chosen((), 0)
    rows = Claim.objects.filter(seen_by(viewer), status__in=list(statuses))
    coded = Coding.objects.filter(actor=viewer.pk, end=None).values("document")
    rows = rows.exclude(document__in=coded)
    if wanted:
        rows = rows.filter(public_id__in=wanted[: 2 * MOST])
    if document:
        rows = rows.filter(document__public_id=document)
    if taking:
        lists = Taking.objects.filter(public_id=taking).values("document")
        rows = rows.filter(document__in=lists, run__proposer="columns")
    if act:
        held = values_held(rows, ("act",))
        rows = rows.filter(pk__in=[key for key, values in held.items() if values.get("act") == act][:30_000])
    keys = list(rows.order_by("document", "start", "pk").values_list("pk", flat=True))
    return Chosen(tuple(views_of(viewer, Claim.objects.filter(pk__in=keys[:MOST]))), max(0, len(keys) - MOST))


def rounds(viewer: Viewer, *, most: int = 0) -> list[RoundLine]:
    """The decisions on many claims, of which the viewer may see any, the newest first."""
    found: dict[str, list[Decided]] = {}
    seen = Claim.objects.filter(seen_by(viewer)).order_by().values("pk")
    rows = Decided.objects.filter(claim__in=seen).select_related("claim__document", "actor")
    for row in rows.order_by("-pk"):
        if row.number in found or not most or len(found) < most:
            found.setdefault(row.number, []).append(row)
    undone = set(Decided.objects.exclude(undoes="").values_list("undoes", flat=True))
    return [_line(viewer, each, undone) for each in found.values()]


def round_of(viewer: Viewer, id: str) -> RoundLine:
    """One decision on many claims. Raises NoSuchRound."""
    rows = rows_of_round(viewer, id)
    if not rows:
        raise NoSuchRound(f"There is no decision {id} on many claims. `tumen claim many` makes one.")
    undone = set(Decided.objects.filter(undoes=id).values_list("undoes", flat=True))
    return _line(viewer, rows, undone)


def rows_of_round(viewer: Viewer, id: str) -> list[Decided]:
    """The rows of a decision on claims that the viewer may see."""
    seen = Claim.objects.filter(seen_by(viewer)).order_by().values("pk")
    rows = Decided.objects.filter(number=id, claim__in=seen, undoes="")
    return list(rows.select_related("claim__document", "step", "grade", "marking", "actor").order_by("pk"))


def _line(viewer: Viewer, rows: list[Decided], undone: set[str]) -> RoundLine:
    first = rows[0]
    covers = documents.everywhere(viewer).of([row.claim.document.public_id for row in rows])
    return RoundLine(
        first.number,
        next((row.verdict for row in rows if row.verdict), ""),
        next((row.credibility for row in rows if row.credibility), ""),
        next((row.slot for row in rows if row.slot), ""),
        next((row.level for row in rows if row.level), ""),
        first.undoes,
        first.number in undone,
        first.actor.name,
        first.at,
        covers.words(first.why),
        tuple(row.claim.public_id for row in rows),
    )
