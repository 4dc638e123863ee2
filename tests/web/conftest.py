"""The invented record, and a reader's browser without the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import translation

from tests.web.cast import Cast, fill
from tumen.access.actions import introduce
from tumen.access.actors import JUDGE
from tumen.access.models import RESEARCHER, Actor, Level, Role

if TYPE_CHECKING:
    from tests.conftest import FilledRecord


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A request leaves its language behind in the process; the next test begins in English."""
    with translation.override("en-gb"):
        yield


@pytest.fixture(scope="module")
def filled(filled_record: FilledRecord) -> Iterator[Cast]:
    """The record of a module of tests, each of which undoes its own changes to it."""
    with filled_record("pages", _filled) as cast:
        yield cast


def _filled() -> Cast:
    everything = (*RESEARCHER, Role.KEEPER)
    return fill(
        introduce(name="Test Researcher", roles=everything, clearance=Level.RESTRICTED, identity=True)
    )


@pytest.fixture
def cast(filled: Cast, db: None) -> Cast:
    return filled


@pytest.fixture
def judge(cast: Cast) -> Actor:
    """In whose name the pages take judgements."""
    return Actor.objects.get(name="Test Researcher")


@pytest.fixture
def served(judge: Actor) -> Client:
    """A browser on pages that take judgements."""
    return Client(**{JUDGE: judge})


@pytest.fixture
def get(client: Client) -> Callable[[str], str]:
    """``get("/documents")`` gives the page's text; the page must be there."""

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content.decode()

    return page
