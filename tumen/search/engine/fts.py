"""The index in SQLite: FTS5, within the encrypted file. Its words are made by us; it takes each as it is.

``secure-delete`` takes the words of a removed row out of the index at once, where FTS5 would else keep them
beside a note that they are gone. There are no scores, so sizes of columns are not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from tumen.vocabulary.words import Asked, Sought

TABLE = "search_words"
#: Every letter and number of ours, and our marks in the private use area; nothing is folded that we have not.
CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, columnsize=0, detail=full,"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")",
    f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('secure-delete', 1)",
)
DROP = (f"DROP TABLE IF EXISTS {TABLE}",)
#: Rows that one statement names.
_BATCH = 5_000
#: From so many rows on they are taken out at once, where the index holds at most so many times as many: to
#: write it anew takes some 7 microseconds a row, and one row by itself from 0.2 to 5 milliseconds.
_AT_ONCE = 500
_SHARE = 200


def write(rows: Iterable[tuple[int, Sequence[str], Iterable[str]]]) -> None:
    """Keep the words of new rows: the number, the stream, and what is looked up beside it."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT OR REPLACE INTO {TABLE}(rowid, words) VALUES (%s, %s)",
            [(number, " ".join((*stream, *sorted(beside)))) for number, stream, beside in rows],
        )


def remove(numbers: Sequence[int]) -> None:
    """Take rows out, and their words with them.

    Taken out one by one, each row's words are looked for and written over, in milliseconds. Of many at once
    only that they are gone is noted, and the index is then written anew without what was noted.
    """
    gone = [(each,) for each in numbers]
    with connection.cursor() as cursor:
        at_once = len(gone) >= _AT_ONCE and _rows_within(cursor) <= _SHARE * len(gone)
        if at_once:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('secure-delete', 0)")
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", gone)
        if at_once:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES('optimize')")
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('secure-delete', 1)")


def _rows_within(cursor: Any) -> int:
    cursor.execute("SELECT COUNT(*) FROM search_row")
    return int(cursor.fetchone()[0])


def words_of(numbers: Sequence[int]) -> dict[int, list[str]]:
    """All that is kept of these rows."""
    found: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        for at in range(0, len(numbers), _BATCH):
            part = numbers[at : at + _BATCH]
            named = ", ".join(["%s"] * len(part))
            cursor.execute(f"SELECT rowid, words FROM {TABLE} WHERE rowid IN ({named})", part)
            found |= {number: words.split() for number, words in cursor.fetchall()}
    return found


def condition(
    asked: Asked, narrowed: Sequence[Sequence[str]], letters: Sequence[str]
) -> tuple[str, list[Any]]:
    """The condition on rows of the index, with its values: what is asked, narrowed, in any of the letters."""
    return f"{TABLE} MATCH %s", [" OR ".join(f"({_in(letter, asked, narrowed)})" for letter in letters)]


#: What joins the index with the rows that say of what each is.
SOURCE = f"{TABLE} CROSS JOIN search_row ON search_row.id = {TABLE}.rowid"
NUMBER = f"{TABLE}.rowid"


def _in(letter: str, asked: Asked, narrowed: Sequence[Sequence[str]]) -> str:
    parts = ["(" + " OR ".join(_all(letter, one) for one in group) + ")" for group in asked.groups]
    parts += ["(" + " OR ".join(_phrase(letter, (one,)) for one in facets) + ")" for facets in narrowed]
    return " AND ".join(parts)


def _all(letter: str, parts: Sequence[Sought]) -> str:
    return "(" + " AND ".join(_phrase(letter, part) for part in parts) + ")"


def _phrase(letter: str, words: Sought) -> str:
    """Words of ours hold no quote and no blank."""
    return '"' + " ".join(letter + word for word in words) + '"'
