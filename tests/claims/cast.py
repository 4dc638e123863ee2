"""A document with two figures, and readings of it as a reader would propose them."""

from __future__ import annotations

from typing import Any

from tumen.access.models import Actor
from tumen.claims.actions import Reading, propose_claims
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.documents.queries import text_of
from tumen.vocabulary.codes import ClaimKind, FigureKind, Polarity, Realis, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

TEXT = """Sixty people sent back, group says

The police returned 60 people on Monday, the Lantern Group said on Tuesday. The group said that
2,000 people were still held in the north-east.
"""
READER = "rules 1, a test"


def a_document(
    actor: Actor, text: str = TEXT, *, publisher: str | None = "Northline Wire", **given: Any
) -> Document:
    return take_in(
        actor=actor, data=text.encode(), name="report.txt", origin="a test", publisher=publisher, **given
    )


def proposal(
    text: str,
    words: str,
    *,
    low: float = 60,
    speakers: tuple[tuple[str, ...], ...] = (("the Lantern Group",),),
    on: str | None = "2023-10-09",
    **values: Any,
) -> ProposedClaim:
    """A proposal for the first place in ``text`` where ``words`` stand."""
    start = text.index(words)
    span = Span(start, start + len(words))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", span.end)
    told = {
        "figure_kind": FigureKind.CORE,
        "quantity": Quantity(low, low),
        "unit": Unit.PERSONS,
        "act": "forced repatriation",
        "perpetrators": parties_of("the police"),
        "time": When("on Monday", Interval.from_edtf(on) if on else None),
        "place": Places(origin="China", destination="North Korea"),
        "speakers": speakers,
        "realis": Realis.ASSERTED,
        "polarity": Polarity.AFFIRMED,
        "kind": ClaimKind.EVENT,
        **values,
    }
    slots = {name: Slot(value, f"rule.{name}", span) for name, value in told.items() if value is not None}
    return ProposedClaim(span, Span(line_start, line_end if line_end >= 0 else len(text)), slots)


def read_as(actor: Actor, document: Document, *proposals: ProposedClaim, reader: str = READER) -> Reading:
    return propose_claims(actor=actor, rendition=text_of(actor, document), proposals=proposals, reader=reader)


def read_both(actor: Actor, document: Document, **values: Any) -> Reading:
    """The two figures of `TEXT`."""
    held = proposal(TEXT, "2,000 people", low=2000, act="detention", kind=ClaimKind.STATE)
    return read_as(actor, document, proposal(TEXT, "60 people", **values), held)
