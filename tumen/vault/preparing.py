"""The team's database made ready, as its owner, who is needed for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connection
from psycopg import sql

from tumen.vault import schema
from tumen.vault.checking import weak_locale
from tumen.vault.errors import DatabaseRefused
from tumen.vault.server import password

#: What the application shows of itself.
_SHOWN = ("sslcert", "sslkey")
#: What the role of the application may do with the rows of every table ...
_RIGHTS = "SELECT, INSERT, UPDATE, DELETE"


def prepare(owner: str) -> str:
    """Make the role that TUMEN_DATABASE names, bring the tables up to date, and give the role its rights.

    ``owner`` owns the database and may make roles, unless the role is there; the password is looked up in
    ~/.pgpass. Can be done again at any time. Gives the name of the role. Raises `DatabaseRefused`.
    """
    role = settings.DATABASES["default"]["USER"]
    if role == owner:
        raise DatabaseRefused(
            f"The role {role} of TUMEN_DATABASE is to be another one than the owner: who owns the tables "
            "stands above their walls. Name a new role there; it is made here."
        )
    with _as_owner(owner):
        refuse_weak_locale()
        _make_role(role)
        schema.bring_up_to_date()
        _give_rights(role)
    return role


def refuse_weak_locale() -> None:
    """Raises `DatabaseRefused` for an encoding or a locale in which Korean cannot be searched."""
    if trouble := weak_locale():
        raise DatabaseRefused(trouble)


@contextmanager
def _as_owner(owner: str) -> Iterator[None]:
    mine = connection.settings_dict
    connection.close()
    connection.settings_dict = {
        **mine,
        "USER": owner,
        "OWNS": True,
        # The certificate is the application's; the owner's own is where libpq looks for it.
        "OPTIONS": {word: each for word, each in mine["OPTIONS"].items() if word not in _SHOWN},
    }
    try:
        with connection.cursor() as cursor:
            # For this connection alone, and heeded for the owner alone: migrations see every row.
            cursor.execute("SELECT set_config('tumen.preparing', 'on', false)")
        yield
    finally:
        connection.close()
        connection.settings_dict = mine


def _make_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not cursor.fetchone():
            made = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
            cursor.execute(made.format(sql.Identifier(role)))
        if secret := password():
            # Only its SCRAM verifier is sent: the server's log may hold the statement.
            verifier = connection.connection.pgconn.encrypt_password(
                secret.encode(), role.encode(), b"scram-sha-256"
            ).decode()
            changed = sql.SQL("ALTER ROLE {} PASSWORD {}")
            cursor.execute(changed.format(sql.Identifier(role), sql.Literal(verifier)))


def _give_rights(role: str) -> None:
    one = sql.Identifier(role)
    statements = [
        sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(one),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(one),
        sql.SQL(f"GRANT {_RIGHTS} ON ALL TABLES IN SCHEMA public TO {{}}").format(one),
        sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(one),
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(one),
    ]
    for model in apps.get_models():
        erasable = getattr(model, "ONLY_ADDED", None)
        if erasable is None:
            continue
        table = sql.Identifier(model._meta.db_table)
        statements.append(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(table, one))
        if erasable:
            columns = sql.SQL(", ").join(map(sql.Identifier, erasable))
            statements.append(sql.SQL("GRANT UPDATE ({}) ON {} TO {}").format(columns, table, one))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
