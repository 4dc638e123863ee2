"""The steps that people take on claims, each written down with how things stood: so it can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from tumen.access.models import Actor
from tumen.claims.indexing import index_claims
from tumen.claims.models import Claim, Step, StepClaim, StepKind


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a claim stood before a step; ``status`` is empty for one that was made in it."""

    claim: Claim
    status: str
    beside: int | None
    replaced_by: int | None

    @classmethod
    def of(cls, claim: Claim) -> Stood:
        return cls(claim, claim.status, claim.beside_id, claim.replaced_by_id)

    @classmethod
    def nowhere(cls, claim: Claim) -> Stood:
        return cls(claim, "", None, None)


@dataclass(slots=True)
class Stepping:
    """A step in the making: the claims that it touches, the values that it gives and takes."""

    kind: StepKind
    actor: Actor
    before: list[Stood] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)

    def touch(self, claim: Claim) -> None:
        self.before.append(Stood.of(claim))

    def make(self, claim: Claim) -> None:
        self.before.append(Stood.nowhere(claim))

    def keep(self, *, undoes: Step | None = None, indexes: bool = True) -> Step:
        """Write the step down, and its claims into the index of words, once all is as it leaves it. Without
        ``indexes`` whoever takes many steps writes the index at their end.

        The first claim is the one that it is about.
        """
        step = Step.objects.create(
            kind=self.kind,
            claim=self.before[0].claim,
            actor=self.actor,
            given=self.given,
            taken=self.taken,
            undoes=undoes,
        )
        now = dict(_statuses(self.before))
        StepClaim.objects.bulk_create(
            StepClaim(
                step=step,
                claim=stood.claim,
                before=stood.status,
                after=now[stood.claim.pk],
                beside_id=stood.beside,
                replaced_by_id=stood.replaced_by,
            )
            for stood in self.before
        )
        touched = [stood.claim.pk for stood in self.before]
        if indexes:
            index_claims(Claim.objects.filter(Q(pk__in=touched) | Q(replaced_by__in=touched)))
        return step


def standing_steps(claims: Iterable[int]) -> list[Step]:
    """The steps that touched any of these claims (keys) and are not undone, newest first."""
    rows = Step.objects.filter(touched__claim__in=list(claims), undoes=None, undone_by=None)
    return list(rows.order_by("-pk").distinct().select_related("claim", "actor"))


def _statuses(before: Sequence[Stood]) -> Iterable[tuple[int, str]]:
    keys = [stood.claim.pk for stood in before]
    return Claim.objects.filter(pk__in=keys).order_by().values_list("pk", "status")
