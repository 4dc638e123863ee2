"""The interview, taken in and read once for a module of tests; each changes a copy of its workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.consent.cast import an_interview
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level, Role
from tumen.documents.models import Document
from tumen.vault.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import OwnRecord


@pytest.fixture(scope="module")
def told_once(own_record: OwnRecord) -> Iterator[tuple[Workspace, Actor, Document]]:
    with own_record("consent") as workspace:
        who = introduce(
            name="Test Researcher",
            roles=(*RESEARCHER, Role.KEEPER),
            clearance=Level.RESTRICTED,
            identity=True,
        )
        yield workspace, who, an_interview(who)


@pytest.fixture
def researcher(
    told_once: tuple[Workspace, Actor, Document], copied: Callable[[Workspace], Workspace], db: None
) -> Actor:
    """Who took it in, and sees all of it; the original lies in the workspace of the test."""
    kept, who, _ = told_once
    copied(kept)
    return Actor.objects.get(pk=who.pk)


@pytest.fixture
def interview(told_once: tuple[Workspace, Actor, Document], researcher: Actor) -> Document:
    return Document.objects.get(pk=told_once[2].pk)
