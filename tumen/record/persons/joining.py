"""What people judged of persons, applied: who of several documents are one.

A later line holds against an earlier one: lines are taken from the newest to the oldest, and one that would
join whom a newer line parts, or part whom newer lines join, has no effect any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tumen.access.looking import remembered
from tumen.access.models import Viewer
from tumen.access.permission import the_record
from tumen.access.sight import sees_all, sees_identities, who
from tumen.claims import queries as claims
from tumen.claims.queries import replaced
from tumen.record.ledger import standing
from tumen.record.models import Judgement, JudgementKind, Person, PersonClaim, Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger on two persons (keys): None where the claim tells of them no more."""

    number: int
    is_same: bool
    left: int | None
    right: int | None

    @property
    def applies(self) -> bool:
        return self.left is not None and self.right is not None


def lines(viewer: Viewer, *, seen: Iterable[int] | None = None) -> list[Line]:
    """The lines on persons that stand, oldest first; with ``seen`` only those on two of these persons."""
    known = None if seen is None else set(seen)
    told = remembered(("lines on persons", who(viewer)), lambda: _lines(viewer))
    return [line for line in told if known is None or {line.left, line.right} <= known]


def _lines(viewer: Viewer) -> list[Line]:
    found = standing().filter(kind=JudgementKind.SAME_PERSON)
    rows = found.values_list("pk", "verdict", "left__public_id", "right__public_id", "parts")
    told = list(rows)
    if not told:
        return []
    instead = replaced(viewer)
    places = _places({instead.get(id, id) for _, _, *sides, _ in told for id in sides})
    made = []
    for number, verdict, left, right, parts in told:
        sides = [
            _whom(places, instead.get(claim, claim), part)
            for claim, part in zip((left, right), parts, strict=True)
        ]
        made.append(Line(number, verdict == Verdict.YES, *sides))
    return made


def _places(ids: Iterable[str]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = defaultdict(dict)
    wanted = sorted(ids)
    for at in range(0, len(wanted), 1_000):
        rows = PersonClaim.objects.filter(claim__public_id__in=wanted[at : at + 1_000])
        for claim, place, person in rows.values_list("claim__public_id", "place", "person"):
            found[claim][place] = person
    return found


def _whom(places: Mapping[str, Mapping[int, int]], claim: str, part: list[int]) -> int | None:
    place, of = part
    told = places.get(claim, {})
    return told.get(place) if len(told) == of else None


def joined(told: Iterable[Line]) -> dict[int, int]:
    """The oldest person that each joined person (key) is one with; those that stand alone are left out."""
    group: dict[int, set[int]] = {}
    apart: set[frozenset[int]] = set()

    def of(person: int) -> set[int]:
        return group.setdefault(person, {person})

    for line in sorted(told, key=lambda each: -each.number):
        if line.left is None or line.right is None:
            continue
        left, right = of(line.left), of(line.right)
        if line.is_same:
            if left is not right and not any(
                frozenset((one, other)) in apart for one in left for other in right
            ):
                left |= right
                for person in right:
                    group[person] = left
        elif left is not right:
            apart.add(frozenset((line.left, line.right)))
    return {person: min(members) for person, members in group.items() if len(members) > 1}


def apply_joins() -> set[int]:
    """Bring the kept persons to what the ledger says; the keys of those that changed."""
    now = joined(lines(the_record()))
    leads = {person: lead for person, lead in now.items() if person != lead}
    held = dict(Person.objects.filter(lead__isnull=False).values_list("pk", "lead"))
    changed = {person for person in {*leads, *held} if leads.get(person) != held.get(person)}
    for person in changed:
        Person.objects.filter(pk=person).update(lead=leads.get(person))
    return changed


def parted(told: Iterable[Line]) -> set[frozenset[int]]:
    """The pairs (keys) that somebody judged to be two persons."""
    return {frozenset((line.left, line.right)) for line in told if line.applies and not line.is_same}  # type: ignore[arg-type]


def of_persons(keys: Iterable[int]) -> Q:
    """The lines about claims that tell of these persons (keys)."""
    told = PersonClaim.objects.filter(person__in=list(keys)).order_by().values("claim")
    return Q(left__in=told) | Q(right__in=told)


def is_about_persons(line: Judgement) -> bool:
    return line.kind == JudgementKind.SAME_PERSON


def seen_persons(viewer: Viewer) -> QuerySet[Person]:
    """The persons, each of one document, of whom some claim tells that the viewer may see."""
    if sees_all(viewer):
        return Person.objects.all()
    # Asked of each person until one claim is found: all claims would be looked through otherwise.
    return Person.objects.filter(
        Exists(claims.standing(viewer).filter(persons__person=OuterRef("pk")).order_by())
    )


class Joins:
    """Who is one with whom, for one viewer; nobody for who is not cleared for identities."""

    def __init__(self, viewer: Viewer) -> None:
        self.are_known = sees_identities(viewer)
        self._is_whole = self.are_known and sees_all(viewer)
        self._leads: dict[int, int] = {}
        if self.are_known and not self._is_whole:
            told = lines(viewer)
            named = {side for line in told for side in (line.left, line.right) if side is not None}
            seen = (
                set(seen_persons(viewer).filter(pk__in=named).values_list("pk", flat=True))
                if named
                else set()
            )
            self._leads = joined(_on(told, seen))

    def alone_or_first(self, rows: QuerySet[Person]) -> QuerySet[Person]:
        """Those of ``rows`` that a list shows: joined persons once."""
        if self._is_whole:
            return rows.filter(lead=None)
        others = [person for person, lead in self._leads.items() if person != lead]
        return rows.exclude(pk__in=others) if others else rows

    def members(self, persons: Collection[int]) -> dict[int, list[int]]:
        """All that each of these persons (the first of theirs) is one with, itself first."""
        found = {person: [person] for person in persons}
        led = {each: lead for each, lead in self._leads.items() if each != lead}
        if self._is_whole:
            rows = Person.objects.filter(lead__in=persons).values_list("pk", "lead")
            led = {each: lead for each, lead in rows if lead is not None}
        for each, lead in sorted(led.items()):
            if lead in found:
                found[lead].append(each)
        return found

    def first(self, person: Person) -> int:
        if self._is_whole:
            return person.lead_id or person.pk
        return self._leads.get(person.pk, person.pk)


def _on(told: Iterable[Line], seen: set[int]) -> list[Line]:
    return [line for line in told if line.left in seen and line.right in seen]
