"""Who says a quotation: the evidence for everybody on offer, and who weighs most."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.reading.quoting.offering import Chooser, Offer
from tumen.reading.quoting.saying import Said
from tumen.reading.weighing.evidence import Piece
from tumen.reading.weighing.weights import Witness, weigh_by
from tumen.vocabulary.spans import Span

SLOT = "quote"


def pieces_of(offers: Sequence[Offer]) -> list[Piece]:
    """A piece for every offer; its value is the speaker's name, empty for nobody."""
    return [
        Piece(
            offer.said.speaker.name if offer.said is not None else "",
            offer.signs,
            offer.said.rule if offer.said is not None else "speaker.nobody",
            offer.said,
        )
        for offer in offers
    ]


def chooser(witness: Witness | None = None) -> Chooser:
    """Chooses by the learnt weights; a ``witness`` is told of every weighing."""

    def choose(span: Span, offers: Sequence[Offer]) -> Said | None:
        weighed = weigh_by(SLOT, span, pieces_of(offers), witness)
        first = offers[0].said  # by the rules: its cue is what a slot cites where it names the same
        if first is not None and first.speaker.name == weighed.value:
            return first
        said: Said | None = weighed.piece.given if weighed.piece is not None else None
        return said

    return choose
