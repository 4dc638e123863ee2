"""The shape of the database: brought up to this version of Tumen when a workspace is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

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
        with transaction.atomic(), knowing_new_models_alone():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    # What a migration has changed is checked before the next one alters the table.
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.enable_constraint_checking()


@contextmanager
def knowing_new_models_alone() -> Iterator[None]:
    """Let migrations read a model that one of them adds, and not all that are tied to it once more.

    Django makes the classes of all those anew for each model that is added, which is two thirds of what a
    hundred migrations cost. Nothing of them has changed but that something refers to them, which they learn
    when the class of the new one is made. Whatever a migration does in Python is given classes that are all
    made anew, as after other changes that Django itself puts off (`clear_delayed_apps_cache`).
    """
    everything = ProjectState.add_model

    def add(state: ProjectState, model: ModelState) -> None:
        classes = state.__dict__.pop("apps", None)
        everything(state, model)
        if classes is not None:
            state.__dict__["apps"] = classes
            state.is_delayed = True
            classes.render_multiple([model])

    ProjectState.add_model = add  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = everything  # type: ignore[method-assign]
