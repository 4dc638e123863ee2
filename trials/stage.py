"""The world that every order of steps begins with: made once, and rolled back to; and its clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from time import monotonic

from django.utils import timezone

from tests.claims.cast import proposal, read_as
from trials.reference import Paper, Person, World
from tumen.access.actions import found_compartment, introduce
from tumen.access.models import RESEARCHER, Level, Role
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.queries import text_of
from tumen.record.actions import refresh

#: The one who begins with everything, and the others with what they begin as.
KEEPER = "keeper"
OTHERS = {"ann": Role.DOCUMENTER, "ben": Role.REVIEWER, "cho": Role.READER}
#: Stands in two documents: what covers it in one covers it in the other.
SHARED = "Zqbora"
SPEAKERS = ("Zqdana", "Zqelim", "Zqfira")
#: How many the first document tells of; each other tells of one more.
FEWEST = 60
#: The hour of the day at which the trial begins.
MORNING = 6


class Stage:
    """Four people, two compartments, and three documents with a claim in each."""

    def __init__(self) -> None:
        everything = {"clearance": Level.RESTRICTED, "identity": True}
        first = introduce(name="Trial Keeper", roles=(*RESEARCHER, Role.KEEPER), **everything)  # type: ignore[arg-type]
        self.actors = {KEEPER: first}
        self.actors |= {name: introduce(name=name, roles=[role]) for name, role in OTHERS.items()}
        self.circles = [
            found_compartment(actor=first, name=f"circle {number}", why="a trial").public_id
            for number in range(2)
        ]
        self.papers, self.claims, self.renditions = list[str](), list[str](), list[int]()
        self._told: dict[str, Paper] = {}
        for number, speaker in enumerate(SPEAKERS):
            self._take_in(number, speaker)
        refresh(actor=first)
        #: The midnight from which the world's hours count: all of them come after everything above.
        self.midnight = datetime.combine(timezone.now().date() + timedelta(days=1), time(), UTC)

    def _take_in(self, number: int, speaker: str) -> None:
        actor, text = self.actors[KEEPER], words_of(number)
        made = take_in(actor=actor, data=text.encode(), name=f"{number}.txt", origin="a trial")
        kept, low = text_of(actor, made), FEWEST + number
        read_as(actor, made, proposal(kept.text, f"{low} people", low=low, speakers=((speaker,),)))
        self.papers.append(made.public_id)
        self.renditions.append(kept.id)
        self.claims.append(claims_of(actor, made)[0].id)
        self._told[made.public_id] = Paper(speaker, (speaker, SHARED) if number < 2 else (speaker,))

    def world(self) -> World:
        """What was made, as the reference model knows it."""
        everything = {"clearance": ("restricted",), "identity": ("",)}
        first = Person.holding(role=("documenter", "reviewer", "keeper"), **everything)
        others = {
            name: Person.holding(role=(role.value,), clearance=("internal",)) for name, role in OTHERS.items()
        }
        papers = {id: Paper(it.speaker, it.names) for id, it in self._told.items()}
        return World({KEEPER: first, **others}, papers, hour=MORNING)


def words_of(number: int) -> str:
    """The text of one document."""
    later = SHARED if number < 2 else "somebody"
    told = f"{SPEAKERS[number]} said the police returned {FEWEST + number} people."
    return f"Report {number}\n\n{told}\n\nLater {later} was seen.\n"


@contextmanager
def clock_of(world: World, midnight: datetime) -> Iterator[None]:
    """Let every room read the time from the world's hour; it goes on by itself in between, as clocks do."""
    real, since = timezone.now, monotonic()
    timezone.now = lambda: midnight + timedelta(hours=world.hour, seconds=monotonic() - since)
    try:
        yield
    finally:
        timezone.now = real
