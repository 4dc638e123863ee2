"""The shape of the database: brought up to this version of Tumen when a workspace is opened."""

from __future__ import annotations

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState

from tumen.vault.errors import VaultTooNew


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
    """Change the tables to what this version of Tumen wants. The rows stay.

    Each change is there with the note that it was made, or neither is, wherever the power fails.
    """
    executor, database = WholeSteps(connection), connection.alias
    executor.loader.check_consistent_history(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    emit_pre_migrate_signal(0, False, database, apps=executor.loader.project_state().apps, plan=plan)
    state = executor.migrate(targets, plan=plan)
    emit_post_migrate_signal(0, False, database, apps=state.apps, plan=plan)


class WholeSteps(MigrationExecutor):
    """Django's own, but for one thing: that one notes a change after the transaction that made it, when there
    are indices to be made as well. What is cut off between the two would be made again, and fail for ever.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        """Change the tables and note it, in one transaction."""
        if fake or fake_initial or not migration.atomic:
            return super().apply_migration(state, migration, fake, fake_initial)
        with self.connection.schema_editor(atomic=True) as editor:
            state = migration.apply(state, editor)
            for statement in editor.deferred_sql:
                editor.execute(statement, None)
            editor.deferred_sql.clear()
            self.record_migration(migration)  # type: ignore[call-arg,arg-type]  # the stubs are of Django 2
        return state
