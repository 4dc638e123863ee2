"""Figures as the tests tell them: `told("600", on="2023-10-09")` is one claim of one document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from tumen.corroboration.figures import FigureClaim, Group, GroupKind, Linked, Member, Role
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

RETURN = "forced repatriation"
_ids = count(1)
RIVER = Places(origin="China", destination="North Korea")


def amount(words: str) -> Quantity:
    """ "600", "about 600", ">500", "<2000", "200-999"; a leading "+" is additive."""
    additive = words.startswith("+")
    about = "about" in words or "-" in words
    number = words.lstrip("+").replace("about", "").strip()
    if number[0] == ">":
        return Quantity(float(number[1:]), None, additive=additive)
    if number[0] == "<":
        return Quantity(None, float(number[1:]), additive=additive)
    low, _, high = number.partition("-")
    return Quantity(float(low), float(high or low), approximate=about, additive=additive)


def told(words: str, on: str | None = None, *, doc: str = "", id: str = "", **slots: Any) -> FigureClaim:
    """A forced return told by a document of its own, unless said otherwise."""
    name = id or f"c-{next(_ids):04}"
    quantity = slots.pop("quantity", None) or amount(words)
    return FigureClaim(
        id=name,
        document=doc or f"d-of-{name}",
        act=slots.pop("act", RETURN),
        quantity=quantity,
        interval=Interval.from_edtf(on) if on else None,
        **slots,
    )


def same(left: FigureClaim, right: FigureClaim, order: int = 0) -> Linked:
    return Linked(left.id, right.id, same=True, order=order)


def different(left: FigureClaim, right: FigureClaim, order: int = 0) -> Linked:
    return Linked(left.id, right.id, same=False, order=order)


def sets(groups: Iterable[Group]) -> set[frozenset[str]]:
    return {frozenset(member.claim for member in group.members) for group in groups}


def group_of(groups: Iterable[Group], claim: FigureClaim) -> Group:
    return next(group for group in groups if any(member.claim == claim.id for member in group.members))


def member_of(groups: Iterable[Group], claim: FigureClaim) -> Member:
    return next(member for group in groups for member in group.members if member.claim == claim.id)


def role_of(groups: Iterable[Group], claim: FigureClaim) -> Role:
    return member_of(groups, claim).role


def kinds(groups: Iterable[Group]) -> list[GroupKind]:
    return [group.kind for group in groups]
