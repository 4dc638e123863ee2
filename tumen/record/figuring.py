"""A figure of the claims room as the corroboration room takes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tumen.claims.queries import FigureView
from tumen.corroboration.figures import FigureClaim
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Unit
from tumen.vocabulary.parties import names_of
from tumen.vocabulary.slots import Places

V = TypeVar("V")


def figure_claims(figures: Iterable[FigureView]) -> list[FigureClaim]:
    """Standing figures as the grouping takes them."""
    return [figure_claim(figure) for figure in figures]


def taken_back(figures: Iterable[FigureClaim], withdrawn: Mapping[str, str]) -> list[FigureClaim]:
    """The figures, of which some are ``withdrawn``: each of those with the claim that took it back."""
    return [
        replace(figure, superseded_by=withdrawn[figure.id]) if figure.id in withdrawn else figure
        for figure in figures
    ]


def figure_claim(figure: FigureView, same: dict[Any, Any] | None = None) -> FigureClaim:
    """One standing figure; an empty slot is what a reader takes for granted.

    What is alike of many figures (an act, two places, a day) is taken from ``same`` where it is there, and
    stands there from now on: of a large record that is held, each once.
    """
    said, same = figure.values, {} if same is None else same
    return FigureClaim(
        id=figure.id,
        document=_once(same, figure.document),
        act=_once(same, said.get("act", "")),
        quantity=_once(same, said["quantity"]),
        kind=said.get("kind", ClaimKind.EVENT),
        unit=said.get("unit", Unit.PERSONS),
        interval=_once(same, said["time"].interval) if "time" in said else None,
        places=_once(same, said.get("place", Places())),
        perpetrators=_once(same, names_of(said.get("perpetrators", ()))),
        speaker=_once(same, figure.speaker),
        realis=said.get("realis", Realis.ASSERTED),
        polarity=said.get("polarity", Polarity.AFFIRMED),
        position=figure.position,
        published=_once(same, figure.published),
    )


def _once(same: dict[Any, Any], value: V) -> V:
    found: V = same.setdefault(value, value)
    return found
