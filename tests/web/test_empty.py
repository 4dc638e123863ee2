"""A workspace in which nothing has been read yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import RequestFactory

from tests.web.cast import LETTER
from tumen.access.actors import ACCOUNTS
from tumen.access.models import Actor
from tumen.documents.actions import take_in
from tumen.vault import advising
from tumen.vault.workspace import Workspace
from tumen.web.locked import advised, commands


@pytest.mark.parametrize("address", ["/", "/record", "/documents", "/sources"])
def test_it_says_what_to_do(get: Callable[[str], str], actor: Actor, address: str) -> None:
    page = get(address)
    assert "Nothing has been read yet" in page
    assert "tumen read path/to/documents" in page


def test_the_command_names_the_folder_unless_people_elsewhere_read_it(
    monkeypatch: pytest.MonkeyPatch, actor: Actor
) -> None:
    """Who signs in from another computer learns nothing of this one's folders."""
    monkeypatch.setattr(advising, "USUAL", Path("/nowhere"))
    request = RequestFactory().get("/")
    assert commands(request)["tumen"] == f"tumen --workspace {Workspace.current().path}"
    assert advised(request, "Start `tumen work`.") == f"Start `{commands(request)['tumen']} work`."
    request.META[ACCOUNTS] = True
    assert commands(request)["tumen"] == "tumen"
    assert advised(request, "Start `tumen work`.") == "Start `tumen work`."


def test_it_says_that_documents_tell_of_no_event(get: Callable[[str], str], actor: Actor) -> None:
    take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="a test")
    page = get("/record")
    assert "one document says" in page
    assert "No dated event is told in these documents." in page


def test_it_says_that_no_documents_share_anything(get: Callable[[str], str], actor: Actor) -> None:
    take_in(actor=actor, data=LETTER.encode(), name="letter.txt", origin="a test")
    assert "No two documents share a passage." in get("/passages")
