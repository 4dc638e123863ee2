"""What claims tell of persons, as one viewer may see it, and as `linkage` compares it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tumen.access.models import Viewer
from tumen.claims import queries as claims
from tumen.claims.models import Claim
from tumen.claims.queries import ActView
from tumen.linkage.describing import Described, Told, ages_of, born_in, narrowed
from tumen.record.models import PersonClaim
from tumen.record.persons.describing import Sketch, sketch
from tumen.record.persons.gathering import proper_name
from tumen.vocabulary.codes import Polarity, Realis
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Party
from tumen.vocabulary.places import canonical, country
from tumen.vocabulary.slots import Places

#: Keys that one statement names.
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim tells of one person (by its key): the claim's act, and what it calls them."""

    person: int
    act: ActView
    party: Party

    @property
    def when(self) -> Interval | None:
        time = self.act.values.get("time")
        return time.interval if time else None

    @property
    def code(self) -> str:
        return str(self.act.values.get("act", ""))

    @property
    def place(self) -> str:
        """The place that tells most of where the person was or came."""
        places: Places = self.act.values.get("place") or Places()
        return places.at or places.destination or places.origin

    @property
    def country(self) -> str:
        """The country of the place, "" for none that is known."""
        return country(self.place) if self.place else ""

    @property
    def is_told(self) -> bool:
        """Whether it is told as having happened."""
        said = self.act.values
        return said.get("realis") in (None, Realis.ASSERTED) and said.get("polarity") is not Polarity.NEGATED


def batches(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(sorted(set(keys)))
    while batch := list(islice(rest, BATCH)):
        yield batch


def told_of(viewer: Viewer, persons: Collection[int]) -> dict[int, list[Telling]]:
    """What the viewer may see of what is told of these persons (keys), each in the order of the texts.

    A claim that changed since and tells of fewer people now is passed over.
    """
    found: dict[int, list[Telling]] = defaultdict(list)
    for some in batches(persons):
        acts = claims.acts(viewer, among=Claim.objects.filter(persons__person__in=some))
        for person, told in of_acts(acts, some).items():
            found[person] += told
    return dict(found)


def of_acts(acts: Iterable[ActView], persons: Collection[int]) -> dict[int, list[Telling]]:
    """What these claims tell of each of these persons."""
    rows = PersonClaim.objects.filter(person__in=persons).values_list("claim__public_id", "place", "person")
    placed: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim, place, person in rows:
        placed[claim].append((place, person))
    found: dict[int, list[Telling]] = defaultdict(list)
    for act in acts:
        subjects = act.values["subjects"]
        for place, person in sorted(placed.get(act.id, ())):
            if place < len(subjects):
                found[person].append(Telling(person, act, subjects[place]))
    return found


def described(person: int, document: str, told: Iterable[Telling]) -> Described:
    """A person as `linkage` compares them; the key is the id."""
    known = list(told)
    births = (born_in(ages_of(each.party.age), each.act.published or each.when) for each in known)
    return Described(
        id=str(person),
        document=document,
        names=frozenset(name for each in known if (name := proper_name(each.party))),
        sex=next((each.party.sex for each in known if each.party.sex), None),
        born=narrowed(years for years in births if years),
        kin=frozenset(
            (each.party.relation, each.party.relative)
            for each in known
            if each.party.relation and each.party.relative
        ),
        told=tuple(dict.fromkeys(_told(each) for each in known if each.code and each.is_told)),
    )


def _told(telling: Telling) -> Told:
    place = canonical(telling.place) if telling.place else None
    named = place.name if place else telling.place
    is_fine = bool(named) and (place is None or place.level != "country")
    return Told(telling.code, telling.when, named, is_fine)


def sketch_of(told: Collection[Telling]) -> Sketch:
    """A person without a name, from what the viewer may see."""
    steps = (
        (each.code, each.when, each.act.values.get("realis"), each.act.values.get("polarity"))
        for each in told
    )
    return sketch((each.party for each in told), steps)
