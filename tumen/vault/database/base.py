"""The engine itself: Django's SQLite engine with SQLCipher in the place of SQLite, set so that a record is
safe.

Django's own engine is bound to the standard library's ``sqlite3``; what names that module (converters,
connection, cursor, errors) is given anew here for ``sqlcipher3``, and everything else is inherited.
"""

from __future__ import annotations

import ctypes
import datetime
import decimal
import sys
import threading
import weakref
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as Database

from tumen.vault import keyring, recentlog
from tumen.vault.errors import VaultLocked
from tumen.vault.workspace import Workspace

#: Seconds that a writer waits for another one: `tumen read` and the pages may both write.
BUSY_TIMEOUT = 20
#: Statements that a connection holds read and planned. The pages ask some two hundred different ones.
STATEMENTS = 256

#: Set on every connection. WAL lets readers go on while one writes; FULL because with NORMAL a power failure
#: may take back work that was already confirmed; temporary tables stay in memory, where nobody can take them
#: from the disk; what is deleted is overwritten, so that a destroyed key is not left in a free page.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "legacy_alter_table": 0,
    "temp_store": 2,
    "secure_delete": 1,
}

Database.register_converter("date", sqlite.decoder(parse_date))
Database.register_converter("time", sqlite.decoder(parse_time))
Database.register_converter("datetime", sqlite.decoder(parse_datetime))
Database.register_converter("timestamp", sqlite.decoder(parse_datetime))
Database.register_converter("bool", b"1".__eq__)
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, sqlite.adapt_date)
Database.register_adapter(datetime.datetime, sqlite.adapt_datetime)


class CipherCursor(Database.Cursor):  # type: ignore[misc]  # the module has no annotations
    """A cursor that takes Django's ``%s`` and ``%(name)s`` where SQLite wants ``?`` and ``:name``."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(in_sqlite_style(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        rows = iter(param_list)
        first = next(rows, None)
        if first is None:
            return self
        return super().executemany(in_sqlite_style(query, first), chain([first], rows))


def in_sqlite_style(query: str, params: Any) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _with_question_marks(query)


@lru_cache(maxsize=STATEMENTS)
def _with_question_marks(query: str) -> str:
    return sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


#: The open connections of this program, of every thread.
_open_connections: weakref.WeakSet[CipherConnection] = weakref.WeakSet()
_opening = threading.Lock()


class CipherConnection(Database.Connection):  # type: ignore[misc]  # the module has no annotations
    """A connection that is known here, so that dropping the key breaks off what it is doing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        with _opening:
            _open_connections.add(self)


def interrupt_all() -> None:
    """Break off whatever the open connections are doing; a transaction that was not committed is undone.

    Each thread then closes its own: closing another thread's connection under a running statement would
    crash.
    """
    with _opening:
        connections = list(_open_connections)
    for connection in connections:
        try:
            connection.interrupt()
        except Database.ProgrammingError:
            continue  # closed already, and not yet forgotten


keyring.when_dropped(interrupt_all)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """A connection to ``vault.db``; the key is that of the workspace whose folder holds the file."""

    Database = Database

    def get_connection_params(self) -> dict[str, Any]:
        if self.is_in_memory_db():
            raise ImproperlyConfigured("The vault is a file: a database in memory would be lost.")
        self.settings_dict["OPTIONS"] = {
            "timeout": BUSY_TIMEOUT,
            "transaction_mode": "IMMEDIATE",
            "cached_statements": STATEMENTS,
        }
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        database = Path(self.settings_dict["NAME"])
        key = Workspace(database.parent).keys().database
        _look_at_the_log(database)
        connection = Database.connect(**conn_params, factory=CipherConnection)
        try:
            _unlock(connection, key)
        except Database.DatabaseError as error:
            connection.close()
            if "not a database" not in str(error):
                raise
            raise VaultLocked(
                f"{self.settings_dict['NAME']} does not open with the key beside it: "
                "one of the two was replaced or is damaged. Put both back from one copy of the workspace."
            ) from error
        register_functions(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=CipherCursor)


#: Databases whose recent log was looked at in this program: from then on SQLite knows what belongs to it.
_looked_at: set[Path] = set()


def _look_at_the_log(database: Path) -> None:
    """Once a program, before the first connection. Raises `RecentLogDamaged`."""
    if database not in _looked_at:
        recentlog.refuse_damaged(database)
        _looked_at.add(database)


def connect_beside(database: Path, key: bytes) -> Any:
    """A connection of its own to a database of the vault, beside Django's: it sees what was committed.

    Raises `VaultLocked` when the key is not that of the file, or the file is not what was written.
    """
    connection = Database.connect(str(database), timeout=BUSY_TIMEOUT, isolation_level=None)
    try:
        _hand_over(connection, key)
        connection.execute(f"PRAGMA temp_store = {PRAGMAS['temp_store']}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Database.DatabaseError as error:
        connection.close()
        if "locked" in str(error):
            raise
        raise VaultLocked(
            f"{database} does not open with its key: one of the two was replaced or is damaged. "
            "Put both back from one copy of the workspace."
        ) from error
    return connection


def _key_statement(key: bytes) -> str:
    """The statement that hands the key over, so long that each copy of it is overwritten when it is freed.

    Python keeps up to 512 bytes in a store of its own and the C library up to 1,032, which are not; so the
    digits are put together in one step, and blanks follow them.
    """
    return "".join(["PRAGMA key = \"x'", *[f"{byte:02x}" for byte in key], "'\"", " " * 2000])


def _overwrite(statement: str) -> None:
    """Blanks in the place of a text of ASCII that only we have: the connection keeps it longer than it needs.

    Python means a string to stay what it is, so this is done where it is at home (CPython), and only when the
    text is found where it should be.
    """
    place = id(statement) + sys.getsizeof("") - 1
    if ctypes.string_at(place, len(statement)) == statement.encode("ascii"):
        ctypes.memset(place, ord(" "), len(statement))


def _hand_over(connection: Any, key: bytes) -> None:
    # SQLCipher would write lines of its own to the terminal; what is wrong is said by whoever asked.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # The raw key, in hexadecimal: SQLCipher reads nothing before it, and derives nothing from it.
    statement = _key_statement(key)
    try:
        connection.execute(statement)
    finally:
        _overwrite(statement)


def _unlock(connection: Any, key: bytes) -> None:
    _hand_over(connection, key)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise ImproperlyConfigured("This SQLite is not SQLCipher: the vault would be readable on the disk.")
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
