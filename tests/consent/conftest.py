"""The interview, taken in and read once for a module of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.consent.cast import an_interview
from tumen.access.models import Actor
from tumen.documents.models import Document

if TYPE_CHECKING:
    from tests.conftest import Kept


@pytest.fixture(scope="module")
def told_once(kept_record: Kept) -> Document:
    return an_interview(kept_record.who)


@pytest.fixture
def interview(told_once: Document, researcher: Actor) -> Document:
    return Document.objects.get(pk=told_once.pk)
