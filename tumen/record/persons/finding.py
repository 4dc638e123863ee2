"""Each read of persons: the list, one person, who may be the same, and whose name sounds alike.

Who is not cleared for identities sees each document's persons by themselves: that two documents tell of one
is an identity, for one of them may name whom the other covers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from tumen.access.models import Viewer
from tumen.access.permission import as_machine
from tumen.access.sight import sees_all, sees_identities
from tumen.claims import queries as claims
from tumen.claims.models import Claim, Status
from tumen.documents.queries import everywhere
from tumen.linkage.blocking import keys_of
from tumen.linkage.describing import Described
from tumen.record.errors import NoSuchPerson
from tumen.record.models import (
    Person,
    PersonClaim,
    PersonKey,
)
from tumen.record.persons.describing import Sketch, coarse
from tumen.record.persons.gathering import proper_name
from tumen.record.persons.joining import Joins, seen_persons
from tumen.record.persons.loading import Telling, of_acts, sketch_of, told_of
from tumen.record.persons.proposing import hashed
from tumen.record.persons.showing import (
    Identity,
    Shielding,
    SourceTelling,
    identified,
    identity_of,
    opening_of,
    openings_of,
    sources_of,
)
from tumen.record.persons.staging import Reached, Stage, Step, chain
from tumen.record.persons.supposing import PersonJudgement, PossiblyOne, judgements_on, possible_for
from tumen.vocabulary.korean_names import can_be_one, readings_of

#: Persons on one page.
PAGE = 50
#: Claims of one person that a page shows at most.
MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list: described without a name; ``documents`` tell of them."""

    id: str
    sketch: Sketch
    stages: tuple[Stage, ...]
    documents: int
    claims: int

    @property
    def words(self) -> str:
        return self.sketch.words


