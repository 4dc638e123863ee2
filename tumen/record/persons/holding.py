"""Persons that hold what is looked for, each as the viewer is shown them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tumen.access.models import Viewer
from tumen.record.models import Person
from tumen.record.persons.finding import PersonLine, line_of, lines_of
from tumen.record.persons.indexing import facets_of, words_of
from tumen.record.persons.joining import Joins, seen_persons
from tumen.record.persons.loading import Telling, told_of
from tumen.search.kinds import Kind
from tumen.search.queries import Filters, found
from tumen.vocabulary.words import Asked

#: Persons that are looked at in one go.
_STEP = 50


def persons_holding(
    viewer: Viewer, words: str, filters: Filters, *, most: int
) -> tuple[list[PersonLine], bool]:
    """The newest persons whose description holds ``words``, ``most`` of them, and whether there are more.

    The index names whom everything tells of; who does not hold the words as the viewer is shown them was not
    found, and is not counted. Persons that are joined come once, where the viewer may know it.
    """
    joins, shown = Joins(viewer), dict[int, PersonLine]()
    for keys in _named(viewer, words, filters):
        shown |= _lines(viewer, joins, _fitting(viewer, keys, words, filters))
        if len(shown) > most:
            break
    return list(shown.values())[:most], len(shown) > most


def _lines(viewer: Viewer, joins: Joins, fitting: Mapping[int, Collection[Telling]]) -> dict[int, PersonLine]:
    """The persons of these documents, newest first, by the first of those that they are one with."""
    rows = Person.objects.filter(pk__in=fitting).order_by("-pk")
    leads = {row: joins.first(row) for row in rows}
    members = joins.members(set(leads.values()))
    joined = {lead for lead, group in members.items() if len(group) > 1}
    ids = dict(Person.objects.filter(pk__in=joined).values_list("pk", "public_id")) if joined else {}
    together = {line.id: line for line in lines_of(viewer, joins, ids)} if ids else {}
    return {
        lead: together[ids[lead]] if lead in ids else line_of(row.public_id, fitting[row.pk])
        for row, lead in leads.items()
    }


def _named(viewer: Viewer, words: str, filters: Filters) -> Iterator[set[int]]:
    """The keys of those whom the index names among what the viewer may see, step by step."""
    after, goes_on = "", True
    while goes_on:
        page = found(viewer, Kind.PERSON, words, filters, after=after, size=_STEP)
        ids = [hit.item for hit in page.hits]
        if not ids:
            return
        yield set(seen_persons(viewer).filter(public_id__in=ids).values_list("pk", flat=True))
        after, goes_on = ids[-1], page.goes_on


def _fitting(viewer: Viewer, keys: set[int], words: str, filters: Filters) -> dict[int, list[Telling]]:
    """Those who hold what is looked for as the viewer is shown them, with what is told of each."""
    asked, narrowed = Asked.of(words), filters.facets()
    return {
        key: told
        for key, told in told_of(viewer, keys).items()
        if asked.is_in(words_of(told)) and all(set(one) & facets_of(told) for one in narrowed)
    }
