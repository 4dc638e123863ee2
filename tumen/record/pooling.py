"""The figures that the record of one who does not see everything is derived from, held from change to change.

While pages are served, a figure that was told once is not told again before what it rests on changes: the
claim, its reading or its document. Which of them a viewer may see is asked each time. Nothing is held where a
claim is more sensitive than its document: there a figure depends on who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from tumen.access.daily import TOLD_BY_REVISIONS
from tumen.access.models import Viewer
from tumen.access.recalling import held
from tumen.claims.figures import figures_of_keys, rests_on
from tumen.corroboration.figures import FigureClaim
from tumen.documents.briefs import Brief, briefs
from tumen.documents.covering import any_claim_is_covered
from tumen.record.figuring import figure_claim
from tumen.record.withdrawing import may_take_back


@dataclass(frozen=True, slots=True)
class Told:
    """Figures in the order of their claims, and what is asked of them beside.

    ``keys`` and ``revisions`` are those of the claims, by their ids; ``headed`` their documents in brief, by
    id; ``suspected`` the figures that may take another back.
    """

    figures: tuple[FigureClaim, ...]
    keys: Mapping[int, str]
    revisions: Mapping[str, int]
    headed: Mapping[str, Brief]
    suspected: tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with the document that it stands in, and whether it may take another back."""

    claim: FigureClaim
    brief: Brief
    is_suspected: bool


@dataclass(slots=True)
class _Pool:
    """Figures by the key of their claim, None for a claim that is none, each with what it rests on; ``same``
    are the values that figures share."""

    known: dict[int, tuple[tuple[int, ...], _Figure | None]] = field(default_factory=dict)
    same: dict[Any, Any] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


def figures_told(viewer: Viewer) -> Told:
    """The figures that the viewer, a machine that reads, may see now."""
    is_alike = not any_claim_is_covered(viewer)
    pool = held("figures", _Pool, through=TOLD_BY_REVISIONS) if is_alike else _Pool()
    with pool.lock:
        now, known = rests_on(viewer), pool.known
        new = {pk for pk, basis in now.items() if pk not in known or known[pk][0] != basis}
        _tell(viewer, pool, now, new)
        found = {pk: each for pk in now if (each := known[pk][1])}
    return Told(
        tuple(each.claim for each in found.values()),
        {pk: each.claim.id for pk, each in found.items()},
        {each.claim.id: now[pk][0] for pk, each in found.items()},
        {each.brief.id: each.brief for each in found.values()},
        tuple(each.claim for each in found.values() if each.is_suspected),
    )


def _tell(viewer: Viewer, pool: _Pool, now: Mapping[int, tuple[int, ...]], new: set[int]) -> None:
    if not new:
        return
    told = figures_of_keys(viewer, new)
    headed = {each.id: each for each in briefs(viewer, {now[pk][2] for pk in told}).values()}
    for pk in new:
        figure = figure_claim(told[pk], pool.same) if pk in told else None
        about = headed.get(figure.document) if figure else None
        # One that was hidden between the two questions is none for now, and is asked for again.
        if figure is None or about is None:
            pool.known[pk] = now[pk], None
        else:
            pool.known[pk] = now[pk], _Figure(figure, about, may_take_back(figure, about))
