"""Findings that were adopted and rest on claims which are others since: for whoever begins the day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tumen.access.daily import rows_held
from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sight_of
from tumen.claims.models import Claim
from tumen.claims.queries import Status, claims_seen
from tumen.findings.models import Finding, FindingClaim


@dataclass(frozen=True, slots=True)
class RestingFinding:
    """A finding that was adopted and stands, by its id and that of its inquiry, with the claims that it rests
    on; ``changed`` are those of them that are others since, or accepted no more."""

    id: str
    inquiry: str
    claims: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    key: int
    id: str
    inquiry: str
    level: str
    replaces: int | None
    rests: dict[str, int]


def resting_findings(viewer: Viewer) -> tuple[RestingFinding, ...]:
    """The adopted findings that no other took the place of, of which the viewer may see every claim."""
    if not may_see(viewer):
        return ()
    levels = {level.value for level in sight_of(viewer).levels}
    rows = [row for row in rows_held("adopted findings", _adopted) if row.level in levels]
    if not rows:
        return ()
    seen = set(claims_seen(viewer, {claim for row in rows for claim in row.rests}))
    shown = [row for row in rows if seen.issuperset(row.rests)]
    replaced = {row.replaces for row in shown}
    kept = Claim.objects.filter(public_id__in=seen, status=Status.ACCEPTED).order_by()
    now = dict(kept.values_list("public_id", "revision"))
    return tuple(
        RestingFinding(
            row.id,
            row.inquiry,
            tuple(row.rests),
            tuple(id for id, revision in row.rests.items() if now.get(id) != revision),
        )
        for row in shown
        if row.key not in replaced
    )


def _adopted() -> list[_Row]:
    """Every adopted finding with the revisions of the claims that it rests on, whoever may see them."""
    rests = defaultdict[int, dict[str, int]](dict)
    of = FindingClaim.objects.filter(finding__adopted_on__isnull=False, finding__struck_at=None).order_by(
        "pk"
    )
    lines = of.values_list("finding_id", "claim__public_id", "revision")
    for finding, claim, revision in lines:
        rests[finding][claim] = revision
    rows = Finding.objects.filter(pk__in=rests).order_by("pk")
    return [
        _Row(key, id, inquiry, level, replaces, rests[key])
        for key, id, inquiry, level, replaces in rows.values_list(
            "pk", "public_id", "inquiry__public_id", "inquiry__level", "replaces_id"
        )
    ]
