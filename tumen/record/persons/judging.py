"""Each change about persons: judging two, opening an identity, and looking somebody up by name."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_identities
from tumen.access.sight import opened_to
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.record.errors import NoReason, NoSuchPerson, SameItem
from tumen.record.models import IdentityOpening, Judgement, JudgementKind, Person, PersonClaim, Verdict
from tumen.record.persons.finding import PersonLine, person_row, sounding_like
from tumen.record.persons.joining import apply_joins
from tumen.vault.acting import RECORD, acting_as

#: For how long a page shows an identity that somebody opened.
OPEN_FOR = timedelta(hours=1)
_CLEARED = "Who somebody is, is shown and judged by few."


def judge_same_person(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two documents tell of one person; ``left`` and ``right`` are ids of persons.

    Applied at once. Raises NoSuchPerson, SameItem, NoReason, and NotPermitted for who is not cleared for
    identities.
    """
    return _judge(actor, left, right, Verdict.YES, why)


def judge_different_person(*, actor: Actor, left: str, right: str, why: str) -> Judgement:
    """Decide that two documents tell of two persons. Takes and raises what `judge_same_person` does."""
    return _judge(actor, left, right, Verdict.NO, why)


def open_identity(*, actor: Actor, person: str, why: str) -> IdentityOpening:
    """Show the actor for an hour who a person is and where they were, and note why.

    Raises NoSuchPerson, NoReason, and NotPermitted for who is neither cleared for identities nor broke the
    glass of the person's document.
    """
    reason = _reason(why)
    row = person_row(actor, person)
    if row.document.public_id not in opened_to(actor):
        require_identities(actor, _CLEARED)
    with recorded(actor, "record.open_identity", row.public_id, why=reason):
        until = timezone.now() + OPEN_FOR
        return IdentityOpening.objects.create(named=row.public_id, actor=actor, why=reason, until=until)


def seek_person(*, actor: Actor, name: str) -> tuple[PersonLine, ...]:
    """The persons who can be called by this name, in any spelling. That somebody sought is noted, not whom.

    Raises NotPermitted for who is not cleared for identities.
    """
    require_identities(actor, _CLEARED)
    with recorded(actor, "record.seek_person", "persons"):
        pass
    return sounding_like(actor, name.strip())


def _judge(actor: Actor, left: str, right: str, verdict: Verdict, why: str) -> Judgement:
    reason = _reason(why)
    require_identities(actor, _CLEARED)
    one, other = person_row(actor, left), person_row(actor, right)
    if one == other:
        raise SameItem(f"Both {left} and {right} name one person. Name two.")
    (claim, part), (beside, its_part) = _anchor(actor, one), _anchor(actor, other)
    said = {"other": other.public_id, "same": verdict == Verdict.YES}
    with recorded(actor, "record.judge_person", one.public_id, **said):
        line = Judgement.objects.create(
            kind=JudgementKind.SAME_PERSON,
            verdict=verdict,
            left=claim,
            right=beside,
            named=[one.public_id, other.public_id],
            parts=[part, its_part],
            actor=actor,
            why=reason,
        )
        with acting_as(RECORD):
            apply_joins()
    return line


def _anchor(actor: Actor, person: Person) -> tuple[Claim, list[int]]:
    """A claim that tells of the person, and which of its subjects they are, of how many."""
    told = PersonClaim.objects.filter(person=person, claim__in=claims.standing(actor).order_by())
    found = []
    for claim, place in told.order_by("pk").values_list("claim", "place"):
        found.append((PersonClaim.objects.filter(claim=claim).count(), claim, place))
        if found[-1][0] == 1:
            break
    if not found:
        raise NoSuchPerson(f"Nothing that is told of {person.public_id} stands any more.")
    of, claim, place = min(found)
    return Claim.objects.get(pk=claim), [place, of]


def _reason(why: str) -> str:
    if not why.strip():
        raise NoReason("Say why: a judgement without its reason cannot be weighed by others.")
    return why.strip()
