"""The record with a document full of canaries, made once for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.matrix.cast import Cast, fill, keeper
from tumen.access.models import Actor
from tumen.vault.acting import RECORD, acting_as
from tumen.vault.workspace import VARIABLE, Workspace


@pytest.fixture(scope="module")
def filled(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Actor, Cast]]:
    workspace = Workspace.open(tmp_path_factory.mktemp("matrix") / "workspace")
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        acting_as(RECORD),
        transaction.atomic(),
    ):
        patch.setenv(VARIABLE, str(workspace.path))
        who = keeper()
        yield who, fill(who)
        transaction.set_rollback(True)


@pytest.fixture
def cast(filled: tuple[Actor, Cast], db: None) -> Cast:
    return filled[1]


@pytest.fixture
def who(filled: tuple[Actor, Cast], db: None) -> Actor:
    return filled[0]
