"""A workspace of many claims, made from a smaller one: its rows several times, each time under other ids.

Writing a million claims row by row and deriving what follows takes an hour of processor, nearly all of it in
the rooms' own actions, which are measured at smaller sizes. Here the rows of a workspace that is derived are
written once more by the database, with what follows from them: numbers are moved on, ids are others, and each
year is another one of the thirteen that are told of (as long a word, so that places in texts stay). Sources
and people are the same in all. What the rows say of each other therefore holds in each copy; what would
follow from all copies together, such as an event that two of them tell, is not derived anew.
"""

from __future__ import annotations

import hashlib
import re
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tumen.access.items import LENGTH, SIGNS

#: The years that the invented documents tell of or were published in.
FIRST_YEAR, YEARS = 2012, 13
#: KiB of the file that are held in memory while it is written.
CACHE = 2_000_000
#: Rows written by one statement.
BATCH = 10_000
#: What is the same in every copy: who speaks, and who did something.
SHARED = {"access_actor", "claims_source"}
#: What is written again, each after what it names; the index of words and the cells of counts come last.
TABLES = (
    *("documents_document", "documents_rendition", "documents_block", "documents_custodyevent"),
    *("documents_detail", "access_marking", "claims_readingrun", "claims_claim", "claims_proposal"),
    *("claims_speaking", "record_event", "record_membership", "record_person", "record_personclaim"),
    *("record_personsof", "record_fingerprint", "record_sharedpassage", "record_toreview"),
)
_YEAR = re.compile(r"(?<!\d)20(?:1[2-9]|2[0-4])(?!\d)")
_ID = re.compile(rf"(?<![\w-])([a-rt-z])-([{SIGNS}]{{{LENGTH}}})(?![\w-])")
_LEAP_DAY = re.compile(r"(20\d\d)-02-29")
#: What stands around a quote may begin or end within a year: it is taken from the text anew.
_AROUND = (
    'UPDATE claims_claim SET prefix = substr(text, claims_claim."start" - length(prefix) + 1, length(prefix))'
    ', suffix = substr(text, claims_claim."end" + 1, length(suffix)) FROM documents_rendition AS told'
    " WHERE told.id = claims_claim.rendition_id AND claims_claim.id > %s"
)
Row = Sequence[Any]


def multiply(times: int) -> None:
    """Write what the open workspace holds ``times - 1`` times more; it must be one that was derived.

    Raises ValueError for more copies than there are years to tell them apart by. Of SQLite alone.
    """
    if times > YEARS:
        raise ValueError(f"{times} copies, but only {YEARS} years to tell them apart by.")
    from django.db import connection, transaction

    from tumen.vault.acting import RECORD, acting_as

    with acting_as(RECORD), connection.cursor() as cursor:
        # All pages of the file in memory: the rows of an index come in no order.
        cursor.execute("PRAGMA cache_size")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{CACHE}")
        step = _step(cursor)
        for copy in range(1, times):
            with transaction.atomic():
                moved = _Moved(copy, step * copy)
                for table in TABLES:
                    _write_again(cursor, table, _moving(table, moved), step)
                cursor.execute(_AROUND, [moved.by])
                _count_again(cursor, moved, step)
                _index_again(cursor, moved, step)
        cursor.execute(f"PRAGMA cache_size = {before}")


