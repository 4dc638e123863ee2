"""One writer at a time, on every database: what was read still holds when it is written."""

from __future__ import annotations

from django.db import connection

#: The name of the turn among PostgreSQL's advisory locks: "TUMEN" in ASCII.
TURN = 0x54554D454E


def take_turn() -> None:
    """Wait until no other transaction changes the record, and keep them waiting until this one ends.

    SQLite does so by itself when a transaction begins (IMMEDIATE). PostgreSQL would let two change at once,
    each on what it read before the other; here it takes turns too, so that no action needs a second proof for
    it. Call it in a transaction, before any row is locked. Taking it again costs nothing.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
