"""What waits for a person in the record."""

from __future__ import annotations

from tests.record.cast import derived, tells
from tumen.access.models import Actor
from tumen.corroboration.figures import GroupKind
from tumen.record.models import Event
from tumen.record.waiting import waiting


def test_what_was_never_told_as_having_happened_is_the_same_as_nothing(actor: Actor) -> None:
    for days in ("2023-10-09", "2023-10-20", "2023-10"):
        tells(actor, 600, days)
    derived(actor)
    fitting = Event.objects.exclude(could_be=[])
    assert waiting(actor).alike.count == fitting.count() == 1
    # A denial that fits two events is no third report of them.
    fitting.update(kind=GroupKind.NOT_TOLD.value)
    assert waiting(actor).alike.count == 0
