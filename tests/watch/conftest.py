"""What tests of the watch share: a site on this computer, and a feed of it that is watched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.watch.site import Site, a_site
from tumen.access.models import Actor
from tumen.watch import actions


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def watched(actor: Actor, site: Site, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Somebody who watches a feed of the site."""
    monkeypatch.setattr(actions, "require_public", lambda address: None)
    actions.add_feed(actor=actor, kind="feed", address=site.at("/feed.xml"), agreed=True)
    return actor
