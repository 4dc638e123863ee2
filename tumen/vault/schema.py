"""The shape of the database: brought up to this version of Tumen when a workspace is opened."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tumen.vault import tables
from tumen.vault.errors import DatabaseRefused, VaultTooNew


def is_up_to_date() -> bool:
    """Whether every table is as this version of Tumen wants it.

    Raises `VaultTooNew` when a later version has changed the tables: what it added could be lost by writing
    here.
    """
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations or ())
    if unknown:
        raise VaultTooNew(
            "A later version of Tumen has worked in this workspace. Open it with that version or a newer one."
        )
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def bring_up_to_date() -> None:
    """Lay out the tables of a new workspace, or change those that are there: see `migrate`."""
    with transaction.atomic():
        is_laid_out = tables.lay_out()
    if not is_laid_out:
        migrate()


def migrate() -> None:
    """Change the tables to what this version of Tumen wants, all of them or, when it is broken off, none. The
    rows stay.

    Raises `DatabaseRefused` on the team's database, whose tables only its owner changes.
    """
    if connection.vendor == "postgresql" and not connection.settings_dict.get("OWNS"):
        raise DatabaseRefused(
            "The team's database is not made ready for this version of Tumen. Whoever owns it does that with "
            "tumen database prepare --as OWNER"
        )
    # Django keeps a migration and the note that it was done apart where it puts off an index; a power cut
    # between the two would leave tables that are made again, and fail, at every start.
    connection.disable_constraint_checking()  # SQLite heeds this outside a transaction alone
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    # What a migration has changed is checked before the next one alters the table.
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.enable_constraint_checking()
