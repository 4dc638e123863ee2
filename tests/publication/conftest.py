"""A record that was counted, made once for a module of tests; what a test changes is undone after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.publication.cast import BY_YEAR, let_publish, second, told
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level, Role
from tumen.vault.acting import RECORD, acting_as
from tumen.vault.workspace import VARIABLE, Workspace


@pytest.fixture(scope="module")
def two_people(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Actor, Actor]]:
    """Who makes releases and keeps the workspace, and who approves; the record has claims of three years."""
    workspace = Workspace.open(tmp_path_factory.mktemp("publication") / "workspace")
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        acting_as(RECORD),
        transaction.atomic(),
    ):
        patch.setenv(VARIABLE, str(workspace.path))
        maker = introduce(
            name="First Desk",
            roles=(*RESEARCHER, Role.KEEPER),
            clearance=Level.RESTRICTED,
            identity=True,
        )
        let_publish(maker, maker)
        told(maker, BY_YEAR)
        yield maker, second(maker)
        transaction.set_rollback(True)


@pytest.fixture
def maker(two_people: tuple[Actor, Actor], db: None) -> Actor:
    return two_people[0]


@pytest.fixture
def other(two_people: tuple[Actor, Actor], db: None) -> Actor:
    return two_people[1]