@dataclass(frozen=True, slots=True)
class PersonList:
    """A page of the list; ``after`` is where the next begins, "" on the last."""

    lines: tuple[PersonLine, ...]
    after: str
    may_seek: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person. ``identity`` is None until it is opened; ``may_open`` says whether the viewer can open it.

    ``possible`` and ``judgements`` are empty for who is not cleared for identities.
    """

    id: str
    sketch: Sketch
    stages: tuple[Reached, ...]
    sources: tuple[SourceTelling, ...]
    possible: tuple[PossiblyOne, ...]
    judgements: tuple[PersonJudgement, ...]
    parts: tuple[str, ...]
    revision: int
    identity: Identity | None
    may_open: bool
    sees_others: bool
    openings: tuple[tuple[str, datetime, str], ...]

    @property
    def words(self) -> str:
        return self.sketch.words


def sees_names(viewer: Viewer) -> bool:
    """Whether the viewer is cleared for identities: may look a name up, and judge who is who."""
    return sees_identities(viewer)


def persons(viewer: Viewer, *, after: str = "", act: str = "") -> PersonList:
    """Fifty persons, the newest first, without a name; ``after`` is the id of the last one before them."""
    joins = Joins(viewer)
    rows = joins.alone_or_first(seen_persons(viewer)).order_by("-pk")
    if act:
        told = PersonClaim.objects.filter(act=act).order_by()
        if not sees_all(viewer):
            told = told.filter(claim__in=claims.standing(viewer).order_by())
        rows = rows.filter(pk__in=told.values("person"))
    if after:
        last = Person.objects.filter(public_id=after).values_list("pk", flat=True).first()
        rows = rows.filter(pk__lt=last) if last else rows.none()
    found = list(rows.values_list("pk", "public_id")[: PAGE + 1])
    shown = found[:PAGE]
    is_more = len(found) > PAGE
    return PersonList(lines_of(viewer, joins, dict(shown)), shown[-1][1] if is_more else "", joins.are_known)


def lines_of(viewer: Viewer, joins: Joins, shown: Mapping[int, str]) -> tuple[PersonLine, ...]:
    """These persons (by key, the first of theirs, with their ids) as a list shows them."""
    members = joins.members(list(shown))
    told = told_of(viewer, [pk for group in members.values() for pk in group])
    found = []
    for pk, id in shown.items():
        known = [each for member in members[pk] for each in told.get(member, ())]
        if known:
            found.append(line_of(id, known))
    return tuple(found)


def line_of(id: str, known: Collection[Telling]) -> PersonLine:
    """A person of whom this is told, as a list shows them."""
    return PersonLine(
        id,
        sketch_of(known),
        tuple(reached.stage for reached in chain(map(_step, known))),
        len({each.act.document for each in known}),
        len({each.act.id for each in known}),
    )


def sounding_like(viewer: Viewer, name: str) -> tuple[PersonLine, ...]:
    """The persons who are called by a name that can be this one, in any spelling; at most fifty.

    Empty for who is not cleared for identities: the action `seek_person` says so, and notes the search.
    """
    if not sees_identities(viewer):
        return ()
    keys = [hashed(key) for key in keys_of(Described("", "", names=frozenset({name}))).wide]
    told = PersonKey.objects.filter(key__in=keys, is_wide=True).order_by()
    joins = Joins(viewer)
    rows = seen_persons(viewer).filter(pk__in=told.values("person")).order_by("-pk")[: 4 * PAGE]
    found = list(rows)
    called = told_of(viewer, [row.pk for row in found])
    fitting = [row for row in found if any(_is_called(each, name) for each in called.get(row.pk, ()))]
    leads = dict.fromkeys(joins.first(row) for row in fitting)
    ids = dict(Person.objects.filter(pk__in=list(leads)[:PAGE]).values_list("pk", "public_id"))
    return lines_of(viewer, joins, {pk: ids[pk] for pk in leads if pk in ids})


def _is_called(telling: Telling, name: str) -> bool:
    called = proper_name(telling.party)
    if not called:
        return False
    if readings_of(called) and readings_of(name):
        return can_be_one([called], [name])
    return set(called.casefold().split()) == set(name.casefold().split())


def person_row(viewer: Viewer, id: str) -> Person:
    """The person of one document by an id that they have or had. Raises NoSuchPerson."""
    rows = seen_persons(viewer)
    # Two questions, each by its index: one for both would look through all persons.
    row = rows.filter(public_id=id).first() or rows.filter(old_ids__old_id=id).first()
    if row is None:
        raise NoSuchPerson(f"There is no person {id}. `tumen record --persons` lists those that are told of.")
    return row


def person(viewer: Viewer, id: str) -> PersonView:
    """One person by their id, or by one that they had before. Raises NoSuchPerson."""
    row, joins = person_row(viewer, id), Joins(viewer)
    members = joins.members([joins.first(row)])[joins.first(row)]
    rows = {row.pk: row}
    if members != [row.pk]:
        rows = {each.pk: each for each in Person.objects.filter(pk__in=members)}
    # Read without masks, for names are to be found in order to be covered; what is shown is covered below.
    among = Claim.objects.filter(persons__person__document__in={each.document_id for each in rows.values()})
    acts = claims.acts(as_machine(viewer), among=among)
    told = of_acts(acts, members)
    known = [each for member in members for each in told.get(member, ())][:MOST_TOLD]
    if not known:
        raise NoSuchPerson(f"There is no person {id}. `tumen record --persons` lists those that are told of.")
    ids = {each.pk: each.public_id for each in rows.values()}
    open_documents = identified(viewer, {each.act.document for each in known})
    # Opened by somebody whose sight of identities ended since, or is not given to their token: not opened.
    opening = opening_of(viewer, list(ids.values())) if open_documents else None
    view = PersonView(
        id=ids[members[0]],
        sketch=sketch_of(known),
        stages=tuple(_coarse(each, opened=bool(opening)) for each in chain(map(_step, known))),
        sources=sources_of(viewer, known, Shielding(acts), open_documents if opening else set()),
        possible=possible_for(viewer, joins, members) if joins.are_known else (),
        judgements=judgements_on(viewer, members) if joins.are_known else (),
        parts=tuple(ids[member] for member in members),
        revision=sum(each.revision for each in rows.values()),
        identity=identity_of(known, open_documents, opening) if opening else None,
        may_open=bool(open_documents),
        sees_others=joins.are_known,
        openings=openings_of(viewer, list(ids.values())) if joins.are_known else (),
    )
    return everywhere(viewer).of({each.act.document for each in known}).value(view)


def _step(telling: Telling) -> Step:
    said = telling.act.values
    return Step(
        telling.act.id,
        telling.act.document,
        telling.code,
        telling.when,
        telling.act.published,
        said.get("realis"),
        said.get("polarity"),
        said.get("stance"),
        telling.act.status is Status.ACCEPTED,
    )


def _coarse(reached: Reached, *, opened: bool) -> Reached:
    if opened:
        return reached
    return Reached(
        reached.stage,
        coarse(reached.when),
        coarse(reached.as_of) or reached.as_of,
        reached.certainty,
        reached.acts,
        reached.claims,
        reached.documents,
        reached.disagree,
    )
