"""The log as it lies in a database, read by plain SQL: through Django, or beside it in a copy or a backup.

SQLite keeps whatever is put into a column. Its columns are read as bytes, so that nothing is converted on the
way, and no reading makes two different things equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from tumen.access.errors import LogBroken
from tumen.access.leaves import leaf_of, moment
from tumen.access.merkle import Tree

#: Lines that are fetched at once.
STEP = 1_000
_COLUMNS = ("actor_id", "action", "item", "detail", "salt", "commitment", "leaf")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it lies in the database."""

    number: int
    at: str  #: as `leaves.moment` writes it; something else when it was altered
    actor: str
    action: str
    item: str
    detail: str
    salt: str
    commitment: str
    leaf: str

    def leaf_as(self, number: int) -> str:
        """The hash that it would have under this number."""
        return leaf_of(
            number=number,
            at=self.at,
            actor=f"a-{self.actor}",
            action=self.action,
            item=self.item,
            committed=self.commitment,
        ).hex()


@dataclass(frozen=True, slots=True)
class HeadRow:
    size: int
    text: str
    key: str
    signature: str


@dataclass(frozen=True, slots=True)
class AnchorRow:
    text: str
    nonce: str
    reply: Any
    certificates: str


@dataclass(frozen=True, slots=True)
class LogRows:
    """The rows of one log; ``execute`` takes a query without parameters and gives its rows."""

    execute: Callable[[str], Any]
    is_sqlite: bool = True

    @classmethod
    def ours(cls) -> LogRows:
        """Those of the workspace that Django has open."""

        def execute(query: str) -> list[Any]:
            with connection.cursor() as cursor:
                cursor.execute(query)
                return list(cursor.fetchall())

        return cls(execute, connection.vendor == "sqlite")

    def lines(self, *, after: int) -> Iterator[Line]:
        """The lines after this number, in order; after 0 also those that stand before the first."""
        where = f"WHERE number > {int(after)}" if after else ""
        while rows := list(self.execute(f"{self._select} {where} ORDER BY number LIMIT {STEP}")):
            yield from map(self._line, rows)
            where = f"WHERE number > {int(rows[-1][0])}"

    def tree(self) -> Tree:
        """Raises `LogBroken` when there is none, or none that can be read."""
        rows = list(self.execute("SELECT size, peaks FROM access_audittree WHERE id = 1"))
        if not rows and not self.largest():
            return Tree()
        try:
            return Tree.of(*rows[0])
        except (IndexError, TypeError, ValueError) as error:
            raise LogBroken("The tree over the lines of the audit log is damaged or gone.") from error

    def heads(self) -> list[HeadRow]:
        rows = self.execute("SELECT size, text, key, signature FROM access_audithead ORDER BY size")
        return [HeadRow(*row) for row in rows]

    def anchors(self) -> list[AnchorRow]:
        """The heads that an authority's reply is kept for."""
        rows = self.execute("SELECT text, nonce, reply, certificates FROM access_auditanchor ORDER BY id")
        return [AnchorRow(*row) for row in rows if row[2]]

    def erasures(self, action: str) -> dict[str, int]:
        """Which line tells of the erasing of which item; ``action`` is a name of ours and no user's words."""
        rows = self.execute(f"SELECT item, number FROM access_auditline WHERE action = '{action}'")
        return dict(rows)

    def largest(self) -> int:
        """The largest number that a line has or that a head speaks of; 0 when there is neither."""
        query = "SELECT MAX(number) FROM access_auditline UNION ALL SELECT MAX(size) FROM access_audithead"
        return max((number for (number,) in self.execute(query) if number), default=0)

    @property
    def _select(self) -> str:
        names = ("at", *_COLUMNS)
        wanted = [f"CAST({name} AS BLOB)" for name in names] if self.is_sqlite else names
        return f"SELECT number, {', '.join(wanted)} FROM access_auditline"

    def _line(self, row: Any) -> Line:
        number, at, *others = row
        if self.is_sqlite:
            return Line(number, _moment_in(_text(at)), *map(_text, others))
        actor, *texts = others
        return Line(number, moment(at), str(actor), *texts)


def _text(raw: Any) -> str:
    return bytes(raw or b"").decode("utf-8", "surrogateescape")


def _moment_in(kept: str) -> str:
    """A time as SQLite keeps it; as it is when Django would not have written it so."""
    try:
        at = datetime.fromisoformat(kept)
    except ValueError:
        return kept
    return moment(at.replace(tzinfo=UTC)) if str(at) == kept else kept
