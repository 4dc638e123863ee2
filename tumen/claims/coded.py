"""What two coders said of a document, as far as a viewer may know it, and how far they agree.

Until both have finished each is shown their own coding alone, and whoever is neither of them none: only that
there is one, whose, and whether it is finished.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from tumen.access.models import Viewer
from tumen.claims.agreement import Agreement, agreement
from tumen.claims.held import kept_values, machine_values
from tumen.claims.models import Claim, CodedClaim, Coding, Settlement, Status
from tumen.claims.views import ClaimView, views_of
from tumen.documents.queries import everywhere, looked_at
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import SLOTS

#: How many people code one document.
CODERS = 2
#: Sorts that are not coded: numbers that count no people, and words quoted.
_NOT_CODED = (ClaimSort.NUMBER.value, ClaimSort.QUOTATION.value)
#: The name under which the verdict is compared, beside the slots.
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class CodedView:
    """What one coder says of a claim; ``otherwise`` are slots that they read otherwise than the machine."""

    verdict: Status
    otherwise: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class CodingView:
    """One person's coding; ``coded`` is empty for whoever may not know of it yet."""

    coder: str
    is_mine: bool
    is_ended: bool
    coded: Mapping[str, CodedView]


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim of which two coders say different things: in which slots (or `VERDICT`), and what each says."""

    claim: str
    slots: tuple[str, ...]
    said: tuple[Mapping[str, Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SettlementView:
    """How a claim was settled, the last time."""

    verdict: Status
    by: str
    is_together: bool
    why: str


@dataclass(frozen=True, slots=True)
class DocumentCoding:
    """The coding of one document. ``units`` are the claims that are coded, as the machine read them.

    ``agreement`` is by slot, and of the verdict first; it and ``differences`` are there once both are done.
    """

    document: str
    units: tuple[ClaimView, ...]
    codings: tuple[CodingView, ...] = ()
    agreement: Mapping[str, Agreement] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    alike: tuple[str, ...] = ()
    settled: Mapping[str, SettlementView] = field(default_factory=dict)

    @property
    def mine(self) -> CodingView | None:
        return next((each for each in self.codings if each.is_mine), None)

    @property
    def is_mine(self) -> bool:
        return self.mine is not None

    @property
    def is_over(self) -> bool:
        """Whether two have finished."""
        return len(self.codings) == CODERS and all(each.is_ended for each in self.codings)


def document_coding(viewer: Viewer, id: str, *, coder: int | None) -> DocumentCoding:
    """The coding of a document as `viewer` sees it, who codes as ``coder`` (a key). Raises NoSuchDocument."""
    document = looked_at(viewer, id)
    rows = _units().filter(document=document)
    units = tuple(each for each in views_of(viewer, rows, by_machine=True) if _is_coded(each))
    codings = list(Coding.objects.filter(document=document).select_related("actor", "end").order_by("pk"))
    is_over = len(codings) == CODERS and all(hasattr(each, "end") for each in codings)
    covering, ids = everywhere(viewer).of([id]), {each.id for each in units}
    shown = [each for each in codings if is_over or each.actor_id == coder]
    coded = {each.pk: _coded(each, ids) for each in shown}
    found = DocumentCoding(
        document=id,
        units=units,
        codings=tuple(
            CodingView(each.actor.name, each.actor_id == coder, hasattr(each, "end"), coded.get(each.pk, {}))
            for each in codings
        ),
    )
    return covering.value(_compared(found) if is_over else found)


def said_by(coding: Coding) -> dict[int, CodedClaim]:
    """The last that a coder said of each claim, by the claim's key."""
    return {each.claim_id: each for each in coding.coded.order_by("pk")}


def is_unit(claim: Claim) -> bool:
    """Whether a claim is one that is coded: proposed by the rules, and no newer reading of a reviewed one."""
    return _units().filter(pk=claim.pk).exists()


def values_told(claim: Claim) -> dict[str, Any]:
    """The values that hold of a claim, as they are kept; what a person says is not told is left out."""
    return _without_gaps(kept_values(claim))


def settled_values(claim: Claim, otherwise: Mapping[str, Any]) -> dict[str, Any]:
    """What the machine read, and what was read otherwise in its place."""
    return _without_gaps({**machine_values(claim), **otherwise})


def _units() -> QuerySet[Claim]:
    return Claim.objects.filter(run__proposer="", beside=None).exclude(status=Status.SUPERSEDED)


def _is_coded(claim: ClaimView) -> bool:
    sort = claim.value("sort")
    return sort is None or sort.value not in _NOT_CODED


def _without_gaps(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _coded(coding: Coding, units: set[str]) -> dict[str, CodedView]:
    rows = coding.coded.select_related("claim").order_by("pk")
    return {
        row.claim.public_id: CodedView(Status(row.verdict), _typed(row.values), row.why)
        for row in rows
        if row.claim.public_id in units
    }


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: None if value is None else SLOTS[name].from_json(value)
        for name, value in values.items()
        if name in SLOTS
    }


def _compared(found: DocumentCoding) -> DocumentCoding:
    """With agreement, and where they differ; of claims that both coded."""
    one, other = (coding.coded for coding in found.codings)
    both = [each for each in found.units if each.id in one and each.id in other]
    said = {each.id: (_said(each, one[each.id]), _said(each, other[each.id])) for each in both}
    differences, alike = [], []
    for each in both:
        slots = _differing(*said[each.id])
        if slots:
            differences.append(Difference(each.id, slots, said[each.id]))
        else:
            alike.append(each.id)
    return DocumentCoding(
        found.document,
        found.units,
        found.codings,
        _agreement(list(said.values())),
        tuple(differences),
        tuple(alike),
        _settled(found),
    )


def _said(claim: ClaimView, coded: CodedView) -> dict[str, Any]:
    """The verdict, and of an accepted claim the value of every slot, the machine's where nothing else."""
    if coded.verdict is not Status.ACCEPTED:
        return {VERDICT: coded.verdict.value}
    read = {name: slot.value for name, slot in claim.slots.items()}
    return {VERDICT: coded.verdict.value, **_without_gaps({**read, **coded.otherwise})}


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    if one[VERDICT] != other[VERDICT]:
        return (VERDICT,)
    return tuple(name for name in SLOTS if one.get(name) != other.get(name))


def _agreement(said: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> dict[str, Agreement]:
    """By slot, of the claims that both accept and at least one of them has a value of somewhere."""
    accepted = [pair for pair in said if all(each[VERDICT] == Status.ACCEPTED.value for each in pair)]
    found = {VERDICT: agreement([(one[VERDICT], other[VERDICT]) for one, other in said])}
    for name in SLOTS:
        if any(name in one or name in other for one, other in accepted):
            found[name] = agreement(
                [(_category(one, name), _category(other, name)) for one, other in accepted]
            )
    return found


def _category(said: Mapping[str, Any], name: str) -> str:
    """A value as one of the categories that are compared; none is a category too."""
    return json.dumps(SLOTS[name].to_json(said[name]), sort_keys=True) if name in said else ""


def _settled(found: DocumentCoding) -> dict[str, SettlementView]:
    ids = [each.id for each in found.units]
    rows = Settlement.objects.filter(claim__public_id__in=ids).select_related("claim", "actor").order_by("pk")
    return {
        row.claim.public_id: SettlementView(Status(row.verdict), row.actor.name, row.is_together, row.why)
        for row in rows
    }


__all__ = ["CodedView", "CodingView", "Difference", "DocumentCoding", "document_coding"]
