"""A record that was counted, of each module of tests; what a test changes is undone after it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.publication.cast import BY_YEAR, let_publish, second, told
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level, Role
from tumen.publication import actions

if TYPE_CHECKING:
    from tests.conftest import FilledRecord


@pytest.fixture(scope="module")
def two_people(filled_record: FilledRecord) -> Iterator[tuple[Actor, Actor]]:
    """Who makes releases and keeps the workspace, and who approves; the record has claims of three years."""
    with filled_record("publication", _filled) as numbers:
        maker, other = (Actor.objects.get(pk=number) for number in numbers)
        yield maker, other


def _filled() -> tuple[int, int]:
    everything = (*RESEARCHER, Role.KEEPER)
    maker = introduce(name="First Desk", roles=everything, clearance=Level.RESTRICTED, identity=True)
    let_publish(maker, maker)
    told(maker, BY_YEAR)
    return maker.pk, second(maker).pk


@pytest.fixture(scope="session", autouse=True)
def reports_once() -> Iterator[None]:
    """The reports on the same table are made once: most tests of releases are of other things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "reports_of", cache(actions.reports_of))
        yield


@pytest.fixture
def maker(two_people: tuple[Actor, Actor], db: None) -> Actor:
    return two_people[0]


@pytest.fixture
def other(two_people: tuple[Actor, Actor], db: None) -> Actor:
    return two_people[1]
