"""A document of which two figures were read."""

from __future__ import annotations

import pytest

from tests.claims.cast import a_document, read_both
from tumen.access.models import Actor
from tumen.documents.models import Document


@pytest.fixture
def report(actor: Actor) -> Document:
    document = a_document(actor)
    read_both(actor, document)
    return document
