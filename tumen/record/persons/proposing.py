"""Pairs of persons that may be one, kept up: those that changed are compared with whoever shares a key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Count, Q
from django.utils.crypto import salted_hmac

from tumen.access.permission import the_record
from tumen.linkage.blocking import MOST, keys_of, pairs
from tumen.linkage.comparing import Band, Likeness, compare
from tumen.linkage.describing import Described
from tumen.record.models import Person, PersonKey, PersonPair
from tumen.record.persons.loading import batches, described, told_of

#: From so many changed persons on all are compared in one go.
MANY = 2_000
#: Pairs of one person for which only the name speaks, at most: of those with more namesakes none is kept, for
#: nobody will look through them.
NAMESAKES = 5


def propose(changed: Collection[int]) -> int:
    """Compare these persons (keys) with all others that share a key; how many pairs were compared."""
    if not changed:
        return 0
    everybody = len(changed) >= MANY
    people = _described(Person.objects.values_list("pk", flat=True) if everybody else changed)
    _write_keys(people)
    if everybody:
        wanted = [(people[int(one)], people[int(other)]) for one, other in pairs(people.values())]
        PersonPair.objects.all().delete()
    else:
        wanted = _candidates(people)
        for some in batches(changed):
            PersonPair.objects.filter(Q(left__in=some) | Q(right__in=some)).delete()
    _keep((int(one.id), int(other.id), compare(one, other)) for one, other in wanted)
    return len(wanted)


def _described(keys: Iterable[int]) -> dict[int, Described]:
    found: dict[int, Described] = {}
    for some in batches(keys):
        told = told_of(the_record(), some)
        rows = Person.objects.filter(pk__in=some).values_list("pk", "document__public_id")
        found |= {pk: described(pk, document, told.get(pk, ())) for pk, document in rows}
    return found


def hashed(key: str) -> str:
    """A key as it is kept: who has the vault's secret alone can try names."""
    return salted_hmac("record.persons", key, algorithm="sha256").hexdigest()[:40]


def _write_keys(people: dict[int, Described]) -> None:
    for some in batches(people):
        PersonKey.objects.filter(person__in=some).delete()
        rows = []
        for pk in some:
            keys = keys_of(people[pk])
            rows += [PersonKey(person_id=pk, key=hashed(key), is_wide=True) for key in sorted(keys.wide)]
            rows += [PersonKey(person_id=pk, key=hashed(key), is_wide=False) for key in sorted(keys.narrow)]
        PersonKey.objects.bulk_create(rows, batch_size=1_000)


def _candidates(people: dict[int, Described]) -> list[tuple[Described, Described]]:
    """The changed persons, each with whom they are compared; described anew, for they are few."""
    own = {pk: keys_of(person) for pk, person in people.items()}
    wanted = {hashed(key) for keys in own.values() for key in (*keys.wide, *keys.narrow)}
    sharing: dict[str, list[int]] = defaultdict(list)
    for some in _some(sorted(wanted)):
        shared = PersonKey.objects.filter(key__in=some).values("key").annotate(many=Count("pk"))
        few = [row["key"] for row in shared.filter(many__lte=MOST).order_by()]
        for key, person in PersonKey.objects.filter(key__in=few).values_list("key", "person"):
            sharing[key].append(person)
    found: set[tuple[int, int]] = set()
    for pk, keys in own.items():
        for key in (*keys.wide, *keys.narrow):
            others = sharing.get(hashed(key), ())
            found |= {(min(pk, other), max(pk, other)) for other in others if other != pk}
    known = people | _described({pk for pair in found for pk in pair} - set(people))
    both = ((known[one], known[other]) for one, other in sorted(found) if one in known and other in known)
    return [(one, other) for one, other in both if one.document != other.document]


def _some(keys: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(keys), 500):
        yield keys[at : at + 500]


def _keep(found: Iterable[tuple[int, int, Likeness]]) -> None:
    rows, namesakes = [], Counter[int]()
    for one, other, likeness in found:
        band = likeness.band
        if band is None:
            continue
        left, right = min(one, other), max(one, other)
        if band is Band.NAME_ONLY:
            namesakes.update((left, right))
        reasons = [reason.name for reason in likeness.reasons]
        rows.append(
            PersonPair(left_id=left, right_id=right, score=likeness.score, band=band.name, reasons=reasons)
        )
    kept = [
        row
        for row in rows
        if row.band != Band.NAME_ONLY.name
        or max(namesakes[row.left_id], namesakes[row.right_id]) <= NAMESAKES
    ]
    PersonPair.objects.bulk_create(kept, batch_size=1_000, ignore_conflicts=True)
