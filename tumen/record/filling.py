"""The index of words made of what was kept before there was one: document by document, then sources,
events and persons."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from tumen.access.models import Actor
from tumen.access.queries import may_do
from tumen.claims.indexing import index_claims_of, index_sources
from tumen.claims.models import Source
from tumen.documents.indexing import documents_after, documents_held, index_documents
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.jobs.running import Run
from tumen.record.indexing import index_events
from tumen.record.models import Event, Person
from tumen.record.persons.indexing import index_persons
from tumen.search import filling
from tumen.vault.writing import take_turn

#: Documents of one step: some seconds, for which other writers wait.
STEP = 100
NAME = "search.fill"


def is_to_be_filled() -> bool:
    """Whether there is anything that the index does not hold yet."""
    return filling.where() is not None


def ask_to_fill(actor: Actor) -> Job | None:
    """Ask for the index to be made, where it is not whole and ``actor`` may ask for anything."""
    if not is_to_be_filled() or not may_do(actor, "jobs.enqueue"):
        return None
    return enqueue(actor=actor, name=NAME)


def fill_later(run: Run) -> None:
    """Make the next step of the index, and ask for the one after it: the handler of "search.fill"."""
    with run.effect():
        if _step():
            enqueue(actor=run.actor, name=NAME)


def rebuild(told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Make the whole index anew, and give how many documents are in it. ``told`` hears how many of how many.

    Each step is kept by itself: what is broken off goes on from there with the next `ask_to_fill`.
    """
    with transaction.atomic():
        take_turn()
        filling.begin(documents_held())
    goes_on = True
    while goes_on:
        with transaction.atomic():
            take_turn()
            goes_on = _step()
        if state := filling.where():
            told(state.done, state.of)
    return documents_held()


def _step() -> bool:
    """Whether there is another step after this one."""
    state = filling.where()
    if state is None:
        return False
    if state.version != filling.VERSION:
        filling.begin(documents_held())
        return True
    keys = documents_after(state.after, STEP)
    if keys:
        index_documents(keys)
        index_claims_of(keys)
        filling.went_on(done=len(keys), after=keys[-1])
        return True
    index_sources(Source.objects.all())
    index_events(Event.objects.all())
    index_persons(Person.objects.values_list("pk", flat=True))
    filling.ended()
    return False
