"""The index in PostgreSQL: the words of a row as an array under GIN, and as they follow each other.

Not ``tsvector``: its positions end at 16,383 words, so that a phrase in a long document would not be found,
and it has no words for pairs of syllables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from tumen.vocabulary.words import Asked, Sought

TABLE = "search_words"
CREATE = (
    f'CREATE TABLE {TABLE} (id bigint PRIMARY KEY, words text[] COLLATE "C" NOT NULL, stream text NOT NULL)',
    f"CREATE INDEX {TABLE}_gin ON {TABLE} USING gin (words)",
)
DROP = (f"DROP TABLE IF EXISTS {TABLE}",)


def write(rows: Iterable[tuple[int, Sequence[str], Iterable[str]]]) -> None:
    """Keep the words of new rows: the number, the stream, and what is looked up beside it."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE}(id, words, stream) VALUES (%s, %s, %s)"
            " ON CONFLICT (id) DO UPDATE SET words = excluded.words, stream = excluded.stream",
            [
                (number, sorted({*stream, *beside}), " " + " ".join((*stream, "")))
                for number, stream, beside in rows
            ],
        )


def remove(numbers: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [list(numbers)])


def words_of(numbers: Sequence[int]) -> dict[int, list[str]]:
    """All that is kept of these rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, words FROM {TABLE} WHERE id = ANY(%s)", [list(numbers)])
        return {number: list(words) for number, words in cursor.fetchall()}


SOURCE = f"{TABLE} JOIN search_row ON search_row.id = {TABLE}.id"
NUMBER = f"{TABLE}.id"


def condition(
    asked: Asked, narrowed: Sequence[Sequence[str]], letters: Sequence[str]
) -> tuple[str, list[Any]]:
    """The condition on rows of the index, with its values: what is asked, narrowed, in any of the letters."""
    found: list[str] = []
    values: list[Any] = []
    for letter in letters:
        parts: list[str] = []
        for group in asked.groups:
            parts.append(_any([_all(letter, one, values) for one in group]))
        for facets in narrowed:
            values.append([letter + one for one in facets])
            parts.append(f"{TABLE}.words && %s::text[]")
        found.append(" AND ".join(parts))
    return _any(found), values


def _any(conditions: Sequence[str]) -> str:
    return "(" + " OR ".join(f"({each})" for each in conditions) + ")"


def _all(letter: str, parts: Sequence[Sought], values: list[Any]) -> str:
    values.append([letter + word for part in parts for word in part])
    said = f"{TABLE}.words @> %s::text[]"
    for part in parts:
        if len(part) > 1:
            # Words of ours hold no sign that LIKE reads otherwise.
            values.append("% " + " ".join(letter + word for word in part) + " %")
            said += f" AND {TABLE}.stream LIKE %s"
    return said
