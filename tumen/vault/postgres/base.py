"""The engine itself: Django's PostgreSQL engine, which tells the database for whom each statement is.

PostgreSQL shows rows only to an actor that is known (row-level security, written in the rooms' migrations).
Each transaction is told its actor by a setting that ends with it (``set_config(.., true)`` is SET LOCAL), so
that no later user of the connection inherits it; a statement outside any transaction gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base as postgresql
from psycopg.types.json import Json, Jsonb

from tumen.vault.acting import acting
from tumen.vault.errors import OwnerRefused
from tumen.vault.server import BUSY_TIMEOUT, password

#: The setting that the policies read.
ACTOR = "tumen.actor"

_STANDING = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relname = 'access_auditline' AND pg_has_role(current_user, relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = current_user
"""


class NothingLetter(SuspiciousOperation):
    """A text with U+0000, which PostgreSQL keeps in no text: whoever sent it is told so (400), and nothing
    fails."""


def _holds_nothing_letter(value: Any) -> bool:
    """Whether it stands anywhere in what goes with a statement, in JSON too."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(_holds_nothing_letter(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return any(_holds_nothing_letter(part) for part in value)
    return isinstance(value, Json | Jsonb) and _holds_nothing_letter(value.obj)


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """A connection to the team's database, never as its owner unless ``OWNS`` stands in its settings."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: The actor that the running transaction has been told; False when it has been told nothing.
        self._told: int | str | None | bool = False
        if self.alias != NO_DB_ALIAS:
            self.execute_wrappers.append(self._behind_the_wall)

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if not self.settings_dict.get("OWNS") and (secret := password()):
            params["password"] = secret
        # A confirmed change survives a power failure, whatever the server's own default is.
        params["options"] = f"-c synchronous_commit=on -c lock_timeout={BUSY_TIMEOUT}s"
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not self.settings_dict.get("OWNS"):
            row = connection.execute(_STANDING).fetchone()
            connection.rollback()
            if row and row[0]:
                connection.close()
                raise OwnerRefused(
                    f"The role {conn_params['user']} owns the record or stands above its walls (superuser). "
                    "Name another role in TUMEN_DATABASE, and let `tumen database prepare` make it."
                )
        self._told = False
        return connection

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # the stubs leave it out
        self._told = False

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = False  # what was told after the savepoint is undone with it

    def _behind_the_wall(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if _holds_nothing_letter(params):
            raise NothingLetter("A text holds a sign that is no letter (U+0000). Take it out.")
        if not self.get_autocommit():
            self._tell()
            return execute(sql, params, many, context)
        with self.wrap_database_errors, self.connection.transaction():
            self._told = False
            self._tell()
            done = execute(sql, params, many, context)
        self._told = False
        return done

    def _tell(self) -> None:
        actor = acting()
        if self._told is False or self._told != actor:
            with self.wrap_database_errors, self.connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config(%s, %s, true)", [ACTOR, "" if actor is None else str(actor)]
                )
            self._told = actor
