"""A workspace in which nothing has been read yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.cast import LETTER
from tumen.access.models import Actor
from tumen.documents.actions import take_in


@pytest.mark.parametrize("address", ["/", "/record", "/documents", "/sources"])
def test_it_says_what_to_do(get: Callable[[str], str], actor: Actor, address: str) -> None:
    page = get(address)
    assert "Nothing has been read yet" in page
    assert "tumen read path/to/documents" in page


def test_it_says_that_documents_tell_of_no_event(get: Callable[[str], str], actor: Actor) -> None:
    take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="a test")
    page = get("/record")
    assert "one document says" in page
    assert "No dated event is told in these documents." in page


def test_it_says_that_no_documents_share_anything(get: Callable[[str], str], actor: Actor) -> None:
    take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="a test")
    assert "No two documents share a passage." in get("/passages")
