"""Each page of the desk asked once by itself: processor time, queries, and queries that look through a table.

The pages are asked in this process as the server asks them, by somebody who sees everything and by somebody
from whom some documents are hidden.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

#: Rows from which on looking through a table is worth saying.
MANY_ROWS = 500
#: Milliseconds of a page that is not asked again: it is slow enough to be seen at once.
TOO_LONG = 3_000
#: What the planner says of a table that it looks through from one end to the other.
_SCAN = re.compile(r"^SCAN (?P<table>\w+)(?P<how>.*)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A question to the database, with its values and how many seconds it took."""

    sql: str
    values: tuple[Any, ...]
    seconds: float


@dataclass(slots=True)
class Asked:
    """One page asked by one viewer: right after something was done, and once more.

    ``cpu`` is in milliseconds, the median of the rounds, after a claim was judged, ``again`` after nothing
    was; ``statements`` are those after it.
    """

    address: str
    viewer: str
    cpu: float
    again: float
    size: int
    statements: list[Statement] = field(default_factory=list)

    @property
    def queries(self) -> int:
        return len(self.statements)


def addresses() -> list[str]:
    """The pages that people walk through, with real ids in them."""
    from bench.invented import event_ids
    from tumen.claims.models import Claim, Source
    from tumen.documents.models import Document
    from tumen.record.models import Person, SharedPassage

    document = Document.objects.order_by("pk")[3].public_id
    event, person = next(event_ids(1)), Person.objects.order_by("pk")[3].public_id
    claim = Claim.objects.filter(document__public_id=document).first()
    shared = SharedPassage.objects.first()
    source = Source.objects.filter(speaking__claim=claim).first()
    return [
        "/",
        "/documents",
        f"/documents?after={document}",
        f"/documents/{document}",
        f"/claims/{claim.public_id if claim else ''}",
        "/record",
        f"/events/{event}",
        "/persons",
        f"/persons/{person}",
        "/sources",
        f"/sources/{source.public_id if source else ''}",
        "/passages",
        f"/passages/{shared.public_id if shared else ''}",
        "/review",
        f"/review/{document}",
        "/requests",
        "/tasks",
        "/interviews",
        "/timeline",
        "/map",
        "/counts",
        "/counts/claims?act=torture",
        "/search?q=Convention",
        "/search?q=Tumen+returned&kind=document",
    ]


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """The statements that the database is asked in this block."""
    from django.db import connection

    heard: list[Statement] = []

    def hear(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, values, many, context)
        finally:
            heard.append(Statement(sql, tuple(values or ()), time.perf_counter() - began))

    with connection.execute_wrapper(hear):
        yield heard


def ask(
    address: str, viewer: Any, name: str, *, rounds: int = 3, change: Callable[[], object] = lambda: None
) -> Asked:
    """The page as ``viewer`` gets it after each ``change``, and again; the first time is not counted."""
    from django.test import Client

    from tumen.web import viewing

    viewing.viewer_of = lambda request: viewer
    client = Client(SERVER_NAME="127.0.0.1")
    answer, told = client.get(address), list[Statement]()
    took, again = list[float](), list[float]()
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    for _ in range(rounds):
        change()
        with listening() as heard:
            took.append(_timed(client, address))
        told = heard
        again.append(_timed(client, address))
        if took[-1] > TOO_LONG:
            break
    return Asked(address, name, median(took or [0.0]), median(again or [0.0]), len(answer.content), told)


def _timed(client: Any, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return 1_000 * (time.process_time() - began)


def scans(statements: list[Statement]) -> dict[str, list[str]]:
    """The tables of many rows that a statement looks through whole, each with the statements that do so.

    Only of SQLite; a table read along an index that its order needs is no such thing, nor is the index of
    words.
    """
    from django.db import connection

    found: dict[str, list[str]] = {}
    if connection.vendor != "sqlite":
        return found
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    for sql, values in {each.sql: each.values for each in statements}.items():
        if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            told = [str(row[3]) for row in cursor.fetchall()]
        for line in told:
            seen = _SCAN.match(line)
            named = _table_of(seen["table"], sql) if seen else ""
            if seen and "USING" not in seen["how"] and named in tables and _rows(named) >= MANY_ROWS:
                found.setdefault(named, []).append(sql)
    return found


def _table_of(alias: str, sql: str) -> str:
    """The table behind a name of the plan, which may be one that the statement gave it."""
    given = re.search(rf'"(\w+)" "?{re.escape(alias)}"?(?![\w."])', sql)
    return given[1] if given and given[1] != alias else alias


def _rows(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM (SELECT 1 FROM "{table}" LIMIT {MANY_ROWS})')
        return int(cursor.fetchone()[0])
