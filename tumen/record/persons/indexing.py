"""Persons in the index of words: each document's person by what describes them, never by a name.

A name is looked up by the action `seek_person`, which notes that somebody looked. The index holds a person as
everything tells of them; what a viewer is shown is looked at when a person is found (`holding`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tumen.access.audiences import AUDIENCES
from tumen.access.permission import the_record
from tumen.documents.indexing import years_of
from tumen.record.models import Person
from tumen.record.persons.describing import coarse
from tumen.record.persons.loading import Telling, batches, sketch_of, told_of
from tumen.record.persons.staging import stage_of
from tumen.search import index
from tumen.search.entries import Entry
from tumen.search.kinds import Kind
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary import acts
from tumen.vocabulary.words import ACT, facet


def index_persons(keys: Iterable[int]) -> None:
    """Write these persons into the index as they are now."""
    with acting_as(RECORD):
        for some in batches(keys):
            told = told_of(the_record(), some)
            rows = list(
                Person.objects.filter(pk__in=some).values_list("pk", "public_id", "document__public_id")
            )
            index.erase(id for pk, id, _ in rows if pk not in told)
            index.keep(_entry(*row, told[row[0]]) for row in rows if row[0] in told)


def words_of(told: Collection[Telling]) -> str:
    """What a person is found by: how they are described, and what is told of them, stage by stage."""
    codes = dict.fromkeys(each.code for each in told if each.code)
    stages = dict.fromkeys(stage_of(code).value for code in codes)
    return "\n".join((sketch_of(told).words, *(acts.label(code) or "" for code in codes), *stages))


def facets_of(told: Collection[Telling]) -> frozenset[str]:
    """What a person can be narrowed by: what was done to them, and the years."""
    return frozenset(_facets(told))


def _facets(told: Collection[Telling]) -> Iterator[str]:
    for each in told:
        if each.code:
            yield facet(ACT, each.code)
        yield from years_of(coarse(each.when))


def _entry(key: int, id: str, document: str, told: Collection[Telling]) -> Entry:
    words = dict.fromkeys(AUDIENCES, words_of(told))
    return Entry(Kind.PERSON, id, key, words, facets_of(told), document)
