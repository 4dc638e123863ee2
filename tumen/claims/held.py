"""Which value of each slot of a claim holds: a person's before a machine's, and none where a person says that
the document tells nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from tumen.claims.models import Claim, Proposal, SlotValue
from tumen.claims.views import BATCH
from tumen.vocabulary.codes import ClaimSort, FigureKind
from tumen.vocabulary.slots import SLOTS

#: Stands where a slot's name stands, for what a machine read of all of them.
_READ = ""


def values_held(rows: QuerySet[Claim], names: Collection[str]) -> dict[int, dict[str, Any]]:
    """The values of these slots as typed values, by the claim's key; empty slots left out."""
    current = {"superseded_at": None, "claim__in": rows.order_by().values("pk")}
    read = Proposal.objects.filter(**current).order_by().values_list(Value(_READ), "claim_id", "slots")
    given = SlotValue.objects.filter(**current, name__in=names).order_by()
    found, filled = dict[int, dict[str, Any]](), list[tuple[int, str, Any]]()
    # One question for both, and not one for each: what people gave is few, and comes after all that was read.
    every = read.union(given.values_list("name", "claim_id", "value"), all=True)
    for name, claim, kept in every.iterator(BATCH):
        if name == _READ:
            told = {each: SLOTS[each].from_json(kept[each]["value"]) for each in names if each in kept}
            found[claim] = told
        else:
            filled.append((claim, name, kept))
    for claim, name, value in filled:
        if value is None:
            found.get(claim, {}).pop(name, None)
        else:
            found.setdefault(claim, {})[name] = SLOTS[name].from_json(value)
    return found


def may_be_figures() -> Q:
    """The condition that claims may be figures (`is_figure`), by what was read of them or what people gave:
    of most claims neither has to be looked into."""
    current = {"claim": OuterRef("pk"), "superseded_at": None}
    read = Proposal.objects.filter(**current, slots__figure_kind__value=FigureKind.CORE.value)
    given = SlotValue.objects.filter(**current, name="figure_kind")
    return Q(Exists(read.order_by())) | Q(Exists(given.order_by()))


def values_of(claim: Claim, names: Collection[str]) -> dict[str, Any]:
    """The same of one claim that was loaded with what was read of it and what people filled in."""
    read: Mapping[str, Any] = next((each.slots for each in claim.proposals.all()), {})
    given = {each.name: each.value for each in claim.filled.all()}
    kept = {**{name: slot["value"] for name, slot in read.items()}, **given}
    told = {name: kept[name] for name in names if name in kept}
    return {
        name: SLOTS[name].from_json(value)
        for name, value in told.items()
        if name not in given or value is not None
    }


def is_figure(values: Mapping[str, Any]) -> bool:
    """Whether a claim of these values counts people or cases."""
    is_counted = values.get("sort") in (None, ClaimSort.FIGURE)
    return is_counted and values.get("figure_kind") is FigureKind.CORE and "quantity" in values


def machine_values(claim: Claim) -> dict[str, Any]:
    """What the machine read of a claim, as it is kept."""
    proposal = claim.proposals.filter(superseded_at=None).first()
    return {name: slot["value"] for name, slot in proposal.slots.items()} if proposal else {}


def kept_values(claim: Claim) -> dict[str, Any]:
    """The values that hold of one claim, as they are kept; None where a person says that nothing is told."""
    given = claim.filled.filter(superseded_at=None)
    return {**machine_values(claim), **dict(given.values_list("name", "value"))}
