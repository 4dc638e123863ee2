"""The invented record of the pages' tests, and a program that bears a token."""

from __future__ import annotations

import pytest

from tests.web.api.cast import Program, secret_of
from tumen.access.models import Actor, Role
from tumen.web.api.bearer import pace


@pytest.fixture(autouse=True)
def _at_ease() -> None:
    """No test is kept waiting for what another asked."""
    pace.forget()


@pytest.fixture
def program(judge: Actor) -> Program:
    """A reviewer's, who sees everything but identities."""
    return Program(secret_of(judge))


@pytest.fixture
def documenter(judge: Actor) -> Program:
    return Program(secret_of(judge, role=Role.DOCUMENTER))


@pytest.fixture
def trusted(judge: Actor) -> Program:
    """A reviewer's that sees identities too."""
    return Program(secret_of(judge, identity=True))
