"""Opening a workspace brings its tables up to date, and refuses tables of a later version."""

from __future__ import annotations

import pytest
from django.db.migrations.recorder import MigrationRecorder

from tumen.vault import schema
from tumen.vault.errors import VaultTooNew

pytestmark = pytest.mark.django_db


def test_it_is_up_to_date_after_it_was_brought_up_to_date() -> None:
    schema.bring_up_to_date()
    assert schema.is_up_to_date()


def test_it_notices_a_change_that_was_not_made_yet() -> None:
    MigrationRecorder.Migration.objects.filter(app="access").delete()
    assert not schema.is_up_to_date()


def test_it_refuses_the_tables_of_a_later_version() -> None:
    MigrationRecorder.Migration.objects.create(app="access", name="9999_from_the_future")
    with pytest.raises(VaultTooNew, match="later version"):
        schema.is_up_to_date()
