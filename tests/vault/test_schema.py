"""Opening a workspace brings its tables up to date, and refuses tables of a later version."""

from __future__ import annotations

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import CASCADE, AutoField, ForeignKey

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


def _added(state: ProjectState) -> ProjectState:
    """One model, and then, when the classes are there, another one that refers to it."""
    state.add_model(ModelState("made", "First", [("id", AutoField(primary_key=True))]))
    assert state.apps.get_model("made", "First")
    refers = ForeignKey("made.First", CASCADE, related_name="seconds")
    state.add_model(ModelState("made", "Second", [("id", AutoField(primary_key=True)), ("first", refers)]))
    return state


def test_what_a_migration_adds_is_known_from_both_sides_and_the_others_stay_as_they_are() -> None:
    with schema.knowing_new_models_alone():
        state = _added(ProjectState())
        first, second = (state.apps.get_model("made", name) for name in ("First", "Second"))
        assert second._meta.get_field("first").related_model is first
        assert [each.related_model for each in first._meta.related_objects] == [second]
        state.clear_delayed_apps_cache()
        assert state.apps.get_model("made", "First") is not first, "Python is given new classes"
    whole = _added(ProjectState())
    assert whole.apps.get_model("made", "First")._meta.related_objects
    assert not whole.is_delayed, "after the migrations Django does as it always does"
