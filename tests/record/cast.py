"""Documents that tell of one event or another, one figure each, already read."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.claims.cast import proposal, read_as
from tumen.access.models import Actor
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.record.actions import refresh
from tumen.record.deriving import Derived
from tumen.vocabulary.quantities import Quantity

_numbers = count(1)


def tells(actor: Actor, number: float, on: str | None = "2023-10-09", **values: Any) -> str:
    """The id of the claim that a new document makes of ``number`` people returned."""
    words = f"{number:,.0f} people"
    text = f"Report {next(_numbers)}\n\nThe police returned {words} across the river.\n"
    published = values.pop("published", None)
    document = take_in(
        actor=actor,
        data=text.encode(),
        name="report.txt",
        origin="a test",
        publisher="Wire",
        published=published,
    )
    quantity = values.pop("quantity", Quantity(number, number))
    read_as(
        actor, document, proposal(text_of(actor, document).text, words, on=on, quantity=quantity, **values)
    )
    return claims_of(actor, document)[0].id


def derived(actor: Actor) -> Derived:
    """What was done, told to an actor who sees everything."""
    done = refresh(actor=actor)
    assert done is not None
    return done
