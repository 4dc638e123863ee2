"""A figure of the claims room as the corroboration room takes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tumen.claims.queries import FigureView
from tumen.corroboration.figures import FigureClaim
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Unit
from tumen.vocabulary.parties import names_of
from tumen.vocabulary.slots import Places


def figure_claims(figures: Iterable[FigureView]) -> list[FigureClaim]:
    """Standing figures as the grouping takes them."""
    return [figure_claim(figure) for figure in figures]


def taken_back(figures: Iterable[FigureClaim], withdrawn: Mapping[str, str]) -> list[FigureClaim]:
    """The figures, of which some are ``withdrawn``: each of those with the claim that took it back."""
    return [
        replace(figure, superseded_by=withdrawn[figure.id]) if figure.id in withdrawn else figure
        for figure in figures
    ]


def figure_claim(figure: FigureView) -> FigureClaim:
    """One standing figure; an empty slot is what a reader takes for granted."""
    said = figure.values
    return FigureClaim(
        id=figure.id,
        document=figure.document,
        act=said.get("act", ""),
        quantity=said["quantity"],
        kind=said.get("kind", ClaimKind.EVENT),
        unit=said.get("unit", Unit.PERSONS),
        interval=said["time"].interval if "time" in said else None,
        places=said.get("place", Places()),
        perpetrators=names_of(said.get("perpetrators", ())),
        speaker=figure.speaker,
        realis=said.get("realis", Realis.ASSERTED),
        polarity=said.get("polarity", Polarity.AFFIRMED),
        position=figure.position,
        published=figure.published,
    )
