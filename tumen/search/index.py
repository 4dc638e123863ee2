"""The index written and erased, in the transaction of the room that keeps the texts.

It is made once for all from everything, so the database is asked as the record itself; what anybody is shown
of it is for `queries`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from tumen.access.audiences import Audience
from tumen.search.engine import engine, fts
from tumen.search.entries import Entry, Part, Text, WithParts
from tumen.search.kinds import Kind, kind_of, order_of
from tumen.search.lettering import VARIANT, lettered
from tumen.search.models import Row, SavedSearch
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import is_facet, tokens

_BATCH = 2_000


def keep(entries: Iterable[Entry]) -> None:
    """Write these items in the place of what the index held of them."""
    found = list(entries)
    _replace([each.item for each in found], [row for each in found for row in _entry_rows(each)])


def keep_texts(texts: Iterable[Text]) -> None:
    """Write the texts of documents anew, and with each the parts of it that the index holds: what is covered
    in a text is covered in its parts."""
    found = list(texts)
    held = _parts_held(found)
    items, rows = [text.document for text in found], [row for text in found for row in _text_rows(text)]
    for text in found:
        for part in held.get(text.number, ()):
            items.append(part.item)
            rows += _part_rows(text, part)
    _replace(items, rows)


def keep_parts_again(text: Text) -> None:
    """Write the parts of a text anew, as they are shown now; the text itself is not in the index."""
    keep_parts([(text, _parts_held([text]).get(text.number, []))])


def keep_parts(texts: WithParts) -> None:
    """Write these parts in the place of what the index held of them."""
    items: list[str] = []
    rows: list[_Written] = []
    for text, parts in texts:
        for part in parts:
            items.append(part.item)
            rows += _part_rows(text, part)
    _replace(items, rows)


def erase(items: Iterable[str]) -> None:
    """Take these items out of the index."""
    _replace(list(items), [])


def erase_document(document: str) -> None:
    """Take everything out that is about one document."""
    with acting_as(RECORD), transaction.atomic():
        _remove(Row.objects.filter(document=document))


def erase_all() -> None:
    """Empty the index, to be made anew; nothing of it stays in the file."""
    with acting_as(RECORD), transaction.atomic(), connection.cursor() as cursor:
        Row.objects.all().delete()
        if connection.vendor == "postgresql":
            cursor.execute(f"DELETE FROM {engine().TABLE}")
        else:
            for statement in (*engine().DROP, *engine().CREATE):
                cursor.execute(statement)


def forget_searches(tells: Callable[[str], bool]) -> None:
    """Remove the saved searches, whoever's they are, whose words or name ``tells`` speaks of."""
    with acting_as(RECORD), transaction.atomic():
        for row in SavedSearch.objects.all():
            if tells(row.name) or tells(str(row.asked.get("words", ""))):
                row.delete()


def empty_copy(execute: Callable[[str], Any]) -> None:
    """Leave nothing of the index and of saved searches in a copy of a laptop's database.

    The index is made anew where the copy is restored; a search is its person's and tells of whom they look
    for.
    """
    for table in ("search_row", "search_savedsearch"):
        execute(f"DELETE FROM {table}")
    for statement in (*fts.DROP, *fts.CREATE):
        execute(statement)
    execute("UPDATE search_filling SET is_whole = 0, done = 0, after = 0, version = 0")


#: A row, the letter of those to whom its words are shown with the words, and what it is narrowed by.
_Written = tuple[Row, str, str, frozenset[str]]


def _entry_rows(entry: Entry) -> Iterator[_Written]:
    shown = {each: (words, entry.facets) for each, words in entry.words.items()}
    for number, letter, (words, facets) in _variants(entry.kind, entry.order, shown):
        yield Row(id=number, item=entry.item, document=entry.document), letter, words, facets


def _text_rows(text: Text) -> Iterator[_Written]:
    shown = {each: (words, text.facets) for each, words in text.words().items()}
    for number, letter, (words, facets) in _variants(Kind.DOCUMENT, text.order, shown):
        row = Row(id=number, item=text.document, document=text.document, text=text.number)
        yield row, letter, words, facets


def _part_rows(text: Text, part: Part) -> Iterator[_Written]:
    said = text.words_at(part.span)
    shown = {each: (words, text.shown_facets(part.facets, each)) for each, words in said.items()}
    for number, letter, (words, facets) in _variants(part.kind, part.order, shown):
        row = Row(id=number, item=part.item, document=text.document, text=text.number)
        row.start, row.end = part.span.start, part.span.end
        yield row, letter, words, facets


_Said = tuple[str, frozenset[str]]


def _variants(kind: Kind, order: int, shown: dict[Audience, _Said]) -> Iterator[tuple[int, str, _Said]]:
    """The number and letter of each row of an item, and what it says."""
    for letter, said in lettered(shown).items():
        yield kind.number(order, VARIANT[letter]), letter, said


def _replace(items: Sequence[str], rows: Sequence[_Written]) -> None:
    if not items and not rows:
        return
    # Whoever keeps a text does so in a transaction, which does not outlive an error here.
    with acting_as(RECORD), transaction.atomic(savepoint=False):
        for at in range(0, len(items), _BATCH):
            _remove(Row.objects.filter(item__in=items[at : at + _BATCH]))
        Row.objects.bulk_create([row for row, *_ in rows], batch_size=_BATCH)
        engine().write([_lettered(row.pk, letter, words, facets) for row, letter, words, facets in rows])


def _lettered(
    number: int, letter: str, words: str, facets: frozenset[str]
) -> tuple[int, list[str], list[str]]:
    stream, beside = tokens(words)
    return number, [letter + word for word in stream], [letter + word for word in (*beside, *facets)]


def _remove(rows: QuerySet[Row]) -> None:
    numbers = list(rows.order_by().values_list("pk", flat=True))
    for at in range(0, len(numbers), _BATCH):
        engine().remove(numbers[at : at + _BATCH])
        Row.objects.filter(pk__in=numbers[at : at + _BATCH]).delete()


def _parts_held(texts: Sequence[Text]) -> dict[int, list[Part]]:
    """The parts of texts as the index holds them, by the text. Who sees everything has a row of each part,
    with all that it can be narrowed by."""
    with acting_as(RECORD):
        held = Row.objects.filter(text__in=[text.number for text in texts], start__isnull=False)
        rows = list(held)
        words: dict[int, list[str]] = engine().words_of([row.pk for row in rows])
    last: dict[str, Row] = {row.item: row for row in rows}
    facets: dict[str, set[str]] = {item: set() for item in last}
    for row in rows:
        facets[row.item].update(word[1:] for word in words.get(row.pk, ()) if is_facet(word[1:]))
    found: dict[int, list[Part]] = {}
    for item, row in last.items():
        span = Span(row.start or 0, row.end or 0)
        part = Part(kind_of(row.pk), item, order_of(row.pk), span, frozenset(facets[item]))
        found.setdefault(row.text or 0, []).append(part)
    return found
