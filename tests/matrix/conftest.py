"""The record with a document full of canaries; each module of tests has one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.matrix.asking import undone
from tests.matrix.cast import Cast, fill, give, keeper
from tumen.access.actions import introduce
from tumen.access.marking import mark_level
from tumen.access.models import Actor, GrantKind, Level, Role

if TYPE_CHECKING:
    from tests.conftest import FilledRecord


@pytest.fixture(scope="module")
def filled(filled_record: FilledRecord) -> Iterator[tuple[Actor, Cast]]:
    with filled_record("matrix", lambda: fill(keeper())) as cast:
        yield keeper(), cast  # who is known already is given as they are


@pytest.fixture
def cast(filled: tuple[Actor, Cast], db: None) -> Cast:
    return filled[1]


@pytest.fixture
def who(filled: tuple[Actor, Cast], db: None) -> Actor:
    return filled[0]


@pytest.fixture
def shut_out(who: Actor, cast: Cast) -> Iterator[Actor]:
    """Somebody of every role, cleared for identities, who may not see three of the documents."""
    with undone():
        for id in (cast.hidden, cast.seen, cast.other):
            mark_level(who, id, Level.RESTRICTED, "the matrix")
        viewer = introduce(name="somebody of every role", roles=(), clearance=Level.INTERNAL)
        for role in Role:
            give(who, viewer, GrantKind.ROLE, role.value)
        give(who, viewer, GrantKind.IDENTITY)
        give(who, viewer, GrantKind.BREAK_GLASS, "2")
        yield viewer
