"""Persons of the documents whose claims changed, brought to what the claims tell; ids last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, Exists, F, Max, OuterRef, Sum

from tumen.access.daily import TEXTS, rows_held
from tumen.access.items import new_id
from tumen.access.permission import the_record
from tumen.claims import queries as claims
from tumen.claims.models import Claim, ReadingRun, Review, SlotValue, Step
from tumen.claims.queries import ActView
from tumen.documents.models import Document
from tumen.record.models import Person, PersonAlias, PersonClaim, PersonsOf
from tumen.record.naming import Standing, first_event_of, name_groups
from tumen.record.persons.gathering import Gathered, Mention, gather
from tumen.search import index

#: Documents that are derived at once.
AT_ONCE = 200
#: More documents than this are not named in one statement.
MANY = 5_000


@dataclass(slots=True)
class DerivedPersons:
    """What a derivation did: documents looked at anew, persons that are new, changed, or gone."""

    documents: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0


def derive_persons(done: DerivedPersons | None = None) -> tuple[DerivedPersons, set[int]]:
    """Bring the persons of every changed document to what its claims tell; the keys of those touched too."""
    done, touched = done or DerivedPersons(), set[int]()
    marks = _marks()
    stale = [document for document, _ in stale_documents(marks)]
    for some in _batches(stale):
        touched |= _derive(some, done)
        PersonsOf.objects.bulk_create(
            [PersonsOf(document_id=document, mark=marks.get(document, "")) for document in some],
            update_conflicts=True,
            unique_fields=["document"],
            update_fields=["mark"],
        )
    # What tells of nobody is noted too, so that no page asks about it again.
    rest = Document.objects.filter(~Exists(PersonsOf.objects.filter(document=OuterRef("pk"))))
    PersonsOf.objects.bulk_create(
        [PersonsOf(document_id=document, mark="") for document in rest.values_list("pk", flat=True)],
        batch_size=1_000,
    )
    done.documents = len(stale)
    return done, touched


def stale_documents(
    marks: Mapping[int, str] | None = None, among: Collection[int] | None = None
) -> Iterator[tuple[int, str]]:
    """The documents (keys) whose persons rest on other claims than they have now, and why."""
    now = _marks() if marks is None else marks
    kept = PersonsOf.objects.all()
    if among is not None and len(among) <= MANY:
        kept = kept.filter(document__in=among)
    held = dict(kept.values_list("document", "mark"))
    for document, mark in now.items():
        if held.get(document) != mark:
            yield document, "its claims changed" if held.get(document) else "its persons were never gathered"
    for document, mark in held.items():
        if mark and document not in now:
            yield document, "its claims are gone"


def stale_among(touched: set[int] | None) -> dict[int, str]:
    """The same, looked for only where something was read or reviewed since the record was last derived
    (``touched``, as `touched_since` has it), or nothing is kept: pages cannot sum up every claim."""
    if touched is None:
        return dict(stale_documents())
    changed_by = TEXTS | {"record.refresh"}
    told = touched | rows_held("documents without persons", _not_gathered, changed_by=changed_by)
    if not told:
        return {}
    found = dict(stale_documents(_marks(told), told))
    return {document: why for document, why in found.items() if document in told}


def _not_gathered() -> set[int]:
    gathered = PersonsOf.objects.filter(document=OuterRef("pk"))
    return set(Document.objects.filter(~Exists(gathered)).order_by().values_list("pk", flat=True))


def touched_since(moment: datetime | None) -> dict[int, datetime] | None:
    """The documents (keys) of which something was read, reviewed or undone since, and when that was last;
    None for all, where ``moment`` is None."""
    if moment is None:
        return None
    read = ReadingRun.objects.filter(at__gt=moment).order_by().values_list("rendition__document", "at")
    done = [
        kind.objects.filter(at__gt=moment).order_by().values_list("claim__document", "at")
        for kind in (Review, SlotValue, Step)
    ]
    told: dict[int, datetime] = {}
    for document, at in read.union(*done):
        told[document] = max(at, told.get(document, at))
    return told


def _marks(documents: Collection[int] | None = None) -> dict[int, str]:
    """What sums up the standing claims of each document: one that comes, goes or changes alters it."""
    standing = claims.standing(the_record())
    if documents is not None and len(documents) <= MANY:
        # Found by their documents first: otherwise all that stand beside no other are looked through.
        those = Claim.objects.filter(document__in=documents).order_by()
        standing = standing.filter(pk__in=those.values("pk"))
    rows = (
        standing.order_by()
        .values("document", "document__revision")
        .annotate(many=Count("pk"), revisions=Sum("revision"), last=Max("pk"), read=Max("run"))
    )
    summed = rows.values_list("document", "many", "revisions", "last", "read", "document__revision")
    return {document: ".".join(map(str, parts)) for document, *parts in summed}


def _derive(documents: list[int], done: DerivedPersons) -> set[int]:
    acts: dict[str, list[ActView]] = defaultdict(list)
    for act in claims.acts(the_record(), among=Claim.objects.filter(document__in=documents)):
        acts[act.document].append(act)
    keys = dict(Document.objects.filter(pk__in=documents).values_list("public_id", "pk"))
    before = _Before.of(documents)
    groups = [
        (keys[document], person) for document, told in acts.items() for person in gather(_mentions(told))
    ]
    named = name_groups(
        [[_name(mention) for mention in person.mentions] for _, person in groups],
        before.standing,
        lambda: new_id("h"),
    )
    touched = _write(groups, named, {act.id: act for told in acts.values() for act in told}, before, done)
    gone = set(before.persons) - set(named)
    return touched | _retire(gone, before, done)


def _mentions(told: Iterable[ActView]) -> Iterator[Mention]:
    for act in told:
        for place, party in enumerate(act.values["subjects"]):
            said = act.values
            yield Mention(
                act.id,
                place,
                act.sentence.start,
                party,
                said.get("act", ""),
                said.get("realis"),
                said.get("polarity"),
            )


def _name(mention: Mention) -> str:
    return f"{mention.claim}.{mention.place}"


@dataclass(frozen=True, slots=True)
class _Before:
    """The persons of some documents as they stood: by mention their standing, id and the claim's revision."""

    persons: Mapping[str, int]
    standing: Mapping[str, Standing]
    rows: Mapping[str, tuple[str, int]]

    @classmethod
    def of(cls, documents: list[int]) -> _Before:
        persons = dict(Person.objects.filter(document__in=documents).values_list("public_id", "pk"))
        rows = PersonClaim.objects.filter(person__document__in=documents).order_by("pk")
        standing, held = dict[str, Standing](), dict[str, tuple[str, int]]()
        told = rows.values_list(
            "claim__public_id", "place", "first_person", "person__public_id", "claim_revision",
            "claim__replaced_by__public_id",
        )  # fmt: skip
        for age, (claim, place, first, person, revision, instead) in enumerate(told):
            standing[f"{claim}.{place}"] = Standing(age, first)
            held[f"{claim}.{place}"] = (person, revision)
            if instead:
                standing.setdefault(f"{instead}.{place}", Standing(age, first))
        return cls(persons, standing, held)


