"""Recycled numbers: the figures that repeat an earlier one without a new count, and where it stood first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.claims import queries as claims
from tumen.claims.queries import FigureView
from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.recycled import Recycled, can_recur, recycled, tells_new_count
from tumen.documents.queries import everywhere
from tumen.record.figuring import figure_claims
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity

#: Of more claims than this all figures are looked through: a statement that names so many numbers is no
#: quicker, and SQLite takes no more than a thousand.
NARROWED = 100


@dataclass(frozen=True, slots=True)
class Repeated:
    """``claim`` gives the number of ``first`` again, which stands in ``document``; ``speaker`` gave it there.

    ``published`` is that document's date. ``score`` from 0 to 1 is how surely the two are one number,
    ``reason`` why.
    """

    claim: str
    first: str
    quantity: Quantity
    document: str
    published: Interval
    speaker: str
    score: float
    reason: str


def repeated(viewer: Viewer, ids: Iterable[str] | None = None) -> dict[str, Repeated]:
    """The figures that repeat an earlier one, by the claim's id; among all, or the claims of these ``ids``.

    What the viewer may not see was not said before. In a number of queries that does not grow with the
    figures.
    """
    machine, covering = as_machine(viewer), everywhere(viewer).all
    wanted = None if ids is None else set(ids)
    told = {figure.id: figure for figure in _figures(machine, wanted)}
    found = _found(machine, list(told.values()))
    repeats = {
        each.claim: _repeated(each, told[each.claim], told[each.first])
        for each in found
        if wanted is None or each.claim in wanted
    }
    return covering.value(repeats)


def _figures(viewer: Viewer, wanted: set[str] | None) -> list[FigureView]:
    """The figures that can be the first of those that are wanted: the same number, whoever gives it."""
    if wanted is None or len(wanted) > NARROWED:
        return claims.figures(viewer)
    own = figure_claims(claims.figures_named(viewer, sorted(wanted)))
    numbers = [each.quantity for each in own if can_recur(each)]
    return claims.figures_named(viewer, claims.alike(viewer, numbers))


def _found(viewer: Viewer, told: list[FigureView]) -> list[Recycled]:
    """Sentences are looked at only of numbers that come back: of those a word of a new count decides."""
    figures = figure_claims(told)
    back = {each.claim for each in recycled(figures)}
    numbers = {_number(figure) for figure in figures if figure.id in back}
    suspected = [figure for figure in figures if _number(figure) in numbers]
    sentences = claims.sentences(viewer, [each.id for each in suspected])
    return recycled(
        replace(figure, counts_anew=tells_new_count(sentences.get(figure.id, ""))) for figure in suspected
    )


def _number(claim: FigureClaim) -> tuple[object, ...]:
    return claim.act, claim.kind, claim.unit, claim.quantity.low, claim.quantity.high


def _repeated(found: Recycled, claim: FigureView, first: FigureView) -> Repeated:
    # A figure whose document has no date is never the first of another.
    assert first.published is not None, f"{found.first} has no date, and {found.claim} comes after it."
    return Repeated(
        claim=found.claim,
        first=found.first,
        quantity=claim.values["quantity"],
        document=first.document,
        published=first.published,
        speaker=first.speaker,
        score=found.score,
        reason=found.reason,
    )