class _Moved:
    """How a value of the first copy is written in another one."""

    def __init__(self, copy: int, by: int) -> None:
        self.copy, self.by = copy, by
        self._signs = str.maketrans(SIGNS, SIGNS[-3 * copy :] + SIGNS[: -3 * copy])

    def number(self, value: Any) -> Any:
        return value if value is None else value + self.by

    def words(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return _ID.sub(lambda found: f"{found[1]}-{found[2].translate(self._signs)}", self.years(value))

    def years(self, value: str) -> str:
        moved = _YEAR.sub(lambda found: str(self.year(int(found[0]))), value)
        return _LEAP_DAY.sub(lambda day: day[0] if isleap(int(day[1])) else f"{day[1]}-02-28", moved)

    def year(self, year: int) -> int:
        return FIRST_YEAR + (year - FIRST_YEAR + self.copy) % YEARS if year else 0

    def digest(self, value: Any) -> Any:
        return hashlib.sha256(f"{self.copy}{value}".encode()).hexdigest()

    def mark(self, value: str) -> str:
        """What sums up the claims of a document: how many, their revisions, the last of them and of their
        readings, the document's own revision."""
        many, revisions, claim, run, revision = value.split(".")
        return ".".join((many, revisions, str(int(claim) + self.by), str(int(run) + self.by), revision))


def _step(cursor: Any) -> int:
    """By how much the numbers of a copy are further on than those of the one before."""
    most = 0
    for table in (*TABLES, "record_tally"):
        cursor.execute(f'SELECT max(rowid) FROM "{table}"')
        most = max(most, cursor.fetchone()[0] or 0)
    return most + 1


def _moving(table: str, moved: _Moved) -> Callable[[Row], Row]:
    """What writes a row of this table in another copy: one step for each of its columns."""
    from django.apps import apps

    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    steps: list[Callable[[Any], Any] | None] = []
    for each in model._meta.concrete_fields:
        kept = (each.related_model or model)._meta.db_table  # type: ignore[union-attr]
        if each.is_relation or each.primary_key:
            steps.append(None if kept in SHARED else moved.number)
        elif each.column in ("sha256", "made_from"):
            steps.append(moved.digest)
        elif each.column == "mark":
            steps.append(moved.mark)
        elif each.column in ("first_year", "last_year"):
            steps.append(moved.year)
        else:
            steps.append(moved.words)

    def move(row: Row) -> Row:
        return [step(value) if step else value for step, value in zip(steps, row, strict=True)]

    return move


def _write_again(cursor: Any, table: str, move: Callable[[Row], Row], step: int) -> None:
    """Each row of the first copy once more."""
    columns = _columns(table)
    for rows in _rows(table, columns, f"rowid < {step}"):
        _insert(cursor, table, columns, [move(row) for row in rows])


def _columns(table: str) -> list[str]:
    from django.apps import apps

    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    return [f'"{each.column}"' for each in model._meta.concrete_fields]


def _rows(table: str, columns: Sequence[str], within: str) -> Iterator[list[Row]]:
    """The rows as the database holds them, some at a time: with a plus, a date stays the words that it is."""
    from django.db import connection

    sql = f"SELECT {', '.join(f'+{each}' for each in columns)} FROM {table} WHERE {within}"
    with connection.cursor() as apart:
        apart.execute(sql)
        while rows := apart.fetchmany(BATCH):
            yield rows


def _insert(cursor: Any, table: str, columns: Sequence[str], rows: list[Row]) -> None:
    if rows:
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)


def _count_again(cursor: Any, moved: _Moved, step: int) -> None:
    """The tallies of the copy, in the cells of its years; a cell that is not there yet is made."""
    from tumen.record.models import Cell

    names = [each.attname for each in Cell._meta.concrete_fields if each.attname not in ("id", "claims")]
    cells = {tuple(getattr(each, name) for name in names): each for each in Cell.objects.all()}
    cursor.execute(f"SELECT cell_id, count(*) FROM record_tally WHERE claim_id < {step} GROUP BY cell_id")
    leads: dict[int, int] = {}
    by_number = {each.pk: each for each in cells.values()}
    for number, claims in cursor.fetchall():
        values = {name: getattr(by_number[number], name) for name in names}
        first, last = sorted((moved.year(values["first_year"]), moved.year(values["last_year"])))
        values |= {"first_year": first, "last_year": last}
        cell = cells.get(tuple(values.values())) or Cell.objects.create(**values)
        cells[tuple(values.values())] = cell
        cell.claims += claims
        leads[number] = cell.pk
    Cell.objects.bulk_update(cells.values(), ["claims"], batch_size=100)
    columns = _columns("record_tally")
    claim, at = columns.index('"claim_id"'), columns.index('"cell_id"')
    for rows in _rows("record_tally", columns, f"claim_id < {step}"):
        found = [list(row) for row in rows]
        for row in found:
            row[claim], row[at] = moved.number(row[claim]), leads[row[at]]
        _insert(cursor, "record_tally", columns, found)


def _index_again(cursor: Any, moved: _Moved, step: int) -> None:
    """The index of words: rows are numbered by what they are of, those of sources stay as they are."""
    from tumen.search.kinds import Kind
    from tumen.search.models import Row as Indexed

    by = Kind.CLAIM.number(moved.by, 0) - Kind.CLAIM.first
    columns = _columns(Indexed._meta.db_table)
    for kind in (each for each in Kind if each is not Kind.SOURCE):
        within = f"id BETWEEN {kind.first} AND {kind.number(step, 0)}"
        for rows in _rows("search_row", columns, within):
            made = [
                (number + by, moved.words(item), moved.words(document), moved.number(text), *span)
                for number, item, document, text, *span in rows
            ]
            _insert(cursor, "search_row", columns, made)
        for rows in _rows("search_words_content", ("id", "c0"), within):
            told = [(number + by, moved.words(words)) for number, words in rows]
            _insert(cursor, "search_words", ("rowid", "words"), told)
