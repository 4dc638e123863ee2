"""One event's figures, reconciled: the range they support, a preferred one with its rule, what does not fit.

Figures are put side by side and never summed or averaged: what is preferred is a figure that a source gives,
or the bounds that two of them set together. A person's choice stands beside what the rules prefer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.fits import can_agree, meant_by
from tumen.corroboration.preferring import RULES, Preferred, Rule, preferred_of
from tumen.corroboration.ranges import Range, range_of
from tumen.corroboration.superseding import Superseded, superseded, voice_of
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Unit
from tumen.vocabulary.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Choice:
    """A person's choice of a figure, and why. Raises ValueError where no reason is given."""

    claim: str
    why: str

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise ValueError(f"Choosing {self.claim} over the rules needs a reason: say why.")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A figure that does not count (by R1 or R2), or that contradicts the preferred one (no rule)."""

    claim: str
    rule: Rule | None
    reason: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """An event's figures as they stand together.

    ``range`` is what the figures that count support, ``voices`` how many voices gave them. ``by_rules`` is
    None where no figure counts, ``by_person`` where nobody chose, or the chosen claim is not here (the
    ``choice`` waits for it). ``agreeing`` are the claims that can be true of the preferred figure.
    """

    unit: Unit | None
    range: Range
    voices: int
    by_rules: Preferred | None
    by_person: Preferred | None
    choice: Choice | None
    agreeing: tuple[str, ...]
    misfits: tuple[Misfit, ...]

    @property
    def preferred(self) -> Preferred | None:
        """What a person chose, else what the rules prefer."""
        return self.by_person or self.by_rules


def reconcile(
    claims: Iterable[FigureClaim],
    voices: Mapping[str, str] | None = None,
    choice: Choice | None = None,
) -> Reconciled:
    """Reconcile ``claims``, all told of one event, whatever they count; ``voices`` gives the voice of each.

    A claim that ``voices`` leaves out has the voice that it names itself, else its speaker or document. The
    order of ``claims`` does not matter.
    """
    told = [replace(claim, voice=voice_of(claim, voices)) for claim in sorted(claims, key=lambda c: c.id)]
    outside = {claim.id: reason for claim in told if (reason := _why_not_of_the_event(claim))}
    gone = superseded(claim for claim in told if claim.id not in outside or claim.retracts)
    unit = _unit(claim for claim in told if claim.id not in outside)
    outside |= {c.id: _other_unit(c) for c in told if c.id not in outside and c.unit is not unit}
    standing = [claim for claim in told if claim.id not in outside and claim.id not in gone]
    by_rules = preferred_of(standing)
    chosen = next((claim for claim in told if choice and claim.id == choice.claim), None)
    by_person = _chosen(chosen, choice)
    shown = by_person or by_rules
    fits = {claim.id: shown is not None and can_agree(claim.quantity, shown.quantity) for claim in standing}
    return Reconciled(
        unit=unit,
        range=range_of(claim.quantity for claim in standing),
        voices=len({claim.voice for claim in standing}),
        by_rules=by_rules,
        by_person=by_person,
        choice=choice,
        agreeing=tuple(id for id, does_fit in fits.items() if does_fit),
        misfits=_misfits(told, outside, gone, fits, shown),
    )


def _why_not_of_the_event(claim: FigureClaim) -> str:
    """Why a figure is none of the event itself; "" when it is."""
    if claim.polarity is Polarity.NEGATED or claim.quantity.high == 0:
        return "It is denied."
    if claim.realis is not Realis.ASSERTED:
        return f"It is not told as having happened ({claim.realis.value})."
    if claim.quantity.share_of:
        return f"It is part of another figure (“{claim.quantity.share_of}”)."
    if claim.beside:
        return "It tells something else of the same people, or tells this of another day."
    if claim.quantity.additive:
        return "It counts others, on top of another figure."
    if claim.quantity.low is None and claim.quantity.high is None:
        return "It gives no number."
    return _KINDS.get(claim.kind, "")


_KINDS = {
    ClaimKind.STATE: "It counts how many were in a situation as of a day, not what happened.",
    ClaimKind.TOTAL: "It is one count over a period, not a count of this event.",
    ClaimKind.RATE: "It is a number per period, not a count of this event.",
}


def _unit(claims: Iterable[FigureClaim]) -> Unit | None:
    units = [claim.unit for claim in claims]
    if Unit.PERSONS in units:
        return Unit.PERSONS
    return min(units, key=lambda unit: (-units.count(unit), unit.value), default=None)


def _other_unit(claim: FigureClaim) -> str:
    return f"It counts something else ({claim.unit.value})."


def _chosen(claim: FigureClaim | None, choice: Choice | None) -> Preferred | None:
    if claim is None or choice is None:
        return None
    reason = f"A person chose {claim.quantity}: {choice.why.strip()}"
    return Preferred(claim.quantity, (claim.id,), (), reason)


def _misfits(
    told: list[FigureClaim],
    outside: Mapping[str, str],
    gone: Mapping[str, Superseded],
    fits: Mapping[str, bool],
    shown: Preferred | None,
) -> tuple[Misfit, ...]:
    found = []
    for claim in told:
        if claim.id in outside:
            found.append(Misfit(claim.id, RULES["R2"], outside[claim.id]))
        elif claim.id in gone:
            found.append(Misfit(claim.id, RULES["R1"], gone[claim.id].reason))
        elif shown is not None and not fits[claim.id]:
            found.append(Misfit(claim.id, None, _contradicts(claim.quantity, shown.quantity)))
    return tuple(found)


def _contradicts(said: Quantity, preferred: Quantity) -> str:
    floor, ceiling = meant_by(said.low, said.high, said.approximate)
    other_floor, other_ceiling = meant_by(preferred.low, preferred.high, preferred.approximate)
    if preferred.is_exact:
        words = "more" if other_ceiling is not None and floor > other_ceiling else "less"
        return f"{_begun(said)} is {words} than {preferred}."
    if other_ceiling is not None and floor > other_ceiling:
        return f"{_begun(said)} is more than {preferred} can mean (up to {_whole(other_ceiling)})."
    assert ceiling is not None
    return f"{_begun(said)} is less than {preferred} can mean (from {_whole(other_floor)})."


def _begun(quantity: Quantity) -> str:
    words = str(quantity)
    return words[:1].upper() + words[1:]


def _whole(bound: Fraction) -> str:
    return f"{float(bound):,.10g}"
