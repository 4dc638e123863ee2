"""The team's database in a trial: a PostgreSQL server of its own, begun anew like the folder of a laptop."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.postgres import NAME, OWNER, Server, programs
from trials.ground import CannotTry, close


class Team:
    """A server that runs until `stop`; what names its database is set for this process and its children."""

    def __init__(self) -> None:
        if not programs():
            raise CannotTry("There is no PostgreSQL here. On Debian: apt-get install postgresql")
        self.server = Server()
        os.environ["TUMEN_DATABASE"] = self.server.address()

    def prepare(self) -> None:
        """Make the database ready as users do, by its owner."""
        from tumen.vault.preparing import prepare

        prepare(OWNER)
        close()

    def keep(self, name: str) -> None:
        """Remember the database as it is now: `renew` goes back to it."""
        close()
        self.server.sql(f"CREATE DATABASE {name} TEMPLATE {NAME} OWNER {OWNER}")

    def renew(self, name: str) -> None:
        close()
        # PostgreSQL logs the steps of a sequence 32 ahead, and a copy begins within such 32: without a
        # checkpoint the copy's sequence would go back when the server crashes.
        self.server.sql(
            f"DROP DATABASE {NAME} WITH (FORCE)",
            f"CREATE DATABASE {NAME} TEMPLATE {name} OWNER {OWNER}",
            "CHECKPOINT",
        )

    def crash(self) -> None:
        """End the server as a power cut does, and let it come back by its own log."""
        close()
        self.server.crash()

    @contextmanager
    def looked_at(self) -> Iterator[Any]:
        """All rows at one moment, for queries with "?" in the place of values."""
        from django.db import connection, transaction

        from tumen.vault.acting import RECORD, acting_as

        try:
            # Every statement of a transaction sees the rows of its first.
            with acting_as(RECORD), connection.cursor() as cursor:
                cursor.execute("SET default_transaction_isolation = 'repeatable read'")
            with acting_as(RECORD), transaction.atomic():
                yield _Rows()
        finally:
            close()

    def stop(self) -> None:
        close()
        self.server.stop()


class _Rows:
    """Django's connection, asked as the ledger asks the file of a laptop."""

    def execute(self, query: str, values: Any = ()) -> Any:
        from django.db import connection

        cursor = connection.cursor()
        cursor.execute(query.replace("%", "%%").replace("?", "%s"), values)
        return cursor