def _write(
    groups: list[tuple[int, Gathered]],
    named: list[str],
    acts: Mapping[str, ActView],
    before: _Before,
    done: DerivedPersons,
) -> set[int]:
    """Write persons and what is told of them; the keys of those that are new or changed."""
    live, ids = set(named), dict(before.persons)
    fresh = [
        Person(public_id=id, document_id=document)
        for (document, _), id in zip(groups, named, strict=True)
        if id not in ids
    ]
    Person.objects.bulk_create(fresh, batch_size=1_000)
    ids |= dict(
        Person.objects.filter(public_id__in=[row.public_id for row in fresh]).values_list("public_id", "pk")
    )
    claim_keys = dict(Claim.objects.filter(public_id__in=list(acts)).values_list("public_id", "pk"))
    rows, changed, kept = [], set[str](), set[str]()
    for (_, person), id in zip(groups, named, strict=True):
        for mention in person.mentions:
            key, revision = _name(mention), acts[mention.claim].revision
            kept.add(key)
            if before.rows.get(key) == (id, revision):
                continue
            changed.add(id)
            rows.append(
                PersonClaim(
                    claim_id=claim_keys[mention.claim],
                    place=mention.place,
                    person_id=ids[id],
                    act=mention.act[:100],
                    claim_revision=revision,
                    first_person=first_event_of(before.standing.get(key), id, live),
                )
            )
    changed |= {person for key, (person, _) in before.rows.items() if key not in kept and person in live}
    _delete(key for key in before.rows if key not in kept)
    PersonClaim.objects.bulk_create(
        rows,
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["claim", "place"],
        update_fields=["person", "act", "claim_revision", "first_person"],
    )
    altered = [ids[id] for id in changed if id in before.persons]
    for some in _batches(altered, 1_000):
        Person.objects.filter(pk__in=some).update(revision=F("revision") + 1)
    done.new += len(fresh)
    done.changed += len(altered)
    return {ids[id] for id in changed}


def _delete(names: Iterable[str]) -> None:
    for some in _batches(list(names), 500):
        places: dict[int, list[str]] = defaultdict(list)
        for name in some:
            claim, _, place = name.rpartition(".")
            places[int(place)].append(claim)
        for place, told in places.items():
            PersonClaim.objects.filter(claim__public_id__in=told, place=place).delete()


def _retire(gone: set[str], before: _Before, done: DerivedPersons) -> set[int]:
    """Let ids that no person has any more lead to where their claims are, and drop persons of nothing."""
    if not gone:
        return set()
    heirs: dict[str, int] = {}
    rows = PersonClaim.objects.filter(first_person__in=gone).order_by("pk")
    for first, person in rows.values_list("first_person", "person"):
        heirs.setdefault(first, person)
    doomed = [before.persons[id] for id in gone]
    led = PersonAlias.objects.filter(person__in=doomed).values_list("old_id", "person__public_id")
    for old, former in led:
        if former in heirs:
            heirs.setdefault(old, heirs[former])
    PersonAlias.objects.filter(person__in=doomed).delete()
    PersonAlias.objects.bulk_create(
        [PersonAlias(old_id=old, person_id=heir) for old, heir in heirs.items()],
        update_conflicts=True,
        unique_fields=["old_id"],
        update_fields=["person"],
    )
    index.erase(gone)
    Person.objects.filter(pk__in=doomed).delete()
    done.gone += len(gone)
    return set(heirs.values())


def _batches(keys: list[int] | list[str] | Iterable[int], size: int = AT_ONCE) -> Iterator[list]:  # type: ignore[type-arg]
    rest = iter(keys)
    while batch := list(islice(rest, size)):
        yield batch
