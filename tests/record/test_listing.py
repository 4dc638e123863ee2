"""Events fifty at a time: each once, newest first, and of what a viewer may see alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import somebody
from tests.matrix.cast import give
from tests.record.cast import derived, tells
from tumen.access.looking import one_look
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.claims.models import Claim
from tumen.corroboration.figures import GroupKind
from tumen.documents.actions import set_sensitivity
from tumen.record.queries import EventList, events, newest_events

DAYS = ("2021-05-01", "2023-10-09", "2022-02", "2023-11-01", "2020")


def listed(viewer: Actor, *, size: int = 50, after: str = "") -> EventList:
    with one_look():
        return newest_events(viewer, GroupKind.EVENT, size=size, after=after)


def walked(viewer: Actor, size: int) -> list[str]:
    found, after = list[str](), ""
    while True:
        page = listed(viewer, size=size, after=after)
        found += [each.id for each in page.lines]
        after = page.after
        if not after:
            return found


@pytest.fixture
def told(actor: Actor) -> dict[str, str]:
    """A claim of each day; every one is an event of its own."""
    return {day: tells(actor, 100 + 10 * at, day) for at, day in enumerate(DAYS)}


@pytest.fixture
def reader(actor: Actor, told: dict[str, str]) -> Actor:
    """Somebody from whom something is hidden: their record is derived from what they see."""
    who = somebody()
    give(actor, who, GrantKind.ROLE, Role.READER.value)
    give(actor, who, GrantKind.CLEARANCE, Level.INTERNAL.value)
    hidden = Claim.objects.get(public_id=tells(actor, 900, "2024-01-01")).document.public_id
    set_sensitivity(actor=actor, document=hidden, level=Level.RESTRICTED, why="a test")
    derived(actor)
    return who


def asked(viewer: Actor, size: int) -> int:
    with CaptureQueriesContext(connection) as queries:
        listed(viewer, size=size)
    return len(queries)


def test_every_event_stands_on_one_page_the_newest_first(actor: Actor, told: dict[str, str]) -> None:
    derived(actor)
    whole = listed(actor)
    assert [str(each.when) for each in whole.lines] == [
        "2023-11-01", "2023-10-09", "2022-02", "2021-05-01", "2020",
    ]  # fmt: skip
    for size in (1, 2, 5):
        assert walked(actor, size) == [each.id for each in whole.lines]
    assert {each.id: each for each in whole.lines} == {each.id: each for each in events(actor)}
    assert asked(actor, 5) == asked(actor, 2)


def test_what_is_hidden_is_neither_listed_nor_counted_nor_led_from(
    actor: Actor, told: dict[str, str], reader: Actor
) -> None:
    page = listed(reader)
    hidden = {each.id for each in listed(actor).lines} - {each.id for each in page.lines}
    assert (len(page.lines), len(hidden)) == (5, 1)
    assert walked(reader, 2) == [each.id for each in page.lines]
    led = listed(reader, after=hidden.pop())
    nowhere = listed(reader, after="e-00000000")
    assert led == nowhere == page
    assert {each.id: each for each in page.lines} == {each.id: each for each in events(reader)}
    assert asked(reader, 5) == asked(reader, 2)
