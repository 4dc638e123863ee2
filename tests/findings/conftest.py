"""The invented documents, in a record of each module of tests, each of which undoes its own changes to them.

Each test is one look at the record, as each command and page is: what is asked twice is asked once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.findings.cast import Told, told
from tumen.access.actions import introduce
from tumen.access.looking import one_look
from tumen.access.models import RESEARCHER, Actor, Level, Role

if TYPE_CHECKING:
    from tests.conftest import FilledRecord


@pytest.fixture(scope="module")
def filled(filled_record: FilledRecord) -> Iterator[Told]:
    with filled_record("findings", _filled) as cast:
        yield cast


def _filled() -> Told:
    everything = (*RESEARCHER, Role.KEEPER, Role.PUBLISHER)
    return told(
        introduce(name="Test Researcher", roles=everything, clearance=Level.RESTRICTED, identity=True)
    )


@pytest.fixture
def cast(filled: Told, db: None) -> Told:
    return filled


@pytest.fixture
def actor(cast: Told) -> Actor:
    return Actor.objects.get(name="Test Researcher")


@pytest.fixture
def colleague(actor: Actor) -> Actor:
    """Somebody who works on the same, and is not cleared for identities."""
    return introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)


@pytest.fixture(autouse=True)
def _one_look() -> Iterator[None]:
    with one_look():
        yield
